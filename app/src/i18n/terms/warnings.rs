//! What the form warns of, with the source of each warning.

use crate::preferences::Lang;
use domain::complaint::warning::Warning;

/// A warning in words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Note {
    /// What to watch.
    pub title: &'static str,
    /// What to do.
    pub text: &'static str,
    /// Where it comes from.
    pub source: &'static str,
}

/// What stands before every warning.
#[must_use]
pub const fn mind(lang: Lang) -> &'static str {
    lang.pick("请留意", "Mind")
}

/// The words of a warning.
#[must_use]
pub const fn warning(lang: Lang, warning: Warning) -> Note {
    match lang {
        Lang::Zh => zh(warning),
        Lang::En => en(warning),
    }
}

#[expect(clippy::too_many_lines, reason = "a table with one entry for each warning")]
const fn zh(warning: Warning) -> Note {
    match warning {
        Warning::SignedIsNotRefusal => Note {
            title: "“已签收”不能单独作为拒赔理由",
            text: "签收只是按约交付的初步证据，客户仍可举证。要拒绝，须转主管决定。",
            source: "民法典第 831 条",
        },
        Warning::PackingMustBeProved => Note {
            title: "“自己包装”须由我们举证",
            text: "承运人要证明损毁由寄件人过错造成，才能免责。要拒绝，须转主管决定。",
            source: "民法典第 832 条",
        },
        Warning::TwoRegulatorClocks => Note {
            title: "12305 申诉有两个时限",
            text: "首次投诉的 7 日可能已到期；接到转办后另有 10 日上报时限，两者分开计算。",
            source: "快递暂行条例第 29 条；邮政业用户申诉处理办法（据二手资料）",
        },
        Warning::NoRecordedConsent => Note {
            title: "没有客户同意的记录",
            text: "未经同意不得投柜、投站或代签，可处罚款。请核实派件记录，不要向客户断言“已同意”。",
            source: "快递市场管理办法第 28、54 条",
        },
        Warning::OverInsured => Note {
            title: "保价高于物品价值",
            text: "请核对保价金额与价值证明；赔偿一般不超过实际损失。",
            source: "民法典第 833 条",
        },
        Warning::UnderInsured => Note {
            title: "保价低于未保价的赔偿",
            text: "保价金额还不到运费的五倍，比未保价时的公司标准更低。请先核对金额，再向客户说明。",
            source: "公司理赔标准",
        },
        Warning::FraudAlleged => Note {
            title: "客户指称欺诈，请转主管",
            text: "成立的话按价款三倍赔偿，不足 500 元按 500 元。不要在电话里承认或否认。",
            source: "消费者权益保护法第 55 条",
        },
        Warning::NoStatutoryCap => Note {
            title: "快递遗失没有法定赔偿上限",
            text: "“运费五倍”只是合同条款，须已提示并说明才有效。不要告诉客户“法律规定最多赔……”。",
            source: "邮政法第 45、59 条；民法典第 496、497、506 条",
        },
        Warning::KeepEvidence => Note {
            title: "请客户保留外包装并拍照",
            text: "外箱六面、面单、内件和破损处各拍一张，结案前不要丢弃。",
            source: "公司投诉处理流程",
        },
        Warning::DelayWithValueLost => Note {
            title: "延误造成贬值，按损毁核算",
            text: "请记录物品、价值和损失，核实后按损毁或遗失的口径提出方案。",
            source: "民法典第 832、833 条",
        },
        Warning::CapNotHighlighted => Note {
            title: "限额条款没有已提示的证明",
            text: "没有证明已向寄件人提示并说明的限额条款，客户可以主张它不是合同内容。先找证明，再谈限额。",
            source: "民法典第 496 条",
        },
        Warning::ShownInFull => Note {
            title: "正在显示完整的个人信息",
            text: "查看完整的电话、证件或地址须填写理由，并会留下记录。用完请关闭。",
            source: "个人信息保护法第 6、51 条",
        },
        Warning::TrackingEdited => Note {
            title: "轨迹文字事后改过",
            text: "修改前后的内容都保留。隐匿或虚构轨迹可处罚款，请以实际情况为准。",
            source: "快递市场管理办法第 26、53 条",
        },
        Warning::CalendarUnknown => Note {
            title: "缺少该年度的放假安排",
            text: "这个时限暂按周一至周五推算，放假通知发布并导入后才能确定。不要把它当作最终日期答复客户。",
            source: "国务院办公厅年度放假通知",
        },
        Warning::ChargeIsProposal => Note {
            title: "对员工的扣罚只是考核建议",
            text: "须经经理确认才生效，工资扣减另有法律限制。不要向员工或客户说已经处罚。",
            source: "公司回单管理规定",
        },
    }
}

