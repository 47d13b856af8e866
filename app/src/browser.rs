//! What only a browser has: its clock, its storage, its events. Everything here is called from effects and event
//! handlers, which never run on the server.

use domain::id::SubmissionId;
use leptos::prelude::*;
use uuid::Uuid;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

pub mod attention;
pub mod kept;
pub mod offline;
pub mod screen;
pub mod script;
pub mod sharing;
pub mod storage;

/// Milliseconds since the page was loaded; goes on while the device's clock is set.
#[must_use]
pub fn since_load_ms() -> f64 {
    window().performance().map_or(0.0, |p| p.now())
}

/// The moment of the page's life at which it began to arrive from the server; now, if the browser does not tell.
#[must_use]
pub fn arrived_ms() -> f64 {
    let navigation = window().performance().map(|p| p.get_entries_by_type("navigation").get(0));
    let told = navigation.and_then(|entry| js_sys::Reflect::get(&entry, &"responseStart".into()).ok()?.as_f64());
    told.filter(|ms| *ms > 0.0).unwrap_or_else(since_load_ms)
}

/// The device's own clock, which may be wrong. Only for noticing that the device slept.
#[must_use]
pub fn device_ms() -> f64 {
    js_sys::Date::now()
}

/// A fresh id (UUID version 7) from the browser's random numbers.
#[must_use]
pub fn fresh_id(now_ms: i64) -> Uuid {
    let mut random = [0_u8; 10];
    if let Ok(crypto) = window().crypto() {
        // A browser without random numbers would give equal ids within one millisecond; none is that old.
        let _ = crypto.get_random_values_with_u8_array(&mut random);
    }
    uuid::Builder::from_unix_timestamp_millis(u64::try_from(now_ms).unwrap_or_default(), &random).into_uuid()
}

/// A fresh id for a submission.
#[must_use]
pub fn fresh_submission(now_ms: i64) -> SubmissionId {
    SubmissionId(fresh_id(now_ms))
}

/// What a file of this site says; nothing without network, or when the server refuses.
pub async fn fetch_text(path: &str) -> Option<String> {
    let answer = JsFuture::from(window().fetch_with_str(path)).await.ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}

/// Whether the browser believes it has a network.
#[must_use]
pub fn online() -> bool {
    window().navigator().on_line()
}

/// Keeps a choice in a cookie for a year.
pub fn keep_cookie(name: &str, value: &str) {
    let secure = window().location().protocol().is_ok_and(|p| p == "https:");
    let tls = if secure { "; Secure" } else { "" };
    let cookie = format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax{tls}");
    if let Ok(page) = document().dyn_into::<web_sys::HtmlDocument>() {
        let _ = page.set_cookie(&cookie);
    }
}

/// Where the mark is kept that drafts or submissions are in this browser's database. It saves a page without any the code
/// that looks into the database; a mark too many costs nothing else.
const WORK_LEFT: &str = "yiling-work-left";

/// Whether an earlier page may have left drafts or submissions in this browser. Without the mark's storage: yes.
#[must_use]
pub fn work_left() -> bool {
    window().local_storage().ok().flatten().is_none_or(|kept| kept.get_item(WORK_LEFT).ok().flatten().is_some())
}

/// Remembers whether there are drafts or submissions in this browser.
fn mark_work_left(left: bool) {
    if let Some(kept) = window().local_storage().ok().flatten() {
        // Refused only where storage is refused altogether; then there is no mark to be wrong.
        let _ = if left { kept.set_item(WORK_LEFT, "1") } else { kept.remove_item(WORK_LEFT) };
    }
}

/// Where the choice of key words instead of sentences is kept.
const KEY_WORDS: &str = "yiling-key-words";

/// Whether this person reads key words instead of the script's sentences.
#[must_use]
pub fn key_words_only() -> bool {
    window().local_storage().ok().flatten().is_some_and(|kept| kept.get_item(KEY_WORDS).ok().flatten().is_some())
}

