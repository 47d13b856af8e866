//! The columns of a complaint that lists show, and the rows made of them.

use super::{
    columns::{blob, from_json, from_number, json, moment, nanos, number, optional_uuid, small, uuid},
    fault::Fault,
    script::Script,
};
use domain::{
    account::Role,
    complaint::{ChannelCode, Complaint, Field, Kind, StageCode},
    id::{AccountId, ComplaintId},
    person::masked_name,
    view::{ComplaintRow, NextClock, PersonRef},
};
use sqlx::{Row, sqlite::SqliteRow};

/// `due_order` of a closed complaint: behind all others.
pub(super) const CLOSED: i64 = i64::MAX;
/// `due_order` of an open complaint without a running clock: behind those that have one.
pub(super) const NO_CLOCK: i64 = i64::MAX - 1;

/// Characters of the allegation that stand for an item nobody named.
const GIST_LENGTH: usize = 40;

/// What a list needs, in the order the query gives it.
pub(super) const COLUMNS: &str = "complaints.filing, complaints.id, complaints.number, complaints.version, \
     complaints.kind, complaints.channel, complaints.stage, complaints.contact, complaints.waybill, complaints.gist, \
     complaints.accepted_at, complaints.due_order, complaints.next, \
     accounts.id AS owner_id, accounts.name AS owner_name, accounts.role AS owner_role";

/// The owner's name comes along.
pub(super) const OWNERS: &str = " LEFT JOIN accounts ON accounts.id = complaints.owner ";

/// Columns computed from the state. They are kept only so that lists need not read whole states.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct ListColumns {
    id: Vec<u8>,
    number: i64,
    version: i64,
    kind: String,
    channel: String,
    stage: String,
    owner: Option<Vec<u8>>,
    contact: String,
    waybill: Option<String>,
    phone: Option<String>,
    phone_tail: Option<String>,
    gist: String,
    accepted_at: i64,
    due_order: i64,
    next: Option<String>,
}

impl ListColumns {
    pub(super) fn of(state: &Complaint) -> Result<Self, Fault> {
        let clock = state.next_clock().filter(|_| !state.is_closed());
        let next = clock.map(|c| NextClock { code: c.code, lane: c.lane, due: c.due });
        let due_order = match &next {
            _ if state.is_closed() => CLOSED,
            Some(next) => nanos(next.due.instant()).min(NO_CLOCK - 1),
            None => NO_CLOCK,
        };
        let phone = state.facts.phone();
        Ok(Self {
            id: blob(state.id.0),
            number: number(state.number),
            version: i64::from(state.version),
            kind: state.kind().code().to_owned(),
            channel: state.facts.channel().code().to_owned(),
            stage: state.stage.code().code().to_owned(),
            owner: state.owner.map(|owner| blob(owner.0)),
            contact: masked_name(state.facts.contact_name()),
            waybill: state.facts.waybill().map(|w| w.as_str().to_owned()),
            phone: phone.as_ref().map(|p| p.whole().to_owned()),
            phone_tail: phone.as_ref().map(|p| p.tail().to_owned()),
            gist: gist(state),
            accepted_at: nanos(state.accepted_at),
            due_order,
            next: next.as_ref().map(json).transpose()?,
        })
    }

    pub(super) fn append_insert(self, script: &mut Script, filing: i64) {
        script.then(
            "INSERT INTO complaints (id, number, version, kind, channel, stage, owner, contact, waybill, phone, \
                 phone_tail, gist, accepted_at, due_order, next, filing) \
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        );
        self.bind(script).bind(filing);
    }

    pub(super) fn append_update(self, script: &mut Script, filing: i64) {
        script.then(
            "UPDATE complaints SET id = ?, number = ?, version = ?, kind = ?, channel = ?, stage = ?, owner = ?, \
             contact = ?, waybill = ?, phone = ?, phone_tail = ?, gist = ?, accepted_at = ?, due_order = ?, next = ? \
             WHERE filing = ?",
        );
        self.bind(script).bind(filing);
    }

    fn bind(self, script: &mut Script) -> &mut Script {
        script.bind(self.id).bind(self.number).bind(self.version).bind(self.kind).bind(self.channel);
        script.bind(self.stage).bind(self.owner).bind(self.contact).bind(self.waybill).bind(self.phone);
        script.bind(self.phone_tail).bind(self.gist).bind(self.accepted_at).bind(self.due_order).bind(self.next)
    }

    /// As they stand in the table; for the check.
    pub(super) fn from_row(row: &SqliteRow) -> Result<Self, Fault> {
        Ok(Self {
            id: row.try_get("id")?,
            number: row.try_get("number")?,
            version: row.try_get("version")?,
            kind: row.try_get("kind")?,
            channel: row.try_get("channel")?,
            stage: row.try_get("stage")?,
            owner: row.try_get("owner")?,
            contact: row.try_get("contact")?,
            waybill: row.try_get("waybill")?,
            phone: row.try_get("phone")?,
            phone_tail: row.try_get("phone_tail")?,
            gist: row.try_get("gist")?,
            accepted_at: row.try_get("accepted_at")?,
            due_order: row.try_get("due_order")?,
            next: row.try_get("next")?,
        })
    }
}

fn gist(state: &Complaint) -> String {
    let text = state.facts.get(Field::Item).or_else(|| state.facts.get(Field::Allegation)).unwrap_or_default();
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(GIST_LENGTH).collect()
}

pub(super) fn from_row(row: &SqliteRow) -> Result<ComplaintRow, Fault> {
    let code = |column| row.try_get::<&str, _>(column);
    let next: Option<&str> = row.try_get("next")?;
    Ok(ComplaintRow {
        id: ComplaintId(uuid(row, "id")?),
        number: from_number(row.try_get("number")?)?,
        version: small(row, "version")?,
        kind: Kind::from_code(code("kind")?).ok_or(Fault::Unreadable("kind"))?,
        channel: ChannelCode::from_code(code("channel")?).ok_or(Fault::Unreadable("channel"))?,
        stage: StageCode::from_code(code("stage")?).ok_or(Fault::Unreadable("stage"))?,
        owner: owner(row)?,
        contact: row.try_get("contact")?,
        waybill: row.try_get("waybill")?,
        gist: row.try_get("gist")?,
        accepted_at: moment(row, "accepted_at")?,
        next: next.map(|text| from_json(text, "clock")).transpose()?,
    })
}

fn owner(row: &SqliteRow) -> Result<Option<PersonRef>, Fault> {
    let Some(id) = optional_uuid(row, "owner_id")? else { return Ok(None) };
    let role = Role::from_code(row.try_get("owner_role")?).ok_or(Fault::Unreadable("role"))?;
    Ok(Some(PersonRef { id: AccountId(id), name: row.try_get("owner_name")?, role }))
}
