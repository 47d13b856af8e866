//! The steps of a working as sentences: the figure, the calculation with its numbers, the rounding.

use super::{kilograms, outcomes, yuan};
use crate::preferences::Lang;
use domain::{
    amount::{Fen, Grams},
    compensation::{Answer, Assessment, LimitLoss, LineKind, PartialFee, Rule, Share, Status, Step, WeightRounding},
};

/// A step alone. Where the whole result is at hand, [`super::working`] tells more.
#[must_use]
pub fn step(lang: Lang, step: &Step) -> String {
    told(lang, step, None)
}

/// A step, with numbers taken from the result it belongs to where that is known.
pub(super) fn told(lang: Lang, step: &Step, of: Option<&Assessment>) -> String {
    match *step {
        Step::Applies(rule) => {
            let title = outcomes::rule(lang, rule);
            lang.pick(["适用规则：", &title], ["Rule that applies: ", &title]).concat()
        }
        Step::NotForInsured(rule) => not_for_insured(lang, rule),
        Step::Agreed(amount) => {
            lang.pick(["双方约定的赔偿额：", &yuan(amount)], ["Agreed for this parcel: ", &yuan(amount)]).concat()
        }
        Step::Insured(amount) => lang.pick(["保价金额：", &yuan(amount)], ["Insured amount: ", &yuan(amount)]).concat(),
        Step::TimesFee { times, fee, product } => times_fee(lang, times, fee, product),
        Step::ContractCap { times, fee, product } => {
            let product = times_fee(lang, times, fee, product);
            lang.pick(["合同限额：", &product], ["Cap in the contract: ", &product]).concat()
        }
        Step::PerKg { rate, weight, counted, rounding, product } => {
            per_kg(lang, (rate, product), weight, counted, rounding)
        }
        Step::ActualLoss(loss) => {
            lang.pick(["有证明的实际损失：", &yuan(loss)], ["Actual loss, as proved: ", &yuan(loss)]).concat()
        }
        Step::LossOfValue(loss) => loss_of_value(lang, loss, of),
        Step::Least(amount) => {
            lang.pick(["以上几项取最低：", &yuan(amount)], ["The lowest of these counts: ", &yuan(amount)]).concat()
        }
        Step::LimitLost { on, limit, loss } => limit_lost(lang, on, limit, loss),
        Step::Share { lost, of, result } => {
            let (share, product) = (share(lang, lost), of_share(of, lost, result));
            lang.pick(["按损失比例 ", &share, "：", &product], ["The lost share, ", &share, ": ", &product]).concat()
        }
        Step::InsuredShare { loss, insured, value, result } => insured_share(lang, loss, (insured, value), result),
        Step::Fee { fee, option, result } => returned(lang, (fee, result), option, of),
        Step::SurchargeKept(kept) => {
            let kept = yuan(kept);
            lang.pick(
                ["保价费等附加费 ", &kept, " 不退"],
                ["Insurance fee and other surcharges, ", &kept, ", are kept"],
            )
            .concat()
        }
        Step::Rounded(kind) => rounded(lang, kind, of),
        Step::Total(total) => sum(lang, total, of),
        Step::Between { floor, ceiling } => outcomes::bounds(lang, domain::compensation::Bounds { floor, ceiling }),
        Step::Ends(status) => {
            let status = outcomes::status(lang, status);
            lang.pick(["结论：", status], ["Outcome: ", status]).concat()
        }
    }
}

fn not_for_insured(lang: Lang, rule: Rule) -> String {
    let title = match rule {
        Rule::Exemption(ground) => outcomes::ground(lang, ground).to_owned(),
        other => outcomes::rule(lang, other),
    };
    lang.pick(
        ["“", &title, "”本可免责，但本件已保价，照赔"],
        ["“", &title, "” would free the carrier, but not for an insured parcel"],
    )
    .concat()
}

fn times_fee(lang: Lang, times: u32, fee: Fen, product: Fen) -> String {
    let (times, fee, product) = (times.to_string(), yuan(fee), yuan(product));
    lang.pick(["运费 ", &fee, " × ", &times, " 倍 = ", &product], ["fee ", &fee, " × ", &times, " = ", &product])
        .concat()
}

