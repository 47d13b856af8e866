//! Durable filings per second, ours and the bare insert's in turns.

use crate::{
    Extent, Trouble,
    client::Connection,
    forms::Forms,
    load::{self, Measured, Visitor},
    part,
    place::Place,
    process::Server,
};
use std::{sync::Arc, time::Duration};

/// How many agents save at once.
const CLIENTS: [usize; 3] = [1, 8, 50];
/// Connections of the bare insert: one that takes turns, and sqlx's usual ten.
const BARE: [u32; 2] = [1, 10];

/// Somebody who files one complaint after another.
struct Filer {
    connection: Connection,
    path: &'static str,
    forms: Arc<Forms>,
    turn: usize,
    /// How the right answer begins.
    right: &'static [u8],
}

impl Visitor for Filer {
    async fn visit(&mut self) -> Result<(), Trouble> {
        self.turn += 1;
        let body = self.forms.submission(self.turn);
        let answer = self.connection.post(self.path, "application/json", &body).await?;
        if answer.status == 200 && answer.body.starts_with(self.right) {
            return Ok(());
        }
        let text = String::from_utf8_lossy(&answer.body).into_owned();
        Err(format!("{} answered {}: {text}", self.path, answer.status).into())
    }
}

/// Who is compared, with the figures so far.
struct Contender<'s> {
    name: String,
    server: &'s Server,
    filers: Vec<Filer>,
    measured: Measured,
    /// Processor time of the server.
    cpu: Duration,
}

pub async fn measure(place: &Place, extent: Extent) -> Result<(), Trouble> {
    let (forms, _) = place.demo("filings").await?;
    let forms = Arc::new(forms);
    let ours = Server::yiling(place, "filings")?;
    let mut bare = Vec::new();
    for connections in BARE {
        let file = place.path(&format!("bare-{connections}.sqlite3"));
        bare.push((connections, Server::bare(&file.to_string_lossy(), connections)?));
    }
    part(&format!(
        "Durable filings over HTTP: POST /api/submit with the {} bytes of a whole form, everything on disk before \
         the answer",
        forms.size()
    ));
    for clients in CLIENTS {
        load::head(&format!("{clients} at once"));
        let agents = ours.agents(clients).await?.into_iter().map(|(connection, _)| connection).collect();
        let mut contenders = vec![contender("yiling".to_owned(), &ours, &forms, agents)];
        for (connections, server) in &bare {
            let mut open = Vec::new();
            for _ in 0..clients {
                open.push(Connection::open(server.address, "").await?);
            }
            let name = format!("bare insert, pool of {connections}");
            let mut bare = contender(name, server, &forms, open);
            bare.filers.iter_mut().for_each(|filer| (filer.path, filer.right) = ("/filings", b""));
            contenders.push(bare);
        }
        compare(contenders, extent).await?;
    }
    ours.stop()
}

fn contender<'s>(name: String, server: &'s Server, forms: &Arc<Forms>, open: Vec<Connection>) -> Contender<'s> {
    let filer = |(turn, connection)| Filer {
        connection,
        path: "/api/submit",
        forms: Arc::clone(forms),
        turn: turn * 7,
        right: b"{\"done\":",
    };
    let filers = open.into_iter().enumerate().map(filer).collect();
    Contender { name, server, filers, measured: Measured::default(), cpu: Duration::ZERO }
}

async fn compare(mut contenders: Vec<Contender<'_>>, extent: Extent) -> Result<(), Trouble> {
    for _ in 0..extent.rounds {
        for contender in &mut contenders {
            let filers = std::mem::take(&mut contender.filers);
            let before = contender.server.cpu();
            let (round, filers) = load::run(filers, extent.warm, extent.filing).await?;
            contender.cpu += contender.server.cpu().saturating_sub(before);
            contender.measured.add(round);
            contender.filers = filers;
        }
    }
    for contender in &contenders {
        let each = contender.cpu / contender.measured.answers.max(1);
        contender.measured.print(&contender.name, &format!("{:.2} ms of processor each", each.as_secs_f64() * 1000.0));
    }
    let (ours, bare) = contenders.split_at(1);
    let speed = |all: &[Contender<'_>]| all.iter().map(|c| c.measured.per_second()).fold(0.0, f64::max);
    println!("  {:<42}{:>12.2}", "ratio to the faster bare insert", speed(ours) / speed(bare));
    Ok(())
}
