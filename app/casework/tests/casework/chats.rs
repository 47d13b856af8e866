//! Chats: a customer with a token, an agent with the contact, and what becomes of both when a line breaks.

use super::{
    floor::{queue, skill},
    world::{World, world},
};
use casework::{
    Failure,
    chats::{self, Beginning, Look, Rated, Spoken, Token},
    submissions,
};
use chrono::TimeDelta;
use domain::{
    account::Actor,
    chat::{Chat, OpeningForm},
    command::{Command, Outcome, Receipt, Refusal, Submission},
    id::{ContactId, MessageId, SubmissionId},
    queue::{
        AgentState, ContactFact, QueueCommand, RunBy, Score, StageCode, call_of,
        command::{Deed, Intervention, Measure},
    },
    time::local_day,
};

const ADDRESS: &str = "192.0.2.7";

fn form() -> OpeningForm {
    OpeningForm {
        name: "林小满".to_owned(),
        waybill: super::world::WAYBILL.to_owned(),
        topic: "late".to_owned(),
        text: "三天没动了".to_owned(),
    }
}

impl World {
    async fn chats_open(&self) {
        let measure = Measure::OpenQueue { queue: queue("chat") };
        let command = QueueCommand::Lead(Intervention { what: measure, reason: "早班".to_owned() });
        self.act(&self.actor("lead"), command).await;
    }

    pub async fn takes_chats(&self, actor: &Actor) {
        let skills = [skill("chat")].into();
        self.does(actor, Deed::SignOn { skills, calls: RunBy::Us }).await;
        self.does(actor, Deed::BeReady).await;
    }

    async fn asks(&self, address: &str) -> (Token, Chat) {
        let token = chats::fresh_token(&self.ctx);
        match chats::begin(&self.ctx, &token, address, &form()).await.unwrap() {
            Beginning::Begun(chat) => (token, *chat),
            other => panic!("{other:?}"),
        }
    }

    /// A chat that an agent has answered.
    async fn talk(&self, agent: &Actor) -> (Token, Chat) {
        self.chats_open().await;
        self.takes_chats(agent).await;
        let (token, chat) = self.asks(ADDRESS).await;
        self.does(agent, Deed::Answer { contact: chat.id }).await;
        (token, chat)
    }

    pub async fn message(&self, actor: &Actor, id: SubmissionId, contact: ContactId, text: &str) -> Outcome {
        let command = Command::Say { contact, text: text.to_owned() };
        let submission = Submission { id, by: Some(actor.id), made_at: self.ctx.clock.now(), command };
        submissions::submit(&self.ctx, actor, submission).await.unwrap()
    }

    fn fresh_message(&self) -> MessageId {
        MessageId(self.ctx.ids.next())
    }

    async fn words(&self, chat: &Chat) -> Vec<String> {
        let view = chats::view(&self.ctx, chat, 0).await.unwrap();
        view.messages.into_iter().map(|message| message.text).collect()
    }
}

pub const fn said(number: u32) -> Outcome {
    Outcome::Done { receipt: Receipt::Said { number } }
}

const fn moved_on() -> Outcome {
    Outcome::Refused { refusal: Refusal::ContactMovedOn }
}

