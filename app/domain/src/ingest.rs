//! 接入 What other systems tell us: telephone systems, platforms, the tracking of waybills, pages for chats.
//!
//! An item comes as JSON. [`parts`] lists what it may hold, once: items are read by that list, and the document that
//! describes the interface is written from it, so the two cannot differ. Reading gives every flaw of an item, each with
//! the part it concerns and a [`FlawCode`]; nothing of what was sent is repeated in one.
//!
//! Times are RFC 3339 with an offset, by the sender's clock. What lies ahead of our own clock is cut to the time of
//! receipt, and what lies further back than [`OLDEST_DAYS`] is refused. Money is a whole number of fen.
//!
//! Nothing here depends on the order in which items arrive: the id of a contact follows from the sender and the sender's
//! own id for it ([`identity`]), so any event about a call may be the first one we hear of. Chats alone begin with their
//! opening: without it nobody knows where they wait.

pub mod agent;
pub mod call;
pub mod chat;
pub mod complaint;
pub mod identity;
mod item;
pub mod part;
pub mod tracking;

pub use agent::AgentReport;
pub use call::CallReport;
pub use chat::ChatReport;
pub use complaint::PlatformComplaint;
pub use part::{Condition, Holds, Part, conditions, parts};
pub use tracking::TrackingReport;

pub(crate) use crate::complaint::kind::coded;
use serde::{Deserialize, Serialize};

/// Items in one batch at most.
pub const MOST_ITEMS: usize = 500;
/// The longest id of a sender for something, in characters.
pub const ID_LENGTH: usize = 128;
/// How far back an event may lie.
pub const OLDEST_DAYS: i64 = 31;
/// How far back an event of a chat may lie: whoever asked longer ago than that is not waiting for an answer.
pub const OLDEST_CHAT_DAYS: i64 = 1;
/// How far back an entry of a tracking history may lie: parcels are argued about for long.
pub const OLDEST_TRACKING_DAYS: i64 = 400;

coded! {
    /// What another system may tell us about; each has an address of its own, and a token names those it may use.
    Door {
        /// 电话事件
        Calls = "calls",
        /// 坐席状态
        Agents = "agents",
        /// 平台投诉
        Complaints = "complaints",
        /// 运单轨迹
        Tracking = "tracking",
        /// 网页会话
        Chats = "chats",
    }
}

coded! {
    /// What is wrong with a part of an item, with a request, or with who sent it.
    FlawCode {
        /// It must be there.
        Missing = "missing",
        /// Nothing of this name belongs here.
        Unknown = "unknown",
        /// It belongs to another event than this one.
        OutOfPlace = "out_of_place",
        /// Not an object.
        NotAnObject = "not_an_object",
        /// Not a list.
        NotAList = "not_a_list",
        /// Not a text.
        NotAText = "not_a_text",
        /// Not a whole number within the range.
        NotANumber = "not_a_number",
        /// Not one of the values.
        NotAChoice = "not_a_choice",
        /// Not an id: visible ASCII characters without spaces.
        NotAnId = "not_an_id",
        /// Not a name: lower-case letters, digits, `-` and `_`, beginning with a letter.
        NotAName = "not_a_name",
        /// Not a time of RFC 3339 with an offset, or not of the years 2000 to 2099.
        NotAMoment = "not_a_moment",
        /// Not a date.
        NotADay = "not_a_day",
        /// Not a telephone number.
        NotAPhone = "not_a_phone",
        /// Not a waybill number.
        NotAWaybill = "not_a_waybill",
        /// More characters than it holds.
        TooLong = "too_long",
        /// More items than it holds.
        TooMany = "too_many",
        /// It happened too long ago.
        TooOld = "too_old",
        /// It must lie ahead.
        InThePast = "in_the_past",
        /// It must not lie ahead.
        InTheFuture = "in_the_future",
        /// More was lost than the whole is worth.
        AboveTotalValue = "above_total_value",
        /// Nobody of us has this number of an agent.
        UnknownAgent = "unknown_agent",
        /// There is no waybill of this number.
        UnknownWaybill = "unknown_waybill",
        /// Nobody ever opened a queue of this name.
        UnknownQueue = "unknown_queue",
        /// The queue takes no new contacts now.
        QueueClosed = "queue_closed",
        /// No chat of this id was opened yet; what is said in it may be sent again once it was.
        UnknownChat = "unknown_chat",
        /// The chat is over.
        Over = "over",
        /// The id was used for something else.
        Reused = "reused",
    }
}

coded! {
    /// Why a whole request is turned away.
    TroubleCode {
        /// There is no token.
        TokenMissing = "token_missing",
        /// Nobody has this token.
        TokenUnknown = "token_unknown",
        /// The token does not work any more.
        TokenRevoked = "token_revoked",
        /// The token is for something else.
        ScopeMissing = "scope_missing",
        /// Everything from this sender is signed, and this is not.
        SignatureMissing = "signature_missing",
        /// The time of the signature is too far from ours.
        SignatureLate = "signature_late",
        /// The signature is not one of this body.
        SignatureWrong = "signature_wrong",
        /// The body is not declared as plain JSON.
        WrongType = "wrong_type",
        /// The body is too large.
        TooLarge = "too_large",
        /// The body took too long to arrive.
        TooSlow = "too_slow",
        /// The body broke off.
        BrokenOff = "broken_off",
        /// The body is not JSON.
        NotJson = "not_json",
        /// The key is not visible ASCII, or too long.
        KeyUnfit = "key_unfit",
        /// The key was used for another request.
        KeyReused = "key_reused",
        /// No item of the batch could be taken.
        NothingTaken = "nothing_taken",
        /// Too many requests; wait.
        TooManyRequests = "too_many_requests",
        /// There is no such address.
        NotFound = "not_found",
        /// The address does not answer to this method.
        WrongMethod = "wrong_method",
        /// Something of ours is broken; send it again later.
        Broken = "broken",
    }
}

/// One thing that is wrong with an item.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ItemFlaw {
    /// The part; empty when it is the item itself.
    pub field: String,
    /// What is wrong.
    pub code: FlawCode,
}

impl ItemFlaw {
    /// A flaw of a part.
    #[must_use]
    pub fn new(field: &str, code: FlawCode) -> Self {
        Self { field: field.to_owned(), code }
    }
}
