//! Rules that were installed: packs, and editions of the calendar.

use super::{
    columns::{blob, day, from_day, from_json, json, moment, nanos, optional_uuid, uuid},
    fault::Fault,
    reads::Reads,
    script::Script,
};
use casework::ports::{InstalledEdition, InstalledPack};
use domain::{
    id::{AccountId, InstallationId},
    view::rules::PackKind,
};
use sqlx::{Row, sqlite::SqliteRow};

pub(super) const PACKS: &str = "SELECT id, kind, pack, version, active_from, text, installed_at, installed_by \
    FROM rule_packs ORDER BY place";
pub(super) const EDITIONS: &str =
    "SELECT id, version, text, edition, installed_at, installed_by FROM calendar_editions ORDER BY place";

pub(super) fn append_pack(script: &mut Script, pack: &InstalledPack) {
    script
        .then(
            "INSERT INTO rule_packs (id, kind, pack, version, active_from, text, installed_at, installed_by) \
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(blob(pack.id.0))
        .bind(pack.kind.code())
        .bind(pack.pack.clone())
        .bind(pack.version.clone())
        .bind(day(pack.active_from))
        .bind(pack.text.clone())
        .bind(nanos(pack.installed_at))
        .bind(pack.by.map(|by| blob(by.0)));
}

pub(super) fn append_edition(script: &mut Script, installed: &InstalledEdition) -> Result<(), Fault> {
    script
        .then(
            "INSERT INTO calendar_editions (id, version, valid_from, text, edition, installed_at, installed_by) \
             VALUES (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(blob(installed.id.0))
        .bind(installed.edition.version.clone())
        .bind(day(installed.edition.valid_from))
        .bind(installed.text.clone())
        .bind(json(&installed.edition)?)
        .bind(nanos(installed.installed_at))
        .bind(installed.by.map(|by| blob(by.0)));
    Ok(())
}

pub(super) fn pack(row: &SqliteRow) -> Result<InstalledPack, Fault> {
    Ok(InstalledPack {
        id: InstallationId(uuid(row, "id")?),
        kind: PackKind::from_code(row.try_get("kind")?).ok_or(Fault::Unreadable("kind of pack"))?,
        pack: row.try_get("pack")?,
        version: row.try_get("version")?,
        active_from: from_day(row.try_get("active_from")?)?,
        text: row.try_get("text")?,
        installed_at: moment(row, "installed_at")?,
        by: optional_uuid(row, "installed_by")?.map(AccountId),
    })
}

pub(super) fn edition(row: &SqliteRow) -> Result<InstalledEdition, Fault> {
    Ok(InstalledEdition {
        id: InstallationId(uuid(row, "id")?),
        text: row.try_get("text")?,
        edition: from_json(row.try_get("edition")?, "edition of the calendar")?,
        installed_at: moment(row, "installed_at")?,
        by: optional_uuid(row, "installed_by")?.map(AccountId),
    })
}

pub(super) async fn packs(reads: &Reads) -> Result<Vec<InstalledPack>, Fault> {
    reads.all(Script::of(PACKS)).await?.iter().map(pack).collect()
}

pub(super) async fn editions(reads: &Reads) -> Result<Vec<InstalledEdition>, Fault> {
    reads.all(Script::of(EDITIONS)).await?.iter().map(edition).collect()
}
