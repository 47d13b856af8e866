//! The words of the frame around every page: bar, palette, sign-in, account.

mod en;
mod zh;

use crate::preferences::{Lang, Theme};
use domain::command::Command;

/// Every fixed text of the frame.
#[derive(Debug)]
pub struct Texts {
    /// Name of the product.
    pub brand: &'static str,
    /// Skip link.
    pub skip: &'static str,
    /// Label of the navigation.
    pub nav: &'static str,
    /// 工作台
    pub workbench: &'static str,
    /// 投诉
    pub complaints: &'static str,
    /// 看板
    pub board: &'static str,
    /// 回单
    pub receipts: &'static str,
    /// 规则
    pub rules: &'static str,
    /// The phrases.
    pub phrases: &'static str,
    /// The scripts.
    pub scripts: &'static str,
    /// 日历
    pub calendar: &'static str,
    /// 时限测算
    pub deadline: &'static str,
    /// 赔偿测算
    pub compensation: &'static str,
    /// Close something.
    pub close: &'static str,
    /// Before a due time that is read aloud.
    pub due: &'static str,
    /// Between two parts of a sentence.
    pub comma: &'static str,
    /// After what a value is called.
    pub colon: &'static str,
    /// Between two facts in a line.
    pub dot: &'static str,
    /// What the search button invites to.
    pub search_hint: &'static str,
    /// The line is open.
    pub line_open: &'static str,
    /// The line is being opened.
    pub line_opening: &'static str,
    /// The line is cut.
    pub line_cut: &'static str,
    /// What that means.
    pub line_cut_help: &'static str,
    /// The banner of a demo.
    pub demo: &'static str,
    /// Hides the banner.
    pub demo_hide: &'static str,
    /// Name of the other language, in that language.
    pub other_language: &'static str,
    /// Its short name.
    pub other_language_short: &'static str,
    /// 语言
    pub language: &'static str,
    /// 外观
    pub theme: &'static str,
    /// The menu of one's account.
    pub account_menu: &'static str,
    /// 我的账号
    pub account: &'static str,
    /// 退出登录
    pub sign_out: &'static str,
    /// The waiting list.
    pub outbox: OutboxTexts,
    /// The palette.
    pub palette: PaletteTexts,
    /// The key list.
    pub keys: KeyTexts,
    /// The sign-in page.
    pub sign_in: SignInTexts,
    /// The dialog that asks for the password again.
    pub again: AgainTexts,
    /// The account page.
    pub sessions: SessionTexts,
    /// One's own password.
    pub password: PasswordTexts,
    /// The page that does not exist.
    pub not_found: NotFoundTexts,
}

/// One's own password.
#[derive(Debug)]
pub struct PasswordTexts {
    /// Heading.
    pub title: &'static str,
    /// What happens.
    pub lead: &'static str,
    /// The one in use.
    pub present: &'static str,
    /// The new one.
    pub fresh: &'static str,
    /// How long it has to be.
    pub length: &'static str,
    /// Sets it.
    pub button: &'static str,
    /// It was set.
    pub done: &'static str,
    /// The present one does not fit.
    pub wrong: &'static str,
}

/// The waiting list.
#[derive(Debug)]
pub struct OutboxTexts {
    /// Its title.
    pub title: &'static str,
    /// After the count.
    pub waiting: &'static str,
    /// There is no network, in short.
    pub offline_short: &'static str,
    /// Why it waits, without network.
    pub offline: &'static str,
    /// Why it waits otherwise.
    pub sending: &'static str,
    /// Nothing lost.
    pub kept: &'static str,
    /// Try now.
    pub push: &'static str,
}

/// The palette.
#[derive(Debug)]
pub struct PaletteTexts {
    /// Its title.
    pub title: &'static str,
    /// In the empty field.
    pub placeholder: &'static str,
    /// Heading of pages.
    pub pages: &'static str,
    /// Heading of actions.
    pub actions: &'static str,
    /// Heading of what the server found.
    pub found: &'static str,
    /// A new call.
    pub new_call: &'static str,
    /// A new return receipt.
    pub new_receipt: &'static str,
    /// Shows the key list.
    pub show_keys: &'static str,
    /// While asking.
    pub looking: &'static str,
    /// Nothing found.
    pub nothing: &'static str,
    /// The server could not be asked.
    pub failed: &'static str,
    /// How to use it.
    pub help: &'static str,
}

