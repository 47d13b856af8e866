//! The filters: a plain form that asks for an address, so it works before and without the program.

use super::address;
use crate::{
    i18n::{
        phrase_pages::{PhraseTexts, category, say, shelf, tone},
        use_lang,
    },
    paths,
    preferences::Lang,
    ui::{
        flow::Show,
        icon::{Icon, IconName},
    },
};
use domain::{
    phrase::{Category, Tone},
    view::phrases::{PhraseQuery, Shelf},
};
use leptos::{ev, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use wasm_bindgen::JsCast;

/// The id of the search box.
const SEARCH: &str = "phrase-search";

/// A filter: its name in the address, its answers, their words and which one is given.
#[derive(Clone, Copy)]
struct Filter {
    name: &'static str,
    codes: &'static [&'static str],
    label: fn(&'static PhraseTexts) -> &'static str,
    any: fn(&'static PhraseTexts) -> &'static str,
    words: fn(Lang, &str) -> &'static str,
    given: fn(&PhraseQuery) -> &'static str,
}

const FILTERS: [Filter; 3] = [
    Filter {
        name: "category",
        codes: Category::CODES,
        label: |t| t.category,
        any: |t| t.any_category,
        words: |lang, code| Category::from_code(code).map_or("", |code| category(lang, code)),
        given: |query| query.category.map_or("", Category::code),
    },
    Filter {
        name: "tone",
        codes: Tone::CODES,
        label: |t| t.tone,
        any: |t| t.any_tone,
        words: |lang, code| Tone::from_code(code).map_or("", |code| tone(lang, code)),
        given: |query| query.tone.map_or("", Tone::code),
    },
    Filter {
        name: "shelf",
        codes: Shelf::CODES,
        label: |t| t.shelf,
        any: |t| t.any_shelf,
        words: |lang, code| Shelf::from_code(code).map_or("", |code| shelf(lang, code)),
        given: |query| query.shelf.map_or("", Shelf::code),
    },
];

/// The filters, as the address has them.
#[component]
pub fn Filters(
    /// The question of the address.
    query: Memo<PhraseQuery>,
) -> impl IntoView {
    let navigate = StoredValue::new(use_navigate());
    let apply = move |form: Option<web_sys::EventTarget>| {
        let form = form.and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok());
        let Some(data) = form.and_then(|form| web_sys::FormData::new_with_form(&form).ok()) else { return };
        let asked = address::read(|name| data.get(name).as_string());
        if asked != query.get_untracked() {
            let still = NavigateOptions { scroll: false, ..NavigateOptions::default() };
            navigate.with_value(|go| go(&paths::phrases(&asked), still));
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        apply(event.current_target());
    };
    let plain = Memo::new(move |_| query.with(|query| *query == PhraseQuery::default()));
    let selects = FILTERS.map(|filter| choice(filter, query).into_any()).into_iter().collect_view();
    view! {
        <form
            class="filters"
            method="get"
            action=paths::PHRASES
            role="search"
            on:submit=submit
            on:change=move |event: ev::Event| apply(event.current_target())
        >
            <div class="filters__search">
                <label class="visually-hidden" for=SEARCH>{say(|t| t.search)}</label>
                <Icon name=IconName::Search />
                <input
                    class="input"
                    type="search"
                    id=SEARCH
                    name="q"
                    maxlength="80"
                    autocomplete="off"
                    placeholder=say(|t| t.search_hint)
                    value=move || query.with(|q| q.q.clone())
                    prop:value=move || query.with(|q| q.q.clone())
                />
                <button class="button button--primary" type="submit">{say(|t| t.find)}</button>
            </div>
            <div class="filters__choices">
                {selects}
                <Show when=move || !plain.get()>
                    <a class="button button--quiet" href=paths::PHRASES>{say(|t| t.clear)}</a>
                </Show>
            </div>
        </form>
    }
}

fn choice(filter: Filter, query: Memo<PhraseQuery>) -> impl IntoView {
    let lang = use_lang();
    let current = Memo::new(move |_| query.with(filter.given));
    let options = std::iter::once("")
        .chain(filter.codes.iter().copied())
        .map(|code| {
            let words = move || {
                let lang = lang.get();
                if code.is_empty() { (filter.any)(PhraseTexts::of(lang)) } else { (filter.words)(lang, code) }
            };
            view! { <option value=code selected=move || current.get() == code>{words}</option> }.into_any()
        })
        .collect_view();
    view! {
        <label class="filters__choice">
            <span class="filters__label">{say(filter.label)}</span>
            <select
                class="select"
                name=filter.name
                class:select--set=move || !current.get().is_empty()
                prop:value=move || current.get()
            >
                {options}
            </select>
        </label>
    }
}
