//! One complaint: what is next, its clocks, its facts, what happened.

mod action;
mod action_form;
mod clocks;
mod contact;
mod edit;
mod facts;
mod head;
mod merge;
mod money;
mod parcel;
mod phrases;
mod presence;
mod ruling;
mod said;
mod sheet;
mod siblings;
mod timeline;

use crate::ui::title::Title;
use crate::{
    doors::complaints::complaint_page,
    error::AppError,
    fresh::{Fresh, follow},
    i18n::{
        complaints::{Texts, say},
        terms, use_lang,
    },
    paths,
    ui::{chip::Tone, notice::Notice},
    wire::fetched,
};
use action::Action;
use domain::{complaint::Field, id::ComplaintId, view::ComplaintPage as Page};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// What the parts of this page share.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// Which complaint.
    id: ComplaintId,
    /// As it stands.
    page: Fresh<Page>,
    /// The form that is open.
    open: RwSignal<Option<Action>>,
    /// What was saved last.
    saved: RwSignal<Option<Action>>,
}

impl Case {
    /// A part of the complaint, followed.
    fn part<T: PartialEq + Send + Sync + 'static>(self, part: impl Fn(&Page) -> T + Send + Sync + 'static) -> Memo<T> {
        Memo::new(move |_| self.page.value.with(&part))
    }

    /// Opens a form.
    fn start(self, action: Action) {
        self.saved.set(None);
        self.open.set(Some(action));
    }

    /// One fact as shown; empty when it is not known.
    fn fact(self, field: Field) -> Memo<String> {
        self.part(move |page| page.facts.get(&field).cloned().unwrap_or_default())
    }
}

/// The page.
#[component]
pub fn ComplaintPage() -> impl IntoView {
    let params = use_params_map();
    let key = Memo::new(move |_| params.with(|p| p.get("id")).unwrap_or_default());
    let page = fetched(move || key.get(), complaint_page);
    view! {
        <Transition fallback=|| view! { <div class="page"><div class="card skeleton" aria-hidden="true"></div></div> }>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(first) => view! { <Whole first=first /> }.into_any(),
                    Err(error) => view! { <Missing error=error again=Callback::new(move |()| page.refetch()) /> }.into_any(),
                }
            })}
        </Transition>
    }
}

/// There is no such complaint, or it could not be fetched.
#[component]
pub fn Missing(
    /// What went wrong.
    error: AppError,
    /// Tries again.
    again: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let unknown = error == AppError::NotFound;
    let words: fn(&'static Texts) -> &'static str = if unknown { |t| t.unknown } else { |t| t.page_failed };
    let title = say(words);
    let help = move || if unknown { say(|t| t.unknown_help)().to_owned() } else { terms::error(lang.get(), error) };
    view! {
        <Title text=title />
        <div class="page narrow stack">
            <h1>{title}</h1>
            <Notice tone=if unknown { Tone::Info } else { Tone::Overdue } title=Signal::derive(help) />
            <p class="row">
                <a class="button button--primary" href=paths::COMPLAINTS>
                    {say(|t| t.to_list)}
                </a>
                {(!unknown)
                    .then(|| {
                        view! {
                            <button class="button" type="button" on:click=move |_| again.run(())>
                                {say(|t| t.retry)}
                            </button>
                        }.into_any()
                    })}
            </p>
        </div>
    }
}

/// The complaint, kept fresh from here on. What is being typed lives beside it and is not touched.
#[component]
fn Whole(first: Page) -> impl IntoView {
    let id = first.id;
    let case = Case {
        id,
        page: follow(first, move || complaint_page(id.to_string())),
        open: RwSignal::new(None),
        saved: RwSignal::new(None),
    };
    presence::tell(case);
    view! {
        <div class="page case-page">
            <head::Head case=case />
            <div class="case-page__side stack">
                <clocks::Clocks case=case />
                <contact::Contact case=case />
                <money::Money case=case />
                <said::Said case=case />
                <siblings::Siblings case=case />
            </div>
            <div class="case-page__main stack">
                <facts::Facts case=case />
                <timeline::Timeline case=case />
                <parcel::Parcel case=case />
            </div>
        </div>
    }
}
