//! The form of a phrase: checked by the server before it is saved, each fault beside its field.

use super::send::{Sender, Trouble};
use crate::{
    browser,
    doors::phrases::check_phrase,
    error::AppError,
    i18n::{
        phrase_pages::{PhraseTexts, category, channel, column, fault, mood, say, tone},
        terms, use_lang,
    },
    preferences::Lang,
    ui::{chip, flow::Show, notice::Notice, text_area::TextArea},
};
use domain::{
    command::Command,
    complaint::{Field, Kind},
    phrase::{Category, Column, Mood, PhraseChange, PhraseFlaw, PhraseForm, PhraseId, Through, Tone},
};
use leptos::{ev, prelude::*, task::spawn_local};

/// What the form is for, and how far it is.
#[derive(Clone, Copy)]
struct Draft {
    for_team: bool,
    id: StoredValue<Option<PhraseId>>,
    version: u32,
    form: RwSignal<PhraseForm>,
    flaws: RwSignal<Vec<PhraseFlaw>>,
    failed: RwSignal<Option<AppError>>,
    checking: RwSignal<bool>,
    sender: Sender,
    done: Callback<()>,
}

impl Draft {
    /// Has it checked, and saved when nothing is wrong.
    fn save(self) {
        if self.checking.get_untracked() || self.sender.busy.get_untracked() {
            return;
        }
        self.checking.set(true);
        self.failed.set(None);
        spawn_local(async move {
            let (id, form) = (self.id.get_value(), self.form.get_untracked());
            let verdict = check_phrase(self.for_team, id.clone(), form.clone()).await;
            self.checking.set(false);
            match verdict {
                Err(error) => self.failed.set(Some(error)),
                Ok(verdict) if !verdict.flaws.is_empty() => {
                    self.flaws.set(verdict.flaws);
                    set_timeout(|| browser::focus(SUMMARY), std::time::Duration::ZERO);
                }
                Ok(_) => {
                    self.flaws.set(Vec::new());
                    let change = PhraseChange::Save { id, version: self.version, form };
                    self.submit(&change);
                }
            }
        });
    }

    fn submit(self, change: &PhraseChange) {
        // It is made of texts and numbers only, so it can always be written.
        let Ok(change) = serde_json::to_string(change) else { return };
        self.sender.send(command(self.for_team, change), move || self.done.run(()));
    }

    fn is_busy(self) -> bool {
        self.checking.get() || self.sender.busy.get()
    }
}

/// The command for a change, by whose phrases it is about.
pub fn command(for_team: bool, change: String) -> Command {
    if for_team { Command::ChangeTeamPhrases { change } } else { Command::ChangeMyPhrases { change } }
}

/// The id of the list of faults.
const SUMMARY: &str = "phrase-flaws";

/// The id of the element of a part.
fn place(part: Column) -> String {
    ["phrase-", part.code()].concat()
}

/// The form.
#[component]
pub fn Editor(
    /// Whether it is for the team.
    for_team: bool,
    /// Which phrase is changed; nothing for a new one.
    id: Option<PhraseId>,
    /// The version it has.
    version: u32,
    /// What it holds.
    form: PhraseForm,
    /// Called when it is saved.
    done: Callback<()>,
) -> impl IntoView {
    let draft = Draft {
        for_team,
        id: StoredValue::new(id),
        version,
        form: RwSignal::new(form),
        flaws: RwSignal::new(Vec::new()),
        failed: RwSignal::new(None),
        checking: RwSignal::new(false),
        sender: Sender::new(),
        done,
    };
    let keys = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !browser::composing(&event) {
            event.prevent_default();
            draft.save();
        }
    };
    view! {
        <form
            class="stack phrasebook__form"
            on:submit=move |event| {
                event.prevent_default();
                draft.save();
            }
            on:keydown=keys
        >
            <Flaws draft=draft />
            <Choices draft=draft />
            <Lists draft=draft />
            {(!for_team).then(|| view! { <p class="muted">{say(|t| t.one_language)}</p> }.into_any())}
            <TextPart draft=draft part=Column::Zh label=|t| t.zh />
            <TextPart draft=draft part=Column::En label=|t| t.en />
            <p class="field__hint">{say(|t| t.words_hint)}</p>
            <Trouble sender=draft.sender />
            <p class="row">
                <button type="submit" class="button button--primary" aria-disabled=move || draft.is_busy().then_some("true")>
                    {move || if draft.is_busy() { say(|t| t.saving)() } else { say(|t| t.save)() }}
                </button>
            </p>
        </form>
    }
}

