//! Installed rules: each can be read, is what the log says was installed, and fits beside the others.

use crate::sqlite::{
    columns::uuid,
    event::{COLUMNS, from_row},
    fault::Fault,
    installation::{EDITIONS, PACKS, edition, pack},
    script::Script,
};
use casework::{
    ports::{CheckReport, Finding},
    rules::{Rules, Unusable},
};
use domain::{
    compensation::install::read,
    digest::sha256,
    event::{Happening, Subject},
    id::InstallationId,
    rulebook::file::PackFile,
    view::rules::PackKind,
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};
use std::collections::BTreeMap;

pub(super) async fn check(connection: &mut SqliteConnection, report: &mut CheckReport) -> Result<(), Fault> {
    let mut logged = logged(&mut *connection).await?;
    let (mut packs, mut editions, mut all_read) = (Vec::new(), Vec::new(), true);
    for row in Script::of(PACKS).query("")?.fetch_all(&mut *connection).await? {
        compare(&row, "text", &mut logged, report)?;
        match pack(&row) {
            Ok(pack) if is_readable(pack.kind, &pack.text) => packs.push(pack),
            _ => {
                let (pack, version) = (row.try_get("pack")?, row.try_get("version")?);
                report.findings.push(Finding::UnreadablePack { pack, version });
                all_read = false;
            }
        }
    }
    for row in Script::of(EDITIONS).query("")?.fetch_all(&mut *connection).await? {
        compare(&row, "edition", &mut logged, report)?;
        if let Ok(edition) = edition(&row) {
            editions.push(edition);
        } else {
            report.findings.push(Finding::UnreadableEdition { version: row.try_get("version")? });
            all_read = false;
        }
    }
    // What the log tells of and is not there.
    let missing = logged.into_keys().map(|installation| Finding::ChangedRules { installation });
    report.findings.extend(missing);
    if all_read && matches!(Rules::of(packs, editions), Err(Unusable::Packs | Unusable::Calendar)) {
        report.findings.push(Finding::ContradictoryRules);
    }
    Ok(())
}

fn is_readable(kind: PackKind, text: &str) -> bool {
    match kind {
        PackKind::Clocks => PackFile::parse(text).is_ok(),
        PackKind::Compensation => read(text).is_ok(),
    }
}

/// Holds what is kept in a column against the digest in the log.
fn compare(
    row: &SqliteRow,
    column: &str,
    logged: &mut BTreeMap<InstallationId, String>,
    report: &mut CheckReport,
) -> Result<(), Fault> {
    let installation = InstallationId(uuid(row, "id")?);
    let kept = sha256(row.try_get(column)?);
    if logged.remove(&installation) != Some(kept) {
        report.findings.push(Finding::ChangedRules { installation });
    }
    Ok(())
}

/// The digests of everything that was ever installed, as the log has them.
async fn logged(connection: &mut SqliteConnection) -> Result<BTreeMap<InstallationId, String>, Fault> {
    let mut script = Script::of("SELECT ");
    script.more(COLUMNS).more(" FROM events WHERE about = 'rules' ORDER BY seq");
    let mut digests = BTreeMap::new();
    for row in script.query("")?.fetch_all(connection).await? {
        // An event that cannot be read broke the chain and is told there; what it installed is told here.
        let Ok(stored) = from_row(&row) else { continue };
        let (Happening::PackInstalled { digest, .. } | Happening::CalendarInstalled { digest, .. }) = stored.event.what
        else {
            continue;
        };
        if let Subject::Rules(installation) = stored.event.subject {
            digests.insert(installation, digest);
        }
    }
    Ok(digests)
}
