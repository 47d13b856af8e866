//! What may be done about a promise: ring back, and the forms for what came of it.

use super::{
    Bench, Pane,
    promise_form::{PromiseForm, Sent},
};
use crate::ui::flow::Show;
use crate::{
    browser,
    desk::{Desk, NewCall, use_desk},
    doors::promises::ring_back,
    error::AppError,
    i18n::{promises::PromiseActTexts, terms, use_lang},
    shell::session::use_session,
    start::use_me,
    ui::{chip::Tone, notice::Notice},
};
use domain::{
    account::Permission,
    call::Direction,
    complaint::kind::ChannelCode,
    id::{AccountId, CallId, PromiseId, SubmissionId},
    view::{
        PersonRef,
        promises::{PromiseContact, PromiseRow},
    },
};
use leptos::{prelude::*, task::spawn_local};

/// What came of a promise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// 已兑现
    Keep,
    /// 改时间
    Move,
    /// 不再需要
    Release,
    /// 交给同事
    Give,
}

impl Act {
    const ALL: [Self; 4] = [Self::Keep, Self::Move, Self::Release, Self::Give];

    const fn code(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Move => "move",
            Self::Release => "release",
            Self::Give => "give",
        }
    }

    const fn label(self, t: &'static PromiseActTexts) -> &'static str {
        match self {
            Self::Keep => t.keep,
            Self::Move => t.move_it,
            Self::Release => t.release,
            Self::Give => t.give,
        }
    }
}

/// One promise and what is being done about it.
#[derive(Clone, Copy)]
pub struct Slip {
    /// Which.
    pub id: PromiseId,
    /// As it is shown.
    pub version: u32,
    /// Who is to keep it.
    pub owner: Option<AccountId>,
    /// The form that is open.
    pub open: RwSignal<Option<Act>>,
    /// What was sent to the server.
    pub sent: RwSignal<Option<SubmissionId>>,
    /// The call in which this person rang back, as far as this page knows.
    pub called: RwSignal<Option<CallId>>,
    /// Who it may be given to.
    pub colleagues: StoredValue<Vec<PersonRef>>,
}

impl Slip {
    /// An id for an element of this promise.
    pub fn element(self, part: &str) -> String {
        ["promise-", part, "-", &self.id.to_string()].concat()
    }

    /// Closes the form and goes back to the button that opened it.
    pub fn close(self) {
        if let Some(act) = self.open.get_untracked() {
            self.open.set(None);
            browser::focus(&self.element(act.code()));
        }
    }
}

/// How far ringing back is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ringing {
    /// Nobody asked for it.
    Not,
    /// The number is on its way.
    Asked,
    /// It did not come.
    Failed(AppError),
}

/// What may be done about a promise.
pub fn acts(row: PromiseRow, colleagues: Vec<PersonRef>) -> AnyView {
    view! { <Acts row=row colleagues=colleagues/> }.into_any()
}

#[component]
fn Acts(row: PromiseRow, colleagues: Vec<PersonRef>) -> impl IntoView {
    let me = use_me().map(|me| me.actor);
    let owner = row.owner.as_ref().map(|owner| owner.id).or_else(|| me.as_ref().map(|me| me.id));
    let slip = Slip {
        id: row.id,
        version: row.version,
        owner,
        open: RwSignal::new(None),
        sent: RwSignal::new(None),
        called: RwSignal::new(None),
        colleagues: StoredValue::new(colleagues),
    };
    let may = move |permission| me.as_ref().is_some_and(|me| me.may(permission));
    let (calls, gives) = (may(Permission::TakeCalls), may(Permission::AssignOthers));
    let fits = move |act: &Act| if *act == Act::Give { gives } else { calls };
    view! {
        <div class="promise__acts">
            {may(Permission::RevealContact).then(|| view! { <Ring slip=slip/> }.into_any())}
            <div class="promise__row">
                {Act::ALL.into_iter().filter(fits).map(|act| button(slip, act)).collect_view()}
            </div>
            {move || slip.open.get().map(|act| view! { <PromiseForm slip=slip act=act/> }.into_any())}
            <Sent slip=slip/>
        </div>
    }
}

fn button(slip: Slip, act: Act) -> AnyView {
    let lang = use_lang();
    let is_open = move || slip.open.get() == Some(act);
    view! {
        <button
            type="button"
            class="button button--quiet"
            id=slip.element(act.code())
            data-act=act.code()
            aria-expanded=move || if is_open() { "true" } else { "false" }
            on:click=move |_| if is_open() { slip.close() } else { slip.open.set(Some(act)) }
        >
            {move || act.label(PromiseActTexts::of(lang.get()))}
        </button>
    }
    .into_any()
}

/// The button that rings back. While a call is on it says why not.
#[component]
fn Ring(slip: Slip) -> impl IntoView {
    let (desk, lang, session) = (use_desk(), use_lang(), use_session());
    let bench = expect_context::<Bench>();
    let t = move || PromiseActTexts::of(lang.get());
    let ringing = RwSignal::new(Ringing::Not);
    let busy = Memo::new(move |_| desk.doc.with(Option::is_some));
    let why = slip.element("busy");
    let ring = move |_| {
        if busy.get_untracked() || ringing.get_untracked() == Ringing::Asked {
            return;
        }
        ringing.set(Ringing::Asked);
        spawn_local(async move {
            match ring_back(slip.id).await {
                Ok(contact) => {
                    let _ = ringing.try_set(Ringing::Not);
                    if begin(desk, contact, slip) {
                        bench.pane.set(Pane::Call);
                    }
                }
                Err(error) => {
                    session.report(error);
                    let _ = ringing.try_set(Ringing::Failed(error));
                }
            }
        });
    };
    let words = move |error| match error {
        AppError::NotFound => t().gone.to_owned(),
        error => terms::error(lang.get(), error),
    };
    let failed = move || match ringing.get() {
        Ringing::Failed(error) => Some(words(error)),
        Ringing::Not | Ringing::Asked => None,
    };
    let title = Signal::derive(move || t().not_rung.to_owned());
    view! {
        <button
            type="button"
            class="button button--primary promise__ring"
            disabled=move || busy.get()
            aria-busy=move || (ringing.get() == Ringing::Asked).then_some("true")
            aria-describedby=why.clone()
            on:click=ring
        >
            {move || if ringing.get() == Ringing::Asked { t().ringing } else { t().call }}
        </button>
        <p class="muted promise__busy" id=why><Show when=move || busy.get()>{move || t().busy}</Show></p>
        <div role="status">
            {move || failed().map(|text| {
                view! { <Notice tone=Tone::Overdue title=title><p>{text}</p></Notice> }.into_any()
            })}
        </div>
    }
}

/// Begins the call, unless another one began while the number was on its way.
fn begin(desk: Desk, contact: PromiseContact, slip: Slip) -> bool {
    if desk.doc.with_untracked(Option::is_some) {
        return false;
    }
    let PromiseContact { phone, waybill } = contact;
    desk.begin(&NewCall { channel: ChannelCode::Hotline, direction: Direction::Outbound, phone, waybill, of: None });
    let _ = slip.called.try_set(desk.doc.with_untracked(|doc| doc.as_ref().map(|doc| doc.call)));
    true
}
