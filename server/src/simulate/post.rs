//! The telephone system: hands reports to the interface for other systems, and notes what became of each.

use super::{
    gauge::Gauge,
    items::Cast,
    script::Script,
    web::{Ask, Line, Place, Reply},
};
use crate::{ingest, trouble::Trouble};
use axum::{
    body::Bytes,
    http::{Method, header},
};
use domain::ingest::{Door, MOST_ITEMS};
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc, time::Duration};
use tokio::{
    sync::mpsc::Receiver,
    time::{Instant, sleep_until},
};

/// Batches follow one another no sooner, so that other systems with the same token have their turn.
const PAUSE: Duration = Duration::from_millis(50);

/// What is sent, and by whom.
#[derive(Clone, Debug)]
pub struct Mail {
    /// Who is who.
    pub cast: Arc<Cast>,
    /// What happened.
    pub script: Arc<Script>,
    /// The secret of the integration.
    pub token: Arc<str>,
    /// What became of it.
    pub gauge: Arc<Gauge>,
}

/// A connection on which reports are sent.
#[derive(Debug)]
pub struct Poster {
    mail: Mail,
    line: Line,
    /// What keys of its requests begin with.
    name: String,
    batches: u64,
}

impl Poster {
    /// Nothing is sent yet.
    #[must_use]
    pub fn new(mail: Mail, place: Place, number: usize) -> Self {
        let name = format!("{}-p{number}", mail.cast.run);
        Self { mail, line: Line::new(place), name, batches: 0 }
    }

    /// Sends what comes until nothing more does: whatever has come while the last batch was on its way goes together.
    ///
    /// # Errors
    /// The server stays away or does not want what is sent.
    pub async fn send_all(mut self, mut reports: Receiver<usize>) -> Result<(), Trouble> {
        let mut some = Vec::new();
        while reports.recv_many(&mut some, MOST_ITEMS).await > 0 {
            let next = Instant::now() + PAUSE;
            self.send(&some).await?;
            some.clear();
            sleep_until(next).await;
        }
        Ok(())
    }

    /// Sends a batch, at most as many as one request takes.
    ///
    /// # Errors
    /// The server stays away or does not want what is sent.
    pub async fn send(&mut self, reports: &[usize]) -> Result<(), Trouble> {
        let mut doors: BTreeMap<Door, (Vec<usize>, Vec<Value>)> = BTreeMap::new();
        for report in reports {
            if let Some((door, item)) = self.mail.cast.item(&self.mail.script, *report) {
                let (numbers, items) = doors.entry(door).or_default();
                numbers.push(*report);
                items.push(item);
            }
        }
        for (door, (numbers, items)) in doors {
            let reply = self.post(door, &items).await?;
            self.note(&numbers, &reply)?;
        }
        Ok(())
    }

    async fn post(&mut self, door: Door, items: &[Value]) -> Result<Reply, Trouble> {
        self.batches += 1;
        let ask = Ask {
            method: Method::POST,
            path: format!("{}/{}", ingest::PATH, door.code()),
            headers: vec![
                (header::CONTENT_TYPE, "application/json".to_owned()),
                (header::AUTHORIZATION, format!("Bearer {}", self.mail.token)),
                (ingest::KEY, format!("{}-{}", self.name, self.batches)),
            ],
            body: Bytes::from(json!({ "items": items }).to_string()),
            pauses: true,
        };
        let reply = self.line.insist(&ask).await?;
        self.mail.gauge.answered(reply.took);
        Ok(reply)
    }

    /// Notes each item's fate.
    fn note(&self, numbers: &[usize], reply: &Reply) -> Result<(), Trouble> {
        let answer = reply.json().unwrap_or_default();
        let Some(items) = answer["items"].as_array().filter(|items| items.len() == numbers.len()) else {
            let code = answer["code"].as_str().unwrap_or("no word about it");
            return Err(Trouble::refused(
                format!("The server turned reports down with {}: {code}.", reply.status),
                "What was answered as taken is saved; nothing else was.",
                "see that the token is the one of this server and may tell of calls and agents.",
            ));
        };
        for (number, item) in numbers.iter().zip(items) {
            match item["state"].as_str() {
                Some("taken") => self.mail.gauge.accepted(*number, true),
                Some("known") => self.mail.gauge.accepted(*number, false),
                _ => {
                    let flaw = &item["flaws"][0];
                    let (field, code) = (flaw["field"].as_str(), flaw["code"].as_str());
                    self.mail.gauge.refused(&format!("{} {}", field.unwrap_or("item"), code.unwrap_or("refused")));
                }
            }
        }
        Ok(())
    }
}
