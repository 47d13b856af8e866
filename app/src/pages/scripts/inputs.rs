//! One input for each sort of value that stands at a spot.

use super::editing::Editing;
use crate::{
    i18n::{
        scripts::{ScriptTexts, value as told},
        terms, use_lang,
    },
    preferences::Lang,
    ui::text_area::TextArea,
};
use domain::{
    complaint::{Field, Input},
    script::{
        Fact, NodeId, Script, Slot,
        edit::{Edit, Spot, Value},
    },
};
use leptos::prelude::*;

/// What an input is called, in either language.
pub type Label = std::sync::Arc<dyn Fn(Lang) -> String + Send + Sync>;

/// The name of an element for a spot; every spot is on the page once.
pub fn element(spot: &Spot) -> String {
    let told = format!("{spot:?}");
    told.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect()
}

/// Whether this spot is among those that somebody else changed differently, or has a text that is wrong: told by the
/// checks beside it.
fn set(editing: Editing, spot: &Spot, value: Value) {
    editing.edit(&Edit::Set { spot: spot.clone(), value });
}

/// A text in one language.
#[component]
pub fn TextSpot(editing: Editing, spot: Spot, label: Label, #[prop(default = 1)] rows: u32) -> impl IntoView {
    let lang = use_lang();
    let (id, at) = (element(&spot), StoredValue::new(spot));
    let value = Signal::derive(move || match editing.script.with(|script| at.with_value(|at| script.at(at))) {
        Value::Text(text) => text,
        _ => String::new(),
    });
    let input = Callback::new(move |text: String| at.with_value(|at| set(editing, at, Value::Text(text))));
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{move || label(lang.get())}</label>
            <TextArea id=id value=value on_input=input rows=rows readonly=Signal::stored(!editing.may_edit) />
        </div>
    }
}

/// Several words, separated by commas. They are read as they are typed; what is typed stays as it is until the input is
/// left, so that a comma can be typed.
#[component]
pub fn WordsSpot(editing: Editing, spot: Spot, label: Label) -> impl IntoView {
    let lang = use_lang();
    let (id, at) = (element(&spot), StoredValue::new(spot));
    let raw = RwSignal::new(None::<String>);
    let value = move || match (raw.get(), editing.script.with(|script| at.with_value(|at| script.at(at)))) {
        (Some(raw), _) => raw,
        (None, Value::Words(words)) => words.join(lang.get().pick("、", ", ")),
        _ => String::new(),
    };
    let typed = move |event| {
        let text = event_target_value(&event);
        let words = text.split(['、', ',', '，', '\n']).map(str::trim).filter(|word| !word.is_empty());
        let words = words.map(str::to_owned).collect();
        raw.set(Some(text));
        at.with_value(|at| set(editing, at, Value::Words(words)));
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{move || label(lang.get())}</label>
            <input class="input" id=id readonly=!editing.may_edit prop:value=move || value() on:input=typed on:blur=move |_| { let _ = raw.try_set(None); } />
            <span class="field__hint">{move || ScriptTexts::of(lang.get()).words_hint}</span>
        </div>
    }
}

/// One choice: its code, its words and the value it stands for.
#[derive(Clone)]
pub struct Pick {
    /// Names it in the input.
    pub code: String,
    /// What stands for it.
    pub value: Value,
}

/// A choice among values.
#[component]
pub fn PickSpot(
    editing: Editing,
    spot: Spot,
    label: Label,
    /// All choices.
    #[prop(into)]
    picks: Signal<Vec<Pick>>,
) -> impl IntoView {
    let lang = use_lang();
    let (id, at) = (element(&spot), StoredValue::new(spot));
    let now = move || editing.script.with(|script| at.with_value(|at| script.at(at)));
    let options = move || -> Vec<AnyView> {
        let (lang, now) = (lang.get(), now());
        let mut picks = picks.get();
        // What is written there and is no choice any more is shown all the same.
        if !picks.iter().any(|pick| pick.value == now) {
            picks.push(Pick { code: "?".to_owned(), value: now.clone() });
        }
        let option = |pick: Pick| {
            let text = editing.script.with(|script| in_list(editing, lang, &pick.value, script));
            let chosen = pick.value == now;
            view! { <option value=pick.code selected=chosen>{text}</option> }.into_any()
        };
        picks.into_iter().map(option).collect()
    };
    let code = move || {
        let now = now();
        picks.with(|all| {
            all.iter().find(|pick| pick.value == now).map_or_else(|| "?".to_owned(), |pick| pick.code.clone())
        })
    };
    let chosen = move |event| {
        let code = event_target_value(&event);
        let pick = picks.with_untracked(|all| all.iter().find(|pick| pick.code == code).map(|pick| pick.value.clone()));
        if let Some(value) = pick {
            at.with_value(|at| set(editing, at, value));
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{move || label(lang.get())}</label>
            <select class="input" id=id disabled=!editing.may_edit prop:value=move || code() on:change=chosen>{options}</select>
        </div>
    }
}

/// The words of a choice. Other scripts are called by their titles here.
fn in_list(editing: Editing, lang: Lang, value: &Value, script: &Script) -> String {
    let Value::Script(id) = value else { return told(lang, value, script) };
    editing.others.with_value(|others| {
        let other = others.iter().find(|other| other.id == *id);
        other.map_or_else(|| id.0.clone(), |other| lang.pick(&*other.title.zh, &*other.title.en).to_owned())
    })
}

/// The steps of the script.
pub fn steps(editing: Editing, or_none: bool) -> Signal<Vec<Pick>> {
    Signal::derive(move || {
        let pick = |id: &NodeId| Pick { code: id.0.clone(), value: Value::To(id.clone()) };
        let mut all: Vec<Pick> = editing.script.with(|script| script.nodes.iter().map(|node| pick(&node.id)).collect());
        if or_none {
            all.insert(0, nothing());
        }
        all
    })
}

/// No choice.
pub fn nothing() -> Pick {
    Pick { code: String::new(), value: Value::Nothing }
}

/// Every field of the form and every fact of a call.
pub fn slots(lang: Lang) -> Vec<Slot> {
    let fields = Field::ALL.iter().copied().map(Slot::Field);
    let mut all: Vec<Slot> = fields.chain(Fact::ALL.iter().copied().map(Slot::Fact)).collect();
    all.sort_by_key(|slot| terms::slot(lang, *slot));
    all
}

/// Those among them that fit, as choices.
pub fn slot_picks(or_none: bool, fits: fn(Slot) -> bool) -> Signal<Vec<Pick>> {
    let lang = use_lang();
    Signal::derive(move || {
        let pick = |slot: Slot| Pick { code: slot.code().to_owned(), value: Value::Slot(slot) };
        let fitting = slots(lang.get()).into_iter().filter(|slot| fits(*slot));
        or_none.then(nothing).into_iter().chain(fitting.map(pick)).collect()
    })
}

/// Whether it holds a time.
pub fn is_time(slot: Slot) -> bool {
    slot.input() == Input::Moment
}