/// Remembers it.
pub fn keep_key_words_only(only: bool) {
    if let Some(kept) = window().local_storage().ok().flatten() {
        // Refused only where storage is refused altogether; then the choice holds for this call.
        let _ = if only { kept.set_item(KEY_WORDS, "1") } else { kept.remove_item(KEY_WORDS) };
    }
}

/// Opens an address of ours beside this page.
pub fn open_beside(path: &str) {
    // A browser that opens nothing by itself says so; the calculator is in the menu as well.
    let _ = window().open_with_url_and_target_and_features(path, "_blank", "noopener");
}

/// Sets an attribute of the root element.
pub fn set_root(attribute: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(attribute, value);
    }
}

/// Moves the focus to the element with this id, and brings it into view.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
        element.scroll_into_view();
    }
}

/// The same once the page shows what was just changed.
pub fn focus_soon(id: &str) {
    let id = id.to_owned();
    set_timeout(move || focus(&id), std::time::Duration::ZERO);
}

/// Moves the focus to the first element that fits, if there is one.
pub fn focus_first(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Folds the `details` in which something happened, and goes back to what opened it.
pub fn fold(event: &web_sys::Event) {
    let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let Some(details) = element.and_then(|element| element.closest("details").ok().flatten()) else { return };
    let _ = details.remove_attribute("open");
    let summary = details.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = summary.focus();
    }
}

/// Moves the focus to the element with this id without scrolling.
pub fn focus_quietly(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Moves the focus to the element with this id, if what had it has left the page.
pub fn take_lost_focus(id: &str) {
    let lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
    if lost {
        focus_quietly(id);
    }
}

/// Scrolls as little as it takes to see the element with this id.
pub fn reveal(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Sends a plain event to the window, for listeners that live elsewhere on the page.
pub fn tell(event: &str) {
    if let Ok(event) = web_sys::Event::new(event) {
        let _ = window().dispatch_event(&event);
    }
}

/// Hides the popover with this id.
pub fn hide_popover(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails for one that is hidden already.
        let _ = element.hide_popover();
    }
}

/// Goes to an address with a full page load, so that the server renders it anew.
pub fn go(path: &str) {
    let _ = window().location().set_href(path);
}

/// Changes the address of this page without going anywhere; the way back stays what it was.
pub fn replace_address(path: &str) {
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        // Refused when asked for far too often; the next change shows in the address again.
        let _ = history.replace_state_with_url(&state, "", Some(path));
    }
}

/// The text of the file that was just chosen in an `<input type=file>`; nothing when it is no text.
pub async fn chosen_text(event: &web_sys::Event) -> Option<String> {
    file_text(&chosen_file(event)?).await
}

/// The file that was just chosen in an `<input type=file>`.
#[must_use]
pub fn chosen_file(event: &web_sys::Event) -> Option<web_sys::File> {
    let input = event.target()?.dyn_into::<web_sys::HtmlInputElement>().ok()?;
    input.files()?.get(0)
}

/// The text of a file; nothing when it cannot be read.
pub async fn file_text(file: &web_sys::File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Sends a file as it is to an address of this site: whether it was welcome, and what was answered; nothing without
/// network.
pub async fn send_file(path: &str, file: &web_sys::File) -> Option<(u16, String)> {
    let request = web_sys::RequestInit::new();
    request.set_method("POST");
    request.set_body(file);
    let answer = JsFuture::from(window().fetch_with_str_and_init(path, &request)).await.ok()?;
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    let text = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
    Some((answer.status(), text))
}

/// Puts a text into the clipboard. False where there is none: on a page that came neither over TLS nor from this device,
/// where asking for it would end the program.
#[must_use]
pub fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    let there = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    if there {
        // The browser may still refuse; the text stays on the page to be read.
        drop(navigator.clipboard().write_text(text));
    }
    there
}