fn per_kg(lang: Lang, (rate, product): (Fen, Fen), weight: Grams, counted: Grams, rounding: WeightRounding) -> String {
    let is_exact = i128::from(rate.0) * i128::from(counted.0) == i128::from(product.0) * 1000;
    let (rate, counted, product) = (yuan(rate), kilograms(counted), yuan(product));
    let product = lang.pick(
        ["每公斤 ", &rate, " × ", &counted, " 公斤 ", equals(is_exact), " ", &product],
        ["per kilogram ", &rate, " × ", &counted, " kg ", equals(is_exact), " ", &product],
    );
    let weight = kilograms(weight);
    let how = match rounding {
        WeightRounding::Exact => lang.pick("按实际重量计", "counted to the gram"),
        WeightRounding::CeilKg => lang.pick("不足一公斤按一公斤计", "every started kilogram counts"),
    };
    let note = lang.pick(["（实重 ", &weight, " 公斤，", how, "）"], [" (weighs ", &weight, " kg; ", how, ")"]);
    product.concat() + &note.concat()
}

fn loss_of_value(lang: Lang, loss: Fen, of: Option<&Assessment>) -> String {
    let shown = yuan(loss);
    let value = of.and_then(|of| Some((of.claim.value?, of.claim.lost)));
    match value {
        Some((value, Some(share))) if value != loss => {
            let product = of_share(value, share, loss);
            lang.pick(["损失按物品价值推算：", &product], ["The loss as it follows from the value: ", &product])
                .concat()
        }
        Some((value, _)) if value == loss => {
            lang.pick(["物品价值全部计为损失：", &shown], ["The whole value counts as lost: ", &shown]).concat()
        }
        _ => {
            lang.pick(["按物品价值推算的损失：", &shown], ["The loss as it follows from the value: ", &shown]).concat()
        }
    }
}

fn limit_lost(lang: Lang, on: LimitLoss, limit: Fen, loss: Fen) -> String {
    let why = match on {
        LimitLoss::GrossNegligence => lang.pick("有故意或重大过失", "There was intent or gross negligence"),
        LimitLoss::NotHighlighted => {
            lang.pick("没有证明限额条款已提示并说明", "Nothing proves that the cap was pointed out and explained")
        }
        LimitLoss::NoticeMissing => {
            lang.pick("已知没有告知限额", "It is known that the notice of the limit was missing")
        }
    };
    let (limit, loss) = (yuan(limit), yuan(loss));
    lang.pick(
        [why, "，限额 ", &limit, " 不适用，按实际损失计：", &loss],
        [why, ", so the limit of ", &limit, " falls away and the real loss counts: ", &loss],
    )
    .concat()
}

fn insured_share(lang: Lang, loss: Fen, (insured, value): (Fen, Fen), result: Fen) -> String {
    let product = i128::from(loss.0) * i128::from(insured.0);
    let sign = equals(product == i128::from(result.0) * i128::from(value.0));
    let (loss, insured, value, result) = (yuan(loss), yuan(insured), yuan(value), yuan(result));
    lang.pick(
        ["损失 ", &loss, " × 保价金额 ", &insured, " ÷ 总价值 ", &value, " ", sign, " ", &result],
        ["loss ", &loss, " × insured ", &insured, " ÷ value ", &value, " ", sign, " ", &result],
    )
    .concat()
}

fn returned(lang: Lang, (fee, result): (Fen, Fen), option: Option<PartialFee>, of: Option<&Assessment>) -> String {
    let is_collect = of.is_some_and(|of| of.claim.fee_paid == Some(Answer::No));
    let verb = if is_collect { lang.pick("免收", "waived") } else { lang.pick("退还", "returned") };
    let amount = yuan(fee);
    match option {
        None => lang.pick(["运费 ", &amount, " 全额", verb], ["Fee of ", &amount, " in full: ", verb]).concat(),
        Some(PartialFee::Full) => lang
            .pick(
                ["只损失一部分，运费 ", &amount, " 仍全额", verb],
                ["Only a part was lost, yet the fee of ", &amount, " in full: ", verb],
            )
            .concat(),
        Some(PartialFee::None) => lang
            .pick(
                ["只损失一部分，运费 ", &amount, " 不退", ""],
                ["Only a part was lost: the fee of ", &amount, " is kept", ""],
            )
            .concat(),
        Some(PartialFee::Proportional) => {
            let product = of
                .and_then(|of| of.claim.lost)
                .map_or_else(|| [&*amount, " → ", &yuan(result)].concat(), |lost| of_share(fee, lost, result));
            lang.pick(["运费按损失比例", verb, "：", &product], ["The lost share of the fee, ", verb, ": ", &product])
                .concat()
        }
    }
}

