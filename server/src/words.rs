//! The file with the words: made small once, and kept by browsers for ever under the name of its version.

use crate::{problem, router::AppState};
use app::{
    error::AppError,
    ssr::{Visit, words::words},
};
use axum::{
    Extension,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
};

/// Where it is.
pub const PATH: &str = "/api/words/{version}";

/// The most thorough level that makes 300 KB small within a tenth of a second.
const THOROUGH: i32 = 9;

const FOR_EVER: HeaderValue = HeaderValue::from_static("private, max-age=31536000, immutable");

/// Answers with the words as they are now. Only under their own version may they be kept.
pub async fn open(
    State(state): State<AppState>,
    Extension(visit): Extension<Visit>,
    Path(version): Path<String>,
    headers: HeaderMap,
) -> Response<Body> {
    if visit.me.is_none() {
        return problem::json(StatusCode::UNAUTHORIZED, AppError::SignedOut);
    }
    let Ok(file) = words(&state.ctx) else {
        return problem::json(StatusCode::INTERNAL_SERVER_ERROR, AppError::Broken { incident: None });
    };
    let is_current = file.version == version;
    let takes_brotli = takes_brotli(&headers);
    let body = if takes_brotli {
        let packing = tokio::task::spawn_blocking(move || file.packed(pack).to_vec());
        let Ok(packed) = packing.await else {
            return problem::json(StatusCode::INTERNAL_SERVER_ERROR, AppError::Broken { incident: None });
        };
        Body::from(packed)
    } else {
        Body::from(file.text.clone())
    };
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if takes_brotli {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    if is_current {
        headers.insert(header::CACHE_CONTROL, FOR_EVER);
    }
    response
}

fn takes_brotli(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let codings = accepted.split(',').map(|coding| coding.split_once(';').unwrap_or((coding, "")));
    codings.into_iter().any(|(coding, weight)| coding.trim() == "br" && weight.trim() != "q=0")
}

fn pack(text: &str) -> Vec<u8> {
    let mut packed = Vec::new();
    let how = brotli::enc::BrotliEncoderParams { quality: THOROUGH, size_hint: text.len(), ..Default::default() };
    // Writing to memory does not fail; should it ever, an empty answer is refused by the browser and asked for again.
    if brotli::BrotliCompress(&mut text.as_bytes(), &mut packed, &how).is_err() {
        packed.clear();
    }
    packed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_browser_that_takes_brotli_gets_it() {
        let headers = |value: &str| HeaderMap::from_iter([(header::ACCEPT_ENCODING, value.parse().unwrap())]);
        for yes in ["br", "gzip, deflate, br, zstd", "gzip;q=0.5, br;q=1.0"] {
            assert!(takes_brotli(&headers(yes)), "{yes}");
        }
        for no in ["", "gzip", "gzip, br;q=0", "brotli"] {
            assert!(!takes_brotli(&headers(no)), "{no}");
        }
        assert!(!takes_brotli(&HeaderMap::new()));
    }

    #[test]
    fn what_is_packed_comes_out_again() {
        let text = "您好，这里是客服。".repeat(1000);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut pack(&text).as_slice(), &mut back).unwrap();
        assert_eq!(String::from_utf8(back).unwrap(), text);
    }
}
