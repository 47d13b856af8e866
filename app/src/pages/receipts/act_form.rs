//! The form for one thing to record or decide: a few fields and a button that says what it does.

use super::{
    act::Act,
    head::ACTIONS,
    one::Slip,
    sending::{Sending, Told},
};
use crate::{
    browser,
    i18n::{
        receipt_pages::{self as words, ReceiptPageTexts, say},
        time, use_lang,
    },
    preferences::Lang,
    ui::{flow::react, text_area::TextArea},
};
use chrono::NaiveDate;
use domain::{
    amount::Fen,
    receipt::{Deed, Noticed, ReceiptCommand, TEXT_LENGTH, parse_day},
};
use leptos::prelude::*;

/// A field of a form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    Batch,
    Day,
    Loss,
    Noticed,
    Month,
    Text,
}

/// What a form holds, as typed.
#[derive(Clone, Default)]
struct Doc {
    /// The answer of a list: batch, month, or whether it was seen in time.
    choice: String,
    day: String,
    loss: String,
    text: String,
}

type Word = fn(&'static ReceiptPageTexts) -> &'static str;

/// What a form consists of, with the label of its words.
fn parts(act: Act) -> (&'static [Slot], Word) {
    match act {
        Act::Arrived => (&[Slot::Batch, Slot::Day], |t| t.arrival_day),
        Act::Back => (&[Slot::Day], |t| t.back_day),
        Act::Anomaly => (&[Slot::Noticed, Slot::Text], |t| t.what_anomaly),
        Act::Lost => (&[Slot::Loss, Slot::Text], |t| t.how_lost),
        Act::Unusable => (&[Slot::Loss, Slot::Text], |t| t.why_unusable),
        Act::Explain => (&[Slot::Month, Slot::Text], |t| t.why_open),
        Act::Confirm(_) => (&[Slot::Text], |t| t.remark),
        Act::Waive(_) => (&[Slot::Text], |t| t.why_waive),
    }
}

/// What is wrong with a field; `None` when it holds.
fn wrong(act: Act, slot: Slot, doc: &Doc) -> Option<Word> {
    match slot {
        Slot::Batch | Slot::Noticed | Slot::Month if doc.choice.is_empty() => Some(|t| t.no_choice),
        Slot::Day if parse_day(&doc.day).is_none() => Some(|t| t.bad_day),
        Slot::Loss if Fen::parse(&doc.loss).is_none() => Some(|t| t.bad_loss),
        Slot::Text if doc.text.trim().is_empty() && !matches!(act, Act::Confirm(_)) => Some(|t| t.text_missing),
        _ => None,
    }
}

/// What the form asks for; `None` while a field does not hold.
fn deed(act: Act, doc: &Doc) -> Option<Deed> {
    let text = || doc.text.trim().to_owned();
    Some(match act {
        Act::Arrived => Deed::BatchArrived { batch: doc.choice.parse().ok()?, on: parse_day(&doc.day)? },
        Act::Back => Deed::CameBack { on: parse_day(&doc.day)? },
        Act::Anomaly => Deed::Anomaly { noticed: Noticed::from_code(&doc.choice)?, text: text() },
        Act::Lost => Deed::WasLost { loss: Fen::parse(&doc.loss)?, note: text() },
        Act::Unusable => Deed::FoundUnusable { loss: Fen::parse(&doc.loss)?, note: text() },
        Act::Explain => Deed::Explain { month: parse_day(&doc.choice)?, text: text() },
        Act::Confirm(matter) => Deed::Confirm { matter, remark: text() },
        Act::Waive(matter) => Deed::Waive { matter, reason: text() },
    })
}

/// The answers of a list, with what people read.
fn answers(lang: Lang, slip: Slip, slot: Slot) -> Vec<(String, String)> {
    let t = ReceiptPageTexts::of(lang);
    let day = |day: Option<NaiveDate>| day.map_or_else(|| t.not_arrived.to_owned(), |day| time::full_day(lang, day));
    match slot {
        Slot::Batch => slip.page.value.with(|page| {
            let batch = |(number, arrived): (usize, &Option<NaiveDate>)| {
                let number = number.to_string();
                let label = [t.batch, &number, t.batch_after, t.colon, &day(*arrived)].concat();
                (number, label)
            };
            (1..).zip(&page.receipt.batches).map(batch).collect()
        }),
        Slot::Month => slip.page.value.with(|page| {
            let months = page.receipt.unexplained(&page.terms, slip.today.get());
            months.into_iter().map(|month| (month.to_string(), time::month_name(lang, month))).collect()
        }),
        Slot::Noticed => {
            Noticed::ALL.iter().map(|one| (one.code().to_owned(), words::noticed(lang, *one).to_owned())).collect()
        }
        Slot::Day | Slot::Loss | Slot::Text => Vec::new(),
    }
}

/// The answer that is right most of the time: the only one, or the first batch that is missing.
fn likely(slip: Slip, act: Act) -> Doc {
    let choice = slip.page.value.with_untracked(|page| match act {
        Act::Arrived => page.receipt.batches.iter().position(Option::is_none).map(|place| (place + 1).to_string()),
        Act::Explain => {
            page.receipt.unexplained(&page.terms, slip.today.get_untracked()).first().map(ToString::to_string)
        }
        _ => None,
    });
    let takes_day = matches!(act, Act::Arrived | Act::Back);
    let day = if takes_day { slip.today.get_untracked().to_string() } else { String::new() };
    Doc { choice: choice.unwrap_or_default(), day, ..Doc::default() }
}

/// A form being filled.
#[derive(Clone, Copy)]
struct Sheet {
    slip: Slip,
    act: Act,
    doc: RwSignal<Doc>,
    tried: RwSignal<bool>,
    sending: Sending,
}

impl Sheet {
    fn wrong(self, slot: Slot) -> Option<Word> {
        self.tried.get().then(|| self.doc.with(|doc| wrong(self.act, slot, doc))).flatten()
    }

    fn send(self) {
        self.tried.set(true);
        let holds = |slot: &Slot| self.doc.with_untracked(|doc| wrong(self.act, *slot, doc).is_none());
        if !parts(self.act).0.iter().all(holds) {
            return;
        }
        let Some(deed) = self.doc.with_untracked(|doc| deed(self.act, doc)) else { return };
        // What is recorded rests on what is on the screen; somebody faster is told, not overruled.
        let version = self.slip.page.value.with_untracked(|page| page.receipt.version);
        let slip = self.slip;
        let done = Callback::new(move |_| {
            slip.page.again();
            slip.open.set(None);
            slip.saved.set(true);
            browser::focus_quietly(ACTIONS);
        });
        self.sending.send(ReceiptCommand::Record { receipt: slip.id, version, deed }, done);
    }

    fn close(self) {
        self.slip.open.set(None);
        browser::focus_quietly(ACTIONS);
    }
}

/// The form of an act. Made when its button is pressed, so it exists only in the browser.
#[component]
pub fn ActForm(
    /// The receipt.
    slip: Slip,
    /// What is done.
    act: Act,
) -> impl IntoView {
    let lang = use_lang();
    let doc = RwSignal::new(likely(slip, act));
    let sheet = Sheet { slip, act, doc, tried: RwSignal::new(false), sending: Sending::new() };
    let title = move || act.label(ReceiptPageTexts::of(lang.get()));
    let (slots, _) = parts(act);
    let fields: Vec<AnyView> = slots.iter().map(|slot| field(sheet, *slot)).collect();
    let first = slots.first().copied().map(id).unwrap_or_default();
    react(move || browser::focus_quietly(first));
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !browser::composing(&event) {
            event.prevent_default();
            sheet.close();
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        sheet.send();
    };
    let busy = Memo::new(move |_| sheet.sending.is_busy());
    let help =
        matches!(act, Act::Confirm(_)).then(|| view! { <p class="muted">{say(|t| t.confirm_help)}</p> }.into_any());
    let reload = Callback::new(move |()| slip.page.again());
    view! {
        <form class="deed" aria-label=title novalidate=true on:keydown=keys on:submit=submit>
            <h2 class="deed__title">{title}</h2>
            {help}
            <div class="deed__fields">{fields}</div>
            <Told sending=sheet.sending reload=reload />
            <div class="deed__buttons">
                <button class="button button--primary" type="submit" aria-disabled=move || busy.get().then_some("true")>
                    {move || if matches!(act, Act::Confirm(_) | Act::Waive(_)) { title() } else { say(|t| t.save)() }}
                </button>
                <button class="button" type="button" on:click=move |_| sheet.close()>{say(|t| t.cancel)}</button>
                <span class="deed__state muted" role="status">{move || busy.get().then(say(|t| t.sending))}</span>
            </div>
        </form>
    }
}

const fn id(slot: Slot) -> &'static str {
    match slot {
        Slot::Batch => "receipt-act-batch",
        Slot::Day => "receipt-act-day",
        Slot::Loss => "receipt-act-loss",
        Slot::Noticed => "receipt-act-noticed",
        Slot::Month => "receipt-act-month",
        Slot::Text => "receipt-act-text",
    }
}