/// The key list.
#[derive(Debug)]
pub struct KeyTexts {
    /// Its title.
    pub title: &'static str,
    /// When they do not work.
    pub note: &'static str,
    /// Keys and what they do.
    pub rows: [(&'static [&'static str], &'static str); 8],
}

/// The sign-in page.
#[derive(Debug)]
pub struct SignInTexts {
    /// Its title.
    pub title: &'static str,
    /// Under the title.
    pub lead: &'static str,
    /// 账号
    pub login: &'static str,
    /// Hint to it.
    pub login_hint: &'static str,
    /// 密码
    pub password: &'static str,
    /// The button.
    pub button: &'static str,
    /// While it works.
    pub busy: &'static str,
    /// Heading of a failure.
    pub problem: &'static str,
    /// Wrong name or password.
    pub wrong: &'static str,
    /// Heading of the demo accounts.
    pub demo: &'static str,
    /// What they are.
    pub demo_lead: &'static str,
    /// Before the name of who is signed in.
    pub already: &'static str,
    /// Go on.
    pub go_on: &'static str,
    /// As somebody else.
    pub other: &'static str,
}

/// The dialog that asks for the password again.
#[derive(Debug)]
pub struct AgainTexts {
    /// Its title.
    pub title: &'static str,
    /// What is kept.
    pub lead: &'static str,
    /// The button.
    pub button: &'static str,
    /// The button in a demo.
    pub demo_button: &'static str,
    /// The wrong password.
    pub wrong: &'static str,
    /// Somebody else wants to sign in.
    pub other: &'static str,
    /// What happens to this person's work then.
    pub other_lead: &'static str,
}

/// The account page.
#[derive(Debug)]
pub struct SessionTexts {
    /// Heading.
    pub title: &'static str,
    /// What they are.
    pub lead: &'static str,
    /// The one in use.
    pub current: &'static str,
    /// A device that does not say what it is.
    pub unknown: &'static str,
    /// Before the time of last use.
    pub seen: &'static str,
    /// Before the time it began.
    pub began: &'static str,
    /// Before the time it ends.
    pub ends: &'static str,
    /// Ends it.
    pub end: &'static str,
    /// Heading of the preferences.
    pub preferences: &'static str,
    /// What they apply to.
    pub preferences_lead: &'static str,
    /// While loading.
    pub loading: &'static str,
    /// 角色
    pub role: &'static str,
    /// Heading over who it is.
    pub who: &'static str,
}

/// The page that does not exist.
#[derive(Debug)]
pub struct NotFoundTexts {
    /// Its title.
    pub title: &'static str,
    /// What may be the cause.
    pub lead: &'static str,
    /// Way out.
    pub home: &'static str,
}

/// The texts in a language.
#[must_use]
pub const fn shell(lang: Lang) -> &'static Texts {
    match lang {
        Lang::Zh => &zh::TEXTS,
        Lang::En => &en::TEXTS,
    }
}

/// The name of a theme.
#[must_use]
pub const fn theme(lang: Lang, theme: Theme) -> &'static str {
    match theme {
        Theme::System => lang_pick(lang, "跟随系统", "As the system"),
        Theme::Light => lang_pick(lang, "浅色", "Light"),
        Theme::Dark => lang_pick(lang, "深色", "Dark"),
    }
}

/// What a waiting command would do.
#[must_use]
pub const fn command(lang: Lang, command: &Command) -> &'static str {
    let (zh, en) = match command {
        Command::StartCall { .. } => ("开始通话", "Start a call"),
        Command::FinishCall { .. } => ("结束通话", "Finish a call"),
        Command::FileComplaint { .. } => ("保存投诉", "Save a complaint"),
        Command::RecordReply { .. } => ("记录答复", "Record a reply"),
        Command::AmendFacts { .. } => ("修改事实", "Change facts"),
        Command::AddNote { .. } => ("添加备注", "Add a note"),
        Command::Assign { .. } => ("派给同事", "Assign"),
        Command::HandToLead { .. } => ("交给组长", "Hand to a lead"),
        Command::TakeOver { .. } => ("接手", "Take over"),
        Command::Close { .. } => ("结案", "Close"),
        Command::Reopen { .. } => ("重新打开", "Reopen"),
        Command::ReckonAmount { .. } => ("保存核算", "Keep an amount"),
        Command::RuleOnAmount { .. } => ("核定赔付", "Decide on an amount"),
        Command::Promise { .. } => ("记下承诺的结果", "Note about a promise"),
        Command::Floor { .. } => ("联系的状态", "State of a contact"),
        Command::Say { .. } => ("发送消息", "Send a message"),
        Command::MarkPhrase { .. } => ("收藏话术", "Mark a phrase"),
        Command::UsedPhrases { .. } => ("记录话术使用", "Count used phrases"),
        Command::ChangeMyPhrases { .. } | Command::ChangeTeamPhrases { .. } => ("修改话术", "Change phrases"),
    };
    lang_pick(lang, zh, en)
}

/// How long to wait after too many tries.
#[must_use]
pub fn too_many_tries(lang: Lang, seconds: u64) -> String {
    let (count, minutes) = if seconds < 90 { (seconds.max(1), false) } else { (seconds.div_ceil(60), true) };
    let count = count.to_string();
    match (lang, minutes) {
        (Lang::Zh, false) => ["尝试次数太多。请等 ", &count, " 秒再试。"].concat(),
        (Lang::Zh, true) => ["尝试次数太多。请等 ", &count, " 分钟再试。"].concat(),
        (Lang::En, false) => ["Too many tries. Wait ", &count, " seconds, then try again."].concat(),
        (Lang::En, true) => ["Too many tries. Wait ", &count, " minutes, then try again."].concat(),
    }
}

const fn lang_pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_told_in_seconds_when_short_and_never_rounded_down() {
        assert_eq!(too_many_tries(Lang::Zh, 0), "尝试次数太多。请等 1 秒再试。");
        assert_eq!(too_many_tries(Lang::Zh, 89), "尝试次数太多。请等 89 秒再试。");
        assert_eq!(too_many_tries(Lang::Zh, 121), "尝试次数太多。请等 3 分钟再试。");
        assert_eq!(too_many_tries(Lang::En, 900), "Too many tries. Wait 15 minutes, then try again.");
    }
}
