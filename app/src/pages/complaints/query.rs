//! The question of the list, as it stands in the address.

use crate::i18n::terms::{band_code, band_from_code};
use domain::{
    complaint::{ChannelCode, Kind, StageCode},
    rulebook::Band,
    view::{ComplaintQuery, OwnerFilter, Sort},
};

/// A filter with a list of answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Filter {
    /// 阶段
    Stage,
    /// 类型
    Kind,
    /// 渠道
    Channel,
    /// 时限
    Band,
    /// 负责人
    Owner,
    /// 排序
    Sort,
}

impl Filter {
    /// Every filter, in the order the page shows them.
    pub const ALL: [Self; 6] = [Self::Stage, Self::Kind, Self::Channel, Self::Owner, Self::Band, Self::Sort];

    /// Its name in the address.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Kind => "kind",
            Self::Channel => "channel",
            Self::Band => "band",
            Self::Owner => "owner",
            Self::Sort => "sort",
        }
    }

    /// Its answers, besides none.
    #[must_use]
    pub const fn codes(self) -> &'static [&'static str] {
        match self {
            Self::Stage => StageCode::CODES,
            Self::Kind => Kind::CODES,
            Self::Channel => ChannelCode::CODES,
            Self::Band => &["overdue", "urgent", "near", "safe"],
            Self::Owner => &["mine", "nobody"],
            Self::Sort => &["newest"],
        }
    }

    /// The answer a query gives; empty for none.
    #[must_use]
    pub fn of(self, query: &ComplaintQuery) -> &'static str {
        match self {
            Self::Stage => query.stage.map_or("", StageCode::code),
            Self::Kind => query.kind.map_or("", Kind::code),
            Self::Channel => query.channel.map_or("", ChannelCode::code),
            Self::Band => query.band.map_or("", |band: Band| band_code(band)),
            Self::Owner => match query.owner {
                OwnerFilter::Anyone => "",
                OwnerFilter::Mine => "mine",
                OwnerFilter::Nobody => "nobody",
            },
            Self::Sort => match query.sort {
                Sort::Deadline => "",
                Sort::Newest => "newest",
            },
        }
    }
}

/// Reads the query from the values of an address or of the form. Answers that do not exist count as none.
#[must_use]
pub fn read(value: impl Fn(&str) -> Option<String>) -> ComplaintQuery {
    let code = |name: &str| value(name).unwrap_or_default();
    ComplaintQuery {
        q: code("q").trim().to_owned(),
        stage: StageCode::from_code(&code("stage")),
        closed_too: code("closed") == "1",
        kind: Kind::from_code(&code("kind")),
        channel: ChannelCode::from_code(&code("channel")),
        owner: match &*code("owner") {
            "mine" => OwnerFilter::Mine,
            "nobody" => OwnerFilter::Nobody,
            _ => OwnerFilter::Anyone,
        },
        band: band_from_code(&code("band")),
        sort: if code("sort") == "newest" { Sort::Newest } else { Sort::Deadline },
        cursor: value("after").filter(|cursor| !cursor.is_empty()),
    }
}

/// Whether a query asks for everything that is open.
#[must_use]
pub fn is_plain(query: &ComplaintQuery) -> bool {
    *query == ComplaintQuery { sort: query.sort, cursor: query.cursor.clone(), ..ComplaintQuery::default() }
}
