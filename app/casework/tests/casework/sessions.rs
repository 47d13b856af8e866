//! Sessions begin fresh, end when idle or old, and belong to one person.

use super::world::{PASSWORD, World, world, world_with};
use casework::{
    Failure, Settings,
    sessions::{self, Begun, Origin},
};
use chrono::TimeDelta;
use domain::event::Happening;

fn origin() -> Origin {
    Origin { address: "192.0.2.1".to_owned(), agent: "x".repeat(300) }
}

async fn signed_in(world: &World, login: &str) -> Begun {
    sessions::sign_in(&world.ctx, login, PASSWORD, origin()).await.unwrap()
}

fn signed_out<T>(result: &Result<T, Failure>) -> bool {
    matches!(result, Err(Failure::SignedOut))
}

#[tokio::test]
async fn each_sign_in_is_a_new_session_and_the_token_is_not_kept() {
    let world = world();
    let (first, second) = (signed_in(&world, "agent").await, signed_in(&world, " AGENT ").await);
    assert!(first.token != second.token && first.me.session != second.me.session);
    assert!(first.token.len() == 64 && first.token.chars().all(|c| c.is_ascii_hexdigit()));
    assert!(sessions::resume(&world.ctx, &first.token).await.is_ok(), "another browser stays signed in");
    let state = world.store.state();
    assert!(state.sessions.iter().all(|s| s.agent.len() == 80 && !first.token.as_bytes().starts_with(&s.token_hash)));
    let logged = state.events.iter().filter(|e| e.event.what == Happening::SignedIn).count();
    assert_eq!(logged, 2);
}

#[tokio::test]
async fn a_wrong_password_and_a_wrong_name_look_the_same() {
    let world = world();
    for (login, password) in [("agent", "wrong horse"), ("nobody", PASSWORD), ("", ""), ("周敏", PASSWORD)] {
        let result = sessions::sign_in(&world.ctx, login, password, origin()).await;
        assert!(matches!(result, Err(Failure::WrongPassword)), "{login}");
    }
    assert!(world.store.state().sessions.is_empty());
}

#[tokio::test]
async fn half_an_hour_without_use_ends_it() {
    let world = world();
    let begun = signed_in(&world, "agent").await;
    world.clock.pass(TimeDelta::minutes(30) - TimeDelta::seconds(1));
    assert!(sessions::resume(&world.ctx, &begun.token).await.is_ok());
    world.clock.pass(TimeDelta::minutes(30));
    assert!(signed_out(&sessions::resume(&world.ctx, &begun.token).await));
    assert!(world.store.state().sessions.is_empty());
}

#[tokio::test]
async fn twelve_hours_end_it_however_busy_it_is() {
    let world = world();
    let begun = signed_in(&world, "agent").await;
    for _ in 0..47 {
        world.clock.pass(TimeDelta::minutes(15));
        assert!(sessions::resume(&world.ctx, &begun.token).await.is_ok());
    }
    world.clock.pass(TimeDelta::minutes(15));
    assert_eq!(world.ctx.clock.now(), begun.ends_at);
    assert!(signed_out(&sessions::resume(&world.ctx, &begun.token).await));
}

#[tokio::test]
async fn use_is_noted_at_most_once_a_minute() {
    let world = world();
    let begun = signed_in(&world, "agent").await;
    for _ in 0..60 {
        world.clock.pass(TimeDelta::seconds(10));
        sessions::resume(&world.ctx, &begun.token).await.unwrap();
    }
    assert_eq!(world.store.state().touches, 10);
}

#[tokio::test]
async fn a_token_that_nobody_gave_out_opens_nothing() {
    let world = world();
    signed_in(&world, "agent").await;
    for token in ["", "0", &"f".repeat(64), &"0".repeat(100_000)] {
        assert!(signed_out(&sessions::resume(&world.ctx, token).await));
    }
}

#[tokio::test]
async fn one_sees_and_ends_only_ones_own_sessions() {
    let world = world();
    let (mine, other) = (signed_in(&world, "agent").await, signed_in(&world, "agent").await);
    let foreign = signed_in(&world, "colleague").await;
    let rows = sessions::list(&world.ctx, &mine.me).await.unwrap();
    let shown: Vec<_> = rows.iter().map(|r| (r.id, r.current)).collect();
    assert_eq!(shown, [(mine.me.session, true), (other.me.session, false)]);
    let end = sessions::end(&world.ctx, &mine.me, foreign.me.session).await;
    assert!(matches!(end, Err(Failure::NotFound)));
    sessions::end(&world.ctx, &mine.me, other.me.session).await.unwrap();
    assert!(signed_out(&sessions::resume(&world.ctx, &other.token).await));
    assert!(sessions::resume(&world.ctx, &foreign.token).await.is_ok());
    sessions::sign_out(&world.ctx, &mine.me).await.unwrap();
    assert!(signed_out(&sessions::resume(&world.ctx, &mine.token).await));
}

#[tokio::test]
async fn five_wrong_tries_close_the_account_even_to_the_right_password() {
    let world = world();
    for _ in 0..5 {
        let wrong = sessions::sign_in(&world.ctx, "agent", "wrong horse", origin()).await;
        assert!(matches!(wrong, Err(Failure::WrongPassword)));
    }
    let right = sessions::sign_in(&world.ctx, "Agent", PASSWORD, origin()).await;
    assert!(matches!(right, Err(Failure::TooManyTries { wait_seconds: 1.. })));
    signed_in(&world, "colleague").await;
}

#[tokio::test]
async fn twenty_tries_from_one_address_are_enough_for_everybody_there() {
    let world = world();
    let tries = |login: usize, address: &str| world.ctx.passwords.count_try(&format!("person{login}"), address);
    for login in 0..20 {
        assert!(tries(login, "192.0.2.7").is_ok());
    }
    assert!(matches!(tries(20, "192.0.2.7"), Err(Failure::TooManyTries { .. })));
    assert!(tries(21, "192.0.2.8").is_ok());
}

#[tokio::test]
async fn one_click_accounts_exist_only_in_a_demo() {
    let world = world();
    let result = sessions::sign_in_demo(&world.ctx, "agent", origin()).await;
    assert!(matches!(result, Err(Failure::NotFound)));
    let demo = world_with(Settings { demo: true, ..Settings::default() });
    let begun = sessions::sign_in_demo(&demo.ctx, "agent", origin()).await.unwrap();
    assert_eq!(begun.me.actor, demo.agent());
    let unknown = sessions::sign_in_demo(&demo.ctx, "nobody", origin()).await;
    assert!(matches!(unknown, Err(Failure::NotFound)));
}