#[tokio::test]
async fn a_chat_from_the_form_to_the_remark() {
    let world = world();
    let agent = world.agent();
    world.chats_open().await;
    let (token, chat) = world.asks(ADDRESS).await;
    let waiting = chats::view(&world.ctx, &chat, 0).await.unwrap();
    assert_eq!((waiting.stage, waiting.line.unwrap().ahead, waiting.over), (StageCode::Waiting, Some(0), false));
    world.takes_chats(&agent).await;
    let offered = chats::line(&world.ctx, &agent).await.unwrap();
    assert_eq!((offered.contacts[0].who.as_str(), offered.contacts[0].thread.is_none()), ("林小满", true));
    world.does(&agent, Deed::Answer { contact: chat.id }).await;

    let id = SubmissionId(world.ctx.ids.next());
    assert_eq!(world.message(&agent, id, chat.id, "您好，我来查").await, said(2));
    let spoken = chats::say(&world.ctx, &chat, world.fresh_message(), "谢谢").await.unwrap();
    assert_eq!(spoken, Spoken::Kept { number: 3 });
    let talking = chats::view(&world.ctx, &chat, 1).await.unwrap();
    assert_eq!((talking.served_by.as_deref(), talking.line, talking.messages.len()), (Some("agent"), None, 2));

    let line = chats::line(&world.ctx, &agent).await.unwrap();
    let thread = line.contacts[0].thread.clone().unwrap();
    assert_eq!((thread.unread, thread.count, thread.read, thread.messages.len()), (1, 3, 3, 3));
    let read = Look { read: Some((chat.id, 3)), ..Look::default() };
    let line = chats::look(&world.ctx, &agent, read).await.unwrap();
    assert_eq!(line.contacts[0].thread.as_ref().unwrap().unread, 0);
    assert_eq!(chats::view(&world.ctx, &chat, 0).await.unwrap().read_by_agent, 3);

    let score = Score::try_from(5).unwrap();
    assert_eq!(chats::rate(&world.ctx, &chat, score, "").await.unwrap(), Rated::NotYet, "it is not over");
    world.does(&agent, Deed::End { contact: chat.id }).await;
    let late = chats::say(&world.ctx, &chat, world.fresh_message(), "还有").await.unwrap();
    assert_eq!(late, Spoken::Over);
    assert_eq!(chats::rate(&world.ctx, &chat, score, "很快").await.unwrap(), Rated::Kept);
    let worse = Score::try_from(1).unwrap();
    assert_eq!(chats::rate(&world.ctx, &chat, worse, "很慢").await.unwrap(), Rated::Kept, "pressed twice");
    let over = chats::view(&world.ctx, &chat, 0).await.unwrap();
    assert_eq!((over.over, over.score, over.remarked), (true, Some(score), true));

    let transcript = chats::of_call(&world.ctx, call_of(chat.id, agent.id)).await.unwrap().unwrap();
    assert_eq!((transcript.name.as_str(), transcript.remark.as_deref()), ("林**", Some("很快")));
    let lines: Vec<_> = transcript.lines.iter().map(|line| (line.agent.is_some(), line.text.as_str())).collect();
    assert_eq!(lines, [(false, "三天没动了"), (true, "您好，我来查"), (false, "谢谢")]);
    assert_eq!(chats::of_token(&world.ctx, &token).await.unwrap().map(|chat| chat.id), Some(chat.id));
    world.clock.pass(TimeDelta::hours(24));
    assert_eq!(chats::of_token(&world.ctx, &token).await.unwrap(), None, "the token is spent after a day");
}

#[tokio::test]
async fn one_token_is_one_chat() {
    let world = world();
    world.chats_open().await;
    let (token, chat) = world.asks(ADDRESS).await;
    let lines = world.lines();
    for _ in 0..3 {
        let again = chats::begin(&world.ctx, &token, ADDRESS, &form()).await.unwrap();
        assert!(matches!(again, Beginning::Begun(again) if again.id == chat.id));
    }
    assert_eq!(world.lines(), lines, "it waits once");
    assert_eq!(world.words(&chat).await, ["三天没动了"]);
    let stranger = chats::fresh_token(&world.ctx);
    assert_eq!(chats::of_token(&world.ctx, &stranger).await.unwrap(), None);
}

#[tokio::test]
async fn a_chat_whose_contact_is_missing_gets_one() {
    let world = world();
    world.chats_open().await;
    let (token, chat) = world.asks(ADDRESS).await;
    // As if the program had stopped between the two saves.
    world.store.state().floor.lines.retain(|stored| {
        let text = format!("{:?}", stored.what);
        !text.contains(&format!("{:?}", chat.id))
    });
    let restarted = world.restarted().await;
    assert_eq!(casework::floor::contact(&restarted.ctx, chat.id), None);
    assert!(chats::of_token(&restarted.ctx, &token).await.unwrap().is_some());
    assert_eq!(restarted.stage(chat.id), StageCode::Waiting);
}

#[tokio::test]
async fn nobody_waits_in_a_closed_queue() {
    let world = world();
    let token = chats::fresh_token(&world.ctx);
    assert!(!chats::is_open(&world.ctx));
    assert_eq!(chats::begin(&world.ctx, &token, ADDRESS, &form()).await.unwrap(), Beginning::Shut);
    world.chats_open().await;
    let (_, chat) = world.asks(ADDRESS).await;
    let measure = Measure::CloseQueue { queue: queue("chat") };
    let command = QueueCommand::Lead(Intervention { what: measure, reason: "下班".to_owned() });
    world.act(&world.actor("lead"), command).await;
    assert!(!chats::is_open(&world.ctx));
    assert_eq!(chats::begin(&world.ctx, &token, ADDRESS, &form()).await.unwrap(), Beginning::Shut);
    assert_eq!(world.stage(chat.id), StageCode::Waiting, "who waits is served");
    assert_eq!(world.store.state().chats.len(), 1);
}

