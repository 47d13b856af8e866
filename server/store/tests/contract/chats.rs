use super::sample::{agent, at, id};
use casework::ports::{Kept, NewChat, NewMessage, Slips, Store};
use domain::{
    chat::{Author, Chat, MOST_MESSAGES, Message, Opening, OpeningForm, Side, Via},
    id::{AccountId, ContactId, IntegrationId, MessageId},
    queue::{QueueName, call_of},
    time::local_day,
};

pub fn new_chat(token: u8) -> NewChat {
    let form = OpeningForm {
        name: "林小满".to_owned(),
        waybill: "YL20261120001".to_owned(),
        topic: "late".to_owned(),
        text: "三天没动了".to_owned(),
    };
    let chat = Chat::open(ContactId(id()), Opening::parse(&form).unwrap(), at(0));
    NewChat { chat, token_hash: [token; 32], first: MessageId(id()) }
}

pub fn message(chat: ContactId, author: Author, minute: i64, text: &str) -> NewMessage {
    let slips = Slips::default();
    NewMessage { chat, id: MessageId(id()), author, at: at(minute), said_at: None, text: text.to_owned(), slips }
}

pub async fn a_chat_from_its_opening_to_the_remark(store: &dyn Store) {
    let min = Author::Agent(agent(store).await);
    let new = new_chat(1);
    let chat = store.open_chat(new.clone()).await.unwrap();
    assert_eq!((chat.messages, chat.read_by_customer, chat.read_by_agent), (1, 1, 0));
    let answer = message(chat.id, min, 1, "您好，我来看看");
    assert_eq!(store.keep_message(answer.clone()).await.unwrap(), Kept::New { number: 2 });
    assert_eq!(store.keep_message(answer.clone()).await.unwrap(), Kept::Known { number: 2 });
    assert_eq!(store.keep_message(message(chat.id, Author::Customer, 2, "好")).await.unwrap(), Kept::New { number: 3 });

    let said = store.chat_messages(chat.id, 0).await.unwrap();
    let words: Vec<_> = said.iter().map(|m| (m.number, m.author, m.at, m.text.as_str())).collect();
    assert_eq!(
        words,
        [
            (1, Author::Customer, at(0), "三天没动了"),
            (2, min, at(1), "您好，我来看看"),
            (3, Author::Customer, at(2), "好"),
        ]
    );
    assert_eq!(store.chat_messages(chat.id, 2).await.unwrap(), said[2..]);
    let Author::Agent(min) = min else { unreachable!() };
    let of_call = store.chat_of_call(call_of(chat.id, min)).await.unwrap();
    assert_eq!(of_call.map(|found| found.id), Some(chat.id));
    assert_eq!(store.chat_of_call(call_of(chat.id, AccountId(id()))).await.unwrap(), None);

    let kept = store.chat(chat.id).await.unwrap().unwrap();
    assert_eq!((kept.messages, kept.read_by_customer, kept.read_by_agent), (3, 3, 2), "who writes has read");
    assert!(store.note_read(chat.id, Side::Agent, 99).await.unwrap());
    assert!(!store.note_read(chat.id, Side::Agent, 1).await.unwrap(), "nobody unreads");
    assert_eq!(store.chat(chat.id).await.unwrap().unwrap().read_by_agent, 3, "never more than there is");

    assert!(store.keep_remark(chat.id, "很快".to_owned()).await.unwrap());
    assert!(!store.keep_remark(chat.id, "不快".to_owned()).await.unwrap(), "it is said once");
    assert_eq!(store.chat(chat.id).await.unwrap().unwrap().remark.as_deref(), Some("很快"));
    assert_eq!(store.check().await.unwrap().findings, []);
    assert_eq!(store.check().await.unwrap().chats, 1);
}

