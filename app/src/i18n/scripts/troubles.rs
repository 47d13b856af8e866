//! What could not be done with a script: what happened, what is safe, what to do.

use crate::{error::AppError, i18n::terms, preferences::Lang};

/// What was wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Deed {
    /// A draft, for the calls from now on.
    Publish,
    /// An earlier version, for the calls from now on.
    Restore,
    /// A draft, away.
    Discard,
    /// A new script.
    Begin,
    /// A copy of a script.
    Copy,
}

/// Why changes are not saved. They are kept in this browser, and told apart where even that is refused.
#[must_use]
pub fn not_saved(lang: Lang, error: AppError) -> String {
    match error {
        AppError::Offline => lang
            .pick(
                "没有保存：连不上服务器。改动留在这个浏览器里，连上后自动保存。",
                "Not saved: no connection. Your changes are kept in this browser and are saved when the line is back.",
            )
            .to_owned(),
        AppError::Broken { .. } | AppError::TooManyTries { .. } => lang
            .pick(
                "没有保存：服务器现在办不到。改动留在这个浏览器里，会自动再试。",
                "Not saved: the server cannot do it right now. Your changes are kept in this browser and are tried again.",
            )
            .to_owned(),
        AppError::SignedOut => lang
            .pick(
                "没有保存：登录已过期。改动留在这个浏览器里，重新登录后自动保存。",
                "Not saved: your session has ended. Your changes are kept in this browser and are saved once you sign in.",
            )
            .to_owned(),
        AppError::Malformed => lang
            .pick(
                "没有保存：脚本太大，或者服务器读不懂。改动留在这个浏览器里。请先导出 JSON 留底，再撤销最近的改动。",
                "Not saved: the script is too large, or the server cannot read it. Your changes are kept in this browser. Export the JSON first, then undo the latest changes.",
            )
            .to_owned(),
        AppError::NotFound => lang
            .pick(
                "没有保存：这个脚本的草稿已经有人丢弃。改动留在这个浏览器里。需要的话请导出 JSON，再从文件新建。",
                "Not saved: somebody threw the draft of this script away. Your changes are kept in this browser. If you need them, export the JSON and begin a script from that file.",
            )
            .to_owned(),
        AppError::NotAllowed | AppError::WrongPassword => [
            lang.pick("没有保存，改动留在这个浏览器里。", "Not saved; your changes are kept in this browser. "),
            &*terms::error(lang, error),
        ]
        .concat(),
    }
}

/// Why something was not done.
#[must_use]
pub fn not_done(lang: Lang, deed: Deed, error: AppError) -> String {
    let (zh, en) = match deed {
        Deed::Publish | Deed::Restore => {
            ("没有发布，使用中的版本没有变。", "Nothing was published; the version in use is what it was. ")
        }
        Deed::Discard => ("草稿没有丢弃，还在。", "The draft was not thrown away. "),
        Deed::Begin => ("没有新建脚本，您填的还在这一页上。", "No script was created; what you typed is still here. "),
        Deed::Copy => ("没有复制，原来的脚本没有变。", "Nothing was copied; the script is what it was. "),
    };
    // None of these waits to be sent by itself, so the words about it would promise too much.
    let why = match error {
        AppError::Offline => lang
            .pick(
                "连不上服务器，请等连上后再点一次。",
                "The server cannot be reached; press again when the line is back.",
            )
            .to_owned(),
        AppError::SignedOut => lang
            .pick("登录已过期，请重新登录后再点一次。", "Your session has ended; sign in and press again.")
            .to_owned(),
        other => terms::error(lang, other),
    };
    [lang.pick(zh, en), &*why].concat()
}

/// The name a new script will have.
#[must_use]
pub fn beginning(lang: Lang, name: &str) -> String {
    let taken = lang.pick("（已有同名的会加上数字）", " (with a number behind it where that is taken)");
    [super::ScriptTexts::of(lang).called, name, taken].concat()
}
