//! Values of a field or a fact, and clocks: chosen where the choices are known, typed where not.

use super::{
    editing::Editing,
    inputs::{Label, element},
};
use crate::{
    i18n::{
        scripts::{ScriptTexts, say},
        terms, use_lang,
    },
    preferences::Lang,
    ui::icon::{Icon, IconName},
};
use domain::{
    complaint::Input,
    script::{
        NodeId, Slot,
        edit::{Edit, Spot, Value},
    },
};
use leptos::prelude::*;

/// What takes a value.
#[derive(Clone, Copy)]
pub struct Taken(Signal<Option<Slot>>);

impl Taken {
    /// What holds the answer of a step, as chosen at the moment.
    pub fn of_step(editing: Editing, node: StoredValue<NodeId>) -> Self {
        let slot = Memo::new(move |_| editing.script.with(|script| node.with_value(|id| script.node(id)?.slot())));
        Self(slot.into())
    }

    /// The one that is chosen.
    pub fn chosen(slot: Signal<Option<Slot>>) -> Self {
        Self(slot)
    }

    /// This one.
    pub fn known(slot: Slot) -> Self {
        Self(Signal::stored(Some(slot)))
    }

    /// The codes it takes; nothing where it takes free words.
    fn codes(self) -> Option<&'static [&'static str]> {
        match self.0.get().map(Slot::input) {
            Some(Input::Choice(codes)) => Some(codes),
            _ => None,
        }
    }

    /// The words for a value.
    fn told(self, lang: Lang, value: &str) -> String {
        let words = self.0.get().map_or("", |slot| terms::slot_choice(lang, slot, value));
        if words.is_empty() { value.to_owned() } else { words.to_owned() }
    }

    /// A value as the form holds it; as typed where it is none.
    fn plain(self, text: &str) -> String {
        let read = self.0.get_untracked().and_then(|slot| slot.parse(text).ok());
        read.unwrap_or_else(|| text.trim().to_owned())
    }

    /// The sort of input for a typed value.
    fn typed(self) -> &'static str {
        match self.0.get().map(Slot::input) {
            Some(Input::Moment) => "datetime-local",
            Some(Input::Day) => "date",
            _ => "text",
        }
    }
}

/// One value.
#[component]
pub fn OneValue(
    id: String,
    label: Label,
    taken: Taken,
    value: Signal<String>,
    write: Callback<String>,
    fixed: bool,
) -> impl IntoView {
    let lang = use_lang();
    let (name, id) = (id.clone(), StoredValue::new(id));
    // It is written as it is typed, so that nothing is lost, and read as the form reads it when the input is left.
    // A date is only there once it is whole.
    let left = move |event| write.run(taken.plain(&event_target_value(&event)));
    let typed = move || {
        let kind = taken.typed();
        let typing = move |event| {
            if kind == "text" {
                write.run(event_target_value(&event));
            }
        };
        view! {
            <input
                class="input"
                id=id.get_value()
                type=kind
                readonly=fixed
                prop:value=move || value.get()
                on:input=typing
                on:change=left
            />
        }
        .into_any()
    };
    let options = move |codes: &'static [&'static str]| {
        let (lang, now) = (lang.get(), value.get());
        let mut all: Vec<String> =
            [String::new()].into_iter().chain(codes.iter().map(|code| (*code).to_owned())).collect();
        // What is written there and is no choice any more is shown all the same.
        if !all.contains(&now) {
            all.push(now.clone());
        }
        let option = |code: String| {
            let (chosen, told) = (code == now, taken.told(lang, &code));
            let told = if code.is_empty() { ScriptTexts::of(lang).none.to_owned() } else { told };
            view! { <option value=code selected=chosen>{told}</option> }.into_any()
        };
        all.into_iter().map(option).collect::<Vec<AnyView>>()
    };
    let input = move || match taken.codes() {
        None => typed(),
        Some(codes) => view! {
            <select
                class="input"
                id=id.get_value()
                disabled=fixed
                prop:value=move || value.get()
                on:change=move |event| write.run(event_target_value(&event))
            >
                {move || options(codes)}
            </select>
        }
        .into_any(),
    };
    view! {
        <div class="field">
            <label class="field__label" for=name>{move || label(lang.get())}</label>
            {input}
        </div>
    }
}

/// Several values: those that are chosen, each with a button that takes it out, and one more.
#[component]
pub fn SeveralValues(
    id: String,
    label: Label,
    taken: Taken,
    values: Signal<Vec<String>>,
    write: Callback<Vec<String>>,
    fixed: bool,
) -> impl IntoView {
    let known =
        Signal::derive(move || taken.codes().map(|codes| codes.iter().map(|code| (*code).to_owned()).collect()));
    let told = Callback::new(move |(lang, value): (Lang, String)| taken.told(lang, &value));
    let plain = Callback::new(move |text: String| taken.plain(&text));
    view! { <Several id=id label=label known=known told=told plain=plain values=values write=write fixed=fixed /> }
}

