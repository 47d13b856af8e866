//! A walk through the draft with pretend facts. Nothing of it is kept.

use super::{
    editing::Editing,
    inputs::slots,
    values::{OneValue, Taken},
};
use crate::{
    clock::use_clock,
    i18n::{
        scripts::{ScriptTexts, say},
        terms, use_lang,
    },
};
use domain::{
    complaint::{Form, Input},
    script::{Body, Library, Run, Slot, edit::Sort},
};
use leptos::prelude::*;

/// Where the walk is.
#[derive(Clone)]
struct Walk {
    run: Run,
    form: Form,
    library: Library,
}

/// What is done at a step.
#[derive(Clone, Copy)]
enum Go {
    Answer(u32),
    On,
    Do,
}

impl Walk {
    /// Goes on from the present step. What a broken script cannot do leaves the walk where it is.
    fn go(&mut self, go: Go, now_ms: i64) {
        let written = match go {
            Go::Answer(at) => self.run.answer(&self.library, at, &self.form, now_ms),
            // Without an answer a question is passed over.
            Go::On => self.run.next(&self.library, &self.form, now_ms).map(|()| Vec::new()),
            Go::Do => self.run.act(&self.library, &self.form, now_ms),
        };
        for (field, value) in written.unwrap_or_default() {
            self.form.insert(field, value);
        }
    }

    fn write(&mut self, slot: Slot, value: &str) {
        match slot {
            Slot::Field(field) => {
                self.form.insert(field, value.to_owned());
            }
            Slot::Fact(fact) => self.run.note(fact, value),
        }
    }
}

/// The panel.
#[component]
pub fn TestRun(editing: Editing) -> impl IntoView {
    let lang = use_lang();
    let t = move || ScriptTexts::of(lang.get());
    let (walk, broken) = (RwSignal::new(None::<Walk>), RwSignal::new(false));
    let facts = RwSignal::new(Vec::<(Slot, String)>::new());
    let clock = use_clock();
    let begin = move |_| {
        let (library, id) = (editing.library(), editing.script.get_untracked().id);
        let (mut form, mut known) = (Form::default(), Vec::new());
        for (slot, value) in facts.get_untracked() {
            match slot {
                Slot::Field(field) => {
                    form.insert(field, value);
                }
                Slot::Fact(fact) => known.push((fact, value)),
            }
        }
        let run = Run::start(&library, &id, &form, clock.exact_ms());
        broken.set(run.is_err());
        walk.set(run.ok().map(|mut run| {
            for (fact, value) in &known {
                run.note(*fact, value);
                // A script that cannot go on stays where it is; the next press says so.
                let _ = run.typed(&library, *fact, &form, clock.exact_ms());
            }
            Walk { run, form, library }
        }));
    };
    view! {
        <details class="card scripts__test">
            <summary class="card__title">{say(|t| t.test)}</summary>
            <p class="muted">{say(|t| t.test_lead)}</p>
            <Pretend facts=facts />
            <button type="button" class="button button--primary" on:click=begin>{move || t().test_begin}</button>
            {move || broken.get().then(|| view! { <p role="alert">{t().test_broken}</p> }.into_any())}
            <div aria-live="polite">{move || walk.get().map(|at| step(walk, &at, clock.exact_ms()))}</div>
        </details>
    }
}

