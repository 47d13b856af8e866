//! Texts of the pages on scripts.

mod changes;
mod parts;
mod problems;
#[cfg(test)]
mod tests;
mod troubles;

pub use changes::{change, spot, value};
pub use parts::{condition, otherwise, part, sort, span, test, unit};
pub use problems::{problem, refusal};
pub use troubles::{Deed, beginning, not_done, not_saved};

use super::{use_lang, workbench::texts};
use crate::preferences::Lang;
use domain::script::Text2;
use leptos::prelude::Get;

texts! {
    /// Texts of the pages on scripts.
    ScriptTexts {
        title: "话术脚本", "Scripts";
        lead: "座席通话时照着说的每一句。改动先存为草稿，检查通过才能发布；正在进行的通话不受影响。", "Every sentence agents say on calls. Changes are kept as a draft and published once the checks pass; running calls are not touched.";
        back: "返回全部脚本", "Back to all scripts";
        version: "版本", "Version";
        not_published: "还没有发布过", "never published";
        shipped: "随本版本提供", "came with this version";
        published_by: "发布：", "Published: ";
        draft_by: "草稿：", "Draft: ";
        has_draft: "有草稿", "Draft";
        in_use: "使用中", "In use";
        steps: " 步", " steps";
        no_problems: "检查通过", "Checks passed";
        problems_count: " 处要改", " to mend";
        checks: "检查", "Checks";
        all_well: "没有发现问题。", "Nothing is wrong.";
        whole_script: "整个脚本", "The whole script";
        tree: "步骤", "Steps";
        tree_help: "↑↓ 选择，←→ 换层，Alt+↑↓ 移动，Enter 修改，A 在后面加一步，Delete 删除，Ctrl+Z 撤销。在右边按 Esc 回到这里。", "↑↓ choose, ←→ change level, Alt+↑↓ move, Enter edits, A adds a step after, Delete removes, Ctrl+Z undoes. Esc comes back here from the fields.";
        removed: "已删除：", "Removed: ";
        open: "修改这一步", "Edit this step";
        begins: "从这里开始", "begins here";
        begin_here: "从这一步开始", "Begin here";
        add: "在后面加一步", "Add a step after";
        add_sort: "新步骤的类型", "Sort of the new step";
        up: "上移", "Move up";
        down: "下移", "Move down";
        delete: "删除这一步", "Delete this step";
        undo: "撤销", "Undo";
        redo: "重做", "Redo";
        sort: "类型", "Sort";
        name: "名称", "Name";
        none: "（无）", "(none)";
        add_answer: "加一个答案", "Add an answer";
        drop_answer: "删掉这个答案", "Remove this answer";
        answer: "答案 ", "Answer ";
        lift: "上移", "Move up";
        case: "条件 ", "Condition ";
        case_lead: "从上往下看，第一个成立的条件决定去哪一步。", "They are tried from the top; the first that holds decides.";
        case_fact: "看哪一项", "Which fact";
        case_test: "怎么比较", "Compared how";
        case_value: "比较的值", "Value";
        add_case: "加一个条件", "Add a condition";
        drop_case: "删掉这个条件", "Remove this condition";
        add_one: "加一个…", "Add one…";
        drop_one: "去掉", "Remove";
        unit: "单位", "Unit";
        minutes_hint: "留空表示必须由客户或座席约定时间", "Empty: somebody has to name a time";
        minutes_wrong: "请填整数，最多一年", "A whole number, one year at most";
        words_hint: "多个词用顿号或逗号隔开", "Separate several with commas";
        settings: "脚本信息", "About the script";
        saving: "正在保存…", "Saving…";
        saved: "草稿已保存", "Draft saved";
        unsaved: "有未保存的改动", "Not saved yet";
        only_here: "这个浏览器不让留存内容，改动只在这一页上，请先不要关闭。", "This browser refuses to keep anything: your changes are on this page only, do not close it yet.";
        brought_back: "上次没有送到服务器的改动已经放回来，正在保存；不要的可以撤销。", "Changes that had not reached the server are back and are being saved; undo what you do not want.";
        try_now: "现在再试", "Try now";
        kept_here: "有改动没送到服务器", "Changes not sent yet";
        no_changes: "和使用中的版本一样", "Same as the version in use";
        conflict_head: "同一处有人刚改过，改法不同", "Somebody just changed the same spot differently";
        conflict_yours: "您的：", "Yours: ";
        conflict_theirs: "对方的：", "Theirs: ";
        use_mine: "用我的", "Use mine";
        keep_theirs: "保留对方的", "Keep theirs";
        note: "这次改了什么", "What was changed";
        publish: "发布", "Publish";
        published: "已发布，新的通话从现在起用这一版。", "Published. New calls use it from now on.";
        flawed: "还有问题没改好，没有发布。", "There are problems left; nothing was published.";
        stale: "有人刚改过或发布过。请看一下现在的内容再发布。", "Somebody changed or published it meanwhile. Look again before you publish.";
        same: "和使用中的版本一样，不用发布。", "It says what the version in use says; there is nothing to publish.";
        discard: "丢弃草稿", "Discard the draft";
        discard_sure: "草稿里的改动会全部消失，不能恢复；使用中的版本不变。", "Everything in the draft is lost for good; the version in use stays as it is.";
        keep_draft: "保留", "Keep it";
        test: "试走一遍", "Test run";
        test_lead: "用假设的情况走一遍草稿，什么都不会保存。", "Walk through the draft with pretend facts; nothing is kept.";
        test_begin: "从头开始", "Begin again";
        test_next: "继续", "Go on";
        test_pass: "跳过", "Pass over";
        test_done: "照办", "Do it";
        test_ended: "到此结束：", "It ends here: ";
        test_broken: "脚本在这里走不下去，请先看检查结果。", "The script cannot go on here; see the checks first.";
        facts: "假设的情况", "Pretend facts";
        fact_add: "加一项情况", "Add a fact";
        fact_value: "内容", "Value";
        versions: "版本记录", "Versions";
        compare: "与草稿或使用中的版本相比：", "Compared with the draft or the version in use:";
        no_difference: "没有不同。", "Nothing differs.";
        calls: " 通电话用过，已锁定", " calls used it; locked";
        locked: "已锁定，不会再变", "locked; it never changes";
        restores: "恢复了版本 ", "brings back version ";
        use_again: "重新用这一版", "Use this version again";
        export: "导出 JSON", "Export JSON";
        import: "导入 JSON", "Import JSON";
        imported: "文件里的不同之处已放进草稿，可以撤销。", "What differs in the file is in the draft now and can be undone.";
        import_bad: "这个文件不是脚本，没有导入。停在第 ", "This file is no script; nothing was imported. Reading stopped at line ";
        import_unfit: "这个文件太大，或者步骤名称不合规，没有导入。", "The file is too long, or its names are not allowed; nothing was imported.";
        import_other: "这是另一个脚本的文件，没有导入。", "This file is of another script; nothing was imported.";
        import_new: "从文件新建脚本", "New script from a file";
        new: "新建脚本", "New script";
        new_lead: "从一句话和一个结束开始，先是草稿，发布以后通话才会用到。", "It begins with one sentence and an end, as a draft; calls use it once it is published.";
        title_zh: "中文标题", "Title in Chinese";
        title_en: "英文标题", "Title in English";
        group: "分组", "Group";
        called: "名称将是 ", "Its name will be ";
        titles_wrong: "请填写两种语言的标题，各不超过 80 个字。", "Give it a title in both languages, 80 characters each at most.";
        begin: "新建", "Create";
        beginning: "正在新建…", "Creating…";
        copy: "复制成新脚本", "Copy as a new script";
        copy_lead: "新脚本从这里现在的内容开始，这个脚本不变。", "The new script begins with what is here now; this one stays as it is.";
        find: "查找脚本", "Find a script";
        find_hint: "标题、用途、关键词，中文或英文", "Title, purpose or key words, in either language";
        found: " 个脚本", " scripts";
        nothing_found: "没有脚本符合这些字。换一个词，或者清除后看全部。", "No script fits. Try another word, or clear it to see all.";
        nothing_yet: "这一组还没有脚本。", "No scripts in this group yet.";
        clear: "清除", "Clear";
        gone_title: "没有这个脚本", "There is no such script";
        gone_help: "它没有发布过，草稿可能已经丢弃，也可能地址有误。其他脚本都没有变。请从列表打开。", "It was never published, and its draft may have been thrown away; or the address is wrong. Nothing else has changed. Open one from the list.";
        failed_title: "脚本没有打开", "The scripts could not be opened";
        retry: "再试一次", "Try again";
    }
}

/// A text that follows the language.
pub fn say(word: fn(&'static ScriptTexts) -> &'static str) -> impl Fn() -> &'static str + Copy + Send + Sync {
    let lang = use_lang();
    move || word(ScriptTexts::of(lang.get()))
}

/// The short names of the two steps that a new script begins with.
#[must_use]
pub fn first_labels() -> [Text2; 2] {
    let label = |zh: &str, en: &str| Text2 { zh: zh.to_owned(), en: en.to_owned() };
    [label("开场", "Opening"), label("结束", "End")]
}

/// What a copy is called until somebody names it.
#[must_use]
pub fn copy_title(title: &Text2) -> Text2 {
    Text2 { zh: [&*title.zh, "（副本）"].concat(), en: [&*title.en, " (copy)"].concat() }
}
