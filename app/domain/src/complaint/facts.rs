//! The facts of a complaint: a form in which every value holds.

use super::{
    draft::{Form, moment_instant},
    field::Field,
    kind::{ChannelCode, Kind, Requester},
};
use crate::{
    amount::Fen,
    person::{Phone, masked_address, masked_name},
    time::Instant,
    waybill::WaybillNumber,
};
use serde::{Deserialize, Serialize};

/// Canonical values by field. Only [`super::draft::parse`] and the log make one.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Facts(Form);

impl Facts {
    /// Facts whose values were parsed already.
    pub(super) const fn trusted(form: Form) -> Self {
        Self(form)
    }

    /// The values, canonical, by field.
    #[must_use]
    pub const fn form(&self) -> &Form {
        &self.0
    }

    /// One value as text.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&str> {
        self.0.get(&field).map(String::as_str)
    }

    /// Replaces one value with a canonical one; an empty text removes it.
    pub(super) fn set(&mut self, field: Field, canonical: &str) {
        if canonical.is_empty() {
            self.0.remove(&field);
        } else {
            self.0.insert(field, canonical.to_owned());
        }
    }

    /// The code of a choice.
    #[must_use]
    pub fn choice(&self, field: Field) -> Option<&str> {
        self.get(field)
    }

    /// An amount.
    #[must_use]
    pub fn money(&self, field: Field) -> Option<Fen> {
        self.get(field).and_then(Fen::parse)
    }

    /// A local moment, as an instant.
    #[must_use]
    pub fn moment(&self, field: Field) -> Option<Instant> {
        self.get(field).and_then(moment_instant)
    }

    /// What the complaint is about.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.get(Field::Kind).and_then(Kind::from_code).unwrap_or(Kind::Other)
    }

    /// How it reached us.
    #[must_use]
    pub fn channel(&self) -> ChannelCode {
        self.get(Field::Channel).and_then(ChannelCode::from_code).unwrap_or(ChannelCode::Hotline)
    }

    /// Who made it.
    #[must_use]
    pub fn requester(&self) -> Requester {
        self.get(Field::Requester).and_then(Requester::from_code).unwrap_or(Requester::Other)
    }

    /// The parcel.
    #[must_use]
    pub fn waybill(&self) -> Option<WaybillNumber> {
        self.get(Field::Waybill).and_then(WaybillNumber::parse)
    }

    /// Whom to call.
    #[must_use]
    pub fn phone(&self) -> Option<Phone> {
        self.get(Field::ContactPhone).and_then(Phone::parse)
    }

    /// The name of the person to call.
    #[must_use]
    pub fn contact_name(&self) -> &str {
        self.get(Field::ContactName).unwrap_or_default()
    }
}

/// A canonical value as a page may show it: names, numbers and addresses masked, everything else as it is.
#[must_use]
pub fn masked(field: Field, value: &str) -> String {
    match field {
        Field::ContactName => masked_name(value),
        Field::ContactPhone => Phone::parse(value).map(|p| p.masked()).unwrap_or_default(),
        Field::ReceiverAddress => masked_address(value),
        _ => value.to_owned(),
    }
}
