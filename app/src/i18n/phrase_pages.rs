//! Texts of the pages about phrases.

mod codes;
mod faults;

pub use codes::{category, channel, column, deed, mood, offence, origin, shelf, tone, value};
pub use faults::{fault, sheet_fault};

use super::{use_lang, workbench::texts};
use crate::preferences::Lang;

texts! {
    /// Texts of the pages about phrases.
    PhraseTexts {
        title: "话术库", "Phrases";
        lead: "现成的话，拿来就能说。人人可看；团队的话由组长和管理员改，自己的话自己写。", "Words that are ready to be said. Everybody reads them; leads and administrators change the team's, and you write your own.";
        search: "查找话术", "Search the phrases";
        search_hint: "中文、拼音或英文", "Chinese, pinyin or English";
        find: "查找", "Search";
        category: "类别", "Category";
        tone: "语气", "Tone";
        shelf: "范围", "Which";
        any_category: "全部类别", "Every category";
        any_tone: "全部语气", "Every tone";
        any_shelf: "全部在用", "All in use";
        clear: "清除筛选", "Clear filters";
        count: "条话术", "phrases";
        next: "下一页", "Next page";
        first: "回到第一页", "Back to the first page";
        pages: "翻页", "Pages";
        none: "没有符合的话术", "No phrase matches";
        none_help: "换个说法、少选一个条件，或者自己写一条。", "Try other words or fewer filters, or write one yourself.";
        favour: "收藏", "Favourite";
        copy: "复制", "Copy";
        copied: "已复制", "Copied";
        open: "查看", "Open";
        my_uses: "我用过", "Used by you:";
        all_uses: "团队共用", "Used by everybody:";
        times: "次", "times";
        retired: "已停用", "Retired";
        new_mine: "写一条自己的", "Write one of your own";
        new_team: "给团队加一条", "Add one for the team";
        import: "导入与导出", "Import and export";
        export: "导出全部（CSV）", "Export all (CSV)";
        export_workbook: "导出全部（XLSX）", "Export all (XLSX)";
        export_hint: "用 Excel 或 WPS 都能打开。每一格都是文字，开头像公式的也不会被执行。个人话术不在其中。", "Opens in Excel. Every cell is a text, and one that begins like a formula is never run. Nobody's own phrases are in it.";
        back: "返回话术库", "Back to the phrases";
        edit: "修改", "Change it";
        retire: "停用", "Retire it";
        retire_hint: "停用后不再出现在查找里，随时可以恢复。不会删除。", "It is no longer found and can be brought back at any time. Nothing is deleted.";
        bring_back: "恢复使用", "Bring it back";
        history: "修改记录", "History";
        no_history: "随软件提供，没有改过。", "It came with the software and was never changed.";
        shipped_words: "随软件提供的原文", "The words that came with the software";
        was: "原来：", "Before: ";
        is_now: "改为：", "Now: ";
        empty_part: "（空）", "(empty)";
        tags: "标签", "Tags";
        tags_hint: "用 | 隔开，最多 12 个。第一个显示在类别旁边。", "Parted by |, at most 12. The first one is shown beside the category.";
        kinds: "适用的投诉类型", "Kinds of complaint";
        kinds_hint: "不选表示任何来电都适用。", "None means any call.";
        channel: "渠道", "Channel";
        mood: "客户情绪", "Mood";
        of: "同义组", "Says the same as";
        of_hint: "同一个名字的话术说的是同一件事，只是语气不同。可以不填。", "Phrases of one name say one thing in other tones. May stay empty.";
        zh: "中文", "Chinese";
        en: "英文", "English";
        words_hint: "可以留空位，例如 {customer}、{time}、{amount}、{place}。电话里说的一次不超过 80 个字。", "Blanks such as {customer}, {time}, {amount}, {place} may stand in it. What is heard has at most 80 Chinese characters.";
        one_language: "自己的话术写一种语言就够。", "For your own, one language is enough.";
        none_chosen: "不限", "Any";
        choose: "请选择", "Choose";
        save: "保存", "Save";
        saving: "正在保存…", "Saving…";
        mend: "还没有保存，请先改好这些：", "Not saved yet. Mend these first:";
        new_title: "新话术", "A new phrase";
        for_team: "给团队的", "For the team";
        for_me: "给自己的", "For yourself";
        gone: "没有这条话术", "There is no such phrase";
        gone_help: "它可能是别人的个人话术，或者地址写错了。", "It may be somebody's own, or the address is mistyped.";
        failed_save: "没有保存", "Not saved";
        failed: "没有取到，再试一次。", "It could not be fetched. Try again.";
        retry: "再试一次", "Try again";
        import_lead: "先导出，在表格里改，再拿回来。试算会逐行说明：新增、修改、停用，还是不收。没有写到的话术保持原样。", "Export, change the sheet, bring it back. The dry run tells row by row what is added, changed, retired or left out. Phrases without a row stay as they are.";
        import_format: "XLSX 和 CSV UTF-8 都可以，不超过 1 MB。XLSX 只读第一张表，公式和日期不收；CSV 用逗号、分号或制表符分隔。", "XLSX and CSV UTF-8 are both welcome, up to one megabyte. Of an XLSX only the first sheet is read, and formulas and dates are left out; a CSV is parted by commas, semicolons or tabs.";
        import_file: "选择 XLSX 或 CSV 文件", "Choose an XLSX or CSV file";
        import_text: "或者把内容贴在这里", "Or paste its text here";
        preview: "试算", "Dry run";
        take_over: "按此导入", "Import it";
        checking: "正在核对…", "Checking…";
        refused_sheet: "这个表读不了，什么也没有改。", "This sheet cannot be read; nothing was changed.";
        plan_head: "会有这些变化", "This would change";
        plan_none: "没有要改的", "Nothing would change";
        added: "新增", "Added";
        changed: "修改", "Changed";
        retired_rows: "停用", "Retired";
        brought_back: "恢复使用", "Brought back";
        unchanged: "没有变化", "Unchanged";
        left_out: "不收的行", "Rows left out";
        row_before: "第 ", "Row ";
        row_after: " 行", "";
        notes_head: "开头像公式的格子，会当作普通文字收下", "Cells that begin like a formula; they are taken as plain text";
        imported: "已导入，所有人马上能用", "Imported; everybody has it at once";
        more_rows: "其余的行没有逐一列出。", "Further rows are not listed one by one.";
        move_to: "移到…", "Move to…";
        move_now: "移动", "Move";
        move_cancel: "取消", "Cancel";
        move_hint: "换类别：点“移到…”，或在一条话术里按 M；屏幕宽时也可以按住 ⠿ 拖到左边的类别上。", "To change a category choose “Move to…”, or press M inside a phrase; on a wide screen ⠿ can be dragged onto a category on the left.";
        grip: "按住拖到左边的类别", "Drag it onto a category on the left";
        moved_before: "已移动“", "Moved “";
        moved_from: "”：", "”: ";
        moved_to: " → ", " → ";
        undo: "撤销", "Undo";
        not_moved: "没有移动，话术还在原来的类别，内容没有变。", "Not moved. The phrase is where it was and as it was.";
        forbidden: "不能说的话", "Words not for customers";
        forbidden_lead: "这些话对客户说不得：为什么，以及可以怎么说。写回复时会当场提醒。", "What a customer must not be told, why, and what to say instead. Whoever writes a reply is reminded at once.";
        forbidden_none: "还没有不能说的话。", "There are no forbidden words.";
        say_instead: "可以这样说：", "Say instead:";
        often_title: "近 30 天说得最多的", "Said most in the last 30 days";
        often_none: "近 30 天里，没有哪一句达到 3 次。", "Nothing was said three times or more in the last 30 days.";
        seldom: "少于 3 条", "fewer than 3 messages";
        in_texts: "条", "messages";
        how_counted: "数的是近 30 天里，客户回复和结案答复有多少条带着这句话；全队合在一起，不记是谁说的。少于 3 条（包括 0）只写“少于 3 条”：人少的时候，一条就能猜到是谁。", "Counted are the replies and closing words of the last 30 days that had it, for the whole team together; who said it is not kept. Fewer than 3, none included, is all that is told below that: in a small team a single message would point at a person.";
        not_allowed: "导入与导出由组长和管理员使用。", "Import and export are for leads and administrators.";
    }
}

