//! Texts about phrases in a field, and about words that must not be said.

use super::workbench::texts;
use crate::preferences::Lang;
use domain::{phrase::Tone, script::BlankKind};

texts! {
    /// Texts about phrases in a field.
    PhraseTexts {
        insert: "插入话术", "Insert a phrase";
        keys: "键入 、 或 / 找话术", "Type / to find a phrase";
        list: "话术", "Phrases";
        none: "没有这样的话术。换个词，或按 Esc 继续写。", "No such phrase. Try another word, or press Esc and go on.";
        fill: "填好空白再插入", "Fill in the blanks, then insert";
        put: "插入", "Insert";
        back: "返回", "Back";
        mind: "这样说不合适：", "Better not said: ";
        better: "换成：", "Better: ";
        replace: "替换", "Replace";
        any_tone: "不限", "Any";
        tones: "语气", "Tone";
        other_ways: "换种说法", "Other ways to say it";
        mood: "客户情绪", "The customer is";
        mood_unknown: "没看出来", "Not told";
        favour: "收藏", "Favourite";
        shelves: "范围", "Which";
        all: "全部", "All";
        blank_left: "还有空白没填，不能复制", "A blank is still empty, so it cannot be copied";
    }
}

/// 语气
#[must_use]
pub const fn tone(lang: Lang, tone: Tone) -> &'static str {
    match tone {
        Tone::Formal => lang.pick("正式", "Formal"),
        Tone::Warm => lang.pick("亲切", "Warm"),
        Tone::Brief => lang.pick("简短", "Brief"),
    }
}

/// What a blank takes.
#[must_use]
pub const fn blank(lang: Lang, kind: Option<BlankKind>) -> &'static str {
    match kind {
        Some(BlankKind::Name) => lang.pick("姓名", "name"),
        Some(BlankKind::WaybillTail) => lang.pick("运单尾号", "end of the waybill"),
        Some(BlankKind::Time) => lang.pick("时间", "time"),
        Some(BlankKind::Date) => lang.pick("日期", "date"),
        Some(BlankKind::Amount) => lang.pick("金额", "amount"),
        Some(BlankKind::Place) => lang.pick("地点", "place"),
        Some(BlankKind::Count) => lang.pick("数量", "number"),
        Some(BlankKind::Words) | None => lang.pick("内容", "words"),
    }
}
