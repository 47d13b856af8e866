//! Texts of the pages on scripts.

mod changes;
mod problems;
#[cfg(test)]
mod tests;

pub use changes::{change, part, sort, spot, value};
pub use problems::{problem, refusal};

use super::{use_lang, workbench::texts};
use crate::preferences::Lang;
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
        missing_title: "没有这个脚本", "There is no such script";
        tree: "步骤", "Steps";
        tree_help: "↑↓ 选择，Alt+↑↓ 移动，Enter 或 F2 修改，Delete 删除，Ctrl+Z 撤销。", "↑↓ choose, Alt+↑↓ move, Enter or F2 edit, Delete removes, Ctrl+Z undoes.";
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
        cases_kept: "判断条件在导出的 JSON 里修改。", "Conditions are changed in the exported JSON.";
        words_hint: "多个词用顿号或逗号隔开", "Separate several with commas";
        settings: "脚本信息", "About the script";
        saving: "正在保存…", "Saving…";
        saved: "草稿已保存", "Draft saved";
        unsaved: "有未保存的改动", "Not saved yet";
        not_saved: "没有保存成功，改动还在这一页上", "Not saved; your changes are still on this page";
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
    }
}

/// A text that follows the language.
pub fn say(word: fn(&'static ScriptTexts) -> &'static str) -> impl Fn() -> &'static str + Copy + Send + Sync {
    let lang = use_lang();
    move || word(ScriptTexts::of(lang.get()))
}
