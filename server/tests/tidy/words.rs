//! Which words may stand where.

use super::rules::{Rule, Source};

/// Chinese in the program that is no text of the interface, with the reason it may stand there.
const NOT_SHOWN: &[(&str, &str, &str)] = &[
    ("app/src/pages/account.rs", "简体中文", "a language is called by its own name in every language"),
    ("app/src/desk/blanks.rs", "驿铃速运", "a name in both languages"),
    ("app/src/desk/known.rs", "女士", "part of the customer's name as it goes into the record"),
    ("app/src/desk/known.rs", "先生", "part of the customer's name as it goes into the record"),
    ("app/src/desk/known.rs", "本人", "what tracking histories say"),
];

/// What the palette is searched by: words of both languages and pinyin at once.
const SEARCHED_BY: &str = "app/src/shell/palette/entry.rs";

/// Whether the line holds Chinese of its own: not beside its English in `pick(…)`, and not known as no text.
fn is_lonely_chinese(source: &Source, line: &str) -> bool {
    let chinese = line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let known = NOT_SHOWN.iter().any(|(path, words, _)| source.path == *path && line.contains(words));
    chinese && !known && !line.contains("pick(")
}

pub const RULES: &[Rule] = &[
    Rule {
        says: "texts of the interface stand in app/src/i18n or beside their English in `lang.pick(…)`",
        concerns: |s| {
            s.is_page() && !s.path.starts_with("app/src/i18n") && s.path != SEARCHED_BY && s.name() != "tests.rs"
        },
        finds: |s| s.lines_before_tests(|line| is_lonely_chinese(s, line)),
        bad: &[
            ("app/src/ui/notice.rs", "<p>\"已保存\"</p>"),
            ("app/src/pages/account.rs", "let title = \"我的账号\";"),
        ],
        good: &[
            ("app/src/i18n/shell/zh.rs", "saved: \"已保存\","),
            ("app/src/ui/notice.rs", "lang.pick(\"已保存\", \"Saved\")"),
            ("app/src/ui/notice.rs", "/// 已保存"),
            ("app/src/ui/notice.rs", "fn f() {}\n#[cfg(test)]\nmod tests { const T: &str = \"已保存\"; }"),
            ("app/src/pages/board/tests.rs", "const T: &str = \"已保存\";"),
        ],
    },
    Rule {
        says: "no path of one machine",
        concerns: |s| !s.is_tidy(),
        finds: |s| {
            let numbered = (1..).zip(s.text.lines());
            let bound = |line: &str| {
                ["/work/", "/root/", "/home/", "/Users/", "C:\\Users"].iter().any(|place| line.contains(place))
            };
            numbered.filter(|(_, line)| bound(line)).map(|(number, _)| number).collect()
        },
        bad: &[("Makefile", "\tcp /home/me/yiling ."), ("README.md", "see /work/main")],
        good: &[("Makefile", "\tcp target/debug/yiling ."), ("README.md", "`sqlite:/var/lib/yiling.db`")],
    },
    Rule {
        says: "no text for people in domain, casework and store",
        concerns: |s| {
            s.is_rust()
                && ["app/domain/src/", "app/casework/src/", "server/store/src/"].iter().any(|at| s.path.starts_with(at))
                && !READS_CHINESE.contains(&s.path.as_str())
        },
        finds: |s| s.lines_before_tests(|line| line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))),
        bad: &[("app/casework/src/calls.rs", "return Err(\"通话不存在\");")],
        good: &[("app/casework/src/calls.rs", "/// 通话"), ("app/domain/src/amount.rs", "plain.strip_suffix('元')")],
    },
    Rule {
        says: "a wish is an issue, not a comment",
        concerns: |s| !s.is_tidy() && ["rs", "mjs", "css", "sh", "sql"].iter().any(|end| s.is_kind(end)),
        finds: |s| {
            let wishes = ["TODO", "FIXME", "XXX", "HACK"];
            let numbered = (1..).zip(s.text.lines());
            let wishful = |line: &str| wishes.iter().any(|wish| line.contains(wish));
            numbered.filter(|(_, line)| wishful(line)).map(|(number, _)| number).collect()
        },
        bad: &[("app/src/ui.rs", "// TODO: later"), ("style/30-ui.css", "/* FIXME */")],
        good: &[("app/src/ui.rs", "// Later calls find it here.")],
    },
];

/// Files that read Chinese as people write it; none of them says any.
const READS_CHINESE: [&str; 4] = [
    "app/domain/src/amount.rs",
    "app/domain/src/calendar/import/ics.rs",
    "app/domain/src/person.rs",
    "app/domain/src/script/check_time.rs",
];
