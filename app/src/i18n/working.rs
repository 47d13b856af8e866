//! Words around a working. The workbench shows workings too, so they are not among the words of the complaint pages,
//! which come with those.

use super::{use_lang, workbench::texts};
use crate::preferences::Lang;
use leptos::prelude::*;

texts! {
    /// Words around a working.
    WorkingTexts {
        working_head: "依据与算法", "How this was found";
        source: "依据：", "Source: ";
        checked: "核对程度：", "Checked: ";
        rule: "规则：", "Rule: ";
        pack: "规则包：", "Rule pack: ";
        print_proof: "打印证明", "Printable proof";
        strip: "逐日", "Day by day";
        target: "目标，非硬性时限", "a target, not a limit";
    }
}

/// A text that follows the language.
pub fn say(
    text: fn(&'static WorkingTexts) -> &'static str,
) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let lang = use_lang();
    move || text(WorkingTexts::of(lang.get()))
}
