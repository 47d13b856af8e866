//! The list: tabs and filters in the address, rows by the day they are due, counts of the same moment.

use super::{filters::Filters, missing::Missing, rows::Rows};
use crate::{
    clock::use_clock,
    doors::receipts::receipt_list,
    fresh::{Fresh, follow},
    i18n::{
        receipt_pages::{ReceiptPageTexts, say, stage},
        time, use_lang,
    },
    paths,
    start::use_me,
    ui::{flow::Show, title::Title},
    wire::fetched,
};
use domain::{
    account::Permission,
    receipt::ReceiptStage,
    view::receipts::{ReceiptList, ReceiptQuery},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Reads the query from the values of an address or of the form. Answers that do not exist count as none.
pub fn read(value: impl Fn(&str) -> Option<String>) -> ReceiptQuery {
    let text = |name: &str| value(name).unwrap_or_default().trim().to_owned();
    ReceiptQuery {
        q: text("q"),
        outlet: text("outlet"),
        stage: ReceiptStage::from_code(&text("stage")),
        cursor: value("after").filter(|cursor| !cursor.is_empty()),
    }
}

/// The page.
#[component]
pub fn ReceiptsPage() -> impl IntoView {
    let address = use_query_map();
    let query = Memo::new(move |_| address.with(|map| read(|name| map.get(name))));
    let list = fetched(move || query.get(), receipt_list);
    let registers = use_me().is_some_and(|me| me.actor.may(Permission::RecordReceipts));
    view! {
        <Title text=say(|t| t.title) />
        <div class="page receipts">
            <div class="spread">
                <div>
                    <h1 class="page__title">{say(|t| t.title)}</h1>
                    <p class="muted receipts__lead">{say(|t| t.lead)}</p>
                </div>
                {registers
                    .then(|| view! { <a class="button button--primary" href=paths::NEW_RECEIPT>{say(|t| t.register)}</a> }.into_any())}
            </div>
            <Transition fallback=|| view! { <div class="card skeleton cases-skeleton" aria-hidden="true"></div> }>
                {move || Suspend::new(async move {
                    let asked = query.get_untracked();
                    match list.await {
                        Ok(first) => view! { <Results asked=asked first=first /> }.into_any(),
                        Err(error) => {
                            view! { <Missing error=error again=Callback::new(move |()| list.refetch()) title=|t| t.list_failed /> }
                                .into_any()
                        }
                    }
                })}
            </Transition>
        </div>
    }
}

/// Tabs, filters and one page of the list, kept fresh.
#[component]
fn Results(asked: ReceiptQuery, first: ReceiptList) -> impl IntoView {
    let again = asked.clone();
    let list = follow(first, move || receipt_list(again.clone()));
    let none = Memo::new(move |_| list.value.with(|l| l.rows.is_empty()));
    let rows = Signal::derive(move || list.value.with(|l| l.rows.clone()));
    let today = Signal::derive(move || list.value.with(|l| l.today));
    let outlets = Memo::new(move |_| list.value.with(|l| l.outlets.clone()));
    let plain = asked == ReceiptQuery::default();
    let asked = StoredValue::new(asked);
    view! {
        <Tabs asked=asked list=list />
        <Filters asked=asked outlets=outlets />
        <section class="card cases-card" aria-label=say(|t| t.title)>
            <Age list=list />
            <Show when=move || !none.get() fallback=move || view! { <Empty plain=plain /> }>
                <Rows rows=rows today=today />
            </Show>
            <Paging asked=asked list=list />
        </section>
    }
}

/// The stages, each with how many there are. A number opens exactly the rows it counts.
#[component]
fn Tabs(asked: StoredValue<ReceiptQuery>, list: Fresh<ReceiptList>) -> impl IntoView {
    let lang = use_lang();
    let stages = std::iter::once(None).chain(ReceiptStage::ALL.iter().copied().map(Some));
    let tabs: Vec<AnyView> = stages
        .map(|one| {
            let path =
                asked.with_value(|asked| paths::receipts(&ReceiptQuery { stage: one, cursor: None, ..asked.clone() }));
            let current = asked.with_value(|asked| asked.stage == one).then_some("page");
            let count = Memo::new(move |_| list.value.with(|l| l.count(one)));
            let name = move || one.map_or(ReceiptPageTexts::of(lang.get()).all, |one| stage(lang.get(), one));
            view! {
                <a class="subnav__link" href=path aria-current=current>
                    {move || name()}
                    <span class="receipts__count">{move || count.get().to_string()}</span>
                </a>
            }
            .into_any()
        })
        .collect();
    view! { <nav class="subnav" aria-label=say(|t| t.stages)>{tabs}</nav> }
}

/// How many rows there are and how old they are.
#[component]
fn Age(list: Fresh<ReceiptList>) -> impl IntoView {
    let (lang, clock) = (use_lang(), use_clock());
    let count = move || {
        let number = list.value.with(|l| l.rows.len()).to_string();
        [say(|t| t.rows_on_page)(), &number].concat()
    };
    let age = Memo::new(move |_| time::ago(lang.get(), list.age_seconds(clock)));
    let stale = move || list.stale.get().then(|| view! { <span class="stale">{say(|t| t.stale)}</span> }.into_any());
    view! {
        <p class="cases-card__age muted">
            {move || count()} " · " {say(|t| t.fetched)}{move || age.get()} " " <span role="status">{move || stale()}</span>
        </p>
    }
}

/// Nothing to show: because there is nothing, or because nothing matches.
#[component]
fn Empty(plain: bool) -> impl IntoView {
    let registers = use_me().is_some_and(|me| me.actor.may(Permission::RecordReceipts));
    if plain {
        return view! {
            <div class="empty">
                <p class="empty__title">{say(|t| t.none_yet)}</p>
                <p>{say(|t| t.none_yet_help)}</p>
                {registers
                    .then(|| view! { <a class="button button--primary" href=paths::NEW_RECEIPT>{say(|t| t.register)}</a> }.into_any())}
            </div>
        }
        .into_any();
    }
    view! {
        <div class="empty">
            <p class="empty__title">{say(|t| t.none_match)}</p>
            <p>{say(|t| t.none_match_help)}</p>
            <a class="button" href=paths::RECEIPTS>{say(|t| t.clear)}</a>
        </div>
    }
    .into_any()
}

/// The way to the next page, and back to the first.
#[component]
fn Paging(asked: StoredValue<ReceiptQuery>, list: Fresh<ReceiptList>) -> impl IntoView {
    let at = move |cursor: Option<String>| asked.with_value(|q| paths::receipts(&ReceiptQuery { cursor, ..q.clone() }));
    let next = Memo::new(move |_| list.value.with(|l| l.next.clone()));
    let later = asked.with_value(|q| q.cursor.is_some());
    let further = move || {
        next.get().map(|cursor| view! { <a class="button" href=at(Some(cursor))>{say(|t| t.next_page)}</a> }.into_any())
    };
    view! {
        <nav class="paging" aria-label=say(|t| t.pages)>
            {later.then(|| view! { <a class="button" href=at(None)>{say(|t| t.first_page)}</a> }.into_any())}
            {move || further()}
        </nav>
    }
}