pub async fn a_token_opens_one_chat(store: &dyn Store) {
    let new = new_chat(1);
    let first = store.open_chat(new.clone()).await.unwrap();
    let again = NewChat { token_hash: new.token_hash, ..new_chat(7) };
    assert_eq!(store.open_chat(again).await.unwrap(), first, "pressed twice");
    assert_eq!(store.open_chat(new).await.unwrap(), first, "sent twice");
    let other = store.open_chat(new_chat(2)).await.unwrap();
    assert_eq!(store.chat_of_token(&[1; 32]).await.unwrap(), Some(first));
    assert_eq!(store.chat_of_token(&[2; 32]).await.unwrap(), Some(other));
    assert_eq!(store.chat_of_token(&[3; 32]).await.unwrap(), None);
    assert_eq!(store.chat(ContactId(id())).await.unwrap(), None);
}

pub async fn a_chat_of_another_page_keeps_when_it_was_said(store: &dyn Store) {
    let mut new = new_chat(1);
    let (integration, queue) = (IntegrationId(id()), QueueName::parse("shop").unwrap());
    new.chat.opening.via = Some(Via { integration, queue, at: at(-2) });
    let chat = store.open_chat(new.clone()).await.unwrap();
    let late = NewMessage { said_at: Some(at(-1)), ..message(chat.id, Author::Customer, 3, "在吗") };
    assert_eq!(store.keep_message(late.clone()).await.unwrap(), Kept::New { number: 2 });
    assert_eq!(store.keep_message(late).await.unwrap(), Kept::Known { number: 2 });
    let times = |message: &Message| (message.at, message.said_at);
    let said = store.chat_messages(chat.id, 0).await.unwrap();
    assert_eq!(said.iter().map(times).collect::<Vec<_>>(), [(at(0), Some(at(-2))), (at(3), Some(at(-1)))]);
    assert_eq!(store.chat(chat.id).await.unwrap().unwrap().opening, new.chat.opening);
    assert_eq!(store.check().await.unwrap().findings, []);
}

pub async fn the_id_of_a_message_belongs_to_its_words(store: &dyn Store) {
    let min = Author::Agent(agent(store).await);
    let (one, two) = (store.open_chat(new_chat(1)).await.unwrap(), store.open_chat(new_chat(2)).await.unwrap());
    let said = message(one.id, min, 1, "您好");
    assert_eq!(store.keep_message(said.clone()).await.unwrap(), Kept::New { number: 2 });
    let others = [
        NewMessage { chat: two.id, ..said.clone() },
        NewMessage { author: Author::Customer, ..said.clone() },
        NewMessage { author: Author::Agent(AccountId(id())), ..said.clone() },
        NewMessage { text: "再见".to_owned(), ..said.clone() },
    ];
    for other in others {
        assert_eq!(store.keep_message(other).await.unwrap(), Kept::Reused);
    }
    assert_eq!(store.keep_message(message(ContactId(id()), min, 1, "您好")).await.unwrap(), Kept::NoChat);
    assert_eq!(store.chat_messages(two.id, 0).await.unwrap().len(), 1);
}

pub async fn a_chat_holds_so_many_messages(store: &dyn Store) {
    let chat = store.open_chat(new_chat(1)).await.unwrap().id;
    for number in 2..=MOST_MESSAGES {
        let kept = store.keep_message(message(chat, Author::Customer, 1, "在吗")).await.unwrap();
        assert_eq!(kept, Kept::New { number });
    }
    assert_eq!(store.keep_message(message(chat, Author::Customer, 1, "在吗")).await.unwrap(), Kept::Full);
}

pub async fn forbidden_phrases_in_chats_count_for_their_day(store: &dyn Store) {
    let min = Author::Agent(agent(store).await);
    let chat = store.open_chat(new_chat(1)).await.unwrap().id;
    let day = local_day(at(1));
    let slips = Slips { on: day, forbidden: vec!["not_my_business".to_owned()] };
    let said = NewMessage { slips, ..message(chat, min, 1, "这不归我管") };
    for _ in 0..2 {
        store.keep_message(said.clone()).await.unwrap();
    }
    assert_eq!(store.forbidden_uses(day).await.unwrap(), [("not_my_business".to_owned(), 1)]);
    assert_eq!(store.check().await.unwrap().findings, [], "a message of an agent is a text a customer was told");
}
