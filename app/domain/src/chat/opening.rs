//! What a customer opens a chat with.

use super::{GIVEN_NAME_LENGTH, parse_message};
use crate::{
    complaint::{Problem, draft::parse_text, kind::coded},
    id::IntegrationId,
    queue::QueueName,
    time::Instant,
    waybill::WaybillNumber,
};
use serde::{Deserialize, Serialize};

coded! {
    /// What a chat is about, as the customer chose.
    Topic {
        /// 查快件
        Where = "where",
        /// 延误
        Late = "late",
        /// 丢失、损毁
        Damage = "damage",
        /// 寄件、取件、费用
        Sending = "sending",
        /// 已有投诉的进度
        Complaint = "complaint",
        /// 其他
        Other = "other",
    }
}

coded! {
    /// A field of the form.
    OpeningField {
        /// 称呼
        Name = "name",
        /// 运单号
        Waybill = "waybill",
        /// 想咨询什么
        Topic = "topic",
        /// 留言
        Text = "text",
    }
}

/// The form as typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct OpeningForm {
    /// What we may call this person.
    #[serde(default)]
    pub name: String,
    /// A waybill or the number of an order; may be empty.
    #[serde(default)]
    pub waybill: String,
    /// The code of a topic.
    #[serde(default)]
    pub topic: String,
    /// The first message.
    #[serde(default)]
    pub text: String,
}

/// The form as it holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Opening {
    /// What we may call this person.
    pub name: String,
    /// What it is about, if the customer said.
    pub waybill: Option<WaybillNumber>,
    /// What the customer chose.
    pub topic: Topic,
    /// The first message.
    pub text: String,
    /// Whose page it comes from; nothing for our own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<Via>,
}

/// A page of somebody else that a chat comes from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Via {
    /// Whose it is.
    pub integration: IntegrationId,
    /// Where the chat waits.
    pub queue: QueueName,
    /// When the customer opened it there, which is before we heard of it.
    pub at: Instant,
}

/// A field that does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct OpeningFlaw {
    /// Which.
    pub field: OpeningField,
    /// What is wrong with it.
    pub problem: Problem,
}

impl Opening {
    /// Reads the form.
    ///
    /// # Errors
    /// Every field that does not hold, in the order of the form.
    pub fn parse(form: &OpeningForm) -> Result<Self, Vec<OpeningFlaw>> {
        let mut flaws = Vec::new();
        let mut flaw = |field, problem| flaws.push(OpeningFlaw { field, problem });
        let name = parse_text(&form.name.replace(['\n', '\r'], " "), GIVEN_NAME_LENGTH);
        let name = name.map_err(|problem| flaw(OpeningField::Name, problem)).ok();
        let waybill = match form.waybill.trim() {
            "" => None,
            typed => {
                let read = WaybillNumber::parse(typed);
                if read.is_none() {
                    flaw(OpeningField::Waybill, Problem::NotAWaybill);
                }
                read
            }
        };
        let topic = Topic::from_code(form.topic.trim());
        if topic.is_none() {
            flaw(OpeningField::Topic, Problem::Missing);
        }
        let text = parse_message(&form.text).map_err(|problem| flaw(OpeningField::Text, problem)).ok();
        match (name, topic, text) {
            (Some(name), Some(topic), Some(text)) if flaws.is_empty() => {
                Ok(Self { name, waybill, topic, text, via: None })
            }
            _ => Err(flaws),
        }
    }

    /// Whether another one tells the same: sent twice, its time may have been cut to another receipt.
    #[must_use]
    pub fn tells_the_same(&self, other: &Self) -> bool {
        let place = |opening: &Self| opening.via.as_ref().map(|via| (via.integration, via.queue.clone()));
        place(self) == place(other) && Self { via: None, ..self.clone() } == Self { via: None, ..other.clone() }
    }
}
