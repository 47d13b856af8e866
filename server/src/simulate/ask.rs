//! Customers who ask in writing: each opens the page for chats as a browser does, waits, is answered or gives up, and says
//! how it was.

use super::{
    chance::Chance,
    crowd::{Crowd, Matter},
    gauge::Gauge,
    web::Line,
};
use crate::trouble::Trouble;
use app::paths::percent;
use std::{sync::Arc, time::Duration};
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

/// The page.
const PAGE: &str = "/ask";
/// How often a customer looks at it.
const LOOK: Duration = Duration::from_secs(2);
/// What chats are about, as the form offers it.
const TOPICS: [&str; 5] = ["where", "late", "damage", "sending", "other"];
/// How the page shows that an agent wrote something, that it is over, and that it can be rated.
const ANSWERED: &str = "class=\"said ours\"";
const OVER: &str = "data-over=\"true\"";
const RATING: &str = "action=\"/ask/rate\"";

/// A customer.
pub struct Customer {
    /// Nobody has signed in.
    pub line: Line,
    /// Who may ask about what.
    pub crowd: Arc<Crowd>,
    /// What became of everything.
    pub gauge: Arc<Gauge>,
    /// How this person dices.
    pub chance: Chance,
    /// How many simulated seconds pass in one.
    pub speed: f64,
}

impl Customer {
    /// Asks, waits, and goes; everybody goes when told to stop.
    ///
    /// # Errors
    /// The server stays away.
    pub async fn ask(mut self, stop: CancellationToken) -> Result<(), Trouble> {
        let first = self.line.page(PAGE).await?;
        if !first.is_good() {
            self.gauge.deed("chat without a page");
            return Ok(());
        }
        let matter = self.crowd.matter(self.chance.below(self.crowd.size())).clone();
        let form = self.form(&matter);
        let reply = self.line.form(PAGE, &form).await?;
        if !reply.is_good() {
            self.gauge.deed(&format!("chat turned away with {}", reply.status));
            return Ok(());
        }
        self.gauge.deed("chat opened");
        let bears = self.chance.long_tailed(180.0, 0.6, 20.0).div_f64(self.speed);
        let gives_up = Instant::now() + bears;
        loop {
            let page = self.line.page(PAGE).await?;
            let page = String::from_utf8_lossy(&page.body).into_owned();
            if page.contains(OVER) {
                return self.rate(&page).await;
            }
            let waits = !page.contains(ANSWERED);
            if stop.is_cancelled() || waits && Instant::now() > gives_up {
                self.line.form("/ask/leave", "").await?;
                self.gauge.deed(if waits { "chat given up" } else { "chat left" });
                return Ok(());
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = sleep(LOOK.div_f64(self.speed).max(Duration::from_millis(250))) => {}
            }
        }
    }

    fn form(&mut self, matter: &Matter) -> String {
        let topic = self.chance.pick(&TOPICS).copied().unwrap_or("other");
        let wish = matter.form.get(&domain::complaint::Field::Allegation).map_or("", String::as_str);
        let text: String = wish.chars().take(200).collect();
        let (name, waybill) = (percent(&matter.name), percent(&matter.waybill));
        format!("name={name}&waybill={waybill}&topic={topic}&text={}", percent(&text))
    }

    /// Three of four who are asked say how it was, mostly content.
    async fn rate(&mut self, page: &str) -> Result<(), Trouble> {
        if !page.contains(RATING) || !self.chance.falls(0.75) {
            self.gauge.deed("chat over");
            return Ok(());
        }
        let score = self.chance.pick(&[5, 5, 5, 4, 4, 3, 2, 1]).copied().unwrap_or(5);
        self.line.form("/ask/rate", &format!("score={score}&remark=")).await?;
        self.gauge.deed("chat rated");
        Ok(())
    }
}
