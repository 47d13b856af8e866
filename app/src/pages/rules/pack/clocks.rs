//! The time limits and recurring duties of a pack.

use crate::{
    clock::use_clock,
    i18n::{rule_pages::RulePageTexts, rules as words, terms, time, use_lang},
    paths,
};
use domain::{
    calendar::book::CalendarBook,
    rulebook::{
        definition::{Definition, Length},
        file::PackFile,
        schedule::{Schedule, next_due},
    },
    time::local_day,
};
use leptos::prelude::*;

/// Every rule of the pack.
#[component]
pub(super) fn Clocks(pack: PackFile, calendar: CalendarBook) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    let shown = StoredValue::new(pack.clone());
    let rows: Vec<AnyView> =
        pack.clocks.into_iter().map(|rule| view! { <Clock pack=shown rule=rule /> }.into_any()).collect();
    let duties = pack.schedules;
    let any = !duties.is_empty();
    let calendar = StoredValue::new(calendar);
    let duties: Vec<AnyView> =
        duties.into_iter().map(|duty| view! { <Duty duty=duty calendar=calendar /> }.into_any()).collect();
    view! {
        <div class="card rules__scroll" tabindex="0">
            <table class="rules__table">
                <thead>
                    <tr>
                        <th scope="col">{move || t().clock_name}</th>
                        <th scope="col">{move || t().clock_start}</th>
                        <th scope="col">{move || t().clock_length}</th>
                        <th scope="col">{move || t().clock_scope}</th>
                        <th scope="col">{move || t().clock_follow}</th>
                        <th scope="col">{move || t().source}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {any.then(|| view! {
            <section class="card stack">
                <h3>{move || t().duties_head}</h3>
                <ul class="rules__duties">{duties}</ul>
            </section>
        }.into_any())}
    }
}

#[component]
fn Clock(pack: StoredValue<PackFile>, rule: Definition) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    let counted = matches!(rule.timing, Length::Counted(_));
    let full_id = pack.with_value(|pack| [&*pack.id, "/", &*rule.id].concat());
    let row = ["rule-", &*rule.id.replace('.', "-")].concat();
    let grade = rule.grade.unwrap_or(pack.with_value(|pack| pack.grade));
    let rule = StoredValue::new(rule);
    let tell = move |of: fn(&Definition, crate::preferences::Lang) -> String| {
        move || rule.with_value(|rule| of(rule, lang.get()))
    };
    let start =
        move || rule.with_value(|rule| pack.with_value(|pack| words::start(lang.get(), &rule.starts, Some(pack))));
    let scope = move || {
        let found = rule.with_value(|rule| words::scope(lang.get(), rule));
        if found.is_empty() { t().all_cases.to_owned() } else { found.join(t().list_joint) }
    };
    view! {
        <tr id=row>
            <th scope="row">
                {tell(|rule, lang| words::named(lang, &rule.title).to_owned())}
                <span class="muted rules__id">{full_id.clone()}</span>
                {counted.then(|| view! { <a href=paths::rule_deadline(&full_id)>{move || t().calculate}</a> }.into_any())}
            </th>
            <td>{move || start()}</td>
            <td>
                {tell(|rule, lang| words::length(lang, &rule.timing))}
                <span class="muted rules__id">
                    {tell(|rule, lang| [terms::lane(lang, rule.lane), " · ", words::strength(lang, rule.strength)].concat())}
                </span>
            </td>
            <td>{move || scope()}</td>
            <td><ul class="rules__follow">{move || rule.with_value(|rule| follow(rule, lang.get()))}</ul></td>
            <td>
                {tell(|rule, lang| words::named(lang, &rule.article).to_owned())}
                <span class="muted rules__id">{move || terms::grade(lang.get(), grade)}</span>
            </td>
        </tr>
    }
}

/// Who is told and warned, and what follows.
fn follow(rule: &Definition, lang: crate::preferences::Lang) -> Vec<AnyView> {
    let t = RulePageTexts::of(lang);
    let joined =
        |head: &str, parts: Vec<String>| (!parts.is_empty()).then(|| [head, &parts.join(t.list_joint)].concat());
    let lines = [
        joined(t.owed, rule.owed_to.iter().map(|party| words::party(lang, *party).to_owned()).collect()),
        joined(t.warn, rule.warn.iter().map(|warning| words::warning(lang, *warning)).collect()),
        joined(t.tell, rule.tell.iter().map(|role| terms::role(lang, *role).to_owned()).collect()),
        joined(t.breach, rule.on_breach.iter().map(|breach| words::breach(lang, *breach)).collect()),
    ];
    lines.into_iter().flatten().map(|line| view! { <li>{line}</li> }.into_any()).collect()
}

#[component]
fn Duty(duty: Schedule, calendar: StoredValue<CalendarBook>) -> impl IntoView {
    let lang = use_lang();
    let t = move || RulePageTexts::of(lang.get());
    let now = use_clock().now_untracked();
    let calendar = calendar.with_value(|book| book.for_unit(None, local_day(now)));
    let next = next_due(&duty, now, &calendar);
    let duty = StoredValue::new(duty);
    let title = move || duty.with_value(|duty| words::named(lang.get(), &duty.title).to_owned());
    let when = move || {
        duty.with_value(|duty| [words::every(lang.get(), duty.every), " · ", &words::by(lang.get(), duty.by)].concat())
    };
    view! {
        <li>
            <strong>{move || title()}</strong>
            <span>{move || when()}</span>
            {next
                .map(|next| {
                    let due = next.due.instant();
                    view! { <span class="muted">{move || t().duty_next} " " {move || time::moment(lang.get(), due)}</span> }
                        .into_any()
                })}
        </li>
    }
}
