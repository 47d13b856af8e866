//! What the palette offers: pages and actions, and what the server found.

use crate::{
    browser,
    doors::account::sign_out,
    i18n::{self, shell::shell, terms},
    paths,
    preferences::{Lang, Theme},
    shell::looks::{Looks, other},
    ui::icon::IconName,
};
use domain::{
    account::Permission,
    search::halfwidth,
    view::{ComplaintQuery, Hit, Me},
};
use leptos::task::spawn_local;

/// The part of the list an entry stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Group {
    /// What the server found.
    Found,
    /// Pages.
    Pages,
    /// Actions.
    Actions,
}

impl Group {
    pub(super) const ALL: [Self; 3] = [Self::Pages, Self::Actions, Self::Found];

    pub(super) const fn name(self, lang: Lang) -> &'static str {
        let t = &shell(lang).palette;
        match self {
            Self::Found => t.found,
            Self::Pages => t.pages,
            Self::Actions => t.actions,
        }
    }
}

/// What choosing an entry does.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Deed {
    /// Goes to an address.
    Go(String),
    /// Switches the language.
    Speak(Lang),
    /// Switches the theme.
    Wear(Theme),
    /// Shows the key list.
    Keys,
    /// Signs out.
    SignOut,
}

impl Deed {
    /// Does it; going somewhere is the router's.
    pub(super) fn run(self, looks: Looks) {
        match self {
            Self::Go(path) => browser::go(&path),
            Self::Speak(lang) => looks.speak(lang),
            Self::Wear(theme) => looks.wear(theme),
            Self::Keys => browser::tell("yiling:keys"),
            // The server's answer leads to the sign-in page; without an answer nothing has changed.
            Self::SignOut => spawn_local(async {
                let _ = sign_out().await;
            }),
        }
    }
}

/// One line of the palette.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Entry {
    pub(super) group: Group,
    pub(super) icon: IconName,
    pub(super) label: String,
    pub(super) detail: String,
    pub(super) deed: Deed,
}

/// Pages and actions that fit what was typed. Names in both languages and pinyin initials are understood.
pub(super) fn fixed(lang: Lang, theme: Theme, me: Option<&Me>, typed: &str) -> Vec<Entry> {
    let typed = halfwidth(typed).trim().to_ascii_lowercase();
    let mut all = Vec::new();
    let mut offer = |group, icon, label: &str, detail: &str, words: &str, deed| {
        if typed.is_empty() || fits(&typed, &label.to_ascii_lowercase()) || fits(&typed, words) {
            all.push(Entry { group, icon, label: label.to_owned(), detail: detail.to_owned(), deed });
        }
    };
    let t = shell(lang);
    let go = |path: &str| Deed::Go(path.to_owned());
    offer(Group::Pages, IconName::Phone, t.workbench, "", "工作台 workbench gzt gongzuotai", go(paths::WORKBENCH));
    offer(Group::Pages, IconName::List, t.complaints, "", "投诉 complaints ts tousu", go(paths::COMPLAINTS));
    offer(Group::Pages, IconName::Quote, t.phrases, "", "话术库 phrases hs huashu", go(paths::PHRASES));
    if me.is_some_and(|me| me.actor.may(Permission::ReadBoard)) {
        offer(Group::Pages, IconName::Gauge, t.board, "", "看板 大屏 board kb kanban dp daping", go(paths::BOARD));
    }
    if me.is_some_and(|me| me.actor.may(Permission::ReadScripts)) {
        let words = "话术脚本 脚本 scripts hsjb huashujiaoben jb jiaoben";
        offer(Group::Pages, IconName::Chat, t.scripts, "", words, go(paths::SCRIPTS));
    }
    if me.is_some_and(|me| me.actor.may(Permission::ReadReceipts)) {
        offer(Group::Pages, IconName::Parcel, t.receipts, "", "回单 return receipts hd huidan", go(paths::RECEIPTS));
    }
    if me.is_some_and(|me| me.actor.may(Permission::RecordReceipts)) {
        let words = "登记回单 register receipt djhd dengjihuidan";
        offer(Group::Actions, IconName::Plus, t.palette.new_receipt, "", words, go(paths::NEW_RECEIPT));
    }
    offer(Group::Pages, IconName::Rule, t.rules, "", "规则 rules packs 日历 calendar gz guize", go(paths::RULES));
    let words = "时限测算 deadline calculator sxcs shixian";
    offer(Group::Pages, IconName::Clock, t.deadline, "", words, go(paths::RULES_DEADLINE));
    let words = "赔偿测算 compensation calculator pccs peichang";
    offer(Group::Pages, IconName::Rule, t.compensation, "", words, go(paths::RULES_COMPENSATION));
    offer(Group::Pages, IconName::Person, t.account, "", "我的账号 account session wdzh zhanghao", go(paths::ACCOUNT));
    if me.is_some_and(|me| me.actor.may(Permission::TakeCalls)) {
        let words = "新来电 开始通话 new call xld xinlaidian";
        offer(Group::Actions, IconName::Plus, t.palette.new_call, "", words, go(paths::NEW_CALL));
    }
    let words = "语言 中文 英文 language english chinese yy yuyan";
    offer(Group::Actions, IconName::Chat, t.other_language, "", words, Deed::Speak(other(lang)));
    for (wear, icon) in
        [(Theme::Light, IconName::Sun), (Theme::Dark, IconName::Moon), (Theme::System, IconName::Screen)]
    {
        if wear != theme {
            let words = "外观 浅色 深色 theme dark light system wg waiguan";
            offer(Group::Actions, icon, i18n::shell::theme(lang, wear), t.theme, words, Deed::Wear(wear));
        }
    }
    offer(Group::Actions, IconName::Keys, t.palette.show_keys, "?", "快捷键 keys shortcuts kjj", Deed::Keys);
    offer(Group::Actions, IconName::Leave, t.sign_out, "", "退出登录 sign out log out tc tuichu", Deed::SignOut);
    all
}

