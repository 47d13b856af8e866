//! What a complaint is about, how it reached us and who made it.

/// Declares an enum whose values have a stable code, used in the database, in URLs, in drafts and in scripts.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::complaint::kind::from_code_text(deserializer, Self::from_code)
            }
        }

        impl $name {
            /// Every value, in the order forms show them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Every code, in the same order.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// The stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// The value with this code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }
    };
}
pub(crate) use coded;

/// Reads a coded value. One visitor for all of them: what serde derives for each would be a tenth of the browser program.
pub(crate) fn from_code_text<'de, T, D: serde::Deserializer<'de>>(
    deserializer: D,
    from_code: fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    struct Code;
    impl serde::de::Visitor<'_> for Code {
        type Value = String;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a code")
        }
        fn visit_str<E>(self, code: &str) -> Result<String, E> {
            Ok(code.to_owned())
        }
    }
    let code = deserializer.deserialize_str(Code)?;
    from_code(&code).ok_or_else(|| serde::de::Error::custom("unknown code"))
}

coded! {
    /// 投诉类型
    Kind {
        /// 服务态度
        Attitude = "attitude",
        /// 延误
        Delay = "delay",
        /// 损毁
        Damage = "damage",
        /// 短少
        Shortage = "shortage",
        /// 遗失
        Loss = "loss",
        /// 内件不符
        Mismatch = "mismatch",
        /// 未经同意投柜、投站或代签
        Unconsented = "unconsented",
        /// 其他
        Other = "other",
    }
}

coded! {
    /// 来源渠道
    ChannelCode {
        /// 热线
        Hotline = "hotline",
        /// 在线
        Chat = "chat",
        /// 邮件
        Mail = "mail",
        /// 电商平台
        Platform = "platform",
        /// 12305 申诉
        Regulator = "regulator",
        /// 网点
        Outlet = "outlet",
        /// 来访
        Visit = "visit",
    }
}

impl ChannelCode {
    /// Whether the customer is on the other end while the complaint is taken, so that an apology is heard at once.
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Hotline | Self::Chat | Self::Visit)
    }
}

coded! {
    /// 投诉人
    Requester {
        /// 寄件人
        Sender = "sender",
        /// 收件人
        Recipient = "recipient",
        /// 网点
        Outlet = "outlet",
        /// 其他
        Other = "other",
    }
}

coded! {
    /// 延误原因
    DelayCause {
        /// 客观因素: weather, accident, beyond human control.
        Objective = "objective",
        /// 人为因素: not delivered in time, forgotten.
        Human = "human",
        /// 信息因素: dead number, unclear address.
        Information = "information",
        /// 超区因素: outside the delivery area.
        OutOfRange = "out_of_range",
        /// 待核查: not known yet; the investigation tells.
        Unknown = "unknown",
    }
}

coded! {
    /// 包装方
    PackedBy {
        /// 寄件人自己包装
        Sender = "sender",
        /// 取件员包装
        Courier = "courier",
        /// 不清楚
        Unknown = "unknown",
    }
}

coded! {
    /// 签收情况
    Signed {
        /// 未签收
        No = "no",
        /// 本人签收
        Recipient = "recipient",
        /// 他人代签
        Proxy = "proxy",
        /// 柜或驿站
        Locker = "locker",
    }
}

coded! {
    /// 内件不符的方面
    MismatchAspect {
        /// 品名
        Name = "name",
        /// 数量
        Quantity = "quantity",
        /// 重量
        Weight = "weight",
    }
}

coded! {
    /// 擅自投放的去处
    LeftAt {
        /// 快递柜
        Locker = "locker",
        /// 驿站
        Station = "station",
        /// 门卫或物业
        Guard = "guard",
        /// 邻居
        Neighbour = "neighbour",
        /// 门口
        Door = "door",
        /// 被他人代签
        ProxySigned = "proxy_signed",
    }
}

coded! {
    /// 客户同意
    Consent {
        /// 客户未同意
        None = "none",
        /// 派件员称已同意，无记录
        Claimed = "claimed",
        /// 有记录
        Recorded = "recorded",
    }
}

coded! {
    /// 客户诉求
    Wish {
        /// 说明情况
        Explanation = "explanation",
        /// 道歉
        Apology = "apology",
        /// 尽快派送
        Delivery = "delivery",
        /// 退运费
        FeeRefund = "fee_refund",
        /// 赔偿
        Compensation = "compensation",
        /// 找回
        Search = "search",
        /// 其他
        Other = "other",
    }
}

coded! {
    /// 是或否
    YesNo {
        /// 是
        Yes = "yes",
        /// 否
        No = "no",
    }
}
