//! Moving phrases to another category, by keys or by dragging: an ordinary change of the phrase as it was shown, which is
//! refused when somebody changed it meanwhile, and taken back by another one.

use super::{
    editor::command,
    may,
    send::{Sender, Trouble},
};
use crate::{
    browser,
    doors::phrases::check_phrase,
    error::AppError,
    i18n::{
        phrase_pages::{PhraseTexts, category, column, fault, say},
        terms, use_lang,
    },
    shell::session::{Session, use_session},
    ui::{chip::Tone, notice::Notice},
};
use domain::{
    account::Permission,
    phrase::{Category, PhraseChange, PhraseFlaw, PhraseForm, PhraseId},
    view::phrases::{Origin, PhraseRow},
};
use leptos::{prelude::*, task::spawn_local};

/// The id of the button that takes the last move back.
const UNDO: &str = "phrase-undo";
/// The first characters of a phrase, to know it by.
const GIST: usize = 16;

/// A phrase that may be moved.
#[derive(Clone, PartialEq)]
pub struct Movable {
    id: PhraseId,
    version: u32,
    for_team: bool,
    form: PhraseForm,
}

impl Movable {
    /// The phrase of a row, if the person at the page may move it.
    pub fn of(row: &PhraseRow) -> Option<Self> {
        let is_mine = row.origin == Origin::Mine;
        let allowed = may(if is_mine { Permission::TakeCalls } else { Permission::EditPhrases });
        let (id, form) = (row.phrase.id.clone(), PhraseForm::of(&row.phrase));
        (allowed && row.active).then_some(Self { id, version: row.version, for_team: !is_mine, form })
    }

    /// Its name.
    pub const fn id(&self) -> &PhraseId {
        &self.id
    }

    /// Where it is.
    pub fn category(&self) -> Option<Category> {
        Category::from_code(&self.form.category)
    }

    fn gist(&self) -> String {
        let words = if self.form.zh.is_empty() { &self.form.en } else { &self.form.zh };
        let short: String = words.chars().take(GIST).collect();
        if short.len() < words.len() { [&short, "…"].concat() } else { short }
    }
}

/// A move that was saved, with the phrase as it is since.
#[derive(Clone)]
struct Moved {
    what: Movable,
    from: Category,
    to: Category,
}

/// What the rows, the list of categories and the notice share.
#[derive(Clone, Copy)]
pub struct Mover {
    /// What is being dragged.
    pub dragged: RwSignal<Option<Movable>>,
    /// The category it is over.
    pub over: RwSignal<Option<Category>>,
    moved: RwSignal<Option<Moved>>,
    flaws: RwSignal<Vec<PhraseFlaw>>,
    failed: RwSignal<Option<AppError>>,
    checking: RwSignal<bool>,
    sender: Sender,
    session: Session,
    /// Called when a phrase was moved.
    done: Callback<()>,
}

impl Mover {
    /// For a page that shows the list again when something moved.
    pub fn new(done: Callback<()>) -> Self {
        Self {
            dragged: RwSignal::new(None),
            over: RwSignal::new(None),
            moved: RwSignal::new(None),
            flaws: RwSignal::new(Vec::new()),
            failed: RwSignal::new(None),
            checking: RwSignal::new(false),
            sender: Sender::new(),
            session: use_session(),
            done,
        }
    }

    /// Whether a move is on its way; follows the signals.
    pub fn is_busy(self) -> bool {
        self.checking.get() || self.sender.busy.get()
    }

    /// What was dragged is let go here.
    pub fn drop_on(self, to: Category) {
        self.over.set(None);
        if let Some(what) = self.dragged.get_untracked() {
            self.dragged.set(None);
            self.carry(what, to);
        }
    }

    /// Moves a phrase, unless it would not hold there.
    pub fn carry(self, what: Movable, to: Category) {
        let Some(from) = what.category().filter(|from| *from != to) else { return };
        if self.checking.get_untracked() || self.sender.busy.get_untracked() {
            return;
        }
        self.moved.set(None);
        self.flaws.set(Vec::new());
        self.failed.set(None);
        self.sender.trouble.set(None);
        self.checking.set(true);
        let form = PhraseForm { category: to.code().to_owned(), ..what.form.clone() };
        spawn_local(async move {
            let verdict = check_phrase(what.for_team, Some(what.id.clone()), form.clone()).await;
            self.checking.set(false);
            match verdict {
                Err(error) => {
                    self.session.report(error);
                    self.failed.set(Some(error));
                }
                Ok(verdict) if !verdict.flaws.is_empty() => self.flaws.set(verdict.flaws),
                Ok(_) => self.save(Moved { what: Movable { form, ..what }, from, to }),
            }
        });
    }

    fn save(self, mut moved: Moved) {
        let Movable { id, version, form, for_team } = moved.what.clone();
        // It is made of texts and numbers only, so it can always be written.
        let Ok(change) = serde_json::to_string(&PhraseChange::Save { id: Some(id), version, form }) else { return };
        self.sender.send(command(for_team, change), move || {
            // One command, one version.
            moved.what.version += 1;
            self.moved.set(Some(moved));
            self.done.run(());
            set_timeout(|| browser::focus_quietly(UNDO), std::time::Duration::ZERO);
        });
    }
}

/// What came of the last move, and the way back.
#[component]
pub fn MoveNotice(
    /// What moves.
    mover: Mover,
) -> impl IntoView {
    let lang = use_lang();
    let done = move |moved: Moved| {
        let Moved { what, from, to } = moved;
        let gist = what.gist();
        let title = Signal::derive(move || {
            let (t, lang) = (PhraseTexts::of(lang.get()), lang.get());
            [t.moved_before, &gist, t.moved_from, category(lang, from), t.moved_to, category(lang, to)].concat()
        });
        let undo = move |_| mover.carry(what.clone(), from);
        view! {
            <Notice tone=Tone::Safe title=title>
                <button type="button" class="button" id=UNDO on:click=undo>{say(|t| t.undo)}</button>
            </Notice>
        }
        .into_any()
    };
    let why = move || {
        let lang = lang.get();
        let failed = mover.failed.get().map(|error| terms::error(lang, error));
        let told =
            |flaw: &PhraseFlaw| [column(lang, flaw.column), lang.pick("", " "), &fault(lang, &flaw.fault)].concat();
        let flaws = mover.flaws.with(|flaws| flaws.iter().map(told).collect::<Vec<_>>());
        let flaws = (!flaws.is_empty()).then(|| flaws.join(lang.pick("；", "; ")));
        failed.or(flaws)
    };
    let stays = Signal::derive(move || say(|t| t.not_moved)().to_owned());
    view! {
        {move || mover.moved.get().map(done)}
        {move || why().map(|why| view! { <Notice tone=Tone::Overdue title=stays><p>{why}</p></Notice> }.into_any())}
        <Trouble sender=mover.sender />
    }
}