/// A text that follows the language.
pub fn say(text: fn(&'static PhraseTexts) -> &'static str) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let lang = use_lang();
    move || {
        use leptos::prelude::Get;
        text(PhraseTexts::of(lang.get()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::proofread::proofread;
    use domain::{
        phrase::{Category, Column, Mood, Offence, PhraseFault, PhraseId, SheetFault, Text2, Through, Tone},
        view::phrases::{FEWEST_TOLD, FORBIDDEN_DAYS, Origin, PhraseDeed, Shelf},
    };

    #[test]
    fn every_code_has_its_words() {
        proofread(Category::ALL.iter().copied(), |lang, code| category(lang, code).to_owned());
        proofread(Tone::ALL.iter().copied(), |lang, code| tone(lang, code).to_owned());
        proofread(Through::ALL.iter().copied(), |lang, code| channel(lang, code).to_owned());
        proofread(Mood::ALL.iter().copied(), |lang, code| mood(lang, code).to_owned());
        proofread(Offence::ALL.iter().copied(), |lang, code| offence(lang, code).to_owned());
        proofread(Shelf::ALL.iter().copied(), |lang, code| shelf(lang, code).to_owned());
        let origins = [Origin::Shipped, Origin::Corrected, Origin::Team, Origin::Mine];
        proofread(origins, |lang, code| origin(lang, code).to_owned());
        for one in Column::ALL {
            assert!(!column(Lang::Zh, *one).is_empty() && !column(Lang::En, *one).is_empty());
        }
    }

    #[test]
    fn the_page_says_the_numbers_that_are_counted_by() {
        let (days, fewest) = (FORBIDDEN_DAYS.to_string(), FEWEST_TOLD.to_string());
        for lang in [Lang::Zh, Lang::En] {
            let t = PhraseTexts::of(lang);
            assert!(t.how_counted.contains(&days) && t.how_counted.contains(&fewest));
            assert!(t.often_title.contains(&days) && t.seldom.contains(&fewest));
        }
    }

    #[test]
    fn every_fault_says_what_to_do() {
        let words = || Text2 { zh: "为什么".to_owned(), en: "why".to_owned() };
        let offence = Offence::ALL[0];
        let faults = [
            PhraseFault::Missing,
            PhraseFault::Unknown,
            PhraseFault::TooLong { max: 80 },
            PhraseFault::TooMany { max: 12 },
            PhraseFault::WrongLanguage,
            PhraseFault::UnknownBlank { name: "weather".to_owned() },
            PhraseFault::DifferentBlanks,
            PhraseFault::BrokenMark,
            PhraseFault::Forbidden { words: "x".to_owned(), offence, why: words(), better: words() },
            PhraseFault::SameAs { id: PhraseId("greeting.1".to_owned()) },
            PhraseFault::TwiceInSheet { row: 3 },
            PhraseFault::ChangedSince,
            PhraseFault::Formula,
            PhraseFault::NoText,
        ];
        proofread(&faults, |lang, one| fault(lang, one));
        let sheets = [
            SheetFault::TooLarge { rows: 5 },
            SheetFault::NotUtf8,
            SheetFault::OpenQuote { row: 2 },
            SheetFault::Empty,
            SheetFault::NoColumn { column: Column::Category },
            SheetFault::ColumnTwice { column: Column::Category },
            SheetFault::UnknownColumn { place: 4 },
            SheetFault::NotAWorkbook,
        ];
        proofread(&sheets, |lang, one| sheet_fault(lang, one));
    }

    #[test]
    fn every_deed_is_a_sentence_with_its_person() {
        let deeds = [
            PhraseDeed::Added,
            PhraseDeed::TakenOver,
            PhraseDeed::Changed { parts: Vec::new() },
            PhraseDeed::Retired,
            PhraseDeed::BroughtBack,
        ];
        proofread(&deeds, |lang, one| deed(lang, "Wei", one));
    }
}
