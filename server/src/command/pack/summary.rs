//! What a sound pack holds, in words.

use app::{
    i18n::{compensation, receipts, rules, terms},
    preferences::Lang,
};
use chrono::NaiveDate;
use domain::{
    compensation::{CompensationPack, Cover, Rule, Shortfall},
    receipt::{ReceiptTerms, Route},
    rulebook::{Grade, Named, definition::Whose, diff::PackChange, file::PackFile},
};

/// The lines that every pack has.
struct Header<'a> {
    id: &'a str,
    version: &'a str,
    days: (NaiveDate, Option<NaiveDate>),
    jurisdiction: &'a str,
    source: &'a Named,
    grade: Grade,
}

fn header(lang: Lang, of: &Header) {
    let row = |zh, en, value: &str| println!("{}{value}", lang.pick(zh, en));
    println!("{} {}", of.id, of.version);
    row("  有效期：", "  valid: ", &rules::validity(lang, of.days.0, of.days.1));
    row("  法域：", "  jurisdiction: ", of.jurisdiction);
    row("  来源：", "  source: ", rules::named(lang, of.source));
    row("  核对程度：", "  checked: ", rules::grade(lang, of.grade));
}

/// A pack of clocks.
pub(super) fn clocks(lang: Lang, pack: &PackFile) {
    let days = (pack.valid_from, pack.valid_until);
    let (id, version, jurisdiction) = (&pack.id, &pack.version, &pack.jurisdiction);
    header(lang, &Header { id, version, days, jurisdiction, source: &pack.source, grade: pack.grade });
    println!("{}{}", lang.pick("时限：", "Clocks: "), pack.clocks.len());
    for rule in &pack.clocks {
        let title = rules::named(lang, &rule.title);
        println!("  {}  {title}", rule.id);
        let mut said = vec![
            rules::lane(lang, rule.lane).to_owned(),
            rules::strength(lang, rule.strength).to_owned(),
            [lang.pick("起算：", "starts when "), &rules::start(lang, &rule.starts, Some(pack))].concat(),
            rules::length(lang, &rule.timing),
        ];
        if rule.whose != Whose::Ours {
            said.push(rules::whose(lang, rule.whose).to_owned());
        }
        said.extend(rules::scope(lang, rule));
        said.extend(rule.grade.map(|grade| rules::grade(lang, grade).to_owned()));
        println!("      {}", said.join(lang.pick("；", "; ")));
    }
    println!("{}{}", lang.pick("定期工作：", "Recurring duties: "), pack.schedules.len());
    for duty in &pack.schedules {
        let (every, by) = (rules::every(lang, duty.every), rules::by(lang, duty.by));
        println!("  {}  {}", duty.id, rules::named(lang, &duty.title));
        println!("      {}", [every, lang.pick("，", ", "), &by].concat());
    }
}

/// Terms of compensation.
pub(super) fn compensation(lang: Lang, pack: &CompensationPack) {
    let days = (pack.valid_from, pack.valid_until);
    let (id, version, jurisdiction) = (&pack.id, &pack.version, &pack.jurisdiction);
    header(lang, &Header { id, version, days, jurisdiction, source: &pack.source, grade: pack.grade });
    println!("  {}", compensation::decides(lang, pack.decides));
    println!("{}", lang.pick("规则：", "Rules:"));
    let measures = (0..=u8::MAX).zip(&pack.measures).map(|(number, measure)| {
        let cover = match measure.cover {
            Cover::Insured => lang.pick("（保价）", " (insured)"),
            Cover::Uninsured => lang.pick("（未保价）", " (uninsured)"),
        };
        (Rule::Measure(number), cover)
    });
    let causes = pack.causes.iter().flat_map(|cause| &cause.kinds).map(|kind| (Rule::Cause(*kind), ""));
    let all = [(Rule::Agreement, "")]
        .into_iter()
        .chain(pack.exemptions.iter().map(|exemption| (Rule::Exemption(exemption.ground), "")))
        .chain(pack.refusals.iter().map(|refusal| (Rule::Refusal(refusal.ground), "")))
        .chain(causes)
        .chain(measures)
        .chain(pack.complete_delay.iter().map(|_| (Rule::CompleteDelay, "")));
    for (rule, mark) in all {
        println!("  {}{mark}", compensation::rule(lang, rule));
        if let Some(article) = compensation::article(lang, pack, rule) {
            println!("      {} [{}]", article.text, terms::grade(lang, article.grade));
        }
    }
}

/// Where terms would pay less than the law in force gives.
pub(super) fn shortfalls(lang: Lang, found: &[Shortfall]) {
    if found.is_empty() {
        return;
    }
    println!("{}", compensation::shortfalls_head(lang, found.len()));
    for one in found {
        println!("  {}", compensation::shortfall(lang, one));
    }
}

/// Rules on return receipts.
pub(super) fn receipts(lang: Lang, of: &ReceiptTerms) {
    let days = (of.valid_from, of.valid_until);
    let (id, version, jurisdiction) = (&of.id, &of.version, &of.jurisdiction);
    header(lang, &Header { id, version, days, jurisdiction, source: &of.source, grade: of.grade });
    for route in [Route::Direct, Route::OneTransfer, Route::TwoTransfers] {
        let (name, limit) = (receipts::route(lang, route), of.limit(route));
        match lang {
            Lang::Zh => println!("  {name}：{} 天，最迟 {} 天", limit.days, limit.latest),
            Lang::En => println!("  {name}: {} days, {} at the latest", limit.days, limit.latest),
        }
    }
}

/// What differs from the version that is installed.
pub(super) fn changes(lang: Lang, version: &str, changes: &[PackChange]) {
    let count = changes.len();
    match lang {
        Lang::Zh => println!("与已装的 {version} 版相比，变化 {count} 处"),
        Lang::En => println!("Changes from the installed version {version}: {count}"),
    }
    for change in changes {
        let told = rules::pack_change(lang, change);
        println!("  {}", told.title);
        for line in told.lines {
            println!("      {line}");
        }
    }
}
