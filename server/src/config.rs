//! Configuration: read once from flags and `YILING_…` variables, typed, with errors that name the variable.

use crate::{network::Peers, trouble::Trouble};
use std::{net::SocketAddr, path::PathBuf, str::FromStr};

/// Where the data is and how the log looks; for every command.
#[derive(clap::Args, Clone, Debug)]
pub struct DataOptions {
    /// Folder that holds the data
    #[arg(long, global = true, env = "YILING_DATA", value_name = "FOLDER", default_value = "./data")]
    pub data: PathBuf,
    /// Database, `sqlite:` and a path; otherwise yiling.sqlite3 in the data folder
    #[arg(long, global = true, env = "YILING_DATABASE_URL", value_name = "URL")]
    pub database_url: Option<String>,
    /// Which log lines to write, for instance `info` or `warn,server=debug`
    #[arg(long, global = true, env = "YILING_LOG", value_name = "FILTER", default_value = "info")]
    pub log: String,
    /// How log lines look: text or json
    #[arg(long, global = true, env = "YILING_LOG_FORMAT", value_name = "FORMAT", default_value = "text")]
    pub log_format: String,
}

/// How to serve; as written.
#[derive(clap::Args, Clone, Debug)]
pub struct ServeOptions {
    /// Fill an empty database with made-up data and offer one-click sign-in
    #[arg(long)]
    pub demo: bool,
    /// Address and port to listen on
    #[arg(long, env = "YILING_ADDRESS", value_name = "ADDRESS", default_value = "127.0.0.1:3000")]
    pub address: String,
    /// Folder with what browsers load, made by `make run`
    #[arg(long, env = "YILING_SITE", value_name = "FOLDER", default_value = "target/site")]
    pub site: PathBuf,
    /// Minutes without use after which a session asks for the password again
    #[arg(long, env = "YILING_SESSION_IDLE_MINUTES", value_name = "MINUTES", default_value = "30")]
    pub session_idle_minutes: String,
    /// Hours after which a session ends in any case
    #[arg(long, env = "YILING_SESSION_HOURS", value_name = "HOURS", default_value = "12")]
    pub session_hours: String,
    /// Reverse proxies to believe about a caller's address and TLS: addresses or networks, with commas
    #[arg(long, env = "YILING_TRUSTED_PROXIES", value_name = "LIST", default_value = "")]
    pub trusted_proxies: String,
}

/// Where the data is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Data {
    /// The folder.
    pub folder: PathBuf,
    /// The database file.
    pub database: PathBuf,
}

impl Data {
    /// Reads the options.
    ///
    /// # Errors
    /// A database URL that is not an SQLite path.
    pub fn read(options: &DataOptions) -> Result<Self, Trouble> {
        let folder = options.data.clone();
        let Some(url) = options.database_url.as_deref() else {
            let database = folder.join("yiling.sqlite3");
            return Ok(Self { folder, database });
        };
        let path = url.strip_prefix("sqlite:").map(|rest| rest.strip_prefix("//").unwrap_or(rest));
        match path {
            Some(path) if !path.is_empty() && !path.starts_with(':') && !path.contains('?') => {
                Ok(Self { folder, database: PathBuf::from(path) })
            }
            _ => Err(wrong(
                "YILING_DATABASE_URL",
                url,
                "`sqlite:` and the path of a file, like sqlite:/var/lib/yiling/yiling.sqlite3",
            )),
        }
    }
}

/// How to serve.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Serve {
    /// Whether one-click accounts are offered and an empty database is filled.
    pub demo: bool,
    /// Where to listen.
    pub address: SocketAddr,
    /// What browsers load.
    pub site: PathBuf,
    /// Minutes.
    pub session_idle_minutes: i64,
    /// Hours.
    pub session_hours: i64,
    /// Proxies to believe.
    pub trusted_proxies: Peers,
}

