//! The merge: two people changed the same field. Both values are shown, and nothing is lost whichever is chosen.

use super::sheet::{Sheet, changes, is_masked};
use crate::ui::flow::react;
use crate::{
    i18n::{
        complaints::{Texts, complaints, say},
        terms, use_lang,
    },
    ui::dialog::Dialog,
};
use domain::{
    command::{FieldConflict, Outcome},
    complaint::Field,
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The merge dialog; it opens when an answer says that fields conflict.
#[component]
pub fn Merge(
    /// The edit form.
    sheet: Sheet,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let conflicts = RwSignal::new(Vec::<FieldConflict>::new());
    let mine = RwSignal::new(BTreeMap::<Field, bool>::new());
    react(move || {
        if let Some(Ok(Outcome::Conflict { fields, version })) = sheet.answer.get() {
            sheet.doc.update(|doc| doc.version = version);
            mine.set(BTreeMap::new());
            conflicts.set(fields);
            open.set(true);
        }
    });
    let undecided = Memo::new(move |_| conflicts.with(Vec::len) > mine.with(BTreeMap::len));
    let save = move |_| {
        if undecided.get_untracked() {
            return;
        }
        conflicts.with_untracked(|all| mine.with_untracked(|mine| settle(sheet, all, mine)));
        open.set(false);
        if sheet.doc.with_untracked(|doc| changes(doc).is_empty()) {
            sheet.discard();
        } else {
            sheet.send();
        }
    };
    view! {
        <Dialog open=open title=Signal::derive(move || say(|t| t.merge_title)().to_owned()) wide=true>
            <p>{say(|t| t.merge_lead)}</p>
            {move || conflicts.get().into_iter().map(|conflict| choice(conflict, mine)).map(IntoAny::into_any).collect_view()}
            <p class="row">
                <button
                    class="button button--primary"
                    type="button"
                    aria-disabled=move || undecided.get().then_some("true")
                    on:click=save
                >
                    {say(|t| t.merge_save)}
                </button>
            </p>
        </Dialog>
    }
}

/// Takes the choices into the form: what stands now is the new start, and mine is changed against it.
fn settle(sheet: Sheet, conflicts: &[FieldConflict], mine: &BTreeMap<Field, bool>) {
    sheet.doc.update(|doc| {
        for conflict in conflicts {
            let (field, keep) = (conflict.field, mine.get(&conflict.field) == Some(&true));
            doc.base.insert(field, conflict.theirs.clone());
            let value = match (keep, is_masked(field)) {
                (true, _) => conflict.yours.clone(),
                (false, true) => String::new(),
                (false, false) => conflict.theirs.clone(),
            };
            doc.form.insert(field, value);
        }
    });
}

fn choice(conflict: FieldConflict, mine: RwSignal<BTreeMap<Field, bool>>) -> impl IntoView {
    let lang = use_lang();
    let field = conflict.field;
    let shown = move |raw: String| {
        move || {
            if raw.is_empty() { complaints(lang.get()).empty.to_owned() } else { terms::value(lang.get(), field, &raw) }
        }
    };
    let option = move |keep: bool, head: fn(&'static Texts) -> &'static str, raw: String| {
        view! {
            <label class="merge__side">
                <input
                    type="radio"
                    name=["merge-", field.code()].concat()
                    prop:checked=move || mine.with(|m| m.get(&field) == Some(&keep))
                    on:change=move |_| mine.update(|m| { m.insert(field, keep); })
                />
                <span class="merge__head">{say(head)}</span>
                <span class="merge__value">{shown(raw)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="merge">
            <legend class="merge__field">{move || terms::field(lang.get(), field)}</legend>
            <p class="muted">{say(|t| t.base)} " · " {shown(conflict.base)}</p>
            <div class="merge__sides">
                {option(true, |t| t.keep_mine, conflict.yours)}
                {option(false, |t| t.keep_theirs, conflict.theirs)}
            </div>
        </fieldset>
    }
}
