//! Signing in and out, sessions, limits.

use crate::world::{PASSWORD, World, post};
use axum::{
    body::Body,
    http::{Request, header},
};
use casework::Settings;
use chrono::TimeDelta;
use serde_json::json;

fn sign_in_from(address: &str, login: &str, password: &str) -> Request<Body> {
    let body = format!("login={login}&password={}&next=%2Fcomplaints", password.replace(' ', "+"));
    let mut request = post("account/sign-in", "", "application/x-www-form-urlencoded", body);
    request.headers_mut().insert("x-forwarded-for", address.parse().unwrap());
    request
}

#[tokio::test]
async fn the_right_password_begins_a_session_with_a_guarded_cookie() {
    let world = World::new().await;
    let answer = world.send(sign_in_from("9.9.9.1", "agent", PASSWORD)).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.header("location"), "/complaints");
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax") && cookie.contains("; Path=/"),
        "{cookie}"
    );
    assert!(!cookie.contains("Secure"), "not over TLS: {cookie}");
    let page = world.call("account/sessions", &answer.cookie().unwrap(), &json!({})).await;
    assert_eq!(page.json()[0]["address"], "9.9.9.1");
}

#[tokio::test]
async fn over_tls_the_cookie_is_bound_to_the_host() {
    let world = World::new().await;
    let mut request = sign_in_from("9.9.9.1", "agent", PASSWORD);
    request.headers_mut().insert("x-forwarded-proto", "https".parse().unwrap());
    let answer = world.send(request).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-yiling=") && cookie.contains("; Secure"), "{cookie}");
    assert_eq!(answer.header("strict-transport-security"), "max-age=31536000");
    // Without TLS the same cookie is not believed.
    let plain = world.call("account/sessions", &answer.cookie().unwrap(), &json!({})).await;
    assert_eq!(plain.status, 401);
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_name_look_the_same() {
    let world = World::new().await;
    let wrong = world.send(sign_in_from("9.9.9.1", "agent", "wrong password")).await;
    let unknown = world.send(sign_in_from("9.9.9.2", "nobody", "wrong password")).await;
    let malformed = world.send(sign_in_from("9.9.9.3", "%00%27--", "wrong password")).await;
    for answer in [&wrong, &unknown, &malformed] {
        assert_eq!((answer.status, answer.error().as_str()), (401, "wrong_password"));
        assert_eq!(answer.text, wrong.text);
        assert!(answer.cookie().is_none());
    }
}

#[tokio::test]
async fn a_plain_form_comes_back_to_the_page_it_was_on() {
    let world = World::new().await;
    let mut request = sign_in_from("9.9.9.1", "agent", "wrong password");
    request.headers_mut().insert(header::ACCEPT, "text/html".parse().unwrap());
    request.headers_mut().insert(header::REFERER, "http://yiling.example/sign-in?next=%2F".parse().unwrap());
    let answer = world.send(request).await;
    assert_eq!(answer.status, 302, "{answer:?}");
    let back = answer.header("location");
    assert!(back.starts_with("http://yiling.example/sign-in?"), "{back}");
    assert!(!back.contains("wrong+password") && !back.contains("wrong%20password"), "the password is in {back}");
}

#[tokio::test]
async fn after_a_few_wrong_passwords_an_account_must_wait() {
    let world = World::new().await;
    for place in 1..=5 {
        let answer = world.send(sign_in_from(&format!("9.9.9.{place}"), "agent", "wrong password")).await;
        assert_eq!(answer.status, 401);
    }
    let answer = world.send(sign_in_from("9.9.9.6", "agent", PASSWORD)).await;
    assert_eq!((answer.status, answer.error().as_str()), (429, "too_many_tries"));
    assert!((1..=60).contains(&answer.json()["wait_seconds"].as_u64().unwrap()), "{answer:?}");
    let other = world.send(sign_in_from("9.9.9.6", "lead", PASSWORD)).await;
    assert_eq!(other.status, 200, "others are not locked out: {other:?}");
}

#[tokio::test]
async fn one_address_cannot_try_many_names() {
    let world = World::new().await;
    let mut refused = 0;
    for number in 0..24 {
        let answer = world.send(sign_in_from("9.9.9.9", &format!("guess{number}"), "x")).await;
        refused += u32::from(answer.status == 429);
    }
    assert_eq!(refused, 4, "twenty tries are free");
    // The address cannot be made up by somebody who is no trusted proxy's client.
    let forged = world.send(sign_in_from("1.2.3.4, 9.9.9.9", "agent", PASSWORD)).await;
    assert_eq!(forged.status, 429);
}

#[tokio::test]
async fn a_new_session_at_every_sign_in_whatever_cookie_came_along() {
    let world = World::new().await;
    let planted = format!("yiling={}", "a".repeat(64));
    let request = post("account/sign-in-demo", &planted, "application/x-www-form-urlencoded", "login=agent&next=%2F");
    let first = world.send(request).await.cookie().unwrap();
    assert_ne!(first, planted);
    let request = post("account/sign-in-demo", &first, "application/x-www-form-urlencoded", "login=agent&next=%2F");
    let second = world.send(request).await.cookie().unwrap();
    assert_ne!(first, second);
    assert_eq!(world.call("account/sessions", &planted, &json!({})).await.status, 401);
}

#[tokio::test]
async fn a_session_idles_out_and_ages_out() {
    let world = World::new().await;
    let cookie = world.sign_in("agent").await;
    let alive = async || world.call("account/sessions", &cookie, &json!({})).await.status;
    world.clock.advance(TimeDelta::minutes(29));
    assert_eq!(alive().await, 200, "29 minutes idle");
    world.clock.advance(TimeDelta::minutes(30));
    assert_eq!(alive().await, 401, "30 minutes idle");

    let cookie = world.sign_in("agent").await;
    for _ in 0..35 {
        world.clock.advance(TimeDelta::minutes(20));
        assert_eq!(world.call("account/sessions", &cookie, &json!({})).await.status, 200);
    }
    world.clock.advance(TimeDelta::minutes(20));
    assert_eq!(world.call("account/sessions", &cookie, &json!({})).await.status, 401, "twelve hours old");
}

#[tokio::test]
async fn signing_out_ends_this_session_only() {
    let world = World::new().await;
    let (here, there) = (world.sign_in("agent").await, world.sign_in("agent").await);
    let answer = world.form("account/sign-out", &here, "").await;
    assert_eq!(answer.status, 200);
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(world.call("account/sessions", &here, &json!({})).await.status, 401);
    assert_eq!(world.call("account/sessions", &there, &json!({})).await.json().as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn nobody_ends_somebody_elses_session() {
    let world = World::new().await;
    let (agent, admin) = (world.sign_in("agent").await, world.sign_in("admin").await);
    let sessions = world.call("account/sessions", &agent, &json!({})).await.json();
    let id = sessions[0]["id"].as_str().unwrap();
    let foreign = world.call("account/end-session", &admin, &json!({ "id": id })).await;
    assert_eq!((foreign.status, foreign.error().as_str()), (404, "not_found"));
    assert_eq!(world.call("account/sessions", &agent, &json!({})).await.status, 200);
    let own = world.call("account/end-session", &agent, &json!({ "id": id })).await;
    assert_eq!(own.status, 200);
    assert_eq!(world.call("account/sessions", &agent, &json!({})).await.status, 401);
}

#[tokio::test]
async fn a_new_password_needs_the_present_one_and_ends_the_other_sessions() {
    let world = World::new().await;
    let (here, there) = (world.sign_in("agent").await, world.sign_in("agent").await);
    let change = |present: &str, password: &str| {
        let body = json!({ "present": present, "password": password });
        async { world.call("account/change-password", &here, &{ body }).await }
    };
    let wrong = change("a wrong password", "a better password").await;
    assert_eq!((wrong.status, wrong.error().as_str()), (401, "wrong_password"));
    let short = change(PASSWORD, "short").await;
    assert_eq!((short.status, short.error().as_str()), (400, "malformed"));
    assert_eq!(world.call("account/sessions", &there, &json!({})).await.status, 200, "nothing was changed yet");
    assert_eq!(change(PASSWORD, "a better password").await.status, 200);
    assert_eq!(world.call("account/sessions", &here, &json!({})).await.status, 200);
    assert_eq!(world.call("account/sessions", &there, &json!({})).await.status, 401);
    let old = world.send(sign_in_from("9.9.9.1", "agent", PASSWORD)).await;
    let new = world.send(sign_in_from("9.9.9.1", "agent", "a better password")).await;
    assert_eq!((old.status, new.status), (401, 200));
}

#[tokio::test]
async fn one_click_accounts_exist_in_a_demo_only() {
    let world = World::empty(Settings::default()).await;
    casework::accounts::add(
        &world.ctx,
        casework::accounts::Asker::Operator,
        "agent",
        "周敏",
        domain::account::Role::Agent,
        PASSWORD,
    )
    .await
    .unwrap();
    let click = world.form("account/sign-in-demo", "", "login=agent&next=%2F").await;
    assert_eq!((click.status, click.error().as_str()), (404, "not_found"));
    assert_eq!(world.call("account/demo", "", &json!({})).await.json(), json!([]));
}

#[tokio::test]
async fn after_signing_in_one_stays_on_this_site() {
    let world = World::new().await;
    for next in
        ["https://evil.example", "//evil.example", "/\\evil.example", "/a%0d%0aSet-Cookie:x=1", "/%E4%BD%A0", "x"]
    {
        let next = next.replace(':', "%3A");
        let answer = world.form("account/sign-in-demo", "", &format!("login=agent&next={next}")).await;
        assert_eq!(answer.status, 200, "{next}: {answer:?}");
        assert_eq!(answer.header("location"), "/", "{next}");
    }
}
