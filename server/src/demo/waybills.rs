//! Waybills: parties, goods, history up to now, fee and promised time.

use super::{
    customers::{People, Resident},
    dice::Dice,
    goods::{self, Goods, TEA_SET},
    journey::{Ending, history},
    places::{Spot, kilometres},
};
use chrono::{Days, NaiveTime, TimeDelta};
use domain::{
    amount::{Fen, Grams},
    time::{Instant, at_local, local_day},
    waybill::{Waybill, WaybillNumber},
};

/// The waybill of the walkthrough.
pub const HERO_WAYBILL: &str = "YL770255160318";

const ORDINARY: usize = 345;
const OLD: usize = 10;
const ABROAD: usize = 12;

/// The waybill of a story, with the sites the story talks of.
pub(super) struct Shipment<'a> {
    /// The row; its history may reach past the complaint.
    pub(super) waybill: Waybill,
    /// Who sent it.
    pub(super) sender: &'a Resident,
    /// Who gets it.
    pub(super) recipient: &'a Resident,
}

/// Makes waybills with numbers of their own.
pub(super) struct Printer {
    now: Instant,
    serial: i64,
}

impl Printer {
    /// A printer whose parcels have moved as far as they can have by now.
    pub(super) const fn new(now: Instant) -> Self {
        Self { now, serial: 0 }
    }

    /// Numbers run through a prime, so that no two are alike and neighbours do not look it.
    fn number(&mut self) -> Option<WaybillNumber> {
        self.serial += 1;
        WaybillNumber::parse(&format!("YL77{:010}", self.serial * 618_033_989 % 9_999_999_967))
    }

    /// A parcel whose journey ends so at about `end`. `None` never happens; a test counts the waybills.
    pub(super) fn print<'a>(
        &mut self,
        dice: &mut Dice,
        (sender, recipient): (&'a Resident, &'a Resident),
        goods: &Goods,
        ending: Ending,
        end: Instant,
    ) -> Option<Shipment<'a>> {
        let number = self.number()?;
        let mut tracking = history(dice, sender.spot, recipient.spot, ending, end);
        let ahead = tracking.first()?.at - (self.now - TimeDelta::minutes(20));
        if ahead > TimeDelta::zero() {
            for entry in &mut tracking {
                entry.at -= ahead;
            }
        }
        tracking.retain(|entry| entry.at <= self.now);
        let accepted_at = tracking.first()?.at;
        let weight = goods::weighed(dice, goods);
        let waybill = Waybill {
            number,
            sender: sender.customer.id,
            recipient: recipient.customer.id,
            goods: goods.name.to_owned(),
            // Small things travel in one carton, however many they are.
            pieces: if goods.grams / i64::from(goods.pieces) < 2500 { 1 } else { goods.pieces },
            weight,
            fee: goods::fee(sender.spot.city, recipient.spot.city, weight),
            insured: goods.insured.map(|yuan| Fen(yuan * 100)),
            accepted_at,
            promised_at: promised(accepted_at, sender.spot, recipient.spot),
            tracking,
        };
        Some(Shipment { waybill, sender, recipient })
    }
}

/// By eight in the evening of a day that depends on the distance.
fn promised(accepted_at: Instant, from: Spot, to: Spot) -> Instant {
    let days = match kilometres(from.city, to.city) {
        _ if to.is_abroad() || from.is_abroad() => 6,
        0 => 1,
        1..=600 => 2,
        601..=1500 => 3,
        _ => 4,
    };
    evening(accepted_at, days)
}

/// Eight in the evening, so many days after the day of an instant.
fn evening(at: Instant, days: u64) -> Instant {
    let day = local_day(at);
    let time = NaiveTime::from_hms_opt(20, 0, 0).unwrap_or(NaiveTime::MIN);
    at_local(day.checked_add_days(Days::new(days)).unwrap_or(day), time)
}

/// Everything that travels without complaint, and the tea set of the walkthrough.
pub(super) fn ordinary(dice: &mut Dice, printer: &mut Printer, people: &People, now: Instant) -> Vec<Waybill> {
    let mut waybills: Vec<Waybill> = tea_set(dice, printer, people, now).into_iter().collect();
    for index in 0..ORDINARY {
        let sender = people.sender(dice);
        let recipient = if index < ABROAD { people.hong_konger(dice) } else { other(dice, people, sender) };
        let days = if index >= ORDINARY - OLD { dice.between(370, 700) } else { dice.between(-2, 45) };
        let end = now - TimeDelta::days(days) - dice.minutes(0, 1439);
        let (goods, ending) = (goods::some(dice), some_ending(dice));
        waybills.extend(printer.print(dice, (sender, recipient), &goods, ending, end).map(|s| s.waybill));
    }
    waybills
}

/// The tea set of the walkthrough: signed for a few hours ago, and nobody has complained yet.
fn tea_set(dice: &mut Dice, printer: &mut Printer, people: &People, now: Instant) -> Option<Waybill> {
    let sender = people.all.iter().find(|r| r.customer.name.contains("青石茶器"))?;
    let parties = (sender, people.hero());
    let made = printer.print(dice, parties, &TEA_SET, Ending::Signed("本人"), now - TimeDelta::minutes(100))?;
    let weight = Grams(TEA_SET.grams);
    Some(Waybill { number: WaybillNumber::parse(HERO_WAYBILL)?, weight, ..made.waybill })
}

/// Somebody else than the sender.
pub(super) fn other<'a>(dice: &mut Dice, people: &'a People, sender: &Resident) -> &'a Resident {
    loop {
        let recipient = people.recipient(dice);
        if recipient.customer.id != sender.customer.id {
            return recipient;
        }
    }
}

fn some_ending(dice: &mut Dice) -> Ending {
    match dice.below(100) {
        0..52 => Ending::Signed("本人"),
        52..58 => Ending::Signed("家人"),
        58..64 => Ending::Signed("前台"),
        64..70 => Ending::Signed("门卫"),
        70..78 => Ending::Locker("小区快递柜"),
        78..83 => Ending::Locker("社区驿站"),
        83..88 => Ending::SecondTry("电话无人接听"),
        88..91 => Ending::SecondTry("收件人要求改日派送"),
        91..94 => Ending::Failed("收件地址不详，等待寄件人确认"),
        94..98 => Ending::Held(dice.word(&["暴雨封路，车辆滞留", "大雾封航，改走陆运", "节后货量大，等待中转"])),
        _ => Ending::Lost("应到未到，已发起查找"),
    }
}