#[tokio::test]
async fn one_address_and_one_waybill_open_so_many() {
    let world = world();
    world.chats_open().await;
    let begin = async |address: String, waybill: &str| {
        let token = chats::fresh_token(&world.ctx);
        let form = OpeningForm { waybill: waybill.to_owned(), ..form() };
        chats::begin(&world.ctx, &token, &address, &form).await
    };
    for number in 0..3 {
        assert!(begin(format!("192.0.2.{number}"), "YL0000000001").await.is_ok());
    }
    let more = begin("192.0.2.9".to_owned(), "YL0000000001").await;
    assert!(matches!(more, Err(Failure::TooManyTries { .. })), "{more:?}");
    for _ in 0..10 {
        assert!(begin("198.51.100.1".to_owned(), "").await.is_ok());
    }
    let more = begin("198.51.100.1".to_owned(), "").await;
    assert!(matches!(more, Err(Failure::TooManyTries { .. })), "{more:?}");
    assert!(begin("198.51.100.2".to_owned(), "").await.is_ok(), "others are not held up");
}

#[tokio::test]
async fn only_who_has_the_contact_writes() {
    let world = world();
    let (agent, colleague) = (world.agent(), world.actor("colleague"));
    world.chats_open().await;
    world.takes_chats(&agent).await;
    let (_, chat) = world.asks(ADDRESS).await;
    let fresh = || SubmissionId(world.ctx.ids.next());
    assert_eq!(world.message(&agent, fresh(), chat.id, "您好").await, moved_on(), "it only rings");
    world.does(&agent, Deed::Answer { contact: chat.id }).await;
    assert_eq!(world.message(&colleague, fresh(), chat.id, "您好").await, moved_on());
    assert_eq!(world.message(&world.actor("lead"), fresh(), chat.id, "您好").await, moved_on());
    assert_eq!(world.message(&agent, fresh(), chat.id, " ").await, Outcome::Refused { refusal: Refusal::TextMissing });
    let long = "字".repeat(1001);
    let too_long = Outcome::Refused { refusal: Refusal::TextTooLong { max: 1000 } };
    assert_eq!(world.message(&agent, fresh(), chat.id, &long).await, too_long);
    assert_eq!(world.message(&agent, fresh(), chat.id, "您好").await, said(2));
    assert_eq!(world.words(&chat).await.len(), 2);
    // Leads read along; a colleague without a part in it does not.
    assert!(chats::transcript(&world.ctx, &world.actor("lead"), chat.id).await.is_ok());
    assert!(chats::transcript(&world.ctx, &agent, chat.id).await.is_ok());
    let foreign = chats::transcript(&world.ctx, &colleague, chat.id).await;
    assert!(matches!(foreign, Err(Failure::NotFound)), "{foreign:?}");
    let clerk = chats::line(&world.ctx, &world.actor("receiptclerk")).await;
    assert!(matches!(clerk, Err(Failure::NotAllowed(_))), "{clerk:?}");
}

#[tokio::test]
async fn an_agent_who_loses_the_connection_repeats_and_nothing_doubles() {
    let world = world();
    let agent = world.agent();
    let (_, chat) = world.talk(&agent).await;
    let (one, two) = (SubmissionId(world.ctx.ids.next()), SubmissionId(world.ctx.ids.next()));
    assert_eq!(world.message(&agent, one, chat.id, "请稍等").await, said(2));
    // The answer was lost; the outbox sends it again, together with the next one.
    assert_eq!(world.message(&agent, one, chat.id, "请稍等").await, said(2));
    assert_eq!(world.message(&agent, two, chat.id, "查到了").await, said(3));
    let reused = Outcome::Refused { refusal: Refusal::SubmissionReused };
    assert_eq!(world.message(&agent, two, chat.id, "没查到").await, reused);
    // The customer gave up meanwhile: what arrived stays, what comes now does not.
    chats::leave(&world.ctx, &chat).await.unwrap();
    assert_eq!(world.message(&agent, two, chat.id, "查到了").await, said(3));
    let late = SubmissionId(world.ctx.ids.next());
    assert_eq!(world.message(&agent, late, chat.id, "还在吗").await, moved_on());
    assert_eq!(world.words(&chat).await, ["三天没动了", "请稍等", "查到了"]);
}

#[tokio::test]
async fn a_customer_leaves_the_queue_and_leaves_it_again() {
    let world = world();
    world.chats_open().await;
    let (_, chat) = world.asks(ADDRESS).await;
    for _ in 0..2 {
        chats::leave(&world.ctx, &chat).await.unwrap();
    }
    let view = chats::view(&world.ctx, &chat, 0).await.unwrap();
    assert_eq!((view.over, view.stage), (true, StageCode::Unanswered));
    let score = Score::try_from(1).unwrap();
    assert_eq!(chats::rate(&world.ctx, &chat, score, "").await.unwrap(), Rated::NotYet, "nobody served");
    let state = world.store.state();
    let gone = |what: String| what.contains(&format!("{:?}", ContactFact::Abandoned));
    let facts = state.floor.lines.iter().filter(|line| gone(format!("{:?}", line.what)));
    assert_eq!(facts.count(), 1);
}

