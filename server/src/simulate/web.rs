//! Asking a server as other programs and browsers do: HTTP/1.1, one connection that stays open, one request at a time.

use crate::trouble::Trouble;
use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderName, Method, Request, header},
};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::time::Duration;
use tokio::{
    net::TcpStream,
    time::{Instant, sleep, timeout},
};

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a request is sent again while the server is not there, or says that something failed.
const PERSISTENCE: Duration = Duration::from_mins(1);
/// The first pause before a request is sent again; each further one is twice as long, up to the longest.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(3);

const NOTHING_LOST: &str = "What was answered as taken is saved; nothing else was.";

/// Where the server is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// Host and port.
    authority: String,
}

impl Place {
    /// Reads `http://host:port`.
    ///
    /// # Errors
    /// Anything else, `https` among it.
    pub fn read(address: &str) -> Result<Self, Trouble> {
        let rest = address.trim_end_matches('/').strip_prefix("http://");
        let fits = |rest: &&str| !rest.is_empty() && !rest.contains(['/', '@', '?', '#', ' ']);
        let rest = rest.filter(fits).ok_or_else(|| {
            Trouble::usage(
                format!("--to is `{address}`, which is not where a server can be asked."),
                "give http:// with host and port, like http://127.0.0.1:3000; for TLS, run this beside the server.",
            )
        })?;
        let has_port = rest.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
        Ok(Self { authority: if has_port { rest.to_owned() } else { [rest, ":80"].concat() } })
    }

    /// As browsers say where a form came from.
    #[must_use]
    pub fn origin(&self) -> String {
        ["http://", &self.authority].concat()
    }
}

/// What to ask.
#[derive(Clone, Debug)]
pub struct Ask {
    /// How.
    pub method: Method,
    /// Where.
    pub path: String,
    /// What goes with it.
    pub headers: Vec<(HeaderName, String)>,
    /// What is sent.
    pub body: Bytes,
    /// Whether a pause that the server asks for is made; otherwise that is the answer.
    pub pauses: bool,
}

/// An answer, read to its end.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
    /// How long it took.
    pub took: Duration,
}

impl Reply {
    /// Whether it worked.
    #[must_use]
    pub fn is_good(&self) -> bool {
        (200..400).contains(&self.status)
    }

    /// What it says.
    #[must_use]
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// Seconds to wait that it names.
    fn wait(&self) -> Option<Duration> {
        let seconds = self.headers.get(header::RETRY_AFTER)?.to_str().ok()?.parse().ok()?;
        Some(Duration::from_secs(seconds).min(PERSISTENCE))
    }
}

/// Somebody who asks a server: a connection, and a cookie for whoever has signed in.
#[derive(Debug)]
pub struct Line {
    place: Place,
    sender: Option<SendRequest<Full<Bytes>>>,
    cookie: String,
}

impl Line {
    /// Nothing is sent yet.
    #[must_use]
    pub const fn new(place: Place) -> Self {
        Self { place, sender: None, cookie: String::new() }
    }

    /// Asks once.
    async fn once(&mut self, ask: &Ask) -> Result<Reply, String> {
        let began = Instant::now();
        let reply = timeout(PATIENCE, self.exchange(ask)).await.map_err(|_| "no answer in time".to_owned());
        match reply.and_then(|reply| reply) {
            Ok(reply) => Ok(Reply { took: began.elapsed(), ..reply }),
            Err(broken) => {
                // What is left of the connection could answer something else.
                self.sender = None;
                Err(broken)
            }
        }
    }

    async fn exchange(&mut self, ask: &Ask) -> Result<Reply, String> {
        let broken = |error: &dyn std::fmt::Display| error.to_string();
        let mut request = Request::builder()
            .method(&ask.method)
            .uri(&ask.path)
            .header(header::HOST, &self.place.authority)
            .header(header::ORIGIN, self.place.origin())
            .header(header::USER_AGENT, "yiling-simulate");
        for (name, value) in &ask.headers {
            request = request.header(name, value);
        }
        if !self.cookie.is_empty() {
            request = request.header(header::COOKIE, &self.cookie);
        }
        let request = request.body(Full::new(ask.body.clone())).map_err(|e| broken(&e))?;
        let mut sender = match self.sender.take().filter(|sender| !sender.is_closed()) {
            Some(sender) => sender,
            None => self.connect().await.map_err(|e| broken(&e))?,
        };
        sender.ready().await.map_err(|e| broken(&e))?;
        let (parts, body) = sender.send_request(request).await.map_err(|e| broken(&e))?.into_parts();
        let body = body.collect().await.map_err(|e| broken(&e))?.to_bytes();
        self.sender = Some(sender);
        Ok(Reply { status: parts.status.as_u16(), headers: parts.headers, body, took: Duration::ZERO })
    }