/// Begins to drag: what is seen moving is the nearest element around the handle that this selector fits.
pub fn begin_drag(event: &web_sys::DragEvent, around: &str) {
    let Ok(transfer) = js_sys::Reflect::get(event, &"dataTransfer".into()) else { return };
    let call = |name: &str, arguments: &[&JsValue]| {
        let method =
            js_sys::Reflect::get(&transfer, &name.into()).ok().and_then(|m| m.dyn_into::<js_sys::Function>().ok());
        let arguments: js_sys::Array = arguments.iter().copied().collect();
        // A browser that refuses shows the handle alone.
        let _ = method.map(|method| method.apply(&transfer, &arguments));
    };
    // Some browsers drag nothing that carries nothing.
    call("setData", &[&"text/plain".into(), &"".into()]);
    let handle = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    if let Some(row) = handle.and_then(|handle| handle.closest(around).ok().flatten()) {
        call("setDragImage", &[&row, &16.into(), &16.into()]);
    }
}

fn text_area(id: &str) -> Option<web_sys::HtmlTextAreaElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Where the caret is in a text area, in UTF-16 units.
#[must_use]
pub fn caret(id: &str) -> Option<u32> {
    text_area(id)?.selection_end().ok()?
}

/// Goes into a text area and puts the caret there.
pub fn set_caret(id: &str, at: u32) {
    if let Some(area) = text_area(id) {
        // An area that has gone meanwhile takes no focus.
        drop(area.focus());
        drop(area.set_selection_range(at, at));
    }
}

/// The whole address of this page.
#[must_use]
pub fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// Listens to an event of the window for as long as the page lives. For things that outlive every component.
pub fn on_window(event: &str, handler: impl FnMut(web_sys::Event) + 'static) {
    listen(&window(), event, handler);
}

/// Listens to an event of the document for as long as the page lives.
pub fn on_document(event: &str, handler: impl FnMut(web_sys::Event) + 'static) {
    listen(&document(), event, handler);
}

fn listen(target: &web_sys::EventTarget, event: &str, handler: impl FnMut(web_sys::Event) + 'static) {
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(handler);
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Whether a key event belongs to an input method that is composing; no shortcut may react to it.
#[must_use]
pub fn composing(event: &web_sys::KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// Whether a key is typed into something.
#[must_use]
pub fn types(event: &web_sys::KeyboardEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|e| e.closest("input, textarea, select, [contenteditable]").is_ok_and(|found| found.is_some()))
}

/// Tells the server something while the page goes away; nobody waits for an answer.
pub fn last_word(path: &str, body: &str) {
    // Refused only when too much is on its way already; what is told this way expires by itself.
    let _ = window().navigator().send_beacon_with_opt_str(path, Some(body));
}

/// A stream of server-sent events that calls back for each message. Dropping it closes the stream.
pub struct Stream {
    source: web_sys::EventSource,
    _message: Closure<dyn FnMut(web_sys::MessageEvent)>,
    _error: Closure<dyn FnMut(JsValue)>,
    more: Vec<Closure<dyn FnMut(web_sys::MessageEvent)>>,
}

impl Stream {
    /// Opens a stream of events of this name.
    #[must_use]
    pub fn open(
        path: &str,
        event: &str,
        mut message: impl FnMut(String) + 'static,
        mut error: impl FnMut() + 'static,
    ) -> Option<Self> {
        let source = web_sys::EventSource::new(path).ok()?;
        let on_message = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            if let Some(data) = event.data().as_string() {
                message(data);
            }
        });
        let on_error = Closure::<dyn FnMut(JsValue)>::new(move |_| error());
        source.add_event_listener_with_callback(event, on_message.as_ref().unchecked_ref()).ok()?;
        source.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self { source, _message: on_message, _error: on_error, more: Vec::new() })
    }

    /// Listens to events of another name, too.
    pub fn also(&mut self, event: &str, mut message: impl FnMut(String) + 'static) {
        let on_message = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
            message(event.data().as_string().unwrap_or_default());
        });
        let _ = self.source.add_event_listener_with_callback(event, on_message.as_ref().unchecked_ref());
        self.more.push(on_message);
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.close();
    }
}
