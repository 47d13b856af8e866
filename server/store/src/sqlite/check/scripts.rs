//! Published scripts: each can be read and is what the log says was published.

use crate::sqlite::{
    columns::uuid,
    event::{COLUMNS, from_row},
    fault::Fault,
    publication::{VERSIONS, version},
    script::Script,
};
use casework::ports::{CheckReport, Finding};
use domain::{
    digest::sha256,
    event::{Happening, Subject},
    id::PublicationId,
};
use sqlx::{Row, SqliteConnection};
use std::collections::BTreeMap;

pub(super) async fn check(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let mut logged = logged(&mut *connection).await?;
    for row in Script::of(VERSIONS).query("")?.fetch_all(connection).await? {
        let publication = PublicationId(uuid(&row, "id")?);
        let kept = sha256(row.try_get("text")?);
        if logged.remove(&publication) != Some(kept) || version(&row).is_err() {
            report.findings.push(Finding::ChangedScript { publication });
        }
    }
    // What the log tells of and is not there.
    report.findings.extend(logged.into_keys().map(|publication| Finding::ChangedScript { publication }));
    Ok(())
}

/// The digests of everything that was ever published, as the log has them.
async fn logged(connection: &mut SqliteConnection) -> Result<BTreeMap<PublicationId, String>, Fault> {
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS).more(" FROM events WHERE about = 'script' ORDER BY seq");
    let mut digests = BTreeMap::new();
    for row in script.query("")?.fetch_all(connection).await? {
        // An event that cannot be read broke the chain and is told there; what it published is told here.
        let Ok(stored) = from_row(&row) else { continue };
        if let (Subject::Script(publication), Happening::ScriptPublished { digest, .. }) =
            (stored.event.subject, stored.event.what)
        {
            digests.insert(publication, digest);
        }
    }
    Ok(digests)
}
