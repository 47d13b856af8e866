//! The title of a page.

use leptos::{prelude::*, text_prop::TextProp};

/// The title of a page. Its text is worked out while the page is rendered: the server writes the head of the document
/// later, when the page's own signals are out of reach.
#[component]
pub fn Title(
    /// What it says, without the name of the product.
    #[prop(into)]
    text: TextProp,
) -> impl IntoView {
    let text = ready(move || text.get().into_owned());
    view! { <leptos_meta::Title text=move || text.get() /> }
}

/// A text that is worked out now and follows its signals from here on.
pub fn ready(text: impl Fn() -> String + Send + Sync + 'static) -> ArcMemo<String> {
    let text = ArcMemo::new(move |_| text());
    text.with_untracked(String::len);
    text
}
