//! The interface for other systems.

mod admission;
mod batches;
mod calls;
mod chats;
mod documents;
mod fuzz;
mod keys;
mod signed;

use crate::world::{Answer, World};
use axum::{
    body::Body,
    http::{Request, header, request::Builder},
};
use casework::{
    integrations::carry_out,
    ports::{AccountRecord, Seed, Store},
};
use domain::{
    account::Actor,
    amount::{Fen, Grams},
    customer::{Customer, Grade, Title},
    id::{AccountId, CustomerId, IntegrationId},
    ingest::Door,
    person::Phone,
    view::integrations::{IntegrationDeed, IntegrationOutcome},
    waybill::{Waybill, WaybillNumber},
};
use serde_json::{Value, json};
use uuid::Uuid;

/// The parcel of these stories.
pub const WAYBILL: &str = "YL20261120001";

/// Another system with its secrets.
pub struct Partner {
    pub id: IntegrationId,
    pub token: String,
    pub signing_key: Option<String>,
}

impl World {
    pub async fn actor(&self, login: &str) -> Actor {
        self.store.account_by_login(login).await.unwrap().unwrap().actor
    }

    /// What the administrator does about integrations.
    pub async fn deed(&self, deed: IntegrationDeed) -> IntegrationOutcome {
        carry_out(&self.ctx, &self.actor("admin").await, deed).await.unwrap()
    }

    /// A system that may tell these things.
    pub async fn partner(&self, scopes: &[Door], signed: bool) -> Partner {
        let make = IntegrationDeed::Make { name: "Exchange".to_owned(), scopes: scopes.to_vec(), signed };
        match self.deed(make).await {
            IntegrationOutcome::Made { id, token, signing_key } => Partner { id, token, signing_key },
            other => panic!("{other:?}"),
        }
    }

    /// A batch, as a program sends it.
    pub async fn tell(&self, partner: &Partner, door: &str, items: Value) -> Answer {
        let body = json!({ "items": items }).to_string();
        self.send(request(door, &partner.token).body(Body::from(body)).unwrap()).await
    }
}

/// A server with a parcel that somebody sends to somebody.
pub async fn world() -> World {
    let world = World::empty(casework::Settings { demo: true, ..casework::Settings::default() }).await;
    let customer = |number: u128, phone: &str| Customer {
        id: CustomerId(Uuid::from_u128(number)),
        name: "林小满".to_owned(),
        title: Title::Ms,
        phone: Phone::parse(phone).unwrap(),
        city: "杭州".to_owned(),
        address: "杭州市西湖区文三路8号".to_owned(),
        grade: Grade::Regular,
    };
    let customers = vec![customer(1, "17000005678"), customer(2, "17100001234")];
    let now = casework::ports::Clock::now(world.clock.as_ref());
    let waybill = Waybill {
        number: WaybillNumber::parse(WAYBILL).unwrap(),
        sender: customers[1].id,
        recipient: customers[0].id,
        goods: "茶叶".to_owned(),
        pieces: 1,
        weight: Grams(1200),
        fee: Fen(1800),
        insured: None,
        accepted_at: now,
        promised_at: now,
        tracking: Vec::new(),
    };
    let account = |(login, role): (&str, _)| AccountRecord {
        actor: Actor { id: AccountId(world.ctx.ids.next()), login: login.into(), name: format!("名 {login}"), role },
        password_hash: String::new(),
        created_at: now,
    };
    let accounts = crate::world::PEOPLE.into_iter().map(account).collect();
    world.store.seed(Seed { accounts, customers, waybills: vec![waybill], ..Seed::default() }).await.unwrap();
    world
}

/// A request of a program: no cookie, no origin.
pub fn request(door: &str, token: &str) -> Builder {
    Request::post(format!("/api/v1/{door}"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/json")
}

/// Status, code and field of a problem; everything that every problem must have is checked.
pub fn problem(answer: &Answer) -> (u16, String, String) {
    assert_eq!(answer.header("content-type"), "application/problem+json", "{answer:?}");
    let body: Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(body["status"], answer.status, "{answer:?}");
    assert_eq!(body["type"], "/api/v1/docs", "{answer:?}");
    let text = |name: &str| body[name].as_str().unwrap_or_else(|| panic!("{name}: {answer:?}")).to_owned();
    (answer.status, text("code"), text("field"))
}

/// The states of the items of an answer.
pub fn states(answer: &Answer) -> Vec<String> {
    let items = answer.json()["items"].as_array().unwrap_or_else(|| panic!("{answer:?}")).clone();
    items.iter().map(|item| item["state"].as_str().unwrap().to_owned()).collect()
}

/// An entry of the parcel's history.
pub fn entry(at: &str, step: &str) -> Value {
    json!({ "waybill": WAYBILL, "at": at, "step": step, "place": "杭州西湖网点" })
}

/// A complaint of a platform.
pub fn complaint(ticket: &str) -> Value {
    json!({
        "at": "2026-11-20T09:40:00+08:00", "kind": "other", "platform_name": "集市", "platform_ticket": ticket,
        "platform_due": "2026-11-22T18:00:00+08:00", "requester": "recipient", "contact_name": "林小满",
        "contact_phone": "170 0000 5678", "waybill": WAYBILL, "allegation": "派送前没有打电话", "wish": "explanation",
    })
}
