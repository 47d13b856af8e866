//! Return receipts in sentences: what went wrong, where a receipt stands, and what house rules would charge.

use super::{
    compensation::{Quoted, Sentence, yuan},
    time,
};
use crate::preferences::Lang;
use domain::receipt::{Bearer, Failing, Proposal, ReceiptTerms, ReceiptTermsProblem, Route, Split, Standing};

/// 中转次数
#[must_use]
pub const fn route(lang: Lang, route: Route) -> &'static str {
    match route {
        Route::Direct => lang.pick("直达", "Direct"),
        Route::OneTransfer => lang.pick("一次中转", "One transfer"),
        Route::TwoTransfers => lang.pick("两次中转", "Two transfers"),
    }
}

/// 责任人
#[must_use]
pub const fn bearer(lang: Lang, bearer: Bearer) -> &'static str {
    match bearer {
        Bearer::Person => lang.pick("责任人本人", "The person responsible"),
        Bearer::Superior => lang.pick("责任人的上级（无法确定责任人时）", "The superior (nobody else can be named)"),
    }
}

/// What went wrong.
#[must_use]
pub fn failing(lang: Lang, failing: &Failing) -> String {
    match failing {
        Failing::Slow { route: way, arrived, back_on } => {
            let (way, batches) = (route(lang, *way), arrived.len().to_string());
            let back = back_on.map_or_else(
                || lang.pick("至今未返回", "not back yet").to_owned(),
                |on| {
                    let on = time::full_day(lang, on);
                    lang.pick(["于 ", &on, " 返回"], ["back on ", &on, ""]).concat()
                },
            );
            lang.pick(
                ["回单返回迟缓，影响结算：", way, "，共 ", &batches, " 批，", &back],
                ["Receipt slow, settlement suffered: ", way, ", batches: ", &batches, ", ", &back],
            )
            .concat()
        }
        Failing::Unexplained { tickets } => {
            let tickets = tickets.to_string();
            lang.pick(
                ["月末未返回回单没有说明原因：", &tickets, " 票"],
                ["Receipts open at the end of the month without an explanation: ", &tickets, ""],
            )
            .concat()
        }
        Failing::AnomalyMissed { tickets } => {
            let tickets = tickets.to_string();
            lang.pick(
                ["回单异常没有发现或没有处理：", &tickets, " 票"],
                ["Anomalies on receipts missed or left alone: ", &tickets, ""],
            )
            .concat()
        }
        Failing::Lost { loss } => {
            lang.pick(["回单遗失，直接损失 ", &yuan(*loss)], ["Receipt lost; direct loss ", &yuan(*loss)]).concat()
        }
        Failing::Unusable { loss } => {
            lang.pick(["回单作废，损失 ", &yuan(*loss)], ["Receipt cannot be used; loss ", &yuan(*loss)]).concat()
        }
    }
}

/// Where a receipt stands.
#[must_use]
pub fn standing(lang: Lang, standing: Standing) -> String {
    let day = |day| time::full_day(lang, day);
    match standing {
        Standing::NotStarted => {
            lang.pick("货物尚未到齐，还不开始计时", "Not all goods have arrived; the clock has not started").to_owned()
        }
        Standing::InTime { last_day } => {
            let last = day(last_day);
            lang.pick(["在期限内，最后一天 ", &last], ["In time; the last day is ", &last]).concat()
        }
        Standing::InGrace { last_day, latest_day } => {
            let (last, latest) = (day(last_day), day(latest_day));
            lang.pick(
                ["已过正常期限 ", &last, "，请催返；最迟 ", &latest, "，此前不考核"],
                [
                    "Past the normal day, ",
                    &last,
                    ": chase it; the latest day is ",
                    &latest,
                    ", nobody is charged before",
                ],
            )
            .concat()
        }
        Standing::Late { latest_day, days } => {
            let (latest, days) = (day(latest_day), days.to_string());
            lang.pick(
                ["已超过最迟日期 ", &latest, "，迟 ", &days, " 天"],
                ["Past the latest day, ", &latest, ", by ", &days, " days"],
            )
            .concat()
        }
    }
}

/// The working of a proposal as an argument; it always ends with its being a proposal only.
#[must_use]
pub fn proposal(lang: Lang, proposal: &Proposal, terms: Option<&ReceiptTerms>) -> Vec<Sentence> {
    let plain = |text: String| Sentence { text, article: None };
    let article = terms.map(|terms| {
        let article = terms.article(&proposal.failing);
        Quoted { text: lang.pick(&*article.zh, &*article.en).to_owned(), grade: article.grade.unwrap_or(terms.grade) }
    });
    let mut sentences = vec![Sentence { text: failing(lang, &proposal.failing), article }];
    sentences.extend(proposal.standing.map(|place| plain(standing(lang, place))));
    let is_loss = matches!(proposal.failing, Failing::Lost { .. } | Failing::Unusable { .. });
    sentences.push(plain(if is_loss { shared(lang, &proposal.split) } else { charged(lang, &proposal.split) }));
    let who = bearer(lang, proposal.bearer);
    sentences.push(plain(lang.pick(["拟由", who, "承担"], ["Would be borne by: ", who, ""]).concat()));
    let last = lang.pick(
        "这只是考核建议，经理确认后才生效；工资扣减须符合法律规定",
        "This is a proposal only: it takes effect when a manager confirms it, within what wage law allows",
    );
    sentences.push(plain(last.to_owned()));
    sentences
}

fn charged(lang: Lang, split: &Split) -> String {
    let (base, tickets, person) = (yuan(split.base), split.tickets.to_string(), yuan(split.person));
    lang.pick(
        ["每票 ", &base, " × ", &tickets, " 票 = ", &person],
        ["per receipt ", &base, " × ", &tickets, " = ", &person],
    )
    .concat()
}

fn shared(lang: Lang, split: &Split) -> String {
    let (base, percent) = (yuan(split.base), split.person_percent.to_string());
    let (person, company) = (yuan(split.person), yuan(split.company));
    lang.pick(
        ["损失 ", &base, " × ", &percent, "% = ", &person, "（不足一分舍去），其余 ", &company, " 由公司承担"],
        [
            "loss ",
            &base,
            " × ",
            &percent,
            "% = ",
            &person,
            " (rounded down to the fen); the company bears ",
            &company,
            "",
        ],
    )
    .concat()
}

/// Why rules on receipts are refused.
#[must_use]
pub fn terms_problem(lang: Lang, problem: ReceiptTermsProblem) -> String {
    let text = match problem {
        ReceiptTermsProblem::Malformed { line, column } => {
            let (line, column) = (line.to_string(), column.to_string());
            return lang
                .pick(
                    ["第 ", &line, " 行第 ", &column, " 列：不是回单规则的格式"],
                    ["Line ", &line, ", column ", &column, ": not rules on receipts"],
                )
                .concat();
        }
        ReceiptTermsProblem::Validity => {
            lang.pick("生效与失效日期相互矛盾", "The dates of validity contradict each other")
        }
        ReceiptTermsProblem::Limit => lang.pick(
            "返回期限为零天，或最迟日早于正常期限",
            "A limit has no days, or its latest day comes before the normal one",
        ),
        ReceiptTermsProblem::Charge => lang.pick("考核金额为负或过大", "A charge is negative or beyond reason"),
        ReceiptTermsProblem::Percent => lang.pick("分担比例超过百分之百", "A share is more than a hundred percent"),
    };
    text.to_owned()
}

#[cfg(test)]
mod tests;
