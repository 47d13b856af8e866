//! `yiling user add|passwd|list`.

mod password;

use super::database;
use crate::{config::Data, context, trouble::Trouble};
use casework::{
    Ctx, Failure, Settings,
    accounts::{self, AccountFailure, Asker},
    ports::Store,
};
use domain::account::{AccountProblem, Role};
use password::Source;
use std::{process::ExitCode, sync::Arc};

/// What to do.
#[derive(clap::Subcommand, Debug)]
pub(super) enum Action {
    /// Add somebody; the password is read from standard input
    Add {
        /// Sign-in name: 2 to 32 of a-z 0-9 . _ -, starting with a letter
        login: String,
        /// The name colleagues see
        #[arg(long)]
        name: String,
        /// agent, trainee, lead, receipt_clerk, manager or admin
        #[arg(long, value_parser = role)]
        role: Role,
        /// Make a password and print it once
        #[arg(long)]
        generate: bool,
    },
    /// Set a password, read from standard input, and end that person's sessions
    Passwd {
        /// Sign-in name
        login: String,
        /// Make a password and print it once
        #[arg(long)]
        generate: bool,
    },
    /// List who may sign in
    List,
}

fn role(text: &str) -> Result<Role, String> {
    let codes: Vec<&str> = Role::ALL.into_iter().map(Role::code).collect();
    Role::from_code(text).ok_or_else(|| format!("the roles are {}", codes.join(", ")))
}

/// Carries it out.
pub(super) async fn act(data: &Data, action: Action) -> Result<ExitCode, Trouble> {
    match action {
        Action::Add { login, name, role, generate } => {
            let password = password::obtain(generate)?;
            write(data, &password, async |ctx, text| {
                accounts::add(ctx, Asker::Operator, &login, &name, role, text).await.map(|_| ())
            })
            .await?;
            println!("Added {login} as {}.", role.code());
            password.print();
        }
        Action::Passwd { login, generate } => {
            let password = password::obtain(generate)?;
            write(data, &password, async |ctx, text| accounts::set_password(ctx, Asker::Operator, &login, text).await)
                .await?;
            println!("Set the password of {login}; all sessions of {login} have ended.");
            password.print();
        }
        Action::List => list(data).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn write(
    data: &Data,
    password: &Source,
    work: impl AsyncFnOnce(&Ctx, &str) -> Result<(), AccountFailure>,
) -> Result<(), Trouble> {
    let store = database::for_writing(data).await?;
    let shared: Arc<dyn Store> = store.clone();
    let done = match context::system(shared, Settings::default()).await {
        Ok(ctx) => work(&ctx, password.text()).await.map_err(|failure| trouble(&failure)),
        Err(error) => Err(Trouble::broken(format!("{error}."), "Nothing was changed.", "run `yiling check`.")),
    };
    store.close().await;
    done
}

async fn list(data: &Data) -> Result<(), Trouble> {
    let store = database::for_reading(data).await?;
    let people = store.accounts().await;
    store.close().await;
    let people =
        people.map_err(|error| Trouble::broken(format!("{error}."), "Nothing was changed.", "run `yiling check`."))?;
    for person in people {
        let added = domain::time::local(person.created_at).format("%Y-%m-%d %H:%M");
        println!("{:<20} {:<14} {added}  {}", person.actor.login, person.actor.role.code(), person.actor.name);
    }
    Ok(())
}

fn trouble(failure: &AccountFailure) -> Trouble {
    let nothing = "Nothing was changed.";
    match failure {
        AccountFailure::Problem(AccountProblem::LoginMalformed) => {
            Trouble::usage("That is no sign-in name.", "use 2 to 32 of a-z 0-9 . _ -, starting with a letter.")
        }
        AccountFailure::Problem(AccountProblem::NameMalformed) => {
            Trouble::usage("That is no name.", "use 1 to 40 characters.")
        }
        AccountFailure::Problem(AccountProblem::PasswordLength) => Trouble::usage(
            "The password has a length that is not accepted.",
            "use 10 to 200 characters, or --generate.",
        ),
        AccountFailure::LoginTaken => Trouble::refused(
            "Somebody has that sign-in name.",
            nothing,
            "choose another; `yiling user list` shows them.",
        ),
        AccountFailure::Failure(Failure::NotFound) => {
            Trouble::refused("Nobody has that sign-in name.", nothing, "`yiling user list` shows who there is.")
        }
        AccountFailure::Failure(other) => Trouble::broken(
            format!("It could not be saved: {other}."),
            "What was not confirmed was not saved.",
            "look for the incident's number in the lines above, then run `yiling check`.",
        ),
    }
}
