//! What is known of every request before anything looks at it, and the headers that every answer carries.

use crate::{network::Source, router::AppState};
use app::{
    preferences::{LANG_COOKIE, Lang, Preferences, THEME_COOKIE, Theme},
    ssr::Visit,
};
use axum::{
    body::Body,
    extract::{ConnectInfo, MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue, Response, header},
    middleware::Next,
};
use casework::{ports::Random, sessions::Origin};
use std::{
    fmt::Write as _,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    time::Instant,
};

/// Header with the request's number, the same as in the log.
const REQUEST_ID: &str = "x-request-id";

/// Notes where the request comes from and what it prefers; sets headers; writes the log line.
pub async fn begin(State(state): State<AppState>, mut request: Request, next: Next) -> Response<Body> {
    let began = Instant::now();
    let id = state.ctx.ids.next();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let source = state.trusted.source(peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)), request.headers());
    let visit = visit(&source, request.headers(), state.ctx.random.as_ref());
    let nonce = visit.nonce.clone();
    let method = request.method().clone();
    // The pattern, not the address: an address may hold a telephone number somebody searched for.
    let route = request.extensions().get::<MatchedPath>().map_or_else(|| "-".to_owned(), |p| p.as_str().to_owned());
    request.extensions_mut().insert(visit);

    let mut response = next.run(request).await;

    harden(response.headers_mut(), &nonce, source.secure);
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    let status = response.status().as_u16();
    tracing::debug!(request.id = %id, http.method = %method, http.route = %route, http.status = status,
        took_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX), "answered");
    response
}

fn visit(source: &Source, headers: &HeaderMap, random: &dyn Random) -> Visit {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    Visit {
        me: None,
        origin: Origin { address: source.address.to_string(), agent: browser(agent) },
        nonce: nonce(random),
        preferences: Preferences {
            lang: cookie(headers, LANG_COOKIE).and_then(Lang::from_code).unwrap_or_default(),
            theme: cookie(headers, THEME_COOKIE).and_then(Theme::from_code).unwrap_or_default(),
        },
        secure: source.secure,
    }
}

/// The value of a cookie.
#[must_use]
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

fn nonce(random: &dyn Random) -> String {
    let mut bytes = [0_u8; 16];
    random.fill(&mut bytes);
    bytes.iter().fold(String::with_capacity(32), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Browser and system in two words, for the list of one's sessions. Forks announce their parent too, so they come first.
fn browser(agent: &str) -> String {
    const BROWSERS: [(&str, &str); 8] = [
        ("MicroMessenger/", "WeChat"),
        ("QQBrowser/", "QQ"),
        ("Edg/", "Edge"),
        ("HuaweiBrowser/", "Huawei"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("HarmonyOS", "HarmonyOS"),
        ("Android", "Android"),
        ("iPad", "iPadOS"),
        ("iPhone", "iOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];
    let named =
        |names: &[(&str, &'static str)]| names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
    match (named(&BROWSERS), named(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser} · {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => agent.chars().filter(char::is_ascii_graphic).take(24).collect(),
    }
}

/// The security headers. Nothing inline runs without this response's nonce, and nobody may frame us.
fn harden(headers: &mut HeaderMap, nonce: &str, secure: bool) {
    let policy = format!(
        "default-src 'self'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let fixed = [
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (
            header::HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if secure {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    // What says nothing about keeping holds somebody's data.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others_and_over_several_lines() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, "a=1; yl_lang=en".parse().unwrap());
        headers.append(header::COOKIE, "yiling=abc".parse().unwrap());
        assert_eq!(cookie(&headers, "yl_lang"), Some("en"));
        assert_eq!(cookie(&headers, "yiling"), Some("abc"));
        assert_eq!(cookie(&headers, "iling"), None);
    }

    #[test]
    fn browsers_are_named() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0";
        assert_eq!(browser(edge), "Edge · Windows");
        let ipad = "Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Safari/604.1";
        assert_eq!(browser(ipad), "Safari · iPadOS");
        assert_eq!(browser("curl/8.0 <b>"), "curl/8.0<b>");
        assert_eq!(browser(""), "");
    }
}
