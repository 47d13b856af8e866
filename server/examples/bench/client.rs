//! A client that costs little: HTTP/1.1 on one connection that stays open, one request after another.

use std::{
    io::{Error, ErrorKind, Result},
    net::SocketAddr,
};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

/// An open connection.
pub struct Connection {
    stream: BufReader<TcpStream>,
    address: SocketAddr,
    /// Sent with every request; empty for nobody.
    cookie: String,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: u16,
    /// The session that the answer begins.
    pub session: Option<String>,
    pub body: Vec<u8>,
}

impl Connection {
    pub async fn open(address: SocketAddr, cookie: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream: BufReader::with_capacity(64 * 1024, stream), address, cookie: cookie.to_owned() })
    }

    /// A page; `encoding` is what the client can unpack, as browsers say it.
    pub async fn get(&mut self, path: &str, encoding: &str) -> Result<Answer> {
        let Self { address, cookie, .. } = &self;
        let request = format!(
            "GET {path} HTTP/1.1\r\nhost: {address}\r\naccept: text/html\r\naccept-encoding: {encoding}\r\n\
             sec-fetch-site: none\r\ncookie: {cookie}\r\n\r\n"
        );
        self.exchange(&request).await
    }

    pub async fn post(&mut self, path: &str, kind: &str, body: &str) -> Result<Answer> {
        let Self { address, cookie, .. } = &self;
        let length = body.len();
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: {address}\r\naccept: application/json\r\naccept-encoding: gzip, br\r\n\
             sec-fetch-site: same-origin\r\ncookie: {cookie}\r\n\
             content-type: {kind}\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        self.exchange(&request).await
    }

    /// As other systems do: with a token instead of a session, and perhaps a key under which it may be sent again.
    pub async fn tell(&mut self, path: &str, token: &str, key: Option<&str>, body: &str) -> Result<Answer> {
        let address = &self.address;
        let key = key.map(|key| format!("idempotency-key: {key}\r\n")).unwrap_or_default();
        let length = body.len();
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {token}\r\n{key}\
             content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        self.exchange(&request).await
    }

    async fn exchange(&mut self, request: &str) -> Result<Answer> {
        self.stream.write_all(request.as_bytes()).await?;
        let status = self.line().await?.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or_else(junk)?;
        let (mut session, mut length, mut chunked) = (None, 0, false);
        loop {
            let line = self.line().await?;
            let Some((name, value)) = line.split_once(": ") else { break };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().map_err(|_| junk())?,
                "transfer-encoding" => chunked = value == "chunked",
                "set-cookie" => session = value.split(';').next().map(str::to_owned),
                _ => {}
            }
        }
        let body = if chunked { self.chunks().await? } else { self.bytes(length).await? };
        Ok(Answer { status, session, body })
    }

    /// A line without its end; empty at the end of the head.
    async fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.stream.read_line(&mut line).await?;
        let text = line.strip_suffix("\r\n").ok_or_else(|| Error::from(ErrorKind::UnexpectedEof))?;
        Ok(text.to_owned())
    }

    async fn bytes(&mut self, length: usize) -> Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.stream.read_exact(&mut bytes).await?;
        Ok(bytes)
    }

    async fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let length = usize::from_str_radix(&self.line().await?, 16).map_err(|_| junk())?;
            let chunk = self.bytes(length + 2).await?;
            if length == 0 {
                return Ok(body);
            }
            body.extend_from_slice(&chunk[..length]);
        }
    }
}

fn junk() -> Error {
    Error::from(ErrorKind::InvalidData)
}