    async fn connect(&self) -> std::io::Result<SendRequest<Full<Bytes>>> {
        let stream = TcpStream::connect(&self.place.authority).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await.map_err(std::io::Error::other)?;
        // Whoever waits for an answer is told of the end; here is nothing left to do about it.
        tokio::spawn(async move { connection.await.ok() });
        Ok(sender)
    }

    /// Asks until there is an answer that says what became of it: a broken connection, a server that starts again and
    /// one that asks for a pause are no reason to stop. The request stays the same, its key with it.
    ///
    /// # Errors
    /// The server stays away.
    pub async fn insist(&mut self, ask: &Ask) -> Result<Reply, Trouble> {
        let (until, mut pause) = (Instant::now() + PERSISTENCE, FIRST_PAUSE);
        loop {
            let reply = self.once(ask).await;
            let what = match reply {
                Ok(reply) if reply.status == 429 && ask.pauses && Instant::now() < until => {
                    sleep(reply.wait().unwrap_or(pause)).await;
                    continue;
                }
                Ok(reply) if reply.status < 500 => return Ok(reply),
                Ok(reply) => format!("{} answers {}", self.place.authority, reply.status),
                Err(broken) => format!("{} cannot be asked: {broken}", self.place.authority),
            };
            if Instant::now() + pause > until {
                return Err(Trouble::broken(
                    format!("{what}."),
                    NOTHING_LOST,
                    "see that the server runs and that --to is its address.",
                ));
            }
            sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Sends a form as a browser does and keeps the cookie it is answered with.
    ///
    /// # Errors
    /// The server stays away.
    pub async fn form(&mut self, path: &str, form: &str) -> Result<Reply, Trouble> {
        let ask = Ask {
            method: Method::POST,
            path: path.to_owned(),
            headers: vec![
                (header::CONTENT_TYPE, "application/x-www-form-urlencoded".to_owned()),
                (header::ACCEPT, "text/html".to_owned()),
            ],
            body: Bytes::from(form.to_owned()),
            pauses: false,
        };
        let reply = self.insist(&ask).await?;
        self.keep_cookie(&reply);
        Ok(reply)
    }

    /// Fetches a page.
    ///
    /// # Errors
    /// The server stays away.
    pub async fn page(&mut self, path: &str) -> Result<Reply, Trouble> {
        let headers = vec![(header::ACCEPT, "text/html".to_owned())];
        let reply = self
            .insist(&Ask { method: Method::GET, path: path.to_owned(), headers, body: Bytes::new(), pauses: false })
            .await?;
        self.keep_cookie(&reply);
        Ok(reply)
    }

    fn keep_cookie(&mut self, reply: &Reply) {
        let set = reply.headers.get_all(header::SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
        let mut kept = set.filter(|cookie| !cookie.contains("Max-Age=0")).filter_map(|cookie| cookie.split(';').next());
        if let Some(cookie) = kept.next_back() {
            cookie.clone_into(&mut self.cookie);
        }
    }

    /// Calls a server function as the browser's program does.
    ///
    /// # Errors
    /// The server stays away, turns it down, or answers something else than expected.
    pub async fn call<T: DeserializeOwned>(&mut self, function: &str, arguments: &Value) -> Result<T, Trouble> {
        let ask = Ask {
            method: Method::POST,
            path: ["/api/", function].concat(),
            headers: vec![
                (header::CONTENT_TYPE, "application/json".to_owned()),
                (header::ACCEPT, "application/json".to_owned()),
            ],
            body: Bytes::from(arguments.to_string()),
            pauses: true,
        };
        let reply = self.insist(&ask).await?;
        let read = reply.is_good().then(|| serde_json::from_slice(&reply.body).ok()).flatten();
        read.ok_or_else(|| {
            Trouble::refused(
                format!("{} turned {function} down with {}.", self.place.authority, reply.status),
                NOTHING_LOST,
                "use the same version of yiling on both sides.",
            )
        })
    }

    /// Signs in as somebody of the demo.
    ///
    /// # Errors
    /// The server stays away, or is no demo.
    pub async fn sign_in(&mut self, login: &str) -> Result<(), Trouble> {
        self.form("/api/account/sign-in-demo", &format!("login={login}&next=%2F")).await?;
        if self.cookie.is_empty() {
            return Err(Trouble::refused(
                format!("{} does not let `{login}` sign in with one click.", self.place.authority),
                "Nothing was changed.",
                "start it with `yiling serve --demo`; only demo data is simulated.",
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_are_taken() {
        let place = |text| Place::read(text).map(|place| place.authority);
        assert_eq!(place("http://127.0.0.1:3000").unwrap(), "127.0.0.1:3000");
        assert_eq!(place("http://[::1]:3000/").unwrap(), "[::1]:3000");
        assert_eq!(place("http://yiling.example").unwrap(), "yiling.example:80");
        for bad in ["https://yiling.example", "127.0.0.1:3000", "http://", "http://a/b", "http://a@b:1", ""] {
            assert!(place(bad).is_err(), "{bad}");
        }
    }
}
