//! Texts about the amounts of a complaint.

use super::workbench::texts;
use crate::preferences::Lang;

texts! {
    /// Texts about the amounts of a complaint.
    AmountTexts {
        amount: "赔付金额（元）", "Amount (yuan)";
        bad_amount: "请填写大于零的金额，最多两位小数，例如 72.00", "Enter an amount above zero with at most two decimals, for example 72.00";
        house: "公司条款：", "House terms: ";
        law_exactly: "现行法律：", "By law: ";
        law_least: "现行法律：至少 ", "By law: at least ";
        law_most: "，至多 ", ", at most ";
        law_open: "，没有已知的上限", ", no known limit";
        law_unknown: "现行法律：缺少事实，还算不出", "By law: facts are missing, it cannot be told yet";
        kept: "已保存的核算", "Amounts worked out";
        none: "还没有保存的核算结果。", "No amount has been kept yet.";
        by: "核算", "worked it out";
        undecided: "待组长核定", "Waits for a lead's decision";
        ruled_by: "核定", "decided";
        parcel_of: "按收寄日 ", "Terms of the day of acceptance, ";
        details: "核算过程与所用事实", "Working and facts used";
        pack: "条款版本", "Terms";
        keep: "保存到投诉 ", "Keep with complaint ";
        keep_help: "连同条款版本、事实和过程一起保存，日后可以原样重算；由组长核定后才算数。", "Kept with the versions of the terms, the facts and the working, so that it can be worked out again exactly; a lead decides on it.";
        keep_done: "已保存到投诉。", "Kept with the complaint.";
        keeping: "正在保存…", "Saving…";
        keep_waits: "没有网络：已存在这台设备上，恢复后自动发送。", "No network: kept on this device and sent when it is back.";
        not_kept: "没有保存", "Not saved";
        to_complaint: "回到投诉", "Back to the complaint";
        for_case: "正在为一件投诉测算", "Working this out for a complaint";
        day_of_waybill: "收寄日以运单为准。", "The day of acceptance is taken from the waybill.";
    }
}
