//! Writing HTML by hand: whatever a person typed goes through [`text`], between tags and in attributes alike.

use super::{Asker, files};
use app::{i18n::ask::AskTexts, i18n::company, paths::ASK, preferences::Lang};
use axum::{
    body::Body,
    http::{HeaderValue, Response, StatusCode, header},
};

/// A text as it may stand between tags and in quoted attributes.
pub(super) fn text(raw: &str) -> String {
    let mut safe = String::with_capacity(raw.len());
    for character in raw.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

/// The text of a text area. A browser drops a line end right after the tag.
pub(super) fn area(raw: &str) -> String {
    ["\n", &text(raw)].concat()
}

/// A whole page around its main part.
pub(super) fn page(asker: &Asker, status: StatusCode, head: &str, main: &str) -> Response<Body> {
    let t = AskTexts::of(asker.lang);
    let (lang, theme) = (asker.lang.code(), asker.preferences.theme.code());
    let (style, script) = (files::style_path(), files::script_path());
    let (company, nonce) = (company(asker.lang), &asker.nonce);
    let other = match asker.lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    let html = format!(
        "<!DOCTYPE html><html lang=\"{lang}\" data-theme=\"{theme}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"robots\" content=\"noindex\"><title>{title} · {company}</title>\
         <link rel=\"icon\" href=\"/favicon.svg\"><link rel=\"stylesheet\" href=\"{style}\">\
         <script src=\"{script}\" nonce=\"{nonce}\" defer></script>{head}</head>\
         <body><a class=\"skip\" href=\"#main\">{skip}</a>\
         <header class=\"top\"><span class=\"top__name\">{company}</span>\
         <form method=\"post\" action=\"{ASK}/language\"><button type=\"submit\" class=\"quiet\" name=\"lang\" value=\"{other}\" \
         lang=\"{other}\">{other_language}</button></form></header>\
         <main id=\"main\" tabindex=\"-1\"><h1>{title}</h1>{main}</main></body></html>",
        title = t.title,
        skip = t.skip,
        other = other.code(),
        other_language = t.other_language,
    );
    let mut response = Response::new(Body::from(html));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("cookie, accept-language"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_becomes_markup() {
        assert_eq!(text("<b a='1' c=\"2\">&"), "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;");
        assert_eq!(area("</textarea><script>"), "\n&lt;/textarea&gt;&lt;script&gt;");
    }
}
