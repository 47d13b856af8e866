//! Blanks and stressed words.

use domain::{
    complaint::Field,
    script::{BlankKind, Blanks, CALL_BLANKS, Piece, blank_kind, blank_names, is_known_blank, open_blanks, render},
};

fn plain(s: &str) -> Piece {
    Piece::Plain(s.to_owned())
}

fn strong(s: &str) -> Piece {
    Piece::Strong(s.to_owned())
}

fn blank(name: &str, value: Option<&str>) -> Piece {
    Piece::Blank { name: name.to_owned(), value: value.map(str::to_owned) }
}

#[test]
fn blanks_are_filled_or_stay_visible() {
    let mut blanks = Blanks::default();
    blanks.set("customer", "林女士");
    blanks.set("agent", "  ");
    let pieces = render("{customer}，我是{agent}，**{due_handle}前**回复。", &blanks);
    let expected = [
        blank("customer", Some("林女士")),
        plain("，我是"),
        blank("agent", None),
        plain("，"),
        blank("due_handle", None),
        strong("前"),
        plain("回复。"),
    ];
    assert_eq!(pieces, expected);
}

#[test]
fn marks_without_a_partner_are_kept_as_written() {
    let none = Blanks::default();
    assert_eq!(render("a {b", &none), [plain("a {b")]);
    assert_eq!(render("a } b {X} {}", &none), [plain("a } b {X} {}")]);
    assert_eq!(render("**好", &none), [plain("**好")]);
    assert_eq!(render("**好**的", &none), [strong("好"), plain("的")]);
    assert_eq!(render("", &none), []);
    assert_eq!(render("****", &none), []);
}

#[test]
fn a_value_is_never_read_as_markup() {
    let mut blanks = Blanks::default();
    blanks.set("item", "**{customer}**");
    assert_eq!(render("{item}", &blanks), [blank("item", Some("**{customer}**"))]);
}

#[test]
fn every_form_field_is_a_blank() {
    assert!(is_known_blank("reply_by") && is_known_blank("due_handle") && !is_known_blank("who_knows"));
    assert_eq!(blank_names("{a}{b}{a}"), ["a", "b", "a"]);
}

#[test]
fn every_blank_says_what_fills_it() {
    let kinds = [
        ("customer", BlankKind::Name),
        ("contact_name", BlankKind::Name),
        ("waybill_tail", BlankKind::WaybillTail),
        ("time", BlankKind::Time),
        ("due_handle", BlankKind::Time),
        ("reply_by", BlankKind::Time),
        ("date", BlankKind::Date),
        ("promised_on", BlankKind::Date),
        ("amount", BlankKind::Amount),
        ("lost_value", BlankKind::Amount),
        ("place", BlankKind::Place),
        ("receiver_address", BlankKind::Place),
        ("pieces_sent", BlankKind::Count),
        ("papers", BlankKind::Words),
        ("item", BlankKind::Words),
    ];
    for (name, kind) in kinds {
        assert_eq!(blank_kind(name), Some(kind), "{name}");
    }
    let known = CALL_BLANKS.iter().copied().chain(Field::ALL.iter().map(|f| f.code()));
    assert!(known.into_iter().all(|name| blank_kind(name).is_some() && is_known_blank(name)));
    assert_eq!(blank_kind("who_knows"), None);
}

#[test]
fn what_is_still_open_is_named_once() {
    let mut blanks = Blanks::default();
    let text = "{name}，{time}到{place}，{name}";
    assert_eq!(open_blanks(text, &blanks), ["name", "time", "place"]);
    blanks.set("name", "林女士");
    blanks.set("place", " ");
    assert_eq!(open_blanks(text, &blanks), ["time", "place"]);
    blanks.set("time", "明天上午");
    blanks.set("place", "苏州");
    assert!(open_blanks(text, &blanks).is_empty());
}