/// Everything that has to be mended, each a way to its field.
#[component]
fn Flaws(draft: Draft) -> impl IntoView {
    let lang = use_lang();
    let some = Memo::new(move |_| draft.flaws.with(|flaws| !flaws.is_empty()));
    let line = move |flaw: PhraseFlaw| {
        let target = place(flaw.column);
        let href = ["#", &target].concat();
        let words =
            [column(lang.get(), flaw.column), lang.get().pick("：", " "), &fault(lang.get(), &flaw.fault)].concat();
        view! {
            <li>
                <a
                    href=href
                    on:click=move |event| {
                        event.prevent_default();
                        browser::focus(&target);
                    }
                >
                    {words}
                </a>
            </li>
        }
        .into_any()
    };
    view! {
        <Show when=move || some.get()>
            <div class="summary" role="alert" tabindex="-1" id=SUMMARY>
                <p class="summary__title">{say(|t| t.mend)}</p>
                <ul class="summary__list">{move || draft.flaws.get().into_iter().map(line).collect_view()}</ul>
            </div>
        </Show>
        {move || {
            draft
                .failed
                .get()
                .map(|error| {
                    view! { <Notice tone=chip::Tone::Overdue title=Signal::derive(move || terms::error(lang.get(), error)) /> }
                        .into_any()
                })
        }}
    }
}

