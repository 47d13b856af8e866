//! One receipt: where it stands, what house rules say, what happened.

use super::{
    act::Act, course::Course, facts::Facts, head::Head, history::History, missing::Missing, proposals::Proposals,
};
use crate::{
    clock::use_clock,
    doors::receipts::receipt_page,
    fresh::{Fresh, follow},
    i18n::receipt_pages::say,
    ui::title::Title,
    wire::fetched,
};
use chrono::NaiveDate;
use domain::{id::ReturnReceiptId, time::local_day, view::receipts::ReceiptPage as Page};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// What the parts of this page share.
#[derive(Clone, Copy)]
pub struct Slip {
    /// Which receipt.
    pub id: ReturnReceiptId,
    /// As it stands.
    pub page: Fresh<Page>,
    /// The local day; the page follows it over midnight.
    pub today: Memo<NaiveDate>,
    /// The form that is open.
    pub open: RwSignal<Option<Act>>,
    /// Whether something was just saved.
    pub saved: RwSignal<bool>,
}

impl Slip {
    /// A part of the receipt, followed.
    pub fn part<T: PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&Page, NaiveDate) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| {
            let today = self.today.get();
            self.page.value.with(|page| part(page, today))
        })
    }

    /// Opens a form.
    pub fn start(self, act: Act) {
        self.saved.set(false);
        self.open.set(Some(act));
    }

    /// The name of somebody who recorded or decided something.
    pub fn name(page: &Page, id: domain::id::AccountId) -> String {
        page.people.iter().find(|person| person.id == id).map(|person| person.name.clone()).unwrap_or_default()
    }
}

/// The page.
#[component]
pub fn ReceiptPage() -> impl IntoView {
    let params = use_params_map();
    let key = Memo::new(move |_| params.with(|p| p.get("id")).unwrap_or_default());
    let page = fetched(move || key.get(), receipt_page);
    view! {
        <Transition fallback=|| view! { <div class="page"><div class="card skeleton" aria-hidden="true"></div></div> }>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(first) => view! { <Whole first=first /> }.into_any(),
                    Err(error) => {
                        view! {
                            <Title text=say(|t| t.title) />
                            <div class="page narrow stack">
                                <h1>{say(|t| t.title)}</h1>
                                <Missing error=error again=Callback::new(move |()| page.refetch()) title=|t| t.page_failed />
                            </div>
                        }
                            .into_any()
                    }
                }
            })}
        </Transition>
    }
}

/// The receipt, kept fresh from here on. What is being typed lives beside it and is not touched.
#[component]
fn Whole(first: Page) -> impl IntoView {
    let (id, clock) = (first.receipt.id, use_clock());
    let slip = Slip {
        id,
        page: follow(first, move || receipt_page(id.to_string())),
        today: Memo::new(move |_| local_day(clock.now())),
        open: RwSignal::new(None),
        saved: RwSignal::new(false),
    };
    view! {
        <div class="page case-page receipts">
            <Head slip=slip />
            <div class="case-page__side stack">
                <Course slip=slip />
                <Facts slip=slip />
            </div>
            <div class="case-page__main stack">
                <Proposals slip=slip />
                <History slip=slip />
            </div>
        </div>
    }
}
