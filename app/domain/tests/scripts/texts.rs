//! Blanks and stressed words.

use domain::script::{Blanks, Piece, blank_names, is_known_blank, render};

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
