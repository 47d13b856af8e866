//! Complaints that a platform passes on: the form of a complaint, filled by a program. The platform's own time limit and
//! ticket are fields of it, and its clock starts with it like every other.

use super::{
    Door, FlawCode, ItemFlaw, OLDEST_DAYS,
    item::{Datum, Item},
    part::{Condition, Holds, Part},
};
use crate::{
    amount::Fen,
    complaint::{
        ChannelCode, Field, Flaw, Form, Input, Kind, Need, Problem,
        draft::{instant_moment, moment_instant, parse},
        form,
    },
    time::Instant,
};
use serde_json::Value;

/// The channel of everything that comes this way.
const CHANNEL: ChannelCode = ChannelCode::Platform;

/// Fields a platform has no part in: ours to fill, of other channels, or told by the address.
const NOT_THEIRS: [Field; 5] =
    [Field::Channel, Field::Verified, Field::Recording, Field::AppealNumber, Field::AppealTold];

/// A complaint as a platform passes it on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlatformComplaint {
    /// The platform's name.
    pub platform: String,
    /// The platform's number for it.
    pub ticket: String,
    /// When the platform passed it on.
    pub at: Instant,
    /// The form, every field of which holds.
    pub form: Form,
}

/// The fields of the form in the order of its widest version, after the time.
pub(super) fn parts() -> Vec<Part> {
    let always = form(None, Some(CHANNEL));
    let required = |field: Field| always.iter().any(|(f, need)| *f == field && *need == Need::Required);
    let of = |field: &Field| Part { name: field.code(), holds: holds(*field), required: required(*field) };
    let fields = Field::ALL.iter().filter(|field| !NOT_THEIRS.contains(field)).map(of);
    std::iter::once(Part::required("at", Holds::Moment)).chain(fields).collect()
}

/// What a kind asks for. Nobody promised a reply at a platform but the platform itself, so its time stands in for one.
pub(super) fn conditions() -> Vec<Condition> {
    let of = |kind: &Kind| {
        let fields = form(Some(*kind), Some(CHANNEL)).into_iter().filter(|(_, need)| *need == Need::Required);
        let fields = fields.map(|(field, _)| field).filter(|f| !NOT_THEIRS.contains(f) && *f != Field::ReplyBy);
        let always = parts();
        let more =
            fields.map(Field::code).filter(|name| always.iter().any(|part| part.name == *name && !part.required));
        Condition { part: Field::Kind.code(), value: kind.code(), needs: more.collect() }
    };
    Kind::ALL.iter().map(of).filter(|condition| !condition.needs.is_empty()).collect()
}

fn holds(field: Field) -> Holds {
    match field.input() {
        Input::Line(max) => Holds::Line(max),
        Input::Text(max) => Holds::Text(max),
        Input::Choice(codes) => Holds::Code(codes),
        Input::Money => Holds::Fen,
        Input::Count => Holds::Count,
        Input::Moment => Holds::Moment,
        Input::Day => Holds::Day,
        Input::Phone => Holds::Phone,
        Input::Waybill => Holds::Waybill,
    }
}

/// Reads a complaint.
///
/// # Errors
/// Everything that is wrong with it.
pub fn read(value: &Value, received_at: Instant) -> Result<PlatformComplaint, Vec<ItemFlaw>> {
    let mut item = Item::read(value, &super::parts(Door::Complaints))?;
    let at = item.happened("at", received_at, OLDEST_DAYS);
    let mut filled: Form =
        Field::ALL.iter().filter_map(|field| Some((*field, typed(*field, item.datum(field.code())?)))).collect();
    filled.insert(Field::Channel, CHANNEL.code().to_owned());
    stand_in(&mut filled, at);
    let made = at.zip(item.owned(Field::PlatformName.code())).zip(item.owned(Field::PlatformTicket.code()));
    let whole =
        item.finish(made.map(|((at, platform), ticket)| PlatformComplaint { platform, ticket, at, form: filled }))?;
    match parse(&whole.form, whole.at) {
        Ok(_) => Ok(whole),
        Err(flaws) => Err(flaws.into_iter().map(flaw).collect()),
    }
}

/// The platform tells its customer when to expect an answer; that is the promise, where the form asks for one and the
/// time has not passed.
fn stand_in(filled: &mut Form, at: Option<Instant>) {
    let due = filled.get(&Field::PlatformDue).cloned();
    let ahead = due.as_deref().and_then(moment_instant).zip(at).is_some_and(|(due, at)| due > at);
    if filled.get(&Field::Kind).map(String::as_str) == Some(Kind::Delay.code())
        && let Some(due) = due.filter(|_| ahead)
    {
        filled.entry(Field::ReplyBy).or_insert(due);
    }
}

/// A value as somebody would have typed it.
fn typed(field: Field, datum: &Datum) -> String {
    match datum {
        Datum::Text(text) => text.clone(),
        Datum::Moment(at) => instant_moment(*at),
        Datum::Day(day) => day.to_string(),
        Datum::Phone(phone) => phone.whole().to_owned(),
        Datum::Waybill(number) => number.as_str().to_owned(),
        Datum::Number(fen) if field.input() == Input::Money => Fen(*fen).yuan(),
        Datum::Number(number) => number.to_string(),
        Datum::Names(_) => String::new(),
    }
}

/// The same flaw as other systems are told of it.
#[must_use]
pub fn flaw(flaw: Flaw) -> ItemFlaw {
    let code = match flaw.problem {
        Problem::Missing => FlawCode::Missing,
        Problem::TooLong { .. } => FlawCode::TooLong,
        Problem::NotAChoice => FlawCode::NotAChoice,
        Problem::NotMoney | Problem::NotACount => FlawCode::NotANumber,
        Problem::NotAMoment => FlawCode::NotAMoment,
        Problem::NotADay => FlawCode::NotADay,
        Problem::NotAPhone => FlawCode::NotAPhone,
        Problem::NotAWaybill => FlawCode::NotAWaybill,
        Problem::InThePast => FlawCode::InThePast,
        Problem::InTheFuture => FlawCode::InTheFuture,
        Problem::AboveTotalValue => FlawCode::AboveTotalValue,
    };
    ItemFlaw::new(flaw.field.code(), code)
}
