//! The complaint form, growing as facts arrive.

use crate::ui::flow::{For, Show};
use crate::{
    clock::use_clock,
    desk::{Phase, Source, use_desk},
    i18n::{terms, time, use_lang, workbench::WorkbenchTexts},
    outbox::use_outbox,
    ui::{error_summary::ErrorSummary, field::FieldInput, warning::warning_note},
};
use domain::{
    command::Outcome,
    complaint::{Field, Kind, Need, draft::instant_moment, form, kind::ChannelCode, warning::warnings},
    script::Slot,
    time::{at_local, local_day},
};
use leptos::prelude::*;

/// The id of a field's element in the form.
pub fn field_id(field: Field) -> String {
    format!("f-{}", field.code())
}

/// The fields of the form as it stands; changes only with kind or channel.
fn shape() -> Memo<Vec<(Field, Need)>> {
    let desk = use_desk();
    Memo::new(move |_| {
        let (kind, channel) = desk.doc.with(|doc| {
            doc.as_ref().map_or((None, None), |d| {
                (Kind::from_code(d.value(Field::Kind)), ChannelCode::from_code(d.value(Field::Channel)))
            })
        });
        form(kind, channel)
    })
}

/// The form.
#[component]
pub fn FormPanel() -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let fields = shape();
    // Once filed, the form is closed; what was filed is shown above it.
    let open = Memo::new(move |_| {
        desk.doc.with(|d| d.as_ref().is_some_and(|d| !d.filed.iter().any(|f| f.submission == d.filing)))
    });
    let has_kind = move || desk.doc.with(|d| d.as_ref().is_some_and(|d| !d.value(Field::Kind).is_empty()));
    let asked = Memo::new(move |_| {
        let show_all = has_kind();
        fields
            .get()
            .into_iter()
            .filter(|(field, _)| {
                show_all
                    || matches!(
                        field,
                        Field::Kind | Field::Waybill | Field::Requester | Field::ContactName | Field::ContactPhone
                    )
            })
            .collect::<Vec<_>>()
    });
    let main = move || asked.get().into_iter().filter(|(f, n)| *n == Need::Required || is_near(*f)).collect::<Vec<_>>();
    let more =
        move || asked.get().into_iter().filter(|(f, n)| *n == Need::Optional && !is_near(*f)).collect::<Vec<_>>();
    view! {
        <Show when=move || open.get()>
            <section class="card form" aria-labelledby="form-title">
                <h2 class="card__title" id="form-title">
                    {move || t().form_title} " " <span class="muted form__hint">{move || t().form_hint}</span>
                </h2>
                <ErrorSummary
                    flaws=desk.flaws
                    title=Signal::derive(move || t().summary_title)
                    id_of=field_id
                />
                <Repeat/>
                <Warnings/>
                <div class="form__fields">
                    <For each=main key=|(field, need)| (*field, *need == Need::Optional) let:entry>
                        <BoundField field=entry.0 place="f" optional=entry.1 == Need::Optional/>
                    </For>
                </div>
                <Show when=move || !more().is_empty()>
                    <details class="form__more">
                        <summary>{move || t().form_more}</summary>
                        <div class="form__fields">
                            <For each=more key=|(field, _)| *field let:entry>
                                <BoundField field=entry.0 place="f" optional=true/>
                            </For>
                        </div>
                    </details>
                </Show>
                <SaveBar/>
            </section>
        </Show>
    }
}

/// Optional fields that belong beside the required ones.
const fn is_near(field: Field) -> bool {
    matches!(field, Field::Waybill | Field::InsuredAmount | Field::LostValue | Field::Fee | Field::PromisedOn)
}

