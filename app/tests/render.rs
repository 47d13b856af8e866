//! Pieces of interface rendered on the server with sample data, in both languages: every field of the form, every
//! flaw, every clock's proof. Whole pages are rendered by the HTTP tests and checked in a browser.

use app::{
    clock::provide_clock,
    i18n::{provide_lang, terms},
    preferences::Lang,
    start::Start,
    ui::{error_summary::ErrorSummary, field::FieldInput, working::ProofPanel},
};
use domain::{
    calendar::Calendar,
    clock::Clock,
    complaint::{ChannelCode, Field, Flaw, Form, Input, Kind, Problem, decide, form},
    rulebook::Rulebook,
    time::{Instant, from_millis},
};
use leptos::prelude::*;

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

/// 2026-11-20 10:00 in the business zone.
fn now() -> Instant {
    from_millis(1_795_140_000_000)
}

/// Renders a piece as the server would, at that moment and in that language.
fn html<V: IntoView>(lang: Lang, piece: impl FnOnce() -> V) -> String {
    Owner::new().with(|| {
        provide_context(Start { now_ms: now().timestamp_millis(), ..Start::default() });
        provide_lang(lang);
        provide_clock();
        piece().into_view().to_html()
    })
}

fn field(lang: Lang, field: Field, value: &'static str, problem: Option<Problem>) -> String {
    html(lang, || {
        view! {
            <FieldInput
                field=field
                value=Signal::stored(value.to_owned())
                on_change=Callback::new(|_: String| ())
                problem=Signal::stored(problem)
                id="sample"
            />
        }
    })
}

/// As the text appears in markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn every_field_has_its_label_and_control_in_both_languages() {
    for lang in LANGS {
        for one in Field::ALL {
            let page = field(lang, *one, "", None);
            assert!(page.contains(&escaped(terms::field(lang, *one))), "{lang:?} {one:?}: {page}");
            let control = match one.input() {
                Input::Choice(codes) => {
                    for code in codes {
                        let label = escaped(terms::choice(lang, *one, code));
                        assert!(page.contains(&label), "{lang:?} {one:?} {code}: {page}");
                    }
                    if codes.len() > 4 { "<select" } else { "type=\"radio\"" }
                }
                Input::Text(_) => "<textarea",
                _ => "<input",
            };
            assert!(page.contains(control), "{lang:?} {one:?}: {page}");
        }
    }
}

#[test]
fn a_field_says_what_to_do_about_each_problem() {
    for lang in LANGS {
        for problem in [Problem::Missing, Problem::NotAPhone, Problem::TooLong { max: 80 }] {
            let page = field(lang, Field::ContactPhone, "abc", Some(problem));
            let words = escaped(&terms::problem(lang, Field::ContactPhone, problem));
            assert!(page.contains(&words), "{lang:?}: {page}");
            assert!(page.contains("aria-invalid=\"true\""), "{lang:?}: {page}");
        }
    }
}

#[test]
fn what_a_person_typed_is_text_and_never_markup() {
    for one in [Field::Allegation, Field::ContactName] {
        let page = field(Lang::Zh, one, "<script>alert(1)</script>\"><img src=x>", None);
        assert!(!page.contains("<script>") && !page.contains("<img"), "{one:?}: {page}");
    }
}

#[test]
fn the_summary_links_every_flaw_to_its_field() {
    let flaws: Vec<Flaw> = form(Some(Kind::Damage), Some(ChannelCode::Hotline))
        .into_iter()
        .map(|(field, _)| Flaw { field, problem: Problem::Missing })
        .collect();
    for lang in LANGS {
        let shown = flaws.clone();
        let page = html(lang, move || {
            view! {
                <ErrorSummary
                    flaws=Signal::stored(shown)
                    title=Signal::stored("summary")
                    id_of=|field: Field| format!("f-{}", field.code())
                />
            }
        });
        for flaw in &flaws {
            assert!(page.contains(&format!("href=\"#f-{}\"", flaw.field.code())), "{lang:?} {flaw:?}: {page}");
            let words = escaped(&terms::problem(lang, flaw.field, flaw.problem));
            assert!(page.contains(&words), "{lang:?} {flaw:?}: {page}");
        }
    }
}

/// The clocks of a complaint of this kind.
fn clocks(kind: Kind, channel: ChannelCode) -> Vec<Clock> {
    let values = [
        (Field::Kind, kind.code()),
        (Field::Channel, channel.code()),
        (Field::ReplyBy, "2026-11-20T15:00"),
        (Field::PlatformDue, "2026-11-22T18:00"),
        (Field::AppealTold, "2026-11-19T09:00"),
    ];
    let form: Form = values.into_iter().map(|(field, value)| (field, value.to_owned())).collect();
    decide::preview(&form, now(), &Rulebook::builtin(), &Calendar::cn_mainland())
}

#[test]
fn every_proof_names_its_clock_its_article_and_its_steps() {
    for lang in LANGS {
        for kind in Kind::ALL {
            for channel in [ChannelCode::Hotline, ChannelCode::Platform, ChannelCode::Regulator] {
                let all = clocks(*kind, channel);
                assert!(!all.is_empty(), "{kind:?} {channel:?} has clocks");
                for clock in all {
                    let article = escaped(lang.pick(&clock.source.article_zh, &clock.source.article_en));
                    let (code, rule, steps) = (clock.code, clock.rule.clone(), clock.working.steps.len());
                    let page = html(lang, move || view! { <ProofPanel clock=clock /> });
                    let what = format!("{lang:?} {kind:?} {rule}: {page}");
                    assert!(page.contains(terms::clock(lang, code)), "{what}");
                    assert!(page.contains(&article), "{what}");
                    assert!(page.contains(&rule), "{what}");
                    assert!(page.matches("<li").count() >= steps, "{what}");
                }
            }
        }
    }
}
