//! Chats: what a customer may open one with, what was said, and who is writing.

use chrono::{TimeDelta, TimeZone, Utc};
use domain::{
    chat::{
        Author, Chain, Chat, MESSAGE_LENGTH, Message, Opening, OpeningField, OpeningForm, REMARK_LENGTH, Side,
        TYPING_SECONDS, Topic, Typing, parse_message, parse_remark,
    },
    complaint::Problem,
    id::{AccountId, ContactId, MessageId},
    time::Instant,
};
use uuid::Uuid;

fn noon() -> Instant {
    Utc.with_ymd_and_hms(2026, 11, 22, 4, 0, 0).unwrap()
}

fn form() -> OpeningForm {
    OpeningForm {
        name: " 林小满 ".to_owned(),
        waybill: "yl-2026 1120001".to_owned(),
        topic: "late".to_owned(),
        text: "三天没动了\r\n<b>急</b>".to_owned(),
    }
}

#[test]
fn a_form_is_read_as_typed() {
    let opening = Opening::parse(&form()).unwrap();
    assert_eq!(opening.name, "林小满");
    assert_eq!(opening.waybill.unwrap().as_str(), "YL20261120001");
    assert_eq!(opening.topic, Topic::Late);
    assert_eq!(opening.text, "三天没动了\n<b>急</b>", "markup is text like any other");
    let without = Opening::parse(&OpeningForm { waybill: "  ".to_owned(), ..form() }).unwrap();
    assert_eq!(without.waybill, None);
}

#[test]
fn every_field_that_does_not_hold_is_named() {
    let flaws = |form: OpeningForm| {
        let flaws = Opening::parse(&form).unwrap_err();
        flaws.into_iter().map(|flaw| (flaw.field, flaw.problem)).collect::<Vec<_>>()
    };
    let all = flaws(OpeningForm { waybill: "?".to_owned(), ..OpeningForm::default() });
    assert_eq!(
        all,
        [
            (OpeningField::Name, Problem::Missing),
            (OpeningField::Waybill, Problem::NotAWaybill),
            (OpeningField::Topic, Problem::Missing),
            (OpeningField::Text, Problem::Missing),
        ]
    );
    let long = flaws(OpeningForm { text: "字".repeat(MESSAGE_LENGTH + 1), ..form() });
    assert_eq!(long, [(OpeningField::Text, Problem::TooLong { max: 1000 })]);
    assert_eq!(flaws(OpeningForm { topic: "LATE".to_owned(), ..form() }), [(OpeningField::Topic, Problem::Missing)]);
    assert_eq!(
        flaws(OpeningForm { name: "\u{200b}\n".to_owned(), ..form() }),
        [(OpeningField::Name, Problem::Missing)]
    );
}

#[test]
fn a_message_is_text_of_a_size() {
    assert_eq!(parse_message(" 在吗\u{0} "), Ok("在吗".to_owned()));
    assert_eq!(parse_message("\n\t "), Err(Problem::Missing));
    assert!(parse_message(&"字".repeat(MESSAGE_LENGTH)).is_ok());
    assert_eq!(parse_message(&"字".repeat(MESSAGE_LENGTH + 1)), Err(Problem::TooLong { max: 1000 }));
    assert_eq!(parse_remark("  "), Ok(None));
    assert_eq!(parse_remark("很快"), Ok(Some("很快".to_owned())));
    assert_eq!(parse_remark(&"字".repeat(REMARK_LENGTH + 1)), Err(Problem::TooLong { max: 500 }));
}

#[test]
fn typing_is_over_by_itself() {
    let (mut typing, now) = (Typing::default(), noon());
    assert!(typing.press(Side::Customer, now), "that is news");
    assert!(!typing.press(Side::Customer, now + TimeDelta::seconds(2)), "that is not");
    let last = now + TimeDelta::seconds(2);
    assert!(typing.is_typing(Side::Customer, last + TimeDelta::seconds(TYPING_SECONDS - 1)));
    assert!(!typing.is_typing(Side::Agent, last));
    let later = last + TimeDelta::seconds(TYPING_SECONDS);
    assert!(!typing.is_typing(Side::Customer, later));
    assert!(typing.is_quiet(later));
    assert!(!typing.stop(Side::Customer, later), "nobody sees a difference any more");
    assert!(typing.press(Side::Agent, later) && typing.stop(Side::Agent, later));
}

#[test]
fn the_cookie_opens_a_chat_for_a_day() {
    let chat = Chat::open(ContactId(Uuid::from_u128(1)), Opening::parse(&form()).unwrap(), noon());
    assert!(chat.is_open_to_customer(noon() + TimeDelta::hours(24) - TimeDelta::nanoseconds(1)));
    assert!(!chat.is_open_to_customer(noon() + TimeDelta::hours(24)));
}

#[test]
fn a_changed_message_breaks_the_chain() {
    let chat = ContactId(Uuid::from_u128(1));
    let agent = Author::Agent(AccountId(Uuid::from_u128(2)));
    let message = Message {
        id: MessageId(Uuid::from_u128(3)),
        number: 1,
        author: Author::Customer,
        at: noon(),
        said_at: None,
        text: "在吗".to_owned(),
    };
    let link = Chain::default().then(chat, &message);
    assert_eq!(link, Chain::from(String::new()).then(chat, &message));
    let others = [
        Message { id: MessageId(Uuid::from_u128(4)), ..message.clone() },
        Message { number: 2, ..message.clone() },
        Message { author: agent, ..message.clone() },
        Message { at: noon() + TimeDelta::nanoseconds(1), ..message.clone() },
        Message { said_at: Some(noon()), ..message.clone() },
        Message { text: "在么".to_owned(), ..message.clone() },
    ];
    for other in others {
        assert_ne!(Chain::default().then(chat, &other), link, "{other:?}");
    }
    assert_ne!(Chain::default().then(ContactId(Uuid::from_u128(9)), &message), link);
    assert_ne!(link.then(chat, &message), link);
}
