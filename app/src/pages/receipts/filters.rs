//! The filters: a plain form that asks for an address, so it works before and without the program.

use super::list::read;
use crate::{
    i18n::receipt_pages::say,
    paths,
    ui::icon::{Icon, IconName},
};
use domain::{receipt::ReceiptStage, view::receipts::ReceiptQuery};
use leptos::{ev, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use wasm_bindgen::JsCast;

/// The filters, as the address has them.
#[component]
pub fn Filters(
    /// The query of the address.
    asked: StoredValue<ReceiptQuery>,
    /// Every outlet.
    outlets: Memo<Vec<String>>,
) -> impl IntoView {
    let navigate = StoredValue::new(use_navigate());
    let apply = move |target: Option<web_sys::EventTarget>| {
        let form = target.and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok());
        let data = form.and_then(|form| web_sys::FormData::new_with_form(&form).ok());
        let Some(wanted) = data.map(|data| read(|name| data.get(name).as_string())) else { return };
        let still = NavigateOptions { scroll: false, ..NavigateOptions::default() };
        navigate.with_value(|go| go(&paths::receipts(&wanted), still));
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        apply(event.current_target());
    };
    // The search box waits for Enter: what is half typed is no question yet.
    let change = move |event: ev::Event| {
        if event.target().is_some_and(|target| target.dyn_into::<web_sys::HtmlSelectElement>().is_ok()) {
            apply(event.current_target());
        }
    };
    let (q, stage) = asked.with_value(|asked| (asked.q.clone(), asked.stage.map_or("", ReceiptStage::code)));
    let filtered = asked.with_value(|asked| !asked.q.is_empty() || !asked.outlet.is_empty());
    let clear =
        paths::receipts(&ReceiptQuery { stage: asked.with_value(|asked| asked.stage), ..ReceiptQuery::default() });
    view! {
        <form class="filters" method="get" action=paths::RECEIPTS role="search" on:submit=submit on:change=change>
            {(!stage.is_empty()).then(|| view! { <input type="hidden" name="stage" value=stage /> }.into_any())}
            <div class="filters__search">
                <label class="visually-hidden" for="receipt-search">{say(|t| t.search)}</label>
                <Icon name=IconName::Search />
                <input
                    class="input"
                    type="search"
                    id="receipt-search"
                    name="q"
                    maxlength="80"
                    autocomplete="off"
                    placeholder=say(|t| t.search_hint)
                    value=q.clone()
                    prop:value=q
                />
                <Outlets asked=asked outlets=outlets />
                <button class="button button--primary" type="submit">{say(|t| t.apply)}</button>
                {filtered
                    .then(|| view! { <a class="button button--quiet" href=clear>{say(|t| t.clear)}</a> }.into_any())}
            </div>
        </form>
    }
}

#[component]
fn Outlets(asked: StoredValue<ReceiptQuery>, outlets: Memo<Vec<String>>) -> impl IntoView {
    let is = move |outlet: &str| asked.with_value(|asked| asked.outlet == outlet);
    let set = asked.with_value(|asked| !asked.outlet.is_empty());
    let options = move || {
        let option = |outlet: String| {
            let selected = is(&outlet);
            let name = outlet.clone();
            view! { <option value=name selected=selected>{outlet}</option> }.into_any()
        };
        outlets.get().into_iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <select class="select receipts__outlet" class:select--set=set name="outlet" aria-label=say(|t| t.outlet)>
            <option value="" selected=!set>{say(|t| t.any_outlet)}</option>
            {move || options()}
        </select>
    }
}