type Label = fn(&'static PhraseTexts) -> &'static str;

/// One part as a choice among codes.
fn choice(
    draft: Draft,
    part: Column,
    label: Label,
    codes: &'static [&'static str],
    words: fn(Lang, &str) -> &'static str,
    of: fn(&mut PhraseForm) -> &mut String,
) -> AnyView {
    let lang = use_lang();
    let value = move || {
        let mut form = draft.form.get();
        of(&mut form).clone()
    };
    let none: Label = if part == Column::Category { |t| t.choose } else { |t| t.none_chosen };
    let options = codes
        .iter()
        .map(|code| {
            view! { <option value=*code selected=move || value() == *code>{move || words(lang.get(), code)}</option> }
                .into_any()
        })
        .collect_view();
    view! {
        <div class="field" class:field--bad=move || is_bad(draft, part)>
            <label class="field__label" for=place(part)>{say(label)}</label>
            <select
                class="select"
                id=place(part)
                aria-invalid=move || is_bad(draft, part).then_some("true")
                prop:value=move || value()
                on:change=move |event| {
                    let chosen = event_target_value(&event);
                    draft.form.update(|form| *of(form) = chosen);
                }
            >
                <option value="" selected=move || value().is_empty()>{say(none)}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn is_bad(draft: Draft, part: Column) -> bool {
    draft.flaws.with(|flaws| flaws.iter().any(|flaw| flaw.column == part))
}

#[component]
fn Choices(draft: Draft) -> impl IntoView {
    let categories = |lang, code: &str| Category::from_code(code).map_or("", |code| category(lang, code));
    let tones = |lang, code: &str| Tone::from_code(code).map_or("", |code| tone(lang, code));
    let channels = |lang, code: &str| Through::from_code(code).map_or("", |code| channel(lang, code));
    let moods = |lang, code: &str| Mood::from_code(code).map_or("", |code| mood(lang, code));
    view! {
        <div class="phrasebook__choices">
            {choice(draft, Column::Category, |t| t.category, Category::CODES, categories, |form| &mut form.category)}
            {choice(draft, Column::Tone, |t| t.tone, Tone::CODES, tones, |form| &mut form.tone)}
            {choice(draft, Column::Channel, |t| t.channel, Through::CODES, channels, |form| &mut form.channel)}
            {choice(draft, Column::Mood, |t| t.mood, Mood::CODES, moods, |form| &mut form.mood)}
        </div>
    }
}

/// Tags, kinds of complaint, and what it says the same as.
#[component]
fn Lists(draft: Draft) -> impl IntoView {
    let lang = use_lang();
    let kinds = Kind::ALL.iter().map(|kind| {
        let code = kind.code();
        let chosen = move || draft.form.with(|form| form.kinds.split('|').any(|known| known == code));
        let turn = move |_| draft.form.update(|form| form.kinds = turned(&form.kinds, code));
        view! {
            <label class="choice">
                <input type="checkbox" class="choice__input" prop:checked=chosen on:change=turn />
                <span class="choice__label">{move || terms::choice(lang.get(), Field::Kind, code)}</span>
            </label>
        }
        .into_any()
    });
    view! {
        {line(draft, Column::Tags, |t| t.tags, |t| t.tags_hint, |form| &mut form.tags)}
        <fieldset class="field phrasebook__kinds" id=place(Column::Kinds) tabindex="-1">
            <legend class="field__label">{say(|t| t.kinds)}</legend>
            <div class="choices">{kinds.collect_view()}</div>
            <p class="field__hint">{say(|t| t.kinds_hint)}</p>
        </fieldset>
        {line(draft, Column::Of, |t| t.of, |t| t.of_hint, |form| &mut form.of)}
    }
}

/// The list of codes with this one added, or without it.
fn turned(list: &str, code: &str) -> String {
    let mut codes: Vec<&str> = list.split('|').filter(|known| !known.is_empty()).collect();
    if codes.contains(&code) {
        codes.retain(|known| *known != code);
    } else {
        codes.push(code);
    }
    codes.join("|")
}

fn line(draft: Draft, part: Column, label: Label, hint: Label, of: fn(&mut PhraseForm) -> &mut String) -> AnyView {
    let value = move || {
        let mut form = draft.form.get();
        of(&mut form).clone()
    };
    let hint_id = [&*place(part), "-hint"].concat();
    view! {
        <div class="field" class:field--bad=move || is_bad(draft, part)>
            <label class="field__label" for=place(part)>{say(label)}</label>
            <input
                class="input"
                id=place(part)
                maxlength="300"
                autocomplete="off"
                aria-describedby=hint_id.clone()
                aria-invalid=move || is_bad(draft, part).then_some("true")
                prop:value=move || value()
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    draft.form.update(|form| *of(form) = typed);
                }
            />
            <p class="field__hint" id=hint_id>{say(hint)}</p>
        </div>
    }
    .into_any()
}

#[component]
fn TextPart(draft: Draft, part: Column, label: Label) -> impl IntoView {
    let value = move || draft.form.with(|form| form.part(part).to_owned());
    let type_in = move |text: String| {
        draft.form.update(|form| if part == Column::Zh { form.zh = text } else { form.en = text });
    };
    view! {
        <div class="field field--wide" class:field--bad=move || is_bad(draft, part)>
            <label class="field__label" for=place(part)>{say(label)}</label>
            <TextArea
                id=place(part)
                value=Signal::derive(value)
                on_input=Callback::new(type_in)
                rows=3
                max=1200
                invalid=Signal::derive(move || is_bad(draft, part))
            />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::turned;

    #[test]
    fn a_kind_is_added_and_taken_away() {
        assert_eq!(turned("", "loss"), "loss");
        assert_eq!(turned("loss", "damage"), "loss|damage");
        assert_eq!(turned("loss|damage", "loss"), "damage");
        assert_eq!(turned("damage", "damage"), "");
    }
}