fn rounded(lang: Lang, kind: LineKind, of: Option<&Assessment>) -> String {
    let name = outcomes::line(lang, kind);
    let rule = lang.pick("四舍五入到分，每项只取整一次", "rounded half up to the fen, once per line");
    let amount = of.map(|of| yuan(of.amount(kind)));
    let (colon, amount) = amount.as_deref().map_or(("", ""), |amount| (lang.pick("：", ": "), amount));
    lang.pick([name, "", rule, colon, amount], [name, " ", rule, colon, amount]).concat()
}

/// What is paid, as the sum of its lines.
fn sum(lang: Lang, total: Fen, of: Option<&Assessment>) -> String {
    let shown = yuan(total);
    let is_open = of.is_some_and(|of| of.status == Status::Review);
    let name = if is_open {
        lang.pick("已能算出的合计：", "Worked out so far: ")
    } else {
        lang.pick("合计应付：", "To be paid: ")
    };
    let lines = of.map(|of| of.lines.as_slice()).unwrap_or_default();
    let named = |line: &domain::compensation::Line| [outcomes::line(lang, line.kind), " ", &yuan(line.amount)].concat();
    let paid: Vec<String> = lines.iter().filter(|line| line.kind != LineKind::FeeWaiver).map(named).collect();
    let sum = match paid.as_slice() {
        [] => shown,
        // A single line is its own sum.
        [line] => line.clone(),
        lines => [&*lines.join(" + "), " = ", &shown].concat(),
    };
    let waived = lines.iter().find(|line| line.kind == LineKind::FeeWaiver).map(|line| yuan(line.amount));
    let waived = waived.map_or_else(String::new, |fee| {
        lang.pick(["；另免收运费 ", &fee, ""], ["; besides, the fee of ", &fee, " is waived"]).concat()
    });
    [name, &sum, &waived].concat()
}

/// `¥60.00 × 3 ÷ 8 = ¥22.50`
fn of_share(whole: Fen, lost: Share, result: Fen) -> String {
    let Share(part, of) = reduced(lost);
    let is_exact = i128::from(whole.0) * i128::from(part) == i128::from(result.0) * i128::from(of);
    let (whole, part, of, result) = (yuan(whole), part.to_string(), of.to_string(), yuan(result));
    [&*whole, " × ", &part, " ÷ ", &of, " ", equals(is_exact), " ", &result].concat()
}

/// `3/8 (37.5%)`
fn share(lang: Lang, lost: Share) -> String {
    let Share(part, of) = reduced(lost);
    // In ten-thousandths, so that two decimals of a percent are shown.
    let scaled = i128::from(part) * 10_000;
    let parts = scaled / i128::from(of.max(1));
    let is_exact = parts * i128::from(of) == scaled;
    let about = if is_exact { "" } else { lang.pick("约 ", "about ") };
    let decimals = (100 + parts % 100).to_string();
    let decimals = decimals.get(1..).unwrap_or_default().trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    let percent = [about, &(parts / 100).to_string(), point, decimals, "%"].concat();
    let (part, of) = (part.to_string(), of.to_string());
    lang.pick([&*part, "/", &of, "（", &percent, "）"], [&*part, "/", &of, " (", &percent, ")"]).concat()
}

/// The same share in the smallest numbers.
fn reduced(Share(part, of): Share) -> Share {
    let (mut a, mut b) = (part.unsigned_abs(), of.unsigned_abs());
    while b > 0 {
        (a, b) = (b, a % b);
    }
    let divisor = i64::try_from(a.max(1)).unwrap_or(1);
    Share(part / divisor, of / divisor)
}

/// Amounts between steps are rounded for showing only; the sign says when.
const fn equals(is_exact: bool) -> &'static str {
    if is_exact { "=" } else { "≈" }
}