/// A field bound to the document.
#[component]
pub fn BoundField(
    field: Field,
    /// Where on the page: the form and the script may show the same field.
    place: &'static str,
    optional: bool,
) -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let value =
        Memo::new(move |_| desk.doc.with(|d| d.as_ref().map(|d| d.value(field).to_owned()).unwrap_or_default()));
    let problem = Memo::new(move |_| desk.flaws.with(|all| all.iter().find(|f| f.field == field).map(|f| f.problem)));
    let source = Memo::new(move |_| desk.doc.with(|d| d.as_ref().and_then(|d| d.sources.get(&field).copied())));
    let hint = Signal::derive(move || {
        match source.get() {
            Some(Source::Script) => t().source_script,
            Some(Source::Caller) => t().source_caller,
            Some(Source::Waybill) => t().source_waybill,
            Some(Source::Form) | None => "",
        }
        .to_owned()
    });
    view! {
        <FieldInput
            field=field
            value=value
            on_change=Callback::new(move |text: String| desk.typed(field, &text))
            on_settled=Callback::new(move |()| desk.settled(field))
            problem=problem
            id=format!("{place}-{}", field.code())
            hint=hint
            optional=optional
        />
        {(field == Field::ReplyBy).then(|| view! { <ReplyTimes at=field.into()/> }.into_any())}
    }
}

/// Times an agent promises most often, one tap each.
#[component]
pub fn ReplyTimes(
    /// What holds the promised time.
    at: Slot,
) -> impl IntoView {
    let desk = use_desk();
    let clock = use_clock();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let at_hour = move |days: u64, hour: u32| {
        let day = local_day(clock.now_untracked()) + chrono::Days::new(days);
        at_local(day, chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default())
    };
    let in_minutes = move |minutes: i64| clock.now_untracked() + chrono::TimeDelta::minutes(minutes);
    let take = move |time| {
        desk.write(at, &instant_moment(time));
        desk.settle(at);
    };
    let before_six = move || {
        clock.now() < at_local(local_day(clock.now()), chrono::NaiveTime::from_hms_opt(17, 30, 0).unwrap_or_default())
    };
    view! {
        <div class="reply-times">
            <button type="button" class="button button--quiet" on:click=move |_| take(in_minutes(61))>
                {move || t().in_hour}
            </button>
            <button type="button" class="button button--quiet" on:click=move |_| take(in_minutes(121))>
                {move || t().in_two_hours}
            </button>
            <Show when=before_six>
                <button type="button" class="button button--quiet" on:click=move |_| take(at_hour(0, 18))>
                    {move || t().today_six}
                </button>
            </Show>
            <button type="button" class="button button--quiet" on:click=move |_| take(at_hour(1, 10))>
                {move || t().tomorrow_ten}
            </button>
        </div>
    }
}

/// What to mind: places where a habit and the law differ.
#[component]
fn Warnings() -> impl IntoView {
    let desk = use_desk();
    let found = Memo::new(move |_| desk.doc.with(|d| d.as_ref().map(|d| warnings(&d.form)).unwrap_or_default()));
    view! {
        <div class="warnings" aria-live="polite">
            {move || {
                found.get().into_iter().map(warning_note).collect_view()
            }}
        </div>
    }
}

