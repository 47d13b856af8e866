//! What is shown on a condition, rows that keep their elements, and what happens when something changes. Leptos has the
//! same, but there its code comes into the browser program anew for each use: that was a good part of what had to be
//! fetched before the first call.

use leptos::{children::ViewFn, either::Either, prelude::*};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Shows its children while a condition holds, and the fallback otherwise.
#[component]
pub fn Show<W>(
    /// The condition.
    when: W,
    /// What is shown while it does not hold.
    #[prop(optional, into)]
    fallback: ViewFn,
    /// What is shown while it holds.
    children: ChildrenFn,
) -> impl IntoView
where
    W: Fn() -> bool + Send + Sync + 'static,
{
    shown(Box::new(when), fallback, children)
}

fn shown(when: Box<dyn Fn() -> bool + Send + Sync>, fallback: ViewFn, children: ChildrenFn) -> AnyView {
    let when = ArcMemo::new(move |_| when());
    view! { {move || if when.get() { Either::Left(children()) } else { Either::Right(fallback.run()) }} }.into_any()
}

/// Does something in the browser, now and whenever what it reads changes.
pub fn react(run: impl FnMut() + 'static) {
    each_time(Box::new(run));
}

fn each_time(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}

/// A row that is made when it is first shown.
struct Row {
    key: u64,
    make: Box<dyn FnOnce() -> AnyView + Send>,
}

/// A list whose rows keep their elements while their keys stay.
#[component]
pub fn For<IF, I, T, EF, N, KF, K>(
    /// The items.
    each: IF,
    /// What tells an item from the others.
    key: KF,
    /// The row of an item.
    children: EF,
) -> impl IntoView
where
    IF: Fn() -> I + Send + 'static,
    I: IntoIterator<Item = T>,
    EF: Fn(T) -> N + Send + Clone + 'static,
    N: IntoView + 'static,
    KF: Fn(&T) -> K + Send + 'static,
    K: Hash,
    T: Send + 'static,
{
    rows(Box::new(move || {
        let row = |item: T| {
            let mut hasher = DefaultHasher::new();
            key(&item).hash(&mut hasher);
            let children = children.clone();
            Row { key: hasher.finish(), make: Box::new(move || children(item).into_any()) }
        };
        each().into_iter().map(row).collect()
    }))
}

fn rows(each: Box<dyn Fn() -> Vec<Row> + Send>) -> AnyView {
    view! { <leptos::prelude::For each=each key=|row: &Row| row.key children=|row: Row| (row.make)() /> }.into_any()
}
