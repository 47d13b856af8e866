//! The first start: demo data, or one administrator with a password printed once.

use crate::{clock::readable_password, config::Data, demo, trouble::Trouble};
use casework::{
    Ctx,
    accounts::{self, Asker},
    ports::StoreError,
};
use domain::account::Role;
use std::{
    fmt::{self, Write as _},
    io::Write as _,
    net::SocketAddr,
    path::PathBuf,
};

/// The name of the first account.
const ADMIN: &str = "admin";

/// What to tell the person at the terminal once the address is known.
pub(super) enum Greeting {
    /// The address is all.
    Plain,
    /// An account was made; its password is shown only now.
    FirstAdmin { password: String },
    /// These accounts sign in with one click.
    Demo {
        /// Where the data is.
        folder: PathBuf,
    },
}

impl Greeting {
    /// Tells it on standard output. Nobody may be reading there; that is no reason to stop.
    pub(super) fn print(&self, address: SocketAddr) {
        let mut text = format!("驿铃 Yiling is ready: http://{address}\n");
        // Writing to a String cannot fail.
        let mut tell = |line: fmt::Arguments<'_>| text.write_fmt(line).unwrap_or_default();
        match self {
            Self::Plain => {}
            Self::FirstAdmin { password } => {
                tell(format_args!("The first account is `{ADMIN}`. Its password, shown only now: {password}\n"));
                tell(format_args!("To set another: stop the server and run `yiling user passwd {ADMIN}`.\n"));
            }
            Self::Demo { folder } => {
                tell(format_args!(
                    "Demo data: people, waybills and complaints are made up. Sign in with one click, or with the\n\
                     password {} as one of:\n",
                    demo::PASSWORD
                ));
                for account in demo::ACCOUNTS {
                    let (login, role) = (account.login, account.role.code());
                    tell(format_args!("  {login:<14} {role:<14} {}\n", account.name));
                }
                let (program, folder) = (program(), folder.display().to_string().replace('\'', "'\\''"));
                tell(format_args!(
                    "To bring its board to life, in another terminal:\n  \
                     {program} simulate --to http://{address} --data '{folder}'\n"
                ));
            }
        }
        if let Err(error) = std::io::stdout().write_all(text.as_bytes()) {
            tracing::warn!(%error, "nobody reads the greeting");
        }
    }
}

/// As this program was called.
fn program() -> String {
    std::env::args().next().unwrap_or_else(|| "yiling".to_owned())
}

/// Makes the first administrator when there is nobody.
pub(super) async fn admin(ctx: &Ctx) -> Result<Greeting, Trouble> {
    if !ctx.store.is_empty().await.map_err(|e| unread(&e))? {
        if is_demo(ctx).await? {
            tracing::warn!("this database holds demo data; start with --demo to sign in with one click");
        }
        return Ok(Greeting::Plain);
    }
    let password = readable_password(ctx.random.as_ref());
    accounts::add(ctx, Asker::Operator, ADMIN, "管理员", Role::Admin, &password).await.map_err(|error| {
        Trouble::broken(
            format!("The first account could not be made: {error}."),
            "The database is still empty.",
            "run `yiling check`, or remove the empty data folder and start again.",
        )
    })?;
    Ok(Greeting::FirstAdmin { password })
}

/// Fills an empty database with the demo; refuses one that holds anything else.
pub(super) async fn demo(ctx: &Ctx, data: &Data) -> Result<Greeting, Trouble> {
    if ctx.store.is_empty().await.map_err(|e| unread(&e))? {
        tracing::info!("filling the empty database with demo data");
        demo::fill(ctx).await.map_err(|error| {
            Trouble::broken(
                format!("The demo data could not be written: {error}."),
                "The database is still empty.",
                "check that the data folder may be written and has room, then start again.",
            )
        })?;
    } else if !is_demo(ctx).await? {
        return Err(Trouble::refused(
            "This database holds real data, and --demo would let anybody sign in as anybody.",
            "Nothing was changed.",
            "start without --demo, or set YILING_DATA to another folder for the demo.",
        ));
    }
    // Without it the demo is only quieter.
    if let Err(error) = demo::hand_out_token(ctx, &data.folder).await {
        tracing::warn!(%error, "`yiling simulate` will need --token");
    }
    Ok(Greeting::Demo { folder: data.folder.clone() })
}

/// Whether the demo's accounts are all there.
async fn is_demo(ctx: &Ctx) -> Result<bool, Trouble> {
    let people = ctx.store.accounts().await.map_err(|e| unread(&e))?;
    Ok(demo::ACCOUNTS.iter().all(|account| {
        people
            .iter()
            .any(|p| p.actor.login == account.login && p.actor.name == account.name && p.actor.role == account.role)
    }))
}

fn unread(error: &StoreError) -> Trouble {
    Trouble::broken(format!("The database cannot be read: {error}."), "Nothing was changed.", "run `yiling check`.")
}
