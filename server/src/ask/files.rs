//! The style and the script of the page, as parts of this program.

use app::paths::ASK;
use axum::{
    body::Body,
    http::{HeaderValue, Response, header},
};
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

/// The colours are those of the workspace.
const STYLE: &str = concat!(include_str!("../../../style/10-tokens.css"), include_str!("page.css"));
const SCRIPT: &str = include_str!("page.js");
/// A name with the contents' digest never changes its contents.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// Where the style is.
pub(super) fn style_path() -> String {
    static PATH: OnceLock<String> = OnceLock::new();
    PATH.get_or_init(|| named("page.css", STYLE)).clone()
}

/// Where the script is.
pub(super) fn script_path() -> String {
    static PATH: OnceLock<String> = OnceLock::new();
    PATH.get_or_init(|| named("page.js", SCRIPT)).clone()
}

fn named(name: &str, text: &str) -> String {
    let digest = format!("{:x}", Sha256::digest(text));
    [ASK, "/", &digest[..12], "/", name].concat()
}

pub(super) async fn style() -> Response<Body> {
    file(STYLE, "text/css; charset=utf-8")
}

pub(super) async fn script() -> Response<Body> {
    file(SCRIPT, "text/javascript; charset=utf-8")
}

fn file(text: &'static str, kind: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(header::CACHE_CONTROL, FOR_EVER);
    response
}