/// What the walk pretends to know.
#[component]
fn Pretend(facts: RwSignal<Vec<(Slot, String)>>) -> impl IntoView {
    let lang = use_lang();
    let chosen = RwSignal::new(String::new());
    let value = RwSignal::new(String::new());
    let options = move || -> Vec<AnyView> {
        let lang = lang.get();
        let all = slots(lang).into_iter();
        all.map(|slot| view! { <option value=slot.code()>{terms::slot(lang, slot)}</option> }.into_any()).collect()
    };
    // Until one is chosen, the list shows its first.
    let slot = Signal::derive(move || Slot::from_code(&chosen.get()).or_else(|| slots(lang.get()).first().copied()));
    let add = move |_| {
        let (Some(slot), text) = (slot.get_untracked(), value.get_untracked()) else { return };
        facts.update(|facts| {
            facts.retain(|(known, _)| *known != slot);
            facts.push((slot, text));
        });
        value.set(String::new());
    };
    // What was typed for one fact says nothing about another.
    let pick = move |event| {
        chosen.set(event_target_value(&event));
        value.set(String::new());
    };
    let told = move || -> Vec<AnyView> {
        let lang = lang.get();
        let line = |(slot, value): (Slot, String)| {
            let words = terms::slot_choice(lang, slot, &value);
            let shown = if words.is_empty() { value } else { words.to_owned() };
            view! { <li>{terms::slot(lang, slot)} ": " {shown}</li> }.into_any()
        };
        facts.get().into_iter().map(line).collect()
    };
    view! {
        <div class="scripts__pretend">
            <select class="input" aria-label=say(|t| t.facts) on:change=pick>{options}</select>
            <OneValue
                id="pretend-value".to_owned()
                label=std::sync::Arc::new(|lang| ScriptTexts::of(lang).fact_value.to_owned())
                taken=Taken::chosen(slot)
                value=value.into()
                write=Callback::new(move |text| value.set(text))
                fixed=false
            />
            <button type="button" class="button" on:click=add>{say(|t| t.fact_add)}</button>
        </div>
        <ul>{told}</ul>
    }
}

/// The present step, and the ways on from it.
fn step(walk: RwSignal<Option<Walk>>, at: &Walk, now_ms: i64) -> AnyView {
    let lang = use_lang();
    let t = ScriptTexts::of(lang.get());
    if let Some(outcome) = at.run.ended {
        return view! { <p class="scripts__said">{t.test_ended} {terms::disposition(lang.get(), outcome)}</p> }
            .into_any();
    }
    let Ok(node) = at.run.current(&at.library) else { return view! { <p role="alert">{t.test_broken}</p> }.into_any() };
    let go = move |go: Go| {
        walk.update(|walk| {
            if let Some(walk) = walk {
                walk.go(go, now_ms);
            }
        });
    };
    let button = move |text: String, does: Go| {
        view! { <button type="button" class="button" on:click=move |_| go(does)>{text}</button> }.into_any()
    };
    let words = node.text().map(|text| lang.get().pick(&*text.zh, &*text.en).to_owned());
    let mut ways: Vec<AnyView> = (0_u32..)
        .zip(node.choices())
        .map(|(i, answer)| button(lang.get().pick(&*answer.label.zh, &*answer.label.en).to_owned(), Go::Answer(i)))
        .collect();
    match (&node.body, Sort::of(&node.body)) {
        (Body::Ask { field, .. }, _) => {
            ways.push(ask(walk, *field));
            ways.push(button(t.test_next.to_owned(), Go::On));
        }
        (_, Sort::Choose) => {}
        (_, Sort::Act) => {
            ways.push(button(t.test_done.to_owned(), Go::Do));
            ways.push(button(t.test_pass.to_owned(), Go::On));
        }
        _ => ways.push(button(t.test_next.to_owned(), Go::On)),
    }
    let label = lang.get().pick(&*node.label.zh, &*node.label.en).to_owned();
    view! {
        <p class="muted">{label}</p>
        <p class="scripts__said">{words}</p>
        <p class="scripts__ways">{ways}</p>
    }
    .into_any()
}

/// The answer to a question: one of the codes, or words.
fn ask(walk: RwSignal<Option<Walk>>, slot: Slot) -> AnyView {
    let lang = use_lang();
    let write = move |event| {
        let value = event_target_value(&event);
        walk.update_untracked(|walk| {
            if let Some(walk) = walk {
                walk.write(slot, &value);
            }
        });
    };
    let name = terms::slot(lang.get(), slot);
    match slot.input() {
        Input::Choice(codes) => {
            let option = |code: &&'static str| {
                view! { <option value=*code>{terms::slot_choice(lang.get(), slot, code)}</option> }.into_any()
            };
            let options: Vec<AnyView> = codes.iter().map(option).collect();
            view! { <select class="input" aria-label=name on:change=write><option value=""></option>{options}</select> }
                .into_any()
        }
        _ => view! { <input class="input" aria-label=name on:input=write /> }.into_any(),
    }
}
