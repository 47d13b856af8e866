//! From where on numbers ask for attention: two values for each, in the unit people read.

use super::state::Board;
use crate::{
    i18n::{
        board::{self as words, BoardTexts, say},
        use_lang,
    },
    ui::flow::Show,
};
use domain::counters::{Gauge, Limit, Limits, Unit};
use leptos::prelude::*;

/// How many parts of the kept number make one of the shown: shares are kept in thousandths, points in tenths.
const fn parts(gauge: Gauge) -> i64 {
    match gauge.counter().definition().unit {
        Unit::Share | Unit::Points => 10,
        Unit::Count | Unit::Span => 1,
    }
}

/// As it is typed: `80`, `4.3`.
fn shown(gauge: Gauge, number: i64) -> String {
    let parts = parts(gauge);
    let (whole, rest) = (number / parts, number % parts);
    if rest == 0 { whole.to_string() } else { [&*whole.to_string(), ".", &rest.to_string()].concat() }
}

/// Reads what was typed; `None` when it is no such number.
fn typed(gauge: Gauge, text: &str) -> Option<i64> {
    let (whole, rest) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let most = usize::from(parts(gauge) == 10);
    if whole.is_empty() || whole.len() > 4 || !digits(whole) || !digits(rest) || rest.len() > most {
        return None;
    }
    Some(whole.parse::<i64>().ok()? * parts(gauge) + rest.parse::<i64>().unwrap_or_default())
}

const fn unit(gauge: Gauge) -> &'static str {
    match gauge.counter().definition().unit {
        Unit::Share => "%",
        Unit::Span => "s",
        Unit::Count | Unit::Points => "",
    }
}

/// The form. A pair that makes sense is kept at once.
#[component]
pub fn LimitsForm(
    /// The board.
    board: Board,
) -> impl IntoView {
    let plain = Memo::new(move |_| {
        board.choices.with(|choices| Gauge::ALL.iter().all(|gauge| choices.limits.get(*gauge) == gauge.usual()))
    });
    let again = RwSignal::new(0_u32);
    let reset = move |_| {
        board.choose(|choices| choices.limits = Limits::default());
        again.update(|times| *times += 1);
    };
    let rows = move || {
        again.track();
        board.remembered.track();
        Gauge::ALL.iter().map(|gauge| view! { <Row board=board gauge=*gauge /> }.into_any()).collect_view()
    };
    view! {
        <section class="tune">
            <h3>{say(|t| t.limits)}</h3>
            <p class="muted">{say(|t| t.limits_help)}</p>
            <div class="tune__limits">{rows}</div>
            <p>
                <button class="button" type="button" aria-disabled=move || plain.get().then_some("true") on:click=reset>{say(|t| t.reset)}</button>
            </p>
        </section>
    }
}

#[component]
fn Row(board: Board, gauge: Gauge) -> impl IntoView {
    let lang = use_lang();
    let kept = board.choices.with_untracked(|choices| choices.limits.get(gauge));
    let near = RwSignal::new(shown(gauge, kept.near));
    let urgent = RwSignal::new(shown(gauge, kept.urgent));
    let wrong = RwSignal::new(false);
    let keep = move || {
        let pair = typed(gauge, &near.get_untracked()).zip(typed(gauge, &urgent.get_untracked()));
        let next = pair.and_then(|(near, urgent)| {
            board.choices.with_untracked(|choices| choices.limits.with(gauge, Limit { near, urgent }))
        });
        wrong.set(next.is_none());
        if let Some(limits) = next {
            board.choose(|choices| choices.limits = limits);
        }
    };
    let id = ["limit-", gauge.code()].concat();
    let told = [&*id, "-error"].concat();
    let field = |ending: &str, value: RwSignal<String>, word: fn(&'static BoardTexts) -> &'static str| {
        let (id, told) = ([&*id, ending].concat(), told.clone());
        view! {
            <label class="field tune__field">
                <span class="field__label">{say(word)} {if gauge.more_is_worse() { " ≥" } else { " <" }}</span>
                <span class="tune__unit">
                    <input
                        class="input"
                        id=id
                        type="text"
                        inputmode="decimal"
                        autocomplete="off"
                        maxlength="6"
                        aria-describedby=told
                        aria-invalid=move || wrong.get().then_some("true")
                        prop:value=move || value.get()
                        on:input=move |event| value.set(event_target_value(&event))
                        on:change=move |_| keep()
                    />
                    {unit(gauge)}
                </span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="tune__limit">
            <legend>{move || words::gauge(lang.get(), gauge)}</legend>
            {field("-near", near, |t| t.near_from)}
            {field("-urgent", urgent, |t| t.urgent_from)}
            <p class="field__error" id=told.clone() role="status">
                <Show when=move || wrong.get()>{say(|t| t.bad_limit)}</Show>
            </p>
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::{shown, typed};
    use domain::counters::Gauge;

    #[test]
    fn what_is_shown_reads_back_as_it_is_kept() {
        for gauge in Gauge::ALL {
            for number in [gauge.usual().near, gauge.usual().urgent, 0, gauge.most()] {
                assert_eq!(typed(*gauge, &shown(*gauge, number)), Some(number), "{gauge:?}");
            }
        }
        assert_eq!(
            (shown(Gauge::ServiceLevel, 800), shown(Gauge::Satisfaction, 43)),
            ("80".to_owned(), "4.3".to_owned())
        );
    }

    #[test]
    fn what_is_no_such_number_is_not_taken() {
        for text in ["", "-1", "1.25", "many", "1e3", "12345", "."] {
            assert_eq!(typed(Gauge::Satisfaction, text), None, "{text}");
        }
        assert_eq!(typed(Gauge::Waiting, "2.5"), None, "half a customer does not wait");
    }
}
