//! What is wrong with a phrase or a sheet, and what to do about it.

use super::column;
use crate::preferences::Lang;
use domain::phrase::{PhraseFault, SheetFault};

/// What is wrong with a part of a phrase.
#[must_use]
pub fn fault(lang: Lang, fault: &PhraseFault) -> String {
    match fault {
        PhraseFault::Missing => lang.pick("要填写", "has to be filled in").to_owned(),
        PhraseFault::Unknown => {
            lang.pick("写法不认识，请照导出的表来写", "is not known; write it as an export does").to_owned()
        }
        PhraseFault::TooLong { max } => {
            around(lang, ("太长，最多 ", " 个字"), ("is too long; it may have ", " characters"), &max.to_string())
        }
        PhraseFault::TooMany { max } => {
            around(lang, ("太多，最多 ", " 个"), ("are too many; there may be ", " of them"), &max.to_string())
        }
        PhraseFault::WrongLanguage => lang.pick("写成了另一种语言", "is in the other language").to_owned(),
        PhraseFault::UnknownBlank { name } => {
            around(lang, ("没有 {", "} 这个空位"), ("has a blank {", "} that nothing can fill"), name)
        }
        PhraseFault::DifferentBlanks => {
            lang.pick("两种语言的空位不一样", "has other blanks than the other language").to_owned()
        }
        PhraseFault::BrokenMark => {
            lang.pick("花括号或星号不成对", "has a brace or an asterisk without its partner").to_owned()
        }
        PhraseFault::Forbidden { words, why, better, .. } => {
            let zh = ["“", words, "”不能对客户说：", &why.zh, " 可以这样说：", &better.zh];
            let en = ["says “", words, "”, which is not for customers: ", &why.en, " Say instead: ", &better.en];
            lang.pick(zh, en).concat()
        }
        PhraseFault::SameAs { id } => {
            around(lang, ("和已有的话术 ", " 一样"), ("says the same as the phrase ", ""), &id.0)
        }
        PhraseFault::TwiceInSheet { row } => around(lang, ("和第 ", " 行重复"), ("repeats row ", ""), &row.to_string()),
        PhraseFault::ChangedSince => lang
            .pick("导出之后有人改过，请重新导出再改", "was changed by somebody after the export; export again")
            .to_owned(),
        PhraseFault::Formula => lang
            .pick(
                "是公式，没有计算也不收；请在表格里复制这一格，“粘贴为数值”后再导入",
                "is a formula, which is neither calculated nor taken; copy the cell, paste it as a value and import again",
            )
            .to_owned(),
        PhraseFault::NoText => lang
            .pick(
                "是日期或错误值，不是文字；请把这一格设为文本，重新填写后再导入",
                "is a date or an error and no text; format the cell as text, type it again and import again",
            )
            .to_owned(),
    }
}

fn around(lang: Lang, zh: (&str, &str), en: (&str, &str), inside: &str) -> String {
    let (before, after) = lang.pick(zh, en);
    [before, inside, after].concat()
}

/// What is wrong with a sheet as a whole.
#[must_use]
pub fn sheet_fault(lang: Lang, fault: &SheetFault) -> String {
    match fault {
        SheetFault::TooLarge { rows } => around(
            lang,
            ("表太大：最多 ", " 行、1 MB。请分几次导入。"),
            ("The sheet is too large: at most ", " rows and one megabyte. Import it in parts."),
            &rows.to_string(),
        ),
        SheetFault::NotUtf8 => lang
            .pick(
                "文字编码不是 UTF-8。在 Excel 里请选“CSV UTF-8（逗号分隔）”另存。",
                "It is not in UTF-8. In Excel choose “CSV UTF-8 (comma delimited)” when saving.",
            )
            .to_owned(),
        SheetFault::OpenQuote { row } => around(
            lang,
            ("第 ", " 行有一个引号没有结束。"),
            ("Row ", " has a quotation mark that is never closed."),
            &row.to_string(),
        ),
        SheetFault::Empty => lang.pick("表里没有内容。", "There is nothing in it.").to_owned(),
        SheetFault::NoColumn { column: missing } => around(
            lang,
            ("第一行缺少列“", "”。"),
            ("The first row lacks the column “", "”."),
            &titled(lang, missing.code(), column(lang, *missing)),
        ),
        SheetFault::ColumnTwice { column: twice } => around(
            lang,
            ("第一行有两个“", "”列。"),
            ("The first row has the column “", "” twice."),
            &titled(lang, twice.code(), column(lang, *twice)),
        ),
        SheetFault::UnknownColumn { place } => around(
            lang,
            ("第一行第 ", " 列的列名不认识，请照导出的表来写。"),
            ("The heading of column ", " is not known; write it as an export does."),
            &place.to_string(),
        ),
        SheetFault::NotAWorkbook => lang
            .pick(
                "这不是能读的 Excel 工作簿（XLSX）：可能损坏、加了密码，或是老的 XLS 格式。请在 Excel 或 WPS 里另存为不加密码的 XLSX，或者 CSV UTF-8。",
                "This is no workbook (XLSX) that can be read: it may be damaged, locked with a password, or in the old XLS format. Save it as XLSX without a password, or as CSV UTF-8.",
            )
            .to_owned(),
    }
}

/// The heading as it has to stand in the sheet, with what it means.
fn titled(lang: Lang, code: &str, name: &str) -> String {
    lang.pick([code, "（", name, "）"], [code, " (", name, ")"]).concat()
}
