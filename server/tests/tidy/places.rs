//! Where things may stand.

use super::rules::Rule;

const SWITCHES: [&str; 5] =
    ["app/src/lib.rs", "app/src/ssr.rs", "app/src/browser.rs", "app/src/start.rs", "app/web/src/lib.rs"];
const VAGUE: [&str; 11] =
    ["utils", "util", "common", "helpers", "helper", "service", "services", "manager", "misc", "base", "stuff"];

pub const RULES: &[Rule] = &[
    Rule {
        says: "SQL belongs into server/store",
        // The bench measures a bare insert beside ours.
        concerns: |s| s.is_rust() && !s.path.starts_with("server/store/") && !s.path.starts_with("server/examples/"),
        finds: |s| {
            s.lines(|line| {
                ["SELECT ", "INSERT INTO ", "INSERT OR ", "DELETE FROM ", "CREATE TABLE ", "PRAGMA "]
                    .iter()
                    .any(|word| line.contains(word))
                    || (line.contains("UPDATE ") && line.contains(" SET "))
            })
        },
        bad: &[
            ("server/src/live.rs", r#"let q = "SELECT seq FROM event";"#),
            ("app/casework/src/calls.rs", r#"query("UPDATE call SET note = ?")"#),
            ("server/tests/api/live.rs", r#"query("DELETE FROM event")"#),
        ],
        good: &[
            ("server/store/src/sqlite/call.rs", r#"query("SELECT 1")"#),
            ("app/src/ui/field.rs", r#"matches!(tag, "INPUT" | "SELECT")"#),
            ("app/src/ui/field.rs", "// SELECT nothing here"),
        ],
    },
    Rule {
        says: "the text of a page is never written as HTML",
        concerns: |s| s.is_page(),
        finds: |s| s.lines(|line| line.contains("inner_html") || line.contains("insert_adjacent_html")),
        bad: &[
            ("app/src/ui/notice.rs", "<p inner_html=note></p>"),
            ("app/src/browser.rs", "element.set_inner_html(x)"),
        ],
        good: &[("app/src/ui/notice.rs", "<p>{note}</p> // no inner_html")],
    },
    Rule {
        says: "`<textarea` stands only in app/src/ui/text_area.rs, because rendering on the server does not escape its text",
        concerns: |s| s.is_page() && s.path != "app/src/ui/text_area.rs",
        finds: |s| s.lines(|line| line.contains("<textarea")),
        bad: &[("app/src/pages/complaint.rs", "view! { <textarea></textarea> }")],
        good: &[("app/src/ui/text_area.rs", "<textarea"), ("app/src/pages/complaint.rs", "<TextArea />")],
    },
    Rule {
        says: "no style in a view: the content security policy drops it; write a class",
        concerns: |s| s.is_page(),
        finds: |s| {
            s.lines(|line| {
                let line = line.trim_start();
                let directive = line.split_whitespace().any(|word| {
                    word.strip_prefix("style:").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
                });
                directive || line.starts_with("style=") || line.contains(" style=")
            })
        },
        bad: &[
            ("app/src/ui/chip.rs", r#"<p style="color: red">"#),
            ("app/src/ui/chip.rs", "style=format!()"),
            ("app/src/ui/chip.rs", "<p style:width=width>"),
        ],
        good: &[
            ("app/src/shell.rs", r#"let style = ["/", "x.css"].concat();"#),
            ("app/src/shell.rs", "Looks { style: Style::Dark }"),
        ],
    },
    Rule {
        says: "addresses of pages come from app/src/paths.rs",
        concerns: |s| s.is_page() && s.path != "app/src/paths.rs",
        finds: |s| {
            s.lines_before_tests(|line| {
                let line = line.replace("path!(\"/", "");
                ["href=\"/", "\"/complaints", "\"/sign-in", "\"/account"].iter().any(|literal| line.contains(literal))
            })
        },
        bad: &[
            ("app/src/shell/bar.rs", r#"<a href="/">"#),
            ("app/src/shell/bar.rs", r#"navigate("/complaints?q=")"#),
            ("app/src/pages/account.rs", r#"<Redirect path="/sign-in"/>"#),
        ],
        good: &[
            ("app/src/paths.rs", r#"pub const ACCOUNT: &str = "/account";"#),
            ("app/src/shell.rs", r#"<Route path=path!("/complaints/:id") />"#),
            ("app/src/doors/account.rs", r#"#[server(prefix = "/api", endpoint = "account/sign-in")]"#),
        ],
    },
    Rule {
        says: "a folder's module is the file beside it, not mod.rs",
        concerns: |s| s.is_kind("rs"),
        finds: |s| if s.name() == "mod.rs" { vec![1] } else { Vec::new() },
        bad: &[("app/src/ui/mod.rs", "")],
        good: &[("app/src/ui.rs", "")],
    },
    Rule {
        says: "a file is named after what is in it",
        concerns: |s| !s.is_tidy(),
        finds: |s| {
            let vague = |part: &str| VAGUE.contains(&part.split('.').next().unwrap_or_default());
            let is_source = ["rs", "mjs", "css"].iter().any(|end| s.is_kind(end));
            if is_source && s.path.split('/').any(vague) { vec![1] } else { Vec::new() }
        },
        bad: &[("app/src/utils.rs", ""), ("server/src/helpers/time.rs", ""), ("end2end/common.mjs", "")],
        good: &[("app/src/browser.rs", ""), ("style/20-base.css", "")],
    },
    Rule {
        says: "a file of Rust has at most 400 lines",
        concerns: |s| s.is_kind("rs"),
        finds: |s| if s.text.lines().count() > 400 { vec![401] } else { Vec::new() },
        bad: &[("app/src/desk.rs", LONG)],
        good: &[("app/src/desk.rs", "//! Short.\n")],
    },
    Rule {
        says: "the parts of the program are chosen only in lib.rs, ssr.rs, browser.rs and start.rs",
        concerns: |s| s.is_rust() && !SWITCHES.contains(&s.path.as_str()),
        finds: |s| {
            s.lines(|line| {
                line.contains("cfg(feature") || line.contains("cfg!(feature") || line.contains("cfg(not(feature")
            })
        },
        bad: &[
            ("app/src/pages/proof.rs", r#"#[cfg(feature = "ssr")]"#),
            ("app/src/ui.rs", r#"if cfg!(feature = "ssr") {"#),
            ("app/src/ui.rs", r#"#[cfg(not(feature = "ssr"))]"#),
        ],
        good: &[("app/src/ssr.rs", r#"#[cfg(feature = "ssr")]"#), ("app/src/ui.rs", "#[cfg(test)]")],
    },
    Rule {
        says: "an exception to a lint is `#[expect(…, reason = …)]`, which is noticed when it is no longer needed",
        concerns: |s| s.is_rust(),
        finds: |s| s.lines(|line| line.contains("#[allow(") || line.contains("#![allow(")),
        bad: &[("app/src/ui.rs", "#[allow(dead_code)]"), ("app/src/ui.rs", "#![allow(clippy::all)]")],
        good: &[("app/src/ui.rs", r#"#[expect(clippy::panic, reason = "a test")]"#)],
    },
    Rule {
        says: "time and ids come from the ports; only server/src/clock.rs asks the system",
        concerns: |s| s.is_rust() && s.path != "server/src/clock.rs",
        finds: |s| {
            let words = ["Utc::now", "Local::now", "SystemTime::now", "now_v7(", "new_v4(", "OffsetDateTime::now"];
            s.lines(|line| words.iter().any(|word| line.contains(word)))
        },
        bad: &[
            ("app/casework/src/calls.rs", "let at = Utc::now();"),
            ("server/src/demo.rs", "Uuid::now_v7()"),
            ("server/tests/api/live.rs", "SystemTime::now()"),
        ],
        good: &[("server/src/clock.rs", "chrono::Utc::now()"), ("app/casework/src/calls.rs", "ctx.clock.now()")],
    },
];

/// 401 lines.
const LONG: &str = {
    const LINES: &[u8; 401] = &[b'\n'; 401];
    match std::str::from_utf8(LINES) {
        Ok(text) => text,
        Err(_) => "",
    }
};
