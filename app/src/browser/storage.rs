//! IndexedDB: drafts, the outbox and the words live here first.

use domain::json::read;
use idb::{Database, DatabaseEvent, Error, Factory, KeyPath, ObjectStoreParams, Query, TransactionMode};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

const NAME: &str = "yiling";
const VERSION: u32 = 1;

/// A shelf of the database: keys are strings, values are JSON texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shelf {
    /// Call documents by id.
    Drafts,
    /// Submissions that wait for the network, by id (which sorts by time).
    Outbox,
    /// Copies of what the server gave, for use without network.
    Copies,
}

impl Shelf {
    const ALL: [Self; 3] = [Self::Drafts, Self::Outbox, Self::Copies];

    /// Whether its values are somebody's work, which the next page takes up.
    const fn is_work(self) -> bool {
        matches!(self, Self::Drafts | Self::Outbox)
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Drafts => "drafts",
            Self::Outbox => "outbox",
            Self::Copies => "copies",
        }
    }
}

async fn open() -> Result<Database, Error> {
    let factory = Factory::new()?;
    let mut request = factory.open(NAME, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else { return };
        for shelf in Shelf::ALL {
            let mut params = ObjectStoreParams::new();
            params.key_path(Some(KeyPath::new_single("key")));
            // Creating a store that exists fails; the first version has none.
            let _ = database.create_object_store(shelf.name(), params);
        }
    });
    request.await
}

fn row(key: &str, value: &str) -> Result<JsValue, Error> {
    let object = js_sys::Object::new();
    let set = |name: &str, text: &str| js_sys::Reflect::set(&object, &name.into(), &text.into());
    set("key", key).map_err(Error::AddFailed)?;
    set("value", value).map_err(Error::AddFailed)?;
    Ok(object.into())
}

fn value_of(row: &JsValue) -> Option<String> {
    js_sys::Reflect::get(row, &"value".into()).ok()?.as_string()
}

/// Keeps a value; it is in the database when this returns true.
pub async fn put<T: Serialize>(shelf: Shelf, key: &str, value: &T) -> bool {
    let Ok(text) = serde_json::to_string(value) else { return false };
    if shelf.is_work() {
        super::mark_work_left(true);
    }
    try_put(shelf, key, &text).await.is_ok()
}

async fn try_put(shelf: Shelf, key: &str, text: &str) -> Result<(), Error> {
    let database = open().await?;
    let transaction = database.transaction(&[shelf.name()], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(shelf.name())?;
    store.put(&row(key, text)?, None)?.await?;
    transaction.commit()?.await?;
    database.close();
    Ok(())
}

/// Forgets a value.
pub async fn remove(shelf: Shelf, key: &str) -> bool {
    let removed = try_remove(shelf, key).await.is_ok();
    if shelf.is_work() && count_work().await.is_ok_and(|left| left == 0) {
        super::mark_work_left(false);
    }
    removed
}

/// How many drafts and submissions there are.
async fn count_work() -> Result<u32, Error> {
    let database = open().await?;
    let shelves = [Shelf::Drafts.name(), Shelf::Outbox.name()];
    let transaction = database.transaction(&shelves, TransactionMode::ReadOnly)?;
    let mut left = 0;
    for shelf in shelves {
        left += transaction.object_store(shelf)?.count(None)?.await?;
    }
    transaction.await?;
    database.close();
    Ok(left)
}

async fn try_remove(shelf: Shelf, key: &str) -> Result<(), Error> {
    let database = open().await?;
    let transaction = database.transaction(&[shelf.name()], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(shelf.name())?;
    store.delete(Query::Key(JsValue::from_str(key)))?.await?;
    transaction.commit()?.await?;
    database.close();
    Ok(())
}

/// Every value of a shelf that can be read, in the order of their keys.
pub async fn all<T: DeserializeOwned>(shelf: Shelf) -> Vec<T> {
    let rows = try_all(shelf).await.unwrap_or_default();
    rows.iter().filter_map(value_of).filter_map(|text| read(&text).ok()).collect()
}

async fn try_all(shelf: Shelf) -> Result<Vec<JsValue>, Error> {
    let database = open().await?;
    let transaction = database.transaction(&[shelf.name()], TransactionMode::ReadOnly)?;
    let rows = transaction.object_store(shelf.name())?.get_all(None, None)?.await?;
    transaction.await?;
    database.close();
    Ok(rows)
}

/// One value.
pub async fn get<T: DeserializeOwned>(shelf: Shelf, key: &str) -> Option<T> {
    let row = try_get(shelf, key).await.ok()??;
    read(&value_of(&row)?).ok()
}

async fn try_get(shelf: Shelf, key: &str) -> Result<Option<JsValue>, Error> {
    let database = open().await?;
    let transaction = database.transaction(&[shelf.name()], TransactionMode::ReadOnly)?;
    let row = transaction.object_store(shelf.name())?.get(Query::Key(JsValue::from_str(key)))?.await?;
    transaction.await?;
    database.close();
    Ok(row)
}

/// Forgets everything: when somebody signs out for good on a shared device.
pub async fn clear_copies() {
    if let Ok(database) = open().await {
        if let Ok(transaction) = database.transaction(&[Shelf::Copies.name()], TransactionMode::ReadWrite)
            && let Ok(store) = transaction.object_store(Shelf::Copies.name())
            && let Ok(request) = store.clear()
        {
            let _ = request.await;
        }
        database.close();
    }
}