impl Serve {
    /// Reads the options.
    ///
    /// # Errors
    /// The first value that makes no sense.
    pub fn read(options: &ServeOptions) -> Result<Self, Trouble> {
        let address = options.address.parse().map_err(|_| {
            wrong("YILING_ADDRESS", &options.address, "an address and a port, like 127.0.0.1:3000 or [::1]:3000")
        })?;
        let trusted_proxies = Peers::from_str(&options.trusted_proxies).map_err(|bad| {
            wrong("YILING_TRUSTED_PROXIES", &bad.0, "addresses or networks, like 10.0.0.1,192.168.0.0/16")
        })?;
        let whole = |variable, text: &str, most| {
            text.parse()
                .ok()
                .filter(|n| (1..=most).contains(n))
                .ok_or_else(|| wrong(variable, text, &format!("a whole number from 1 to {most}")))
        };
        Ok(Self {
            demo: options.demo,
            address,
            site: options.site.clone(),
            session_idle_minutes: whole("YILING_SESSION_IDLE_MINUTES", &options.session_idle_minutes, 1_440)?,
            session_hours: whole("YILING_SESSION_HOURS", &options.session_hours, 720)?,
            trusted_proxies,
        })
    }
}

/// How log lines look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

impl LogFormat {
    /// Reads the option.
    ///
    /// # Errors
    /// Neither of the two.
    pub fn read(text: &str) -> Result<Self, Trouble> {
        match text {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            other => Err(wrong("YILING_LOG_FORMAT", other, "`text` or `json`")),
        }
    }
}

/// The error about one variable.
pub(crate) fn wrong(variable: &str, value: &str, expected: &str) -> Trouble {
    let flag = variable.trim_start_matches("YILING_").to_ascii_lowercase().replace('_', "-");
    Trouble::usage(
        format!("{variable} (or --{flag}) is `{value}`, which makes no sense there."),
        format!("set it to {expected}."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serve() -> ServeOptions {
        ServeOptions {
            demo: false,
            address: "127.0.0.1:3000".into(),
            site: "target/site".into(),
            session_idle_minutes: "30".into(),
            session_hours: "12".into(),
            trusted_proxies: String::new(),
        }
    }

    #[test]
    fn every_wrong_value_names_its_variable() {
        let cases: [(&str, ServeOptions); 6] = [
            ("YILING_ADDRESS", ServeOptions { address: "localhost".into(), ..serve() }),
            ("YILING_ADDRESS", ServeOptions { address: String::new(), ..serve() }),
            ("YILING_SESSION_IDLE_MINUTES", ServeOptions { session_idle_minutes: "0".into(), ..serve() }),
            ("YILING_SESSION_IDLE_MINUTES", ServeOptions { session_idle_minutes: "half".into(), ..serve() }),
            ("YILING_SESSION_HOURS", ServeOptions { session_hours: "-1".into(), ..serve() }),
            ("YILING_TRUSTED_PROXIES", ServeOptions { trusted_proxies: "10.0.0.1,proxy".into(), ..serve() }),
        ];
        for (variable, options) in cases {
            let trouble = Serve::read(&options).expect_err(variable).to_string();
            assert!(trouble.contains(variable), "{trouble}");
        }
        assert!(Serve::read(&serve()).is_ok());
    }

    #[test]
    fn a_database_url_wins_over_the_folder() {
        let options = |url: Option<&str>| DataOptions {
            data: "d".into(),
            database_url: url.map(str::to_owned),
            log: String::new(),
            log_format: String::new(),
        };
        let file = |url| Data::read(&options(url)).map(|d| d.database);
        assert_eq!(file(None).unwrap(), PathBuf::from("d/yiling.sqlite3"));
        assert_eq!(file(Some("sqlite:/x/y.db")).unwrap(), PathBuf::from("/x/y.db"));
        assert_eq!(file(Some("sqlite://y.db")).unwrap(), PathBuf::from("y.db"));
        for bad in ["postgres://x", "sqlite:", "sqlite::memory:", "/x/y.db", ""] {
            assert!(file(Some(bad)).is_err(), "{bad}");
        }
    }
}