#[tokio::test]
async fn two_agents_each_see_their_own_chats_only() {
    let world = world();
    let (agent, colleague) = (world.agent(), world.actor("colleague"));
    world.chats_open().await;
    world.takes_chats(&agent).await;
    let (_, first) = world.asks("192.0.2.1").await;
    world.does(&agent, Deed::Answer { contact: first.id }).await;
    world.takes_chats(&colleague).await;
    let (_, second) = world.asks("192.0.2.2").await;
    world.does(&colleague, Deed::Answer { contact: second.id }).await;
    let mine =
        |line: domain::view::chats::MyLine| line.contacts.into_iter().map(|contact| contact.id).collect::<Vec<_>>();
    assert_eq!(mine(chats::line(&world.ctx, &agent).await.unwrap()), [first.id]);
    assert_eq!(mine(chats::line(&world.ctx, &colleague).await.unwrap()), [second.id]);
    // What one looks at in the other's chat changes nothing there.
    let (news, line) = (world.ctx.chats.news_of(colleague.id), world.ctx.chats.news_of(agent.id));
    let look = Look { read: Some((second.id, 9)), typing: Some((second.id, true)), ..Look::default() };
    chats::look(&world.ctx, &agent, look).await.unwrap();
    let view = chats::view(&world.ctx, &second, 0).await.unwrap();
    assert_eq!((view.read_by_agent, view.typing), (0, false));
    chats::say(&world.ctx, &second, world.fresh_message(), "在吗").await.unwrap();
    assert!(world.ctx.chats.news_of(colleague.id) > news, "who has it is told");
    assert_eq!(world.ctx.chats.news_of(agent.id), line, "nobody else is");
    let writes = Look { typing: Some((second.id, true)), ..Look::default() };
    chats::look(&world.ctx, &colleague, writes).await.unwrap();
    assert!(chats::view(&world.ctx, &second, 0).await.unwrap().typing);
    world.clock.pass(TimeDelta::seconds(6));
    assert!(!chats::view(&world.ctx, &second, 0).await.unwrap().typing);
}

#[tokio::test]
async fn deeds_on_the_floor_go_through_the_outbox() {
    let world = world();
    let agent = world.agent();
    let (_, chat) = world.talk(&agent).await;
    let hold = Command::Floor { deed: format!(r#"{{"hold":{{"contact":"{}"}}}}"#, chat.id) };
    let submission = super::world::submission(&world, hold);
    for _ in 0..2 {
        let outcome = submissions::submit(&world.ctx, &agent, submission.clone()).await.unwrap();
        assert!(matches!(outcome, Outcome::Done { receipt: Receipt::Floor { .. } }), "{outcome:?}");
    }
    assert_eq!(world.stage(chat.id), StageCode::Holding);
    let line = chats::line(&world.ctx, &agent).await.unwrap();
    assert_eq!((line.state.as_str(), line.signed_on), (AgentState::Holding.code().code(), true));
    let foreign = Command::Floor { deed: format!(r#"{{"end":{{"contact":"{}"}}}}"#, chat.id) };
    assert_eq!(world.submit(&world.actor("colleague"), foreign).await.unwrap(), moved_on());
    let junk = world.submit(&agent, Command::Floor { deed: "{".to_owned() }).await;
    assert!(matches!(junk, Err(Failure::Malformed)), "{junk:?}");
}

#[tokio::test]
async fn forbidden_words_in_a_chat_are_counted_once() {
    let world = world();
    let agent = world.agent();
    let (_, chat) = world.talk(&agent).await;
    let forbidden = casework::phrases::forbidden(&world.ctx, &world.actor("lead")).await.unwrap();
    let words = forbidden.rows[0].forms[0].clone();
    let id = SubmissionId(world.ctx.ids.next());
    for _ in 0..2 {
        assert_eq!(world.message(&agent, id, chat.id, &words).await, said(2));
    }
    chats::say(&world.ctx, &chat, world.fresh_message(), &words).await.unwrap();
    let today = local_day(world.ctx.clock.now());
    let slips: Vec<u32> =
        world.store.state().slips.iter().filter(|((on, _), _)| *on == today).map(|(_, n)| *n).collect();
    assert!(!slips.is_empty() && slips.iter().all(|times| *times == 1), "{slips:?}");
}