#[expect(clippy::too_many_lines, reason = "a table with one entry for each warning")]
const fn en(warning: Warning) -> Note {
    match warning {
        Warning::SignedIsNotRefusal => Note {
            title: "“Signed for” alone is no ground to refuse",
            text: "A signature is only prima-facie evidence of correct delivery. To refuse, hand it to a lead.",
            source: "Civil Code, Art. 831",
        },
        Warning::PackingMustBeProved => Note {
            title: "“Packed by the sender” must be proved by us",
            text: "The carrier is free only if it proves that the sender's fault caused the damage. To refuse, hand it to a lead.",
            source: "Civil Code, Art. 832",
        },
        Warning::TwoRegulatorClocks => Note {
            title: "A 12305 appeal has two clocks",
            text: "The seven days of the first complaint may be over; the ten days for the report run on their own.",
            source: "Express Regulation, Art. 29; Measures on user appeals (secondary source)",
        },
        Warning::NoRecordedConsent => Note {
            title: "No consent on record",
            text: "Lockers, stations and proxies need the customer's consent; fines apply. Check the delivery record before claiming consent.",
            source: "Express Market Rules, Art. 28, 54",
        },
        Warning::OverInsured => Note {
            title: "Insured for more than it is worth",
            text: "Check the insured amount and the proof of value; compensation rarely exceeds the real loss.",
            source: "Civil Code, Art. 833",
        },
        Warning::UnderInsured => Note {
            title: "Insured for less than uninsured goods would get",
            text: "The insured amount is below five times the fee, the house standard for uninsured goods. Check the amounts first.",
            source: "House claim terms",
        },
        Warning::FraudAlleged => Note {
            title: "Fraud is alleged: hand it to a lead",
            text: "If proved, three times the price is due, at least 500 yuan. Neither admit nor deny on the phone.",
            source: "Consumer Protection Law, Art. 55",
        },
        Warning::NoStatutoryCap => Note {
            title: "The law sets no cap for a lost express parcel",
            text: "“Five times the fee” is a contract term that must have been pointed out. Never say that the law limits the amount.",
            source: "Postal Law, Art. 45, 59; Civil Code, Art. 496, 497, 506",
        },
        Warning::KeepEvidence => Note {
            title: "Ask the customer to keep packaging and photos",
            text: "All six sides of the box, the label, the contents and the damage; nothing thrown away before the case is closed.",
            source: "House complaint procedure",
        },
        Warning::DelayWithValueLost => Note {
            title: "The delay made the goods lose value",
            text: "Record item, value and loss, and settle it like damage or loss once verified.",
            source: "Civil Code, Art. 832, 833",
        },
        Warning::CapNotHighlighted => Note {
            title: "Nothing shows that the cap was pointed out",
            text: "Unless it was pointed out and explained to the sender, the customer may say it is no part of the contract. Look for proof first.",
            source: "Civil Code, Art. 496",
        },
        Warning::ShownInFull => Note {
            title: "Personal data is shown in full",
            text: "Looking at a full phone number, document or address needs a reason and is logged. Close it when done.",
            source: "Personal Information Protection Law, Art. 6, 51",
        },
        Warning::TrackingEdited => Note {
            title: "A tracking text was changed afterwards",
            text: "Both versions are kept. Hiding or inventing tracking data is fined; go by what really happened.",
            source: "Express Market Rules, Art. 26, 53",
        },
        Warning::CalendarUnknown => Note {
            title: "The holidays of that year are not known",
            text: "The deadline counts Monday to Friday for now and is certain only once the year is published and imported. Do not promise it as final.",
            source: "Yearly holiday notice of the State Council",
        },
        Warning::ChargeIsProposal => Note {
            title: "A charge on staff is only a proposal",
            text: "It takes effect when a manager confirms it, within what wage law allows. Do not speak of it as a penalty given.",
            source: "House rules on return receipts",
        },
    }
}