/// Several of known words, or of any where none are known.
#[component]
fn Several(
    id: String,
    label: Label,
    known: Signal<Option<Vec<String>>>,
    told: Callback<(Lang, String), String>,
    plain: Callback<String, String>,
    values: Signal<Vec<String>>,
    write: Callback<Vec<String>>,
    fixed: bool,
) -> impl IntoView {
    let lang = use_lang();
    let (name, id) = (id.clone(), StoredValue::new(id));
    let add = move |event: leptos::ev::Event| {
        let value = plain.run(event_target_value(&event));
        let mut all = values.get_untracked();
        if !value.is_empty() && !all.contains(&value) {
            all.push(value);
            write.run(all);
        }
    };
    let chosen = move || -> Vec<AnyView> {
        let lang = lang.get();
        let row = |value: String| {
            let shown = told.run((lang, value.clone()));
            let away = [ScriptTexts::of(lang).drop_one, " ", &shown].concat();
            let drop_it = move |_| write.run(values.get_untracked().into_iter().filter(|one| *one != value).collect());
            view! {
                <li class="scripts__value">
                    <span>{shown}</span>
                    {(!fixed)
                        .then(|| {
                            view! { <button type="button" class="button button--quiet" aria-label=away on:click=drop_it><Icon name=IconName::Cross /></button> }
                                .into_any()
                        })}
                </li>
            }
            .into_any()
        };
        values.get().into_iter().map(row).collect()
    };
    let rest = move |known: Vec<String>| -> Vec<AnyView> {
        let lang = lang.get();
        let here = values.get();
        let first = view! { <option value="" selected=true>{ScriptTexts::of(lang).add_one}</option> }.into_any();
        let free = known.into_iter().filter(|one| !here.contains(one));
        let option =
            |one: String| view! { <option value=one.clone()>{told.run((lang, one.clone()))}</option> }.into_any();
        [first].into_iter().chain(free.map(option)).collect()
    };
    let more = move || {
        if let Some(known) = known.get() {
            let known = StoredValue::new(known);
            let picked = move |event: leptos::ev::Event| {
                let list = event_target::<web_sys::HtmlSelectElement>(&event);
                add(event);
                list.set_value("");
            };
            view! { <select class="input" id=id.get_value() on:change=picked>{move || rest(known.get_value())}</select> }.into_any()
        } else {
            // A typed word is taken when the input is left, and the input is empty again then.
            let text = RwSignal::new(String::new());
            let left = move |event: leptos::ev::Event| {
                add(event);
                text.set(String::new());
            };
            view! {
                <input
                    class="input"
                    id=id.get_value()
                    placeholder=say(|t| t.add_one)
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                    on:change=left
                />
            }
            .into_any()
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for=name>{move || label(lang.get())}</label>
            <ul class="scripts__values">{chosen}</ul>
            {(!fixed).then(|| view! { {more} }.into_any())}
        </div>
    }
}

/// What stands at a spot now.
pub fn now(editing: Editing, spot: StoredValue<Spot>) -> Value {
    editing.script.with(|script| spot.with_value(|spot| script.at(spot)))
}

/// The value an answer writes; nothing where it writes none.
#[component]
pub fn ValueSpot(editing: Editing, spot: Spot, label: Label, taken: Taken) -> impl IntoView {
    let (id, at) = (element(&spot), StoredValue::new(spot));
    let value = Signal::derive(move || match now(editing, at) {
        Value::Text(text) => text,
        _ => String::new(),
    });
    let write = Callback::new(move |text: String| {
        let value = if text.is_empty() { Value::Nothing } else { Value::Text(text) };
        editing.edit(&Edit::Set { spot: at.get_value(), value });
    });
    view! { <OneValue id=id label=label taken=taken value=value write=write fixed=!editing.may_edit /> }
}

/// Several values at a spot.
#[component]
pub fn ValuesSpot(editing: Editing, spot: Spot, label: Label, taken: Taken) -> impl IntoView {
    let (id, at) = (element(&spot), StoredValue::new(spot));
    let (values, write) = several(editing, at);
    view! { <SeveralValues id=id label=label taken=taken values=values write=write fixed=!editing.may_edit /> }
}

fn several(editing: Editing, at: StoredValue<Spot>) -> (Signal<Vec<String>>, Callback<Vec<String>>) {
    let values = Signal::derive(move || match now(editing, at) {
        Value::Words(words) => words,
        _ => Vec::new(),
    });
    let write = Callback::new(move |words: Vec<String>| {
        editing.edit(&Edit::Set { spot: at.get_value(), value: Value::Words(words) });
    });
    (values, write)
}

/// The clocks that a step names: those of the rules in force.
#[component]
pub fn ClocksSpot(editing: Editing, spot: Spot, label: Label) -> impl IntoView {
    let (id, at) = (element(&spot), StoredValue::new(spot));
    let (values, write) = several(editing, at);
    let all = editing.clocks.with_value(|clocks| clocks.iter().map(|clock| clock.id.clone()).collect::<Vec<_>>());
    let told = Callback::new(move |(lang, id): (Lang, String)| {
        editing.clocks.with_value(|clocks| {
            let title =
                clocks.iter().find(|clock| clock.id == id).map(|clock| lang.pick(&*clock.title.zh, &*clock.title.en));
            title.map_or_else(|| id.clone(), |title| [title, " · ", &id].concat())
        })
    });
    let plain = Callback::new(|text: String| text);
    view! {
        <Several
            id=id
            label=label
            known=Signal::stored(Some(all))
            told=told
            plain=plain
            values=values
            write=write
            fixed=!editing.may_edit
        />
    }
}