fn label(act: Act, slot: Slot) -> Word {
    match slot {
        Slot::Batch => |t| t.which_batch,
        Slot::Loss => |t| t.loss,
        Slot::Noticed => |t| t.noticed,
        Slot::Month => |t| t.which_month,
        Slot::Day | Slot::Text => parts(act).1,
    }
}

fn field(sheet: Sheet, slot: Slot) -> AnyView {
    let lang = use_lang();
    let told = [id(slot), "-error"].concat();
    let text = move || sheet.wrong(slot).map(|word| word(ReceiptPageTexts::of(lang.get())));
    let control = match slot {
        Slot::Batch | Slot::Noticed | Slot::Month => list(sheet, slot),
        Slot::Day | Slot::Loss => line(sheet, slot),
        Slot::Text => view! {
            <TextArea
                id=id(slot)
                value=Signal::derive(move || sheet.doc.with(|doc| doc.text.clone()))
                on_input=Callback::new(move |text| sheet.doc.update(|doc| doc.text = text))
                rows=3
                max=u32::try_from(TEXT_LENGTH).unwrap_or(u32::MAX)
                described_by=Signal::stored(Some(told.clone()))
                invalid=Signal::derive(move || sheet.wrong(slot).is_some())
                readonly=Signal::derive(move || sheet.sending.is_busy())
            />
        }
        .into_any(),
    };
    let word = label(sheet.act, slot);
    view! {
        <div class="field" class:field--wide=slot == Slot::Text class:field--bad=move || sheet.wrong(slot).is_some()>
            <label class="field__label" for=id(slot)>{say(word)}</label>
            {control}
            <p class="field__error" id=told>{text}</p>
        </div>
    }
    .into_any()
}