/// Whether what was typed stands in a text: letters at the beginning of a word, Chinese anywhere.
fn fits(typed: &str, text: &str) -> bool {
    if typed.is_ascii() {
        text.starts_with(typed) || text.contains(&[" ", typed].concat())
    } else {
        text.contains(typed)
    }
}

/// The line of something the server found.
pub(super) fn found(lang: Lang, hit: &Hit, typed: &str) -> Entry {
    let list = |q: &str| {
        let query = ComplaintQuery { q: q.to_owned(), closed_too: true, ..ComplaintQuery::default() };
        Deed::Go(paths::complaints(&query))
    };
    let (icon, label, detail, deed) = match hit {
        Hit::Complaint(row) => {
            let facts = [terms::kind(lang, row.kind), terms::stage(lang, row.stage), &row.contact, &row.gist];
            (IconName::List, row.number.to_string(), join(&facts), Deed::Go(paths::complaint(row.id)))
        }
        Hit::Waybill(card) => {
            let way = [&*card.sender.place, " → ", &card.recipient.place].concat();
            (IconName::Parcel, card.number.clone(), join(&[&card.goods, &way]), list(&card.number))
        }
        Hit::Customer(card) => {
            let name = [&*card.spoken, terms::title(lang, card.title)].concat();
            (IconName::Person, name, join(&[&card.phone, &card.place]), list(typed.trim()))
        }
    };
    Entry { group: Group::Found, icon, label, detail, deed }
}

fn join(facts: &[&str]) -> String {
    let mut line = String::new();
    for fact in facts.iter().filter(|fact| !fact.is_empty()) {
        if !line.is_empty() {
            line.push_str(" · ");
        }
        line.push_str(fact);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        account::{Actor, Role},
        id::{AccountId, SessionId},
    };
    use uuid::Uuid;

    fn me(role: Role) -> Me {
        let id = Uuid::from_u128(1);
        let actor = Actor { id: AccountId(id), login: "zhoumin".to_owned(), name: "周敏".to_owned(), role };
        Me { actor, session: SessionId(id) }
    }

    fn labels(lang: Lang, role: Role, typed: &str) -> Vec<String> {
        fixed(lang, Theme::System, Some(&me(role)), typed).into_iter().map(|entry| entry.label).collect()
    }

    #[test]
    fn a_page_is_found_in_either_language_by_pinyin_and_by_wide_letters() {
        for typed in ["投诉", "complaints", "TS", "ts", "ｔｓ", " tousu "] {
            assert_eq!(labels(Lang::Zh, Role::Agent, typed), ["投诉"], "{typed}");
            assert_eq!(labels(Lang::En, Role::Agent, typed), ["Complaints"], "{typed}");
        }
    }

    #[test]
    fn a_new_call_is_offered_to_those_who_take_calls_only() {
        assert_eq!(labels(Lang::Zh, Role::Agent, "xld"), ["新来电"]);
        assert_eq!(labels(Lang::Zh, Role::Trainee, "xld"), Vec::<String>::new());
    }

    #[test]
    fn receipts_are_offered_to_those_who_may_read_them_only() {
        assert_eq!(labels(Lang::Zh, Role::ReceiptClerk, "hd"), ["回单"]);
        assert_eq!(labels(Lang::En, Role::Manager, "登记回单"), ["Register a receipt"]);
        assert_eq!(labels(Lang::Zh, Role::Agent, "回单"), Vec::<String>::new());
    }

    #[test]
    fn scripts_are_found_by_everybody_who_may_read_them() {
        for typed in ["脚本", "scripts", "jb", "hsjb"] {
            assert_eq!(labels(Lang::Zh, Role::Lead, typed), ["话术脚本"], "{typed}");
        }
        assert_eq!(labels(Lang::En, Role::Agent, "jiaoben"), ["Scripts"]);
    }

    #[test]
    fn letters_inside_a_word_find_nothing() {
        assert_eq!(labels(Lang::En, Role::Agent, "hortcuts"), Vec::<String>::new());
        assert_eq!(labels(Lang::En, Role::Agent, "log ou"), ["Sign out"]);
    }

    #[test]
    fn the_theme_that_is_worn_is_not_offered() {
        assert_eq!(labels(Lang::Zh, Role::Agent, "外观"), ["浅色", "深色"]);
    }

    #[test]
    fn empty_facts_leave_no_dots() {
        assert_eq!(join(&["破损", "", "林**"]), "破损 · 林**");
        assert_eq!(join(&["", ""]), "");
    }
}