/// The same parcel has an open complaint: add to it instead.
#[component]
fn Repeat() -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let outbox = use_outbox();
    let t = move || WorkbenchTexts::of(lang.get());
    let typed = Memo::new(move |_| {
        desk.doc.with(|d| d.as_ref().map(|d| d.value(Field::Waybill).to_owned()).unwrap_or_default())
    });
    let same = Memo::new(move |_| {
        let number = domain::waybill::WaybillNumber::parse(&typed.get());
        let number = number.as_ref().map(|n| n.as_str().to_owned());
        desk.caller.with(|c| {
            c.open.iter().filter(|row| row.waybill.is_some() && row.waybill == number).cloned().collect::<Vec<_>>()
        })
    });
    let said =
        move || desk.doc.with(|d| d.as_ref().map(|d| d.value(Field::Allegation).trim().to_owned())).unwrap_or_default();
    let added = RwSignal::new(false);
    let missing = RwSignal::new(false);
    let _ = outbox;
    view! {
        <Show when=move || same.with(|s| !s.is_empty())>
            <div class="repeat" role="status">
                <p><strong>{move || t().repeat_title}</strong> " " {move || t().repeat_text}</p>
                <ul>
                    {move || {
                        same.get()
                            .into_iter()
                            .map(|row| {
                                let id = row.id;
                                view! {
                                    <li class="repeat__row">
                                        <a href=crate::paths::complaint(id) target="_blank" rel="noopener">
                                            {row.number.to_string()} " · " {terms::kind(lang.get(), row.kind)}
                                        </a>
                                        <button
                                            type="button"
                                            class="button"
                                            disabled=move || added.get()
                                            on:click=move |_| {
                                                let text = said();
                                                missing.set(text.is_empty());
                                                if !text.is_empty() {
                                                    desk.add_to(id, text);
                                                    added.set(true);
                                                }
                                            }
                                        >
                                            {move || if added.get() { t().repeat_added } else { t().repeat_add }}
                                        </button>
                                    </li>
                                }
                            })
                            .map(IntoAny::into_any)
                            .collect_view()
                    }}
                </ul>
                <Show when=move || missing.get()>
                    <p class="field__error">{move || t().repeat_need}</p>
                </Show>
            </div>
        </Show>
    }
}

/// How the draft stands, and the button that files.
#[component]
fn SaveBar() -> impl IntoView {
    let desk = use_desk();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let save = move || {
        if !desk.file() {
            // The summary appears in the next turn of the renderer.
            set_timeout(|| crate::browser::focus("error-summary"), std::time::Duration::from_millis(30));
        }
    };
    let begun = move || desk.doc.with(|d| d.as_ref().is_some_and(|d| !d.value(Field::Kind).is_empty()));
    view! {
        <div class="save-bar">
            <KeptLine/>
            <Show
                when=begun
                fallback=move || view! { <span class="muted">{move || t().save_none}</span> }
            >
                <button type="button" class="button button--primary save-bar__save" id="save" on:click=move |_| save()>
                    {move || t().save} " " <kbd class="kbd">"Ctrl ↵"</kbd>
                </button>
            </Show>
        </div>
    }
}

/// When the document was last kept: «已保存 · 1 秒前».
#[component]
pub fn KeptLine() -> impl IntoView {
    let desk = use_desk();
    let clock = use_clock();
    let lang = use_lang();
    let t = move || WorkbenchTexts::of(lang.get());
    let ago = move |ms: i64| time::ago(lang.get(), ((clock.now().timestamp_millis() - ms) / 1000).max(0));
    let text = move || {
        let kept = desk.kept.get();
        if kept.refused && kept.server_ms == 0 {
            t().kept_refused.to_owned()
        } else if kept.browser_ms == 0 && kept.server_ms == 0 {
            t().kept_never.to_owned()
        } else if kept.server_ms >= kept.browser_ms {
            format!("{} · {}", t().kept_server, ago(kept.server_ms))
        } else {
            format!("{} · {}", t().kept_browser, ago(kept.browser_ms))
        }
    };
    view! {
        <span class="kept" class:kept--bad=move || desk.kept.get().refused data-kept=move || desk.kept.get().browser_ms>
            <span class="kept__dot" aria-hidden="true"></span>
            {move || text()}
        </span>
    }
}

/// What became of a filing that was not accepted.
pub fn refusal_text(
    lang: crate::preferences::Lang,
    answer: &Result<Outcome, crate::error::AppError>,
) -> Option<String> {
    match answer {
        Ok(Outcome::Refused { refusal }) => Some(terms::refusal(lang, refusal)),
        Err(error) => Some(terms::error(lang, *error)),
        Ok(_) => None,
    }
}

/// Whether the talk is over.
pub fn is_wrapping(desk: crate::desk::Desk) -> bool {
    desk.doc.with_untracked(|d| d.as_ref().is_some_and(|d| matches!(d.phase, Phase::WrappingUp { .. })))
}
