//! The program itself, as a process.

mod rules;

use crate::world::write_site;
use std::{
    fs,
    io::{BufRead, BufReader, Lines, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Output, Stdio},
};
use tempfile::TempDir;

/// A folder for one test's data.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        write_site(&folder.path().join("site"));
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, data: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yiling"));
        command.args(arguments).env_clear().stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command
            .env("YILING_DATA", self.path(data))
            .env("YILING_SITE", self.path("site"))
            .env("YILING_ADDRESS", "127.0.0.1:0");
        command
    }

    fn run(&self, data: &str, arguments: &[&str]) -> Output {
        self.command(data, arguments).output().unwrap()
    }

    fn run_with_input(&self, data: &str, arguments: &[&str], input: &str) -> Output {
        let mut child = self.command(data, arguments).stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A running server. Killed when a test fails.
struct Running {
    child: Child,
    address: String,
    greeting: Vec<String>,
    _out: Lines<BufReader<ChildStdout>>,
}

impl Running {
    fn start(place: &Place, data: &str, arguments: &[&str]) -> Self {
        let mut child = place.command(data, &[&["serve"], arguments].concat()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut address = None;
        while address.is_none() {
            let line = lines.next().expect("the server ended before it was ready").unwrap();
            address = line.split_once("http://").map(|(_, address)| address.to_owned());
        }
        // The greeting goes on after the address; one more line is enough for the first password.
        let greeting = lines.next().map(Result::unwrap).into_iter().collect();
        Self { child, address: address.unwrap(), greeting, _out: lines }
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([name, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Sends a request over a new connection and hands the connection back.
    fn connect(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    fn answer(&self, request: &str) -> String {
        let mut text = Vec::new();
        self.connect(request).read_to_end(&mut text).unwrap();
        String::from_utf8_lossy(&text).into_owned()
    }

    /// Signs in as the first administrator and gives the cookie.
    fn sign_in(&self) -> String {
        let password = self.greeting[0].rsplit(' ').next().unwrap();
        let body = format!("login=admin&password={password}&next=%2F");
        let answer = self.answer(&format!(
            "POST /api/account/sign-in HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: \
             application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        ));
        let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: "));
        cookie.unwrap_or_else(|| panic!("{answer}")).split(';').next().unwrap().to_owned()
    }

    fn exit_code(&mut self) -> i32 {
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Already ended is fine.
        self.child.kill().ok();
    }
}

#[test]
fn sigterm_ends_streams_and_exits_with_0() {
    let place = Place::new();
    let mut server = Running::start(&place, "data", &[]);
    let cookie = server.sign_in();
    let stream = server.connect(&format!("GET /live HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n\r\n"));
    let mut stream = BufReader::new(stream);
    let mut line = String::new();
    while !line.starts_with("data:") {
        line.clear();
        assert_ne!(stream.read_line(&mut line).unwrap(), 0, "the stream ended early");
    }
    server.signal("-TERM");
    let mut rest = String::new();
    stream.read_to_string(&mut rest).unwrap();
    assert_eq!(server.exit_code(), 0);
    assert!(TcpStream::connect(&server.address).is_err(), "nobody listens any more");
    let wal = place.path("data/yiling.sqlite3-wal");
    assert!(fs::metadata(&wal).map_or(0, |m| m.len()) == 0, "the log was written back");
    let check = place.run("data", &["check"]);
    assert_eq!(code(&check), 0, "{}{}", out(&check), err(&check));
}

#[test]
fn ctrl_c_does_the_same() {
    let place = Place::new();
    let mut server = Running::start(&place, "data", &[]);
    server.signal("-INT");
    assert_eq!(server.exit_code(), 0);
}

#[test]
fn a_stuck_request_is_cut_off_and_a_second_signal_does_not_wait_for_it() {
    let stuck = "POST /api/submit HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{";
    let place = Place::new();
    let mut server = Running::start(&place, "patient", &[]);
    let _held = server.connect(stuck);
    assert!(server.answer("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").ends_with("ok\n"));
    server.signal("-TERM");
    assert_eq!(server.exit_code(), 0);

    let mut server = Running::start(&place, "hasty", &[]);
    let _held = server.connect(stuck);
    assert!(server.answer("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").ends_with("ok\n"));
    server.signal("-TERM");
    // Refused connections tell that the first signal has arrived.
    while TcpStream::connect(&server.address).is_ok() {
        std::thread::yield_now();
    }
    server.signal("-TERM");
    assert_eq!(server.exit_code(), 130);
}

#[test]
fn the_first_password_is_shown_once() {
    let place = Place::new();
    let mut server = Running::start(&place, "data", &[]);
    assert!(server.greeting[0].contains("`admin`"), "{:?}", server.greeting);
    server.sign_in();
    server.signal("-TERM");
    assert_eq!(server.exit_code(), 0);
    let mut again = place.command("data", &["serve"]).env("YILING_LOG", "info").spawn().unwrap();
    let id = again.id().to_string();
    let mut lines = BufReader::new(again.stdout.take().unwrap());
    let mut first = String::new();
    lines.read_line(&mut first).unwrap();
    assert!(first.contains("http://"), "{first}");
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    let mut rest = String::new();
    lines.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "", "no password any more");
    assert!(again.wait().unwrap().success());
}

#[test]
fn people_are_added_listed_and_get_new_passwords() {
    let place = Place::new();
    let add = ["user", "add", "zhoumin", "--name", "周敏", "--role", "agent"];
    let added = place.run_with_input("data", &add, "a good password\n");
    assert_eq!(code(&added), 0, "{}", err(&added));
    assert!(!out(&added).contains("a good password"));
    let twice = place.run_with_input("data", &add, "a good password\n");
    assert_eq!(code(&twice), 1);
    assert!(err(&twice).contains("Nothing was changed."), "{}", err(&twice));
    let made = place.run("data", &["user", "passwd", "zhoumin", "--generate"]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    assert!(out(&made).contains("shown only now"), "{}", out(&made));
    let list = place.run("data", &["user", "list"]);
    assert_eq!(code(&list), 0);
    assert!(
        out(&list).contains("zhoumin") && out(&list).contains("agent") && out(&list).contains("周敏"),
        "{}",
        out(&list)
    );
}

#[test]
fn wrong_calls_say_what_to_do_and_exit_with_2() {
    let place = Place::new();
    let add = |login: &str, role: &str, password: &str| {
        place.run_with_input("data", &["user", "add", login, "--name", "x", "--role", role], password)
    };
    let cases = [
        (add("1x", "agent", "a good password"), "starting with a letter"),
        (add("zhoumin", "boss", "a good password"), "receipt_clerk"),
        (add("zhoumin", "agent", "short"), "10 to 200"),
        (add("zhoumin", "agent", ""), "--generate"),
        (place.command("data", &["serve"]).env("YILING_ADDRESS", "here").output().unwrap(), "YILING_ADDRESS"),
        (place.command("data", &["serve"]).env("YILING_SITE", "/nowhere").output().unwrap(), "make run"),
        (place.command("data", &["check"]).env("YILING_LOG_FORMAT", "xml").output().unwrap(), "YILING_LOG_FORMAT"),
        (place.command("data", &["check"]).env("YILING_LOG", "a=b=c").output().unwrap(), "YILING_LOG "),
        (
            place.command("data", &["check"]).env("YILING_DATABASE_URL", "mysql://x").output().unwrap(),
            "YILING_DATABASE_URL",
        ),
        (place.run("data", &["fly"]), "unrecognized subcommand"),
    ];
    for (output, expected) in cases {
        assert_eq!(code(&output), 2, "{expected}: {}", err(&output));
        assert!(err(&output).contains(expected), "{expected}: {}", err(&output));
    }
    let unknown = place.run("data", &["user", "passwd", "nobody", "--generate"]);
    assert_eq!(code(&unknown), 1, "{}", err(&unknown));
    let nothing = place.run("none", &["check"]);
    assert_eq!(code(&nothing), 1);
    assert!(!place.path("none").exists(), "a check makes no database");
}

#[test]
fn a_backup_is_made_beside_a_running_server_and_restored_into_an_empty_folder() {
    let place = Place::new();
    let mut server = Running::start(&place, "data", &[]);
    let file = place.path("backup.sqlite3");
    let name = file.to_str().unwrap();
    let made = place.run("data", &["backup", name]);
    assert_eq!(code(&made), 0, "{}", err(&made));
    assert_eq!(code(&place.run("data", &["check"])), 0);
    let twice = place.run("data", &["backup", name]);
    assert_eq!(code(&twice), 1, "an existing file is never overwritten");
    let write = place.run("data", &["user", "passwd", "admin", "--generate"]);
    assert_eq!(code(&write), 1, "only one process writes: {}", err(&write));
    server.signal("-TERM");
    assert_eq!(server.exit_code(), 0);

    let full = place.run("data", &["restore", name]);
    assert_eq!(code(&full), 1);
    assert!(err(&full).contains("never overwrites"), "{}", err(&full));
    let restored = place.run("elsewhere", &["restore", name]);
    assert_eq!(code(&restored), 0, "{}", err(&restored));
    let list = place.run("elsewhere", &["user", "list"]);
    assert!(out(&list).contains("admin"), "{}", out(&list));
    assert_eq!(code(&place.run("elsewhere", &["check"])), 0);
}

#[test]
fn junk_is_not_restored_and_the_folder_stays_usable() {
    let place = Place::new();
    let junk = place.path("junk");
    for contents in [&b""[..], b"SQLite format 3\0 but not really", &[0xff; 9_000]] {
        fs::write(&junk, contents).unwrap();
        let refused = place.run("data", &["restore", junk.to_str().unwrap()]);
        assert!([1, 3].contains(&code(&refused)), "{}", err(&refused));
        assert!(!has_database(&place.path("data")));
    }
    let missing = place.run("data", &["restore", "/nowhere/backup"]);
    assert_eq!(code(&missing), 1);
    let mut server = Running::start(&place, "data", &[]);
    server.signal("-TERM");
    assert_eq!(server.exit_code(), 0);
}

fn has_database(folder: &Path) -> bool {
    folder.join("yiling.sqlite3").exists()
}

#[test]
fn help_names_every_command_variable_and_exit_code() {
    let place = Place::new();
    let help = out(&place.run("data", &["serve", "--help"]));
    for variable in [
        "YILING_ADDRESS",
        "YILING_DATABASE_URL",
        "YILING_DATA",
        "YILING_SITE",
        "YILING_LOG",
        "YILING_LOG_FORMAT",
        "YILING_SESSION_IDLE_MINUTES",
        "YILING_SESSION_HOURS",
        "YILING_TRUSTED_PROXIES",
    ] {
        assert!(help.contains(variable), "{variable}");
    }
    let help = out(&place.run("data", &["--help"]));
    for word in ["serve", "check", "backup", "restore", "user", "vectors", "pack", "explain", "Exit codes"] {
        assert!(help.contains(word), "{word}");
    }
}
