//! The customer archive, as far as a call needs it.

use crate::{id::CustomerId, person::Phone};
use serde::{Deserialize, Serialize};

/// A person or company that sends or receives.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Customer {
    /// Identity.
    pub id: CustomerId,
    /// Full name.
    pub name: String,
    /// How an agent addresses this customer.
    pub title: Title,
    /// Main telephone number.
    pub phone: Phone,
    /// City, for instance `杭州`.
    pub city: String,
    /// Full address.
    pub address: String,
    /// Grade given by the manager.
    pub grade: Grade,
}

/// Form of address.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Title {
    /// 女士
    Ms,
    /// 先生
    Mr,
    /// A company: addressed by its name.
    Company,
}

/// 客户等级
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// 重点客户
    Key,
    /// 老客户
    Regular,
    /// 新客户
    New,
}
