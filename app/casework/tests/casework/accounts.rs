//! Accounts are made by admins and by whoever sits at the server.

use super::world::{PASSWORD, world};
use casework::{
    Failure,
    accounts::{self, AccountFailure, Asker},
    sessions::{self, Origin},
};
use domain::account::{AccountProblem, Role};

#[tokio::test]
async fn the_operator_adds_somebody_who_can_sign_in() {
    let world = world();
    let password = "a long password";
    let id = accounts::add(&world.ctx, Asker::Operator, " Wang.Wu ", " 王五 ", Role::Lead, password).await.unwrap();
    let begun = sessions::sign_in(&world.ctx, "wang.wu", password, Origin::default()).await.unwrap();
    assert_eq!((begun.me.actor.id, begun.me.actor.name.as_str()), (id, "王五"));
    let log = format!("{:?}", world.store.state().events);
    assert!(!log.contains(password) && !log.contains("argon2") && !log.contains("王五"));
}

#[tokio::test]
async fn malformed_and_taken_values_are_named() {
    let world = world();
    let add = async |login: &str, name: &str, password: &str| {
        accounts::add(&world.ctx, Asker::Operator, login, name, Role::Agent, password).await.unwrap_err()
    };
    let problem = |failure| match failure {
        AccountFailure::Problem(problem) => problem,
        other => panic!("{other:?}"),
    };
    assert_eq!(problem(add("王五", "王五", PASSWORD).await), AccountProblem::LoginMalformed);
    for name in ["", "  ", "a\nb", &"字".repeat(41)] {
        assert_eq!(problem(add("wangwu", name, PASSWORD).await), AccountProblem::NameMalformed);
    }
    assert_eq!(problem(add("wangwu", "王五", "short").await), AccountProblem::PasswordLength);
    assert!(matches!(add("AGENT", "王五", PASSWORD).await, AccountFailure::LoginTaken));
}

#[tokio::test]
async fn a_new_password_ends_every_session_and_the_old_password() {
    let world = world();
    let begun = sessions::sign_in(&world.ctx, "agent", PASSWORD, Origin::default()).await.unwrap();
    let admin = world.actor("admin");
    accounts::set_password(&world.ctx, Asker::Actor(&admin), "agent", "another password").await.unwrap();
    assert!(matches!(sessions::resume(&world.ctx, &begun.token).await, Err(Failure::SignedOut)));
    let old = sessions::sign_in(&world.ctx, "agent", PASSWORD, Origin::default()).await;
    assert!(matches!(old, Err(Failure::WrongPassword)));
    assert!(sessions::sign_in(&world.ctx, "agent", "another password", Origin::default()).await.is_ok());
}

#[tokio::test]
async fn only_admins_and_the_operator_manage_accounts() {
    let world = world();
    for login in ["agent", "trainee", "lead", "receiptclerk", "manager"] {
        let actor = world.actor(login);
        let asker = Asker::Actor(&actor);
        let added = accounts::add(&world.ctx, asker, "wangwu", "王五", Role::Admin, PASSWORD).await;
        assert!(matches!(added, Err(AccountFailure::Failure(Failure::NotAllowed(_)))), "{login}");
        let set = accounts::set_password(&world.ctx, asker, "admin", "another password").await;
        assert!(matches!(set, Err(AccountFailure::Failure(Failure::NotAllowed(_)))), "{login}");
    }
    let unknown = accounts::set_password(&world.ctx, Asker::Operator, "nobody", "another password").await;
    assert!(matches!(unknown, Err(AccountFailure::Failure(Failure::NotFound))));
}

#[tokio::test]
async fn outside_a_demo_no_account_is_offered() {
    let world = world();
    assert!(accounts::demo(&world.ctx).await.unwrap().is_empty());
}
