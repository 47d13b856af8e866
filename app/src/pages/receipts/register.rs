//! Registering a receipt: one form, kept in this browser until it is saved.

use super::{
    register_fields::{Batches, Demands, choice, line},
    sending::{Sending, Step, Told},
};
use crate::{
    browser::{
        self,
        storage::{self, Shelf},
    },
    clock::use_clock,
    i18n::{
        receipt_pages::{self as words, ReceiptPageTexts, say},
        receipts, use_lang,
    },
    paths,
    start::use_me,
    ui::{
        chip::Tone,
        flow::{Show, react},
        notice::Notice,
        title::Title,
    },
};
use domain::{
    id::ReturnReceiptId,
    receipt::{Bearer, ReceiptCommand, ReceiptFlaw, ReceiptForm, ReceiptInput, ReceiptOutcome, ReceiptProblem, Route},
    time::local_day,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The form while it is filled.
#[derive(Clone, Copy)]
pub struct Draft {
    /// As typed.
    pub form: RwSignal<ReceiptForm>,
    /// What is wrong; nothing before the first try.
    pub flaws: Memo<Vec<ReceiptFlaw>>,
}

impl Draft {
    /// What is wrong with a part of the form.
    pub fn problem(self, input: ReceiptInput) -> Option<ReceiptProblem> {
        self.flaws.with(|flaws| flaws.iter().find(|flaw| flaw.input == input).map(|flaw| flaw.problem))
    }
}

/// The id of a field's element.
pub fn id_of(input: ReceiptInput) -> String {
    ["receipt-", input.code()].concat()
}

/// The page.
#[component]
pub fn NewReceiptPage() -> impl IntoView {
    let (clock, sending, restored) = (use_clock(), Sending::new(), RwSignal::new(false));
    let (form, tried) = (RwSignal::new(ReceiptForm::default()), RwSignal::new(false));
    let flaws = Memo::new(move |_| {
        let today = local_day(clock.now());
        if tried.get() { form.with(|form| form.parse(today).err().unwrap_or_default()) } else { answered(sending) }
    });
    let draft = Draft { form, flaws };
    let key = StoredValue::new(key());
    keep(form, restored, key);
    let navigate = StoredValue::new(use_navigate());
    let done = Callback::new(move |id: ReturnReceiptId| {
        spawn_local(async move {
            let Some(key) = key.try_get_value() else { return };
            storage::remove(Shelf::Drafts, &key).await;
        });
        navigate
            .with_value(|go| go(&paths::receipt(id), NavigateOptions { replace: true, ..NavigateOptions::default() }));
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if form.with_untracked(|form| form.parse(local_day(clock.now_untracked())).is_err()) {
            set_timeout(|| browser::focus("error-summary"), std::time::Duration::ZERO);
            return;
        }
        sending.send(ReceiptCommand::Register { form: form.get_untracked() }, done);
    };
    view! {
        <Title text=say(|t| t.register) />
        <div class="page narrow receipts">
            <h1>{say(|t| t.register)}</h1>
            <p class="muted">{say(|t| t.register_lead)}</p>
            <Restored shown=restored form=form />
            <form class="card stack" aria-label=say(|t| t.register) novalidate=true on:submit=submit>
                <Summary draft=draft />
                <Fields draft=draft />
                <Told sending=sending />
                <Buttons sending=sending />
            </form>
        </div>
    }
}

/// What the server found wrong; it reads the form as the browser does, but its day may be another.
fn answered(sending: Sending) -> Vec<ReceiptFlaw> {
    sending.step.with(|step| match step {
        Step::Answered(ReceiptOutcome::Flawed { flaws }) => flaws.clone(),
        _ => Vec::new(),
    })
}

/// Where what was typed is kept: one for each person.
fn key() -> String {
    let me = use_me().map(|me| me.actor.id.to_string()).unwrap_or_default();
    ["receipt:new:", &me].concat()
}

/// Keeps what is typed, and brings back what an earlier page left.
fn keep(form: RwSignal<ReceiptForm>, restored: RwSignal<bool>, key: StoredValue<String>) {
    let looked = RwSignal::new(false);
    react(move || {
        if looked.get_untracked() {
            return;
        }
        looked.set(true);
        spawn_local(async move {
            let Some(key) = key.try_get_value() else { return };
            let kept = storage::get::<ReceiptForm>(Shelf::Drafts, &key).await;
            let untouched = form.try_with_untracked(|form| *form == ReceiptForm::default()) == Some(true);
            if let Some(kept) = kept.filter(|kept| untouched && *kept != ReceiptForm::default()) {
                form.set(kept);
                restored.set(true);
            }
        });
    });
    react(move || {
        let typed = form.get();
        if typed == ReceiptForm::default() {
            return;
        }
        let key = key.get_value();
        spawn_local(async move {
            storage::put(Shelf::Drafts, &key, &typed).await;
        });
    });
}

/// Says that an unfinished form is back.
#[component]
fn Restored(shown: RwSignal<bool>, form: RwSignal<ReceiptForm>) -> impl IntoView {
    let (title, key) = (Signal::derive(move || say(|t| t.restored)().to_owned()), StoredValue::new(key()));
    let discard = move |_| {
        form.set(ReceiptForm::default());
        shown.set(false);
        let key = key.get_value();
        spawn_local(async move {
            storage::remove(Shelf::Drafts, &key).await;
        });
    };
    view! {
        <Show when=move || shown.get()>
            <Notice tone=Tone::Info title=title>
                <button class="button" type="button" on:click=discard>{say(|t| t.discard)}</button>
            </Notice>
        </Show>
    }
}

/// What is wrong, each entry a link to its field.
#[component]
fn Summary(draft: Draft) -> impl IntoView {
    let lang = use_lang();
    let some = Memo::new(move |_| draft.flaws.with(|flaws| !flaws.is_empty()));
    let entries = move || {
        let entry = |flaw: ReceiptFlaw| {
            let id = id_of(flaw.input);
            let target = id.clone();
            let jump = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                browser::focus(&target);
            };
            view! { <li><a href=["#", &id].concat() on:click=jump>{words::flaw(lang.get(), flaw)}</a></li> }.into_any()
        };
        draft.flaws.get().into_iter().map(entry).collect::<Vec<_>>()
    };
    view! {
        <Show when=move || some.get()>
            <div class="summary" role="alert" tabindex="-1" id="error-summary">
                <p class="summary__title">{say(|t| t.flaws)}</p>
                <ul class="summary__list">{move || entries()}</ul>
            </div>
        </Show>
    }
}

#[component]
fn Fields(draft: Draft) -> impl IntoView {
    let name = move |t: &'static ReceiptPageTexts| {
        let superior = draft.form.with(|form| form.bearer == Bearer::Superior.code());
        if superior { t.name_superior } else { t.name_person }
    };
    view! {
        <div class="deed__fields">
            {line(draft, ReceiptInput::Waybill, 40, |form| &mut form.waybill, |t| t.waybill)}
            {line(draft, ReceiptInput::Outlet, 40, |form| &mut form.outlet, |t| t.outlet)}
            {choice(draft, ReceiptInput::Route, |form| &mut form.route, Route::ALL, Route::code, receipts::route)}
        </div>
        <Batches draft=draft />
        <Demands draft=draft />
        <div class="deed__fields">
            {choice(draft, ReceiptInput::Bearer, |form| &mut form.bearer, Bearer::ALL, Bearer::code, receipts::bearer)}
            {line(draft, ReceiptInput::Name, 40, |form| &mut form.name, name)}
        </div>
    }
}

#[component]
fn Buttons(sending: Sending) -> impl IntoView {
    let busy = Memo::new(move |_| sending.is_busy());
    view! {
        <div class="deed__buttons">
            <button class="button button--primary" type="submit" aria-disabled=move || busy.get().then_some("true")>
                {say(|t| t.register)}
            </button>
            <a class="button" href=paths::RECEIPTS>{say(|t| t.to_list)}</a>
            <span class="deed__state muted" role="status">{move || busy.get().then(say(|t| t.sending))}</span>
        </div>
    }
}