fn line(sheet: Sheet, slot: Slot) -> AnyView {
    let is_day = slot == Slot::Day;
    view! {
        <input
            class="input"
            id=id(slot)
            type=if is_day { "date" } else { "text" }
            inputmode=if is_day { "text" } else { "decimal" }
            autocomplete="off"
            maxlength=(!is_day).then_some("20")
            aria-describedby=[id(slot), "-error"].concat()
            aria-invalid=move || sheet.wrong(slot).map(|_| "true")
            prop:value=move || sheet.doc.with(|doc| if is_day { doc.day.clone() } else { doc.loss.clone() })
            on:input=move |event| {
                let text = event_target_value(&event);
                sheet.doc.update(|doc| if is_day { doc.day = text } else { doc.loss = text });
            }
        />
    }
    .into_any()
}

fn list(sheet: Sheet, slot: Slot) -> AnyView {
    let lang = use_lang();
    let chosen = move || sheet.doc.with(|doc| doc.choice.clone());
    let options = move || {
        let option = |(code, label): (String, String)| {
            let own = code.clone();
            view! { <option value=code selected=move || chosen() == own>{label}</option> }.into_any()
        };
        answers(lang.get(), sheet.slip, slot).into_iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <select
            class="select"
            id=id(slot)
            aria-describedby=[id(slot), "-error"].concat()
            aria-invalid=move || sheet.wrong(slot).map(|_| "true")
            on:change=move |event| {
                let code = event_target_value(&event);
                sheet.doc.update(|doc| doc.choice = code);
            }
        >
            <option value="" selected=move || chosen().is_empty()>{say(|t| t.choose)}</option>
            {options}
        </select>
    }
    .into_any()
}
