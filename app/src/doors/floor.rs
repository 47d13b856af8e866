//! The live floor: the board with the rows behind its numbers, and what an agent has to do now.

use crate::{error::AppError, wire::Answer};
use domain::{
    counters::Drill,
    id::{AccountId, ContactId, SubmissionId, WhisperId},
    queue::QueueCommand,
    view::{
        Caller,
        floor::{BoardRows, BoardView, FloorOutcome, FloorPlan, MyFloor, PlanOutcome, PresentCall},
        promises::PromiseContact,
    },
};
use leptos::{prelude::*, server_fn::codec::Json};

/// The board as it stands; the stream sends the same.
#[server(prefix = "/api", endpoint = "board/view", input = Json, output = Answer)]
pub async fn view_board() -> Result<BoardView, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::floor::board(&ctx, &me.actor)?)
}

/// A page of the rows behind a number, from 0.
#[server(name = AskBoardRows, prefix = "/api", endpoint = "board/rows", input = Json, output = Answer)]
pub async fn board_rows(drill: Drill, page: u32) -> Result<BoardRows, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::floor::rows(&ctx, &me.actor, &drill, page)?)
}

/// Does something on the floor. The submission makes it once when it is sent twice.
#[server(prefix = "/api", endpoint = "floor/act", input = Json, output = Answer)]
pub async fn act_on_floor(submission: SubmissionId, command: QueueCommand) -> Result<FloorOutcome, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::floor::act(&ctx, &me.actor, submission, command).await?)
}

/// What I have to do now.
#[server(name = AskMyFloor, prefix = "/api", endpoint = "floor/mine", input = Json, output = Answer)]
pub async fn my_floor() -> Result<MyFloor, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::floor::mine(&ctx, &me.actor)?)
}

/// Who rings at me, masked.
#[server(prefix = "/api", endpoint = "floor/caller", input = Json, output = Answer)]
pub async fn floor_caller(contact: ContactId) -> Result<Caller, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::floor::caller(&ctx, &me.actor, contact).await?)
}

/// The whole number and the waybill of a contact I answered, to open its call; that they were shown goes into the log.
#[server(prefix = "/api", endpoint = "floor/opening", input = Json, output = Answer)]
pub async fn open_contact(contact: ContactId) -> Result<PromiseContact, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::floor::opening(&ctx, &me.actor, contact).await?)
}

/// Whispers a note into a colleague's workbench.
#[server(prefix = "/api", endpoint = "floor/whisper", input = Json, output = Answer)]
pub async fn whisper(submission: SubmissionId, to: AccountId, text: String) -> Result<WhisperId, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::floor::whisper(&ctx, &me.actor, submission, to, &text).await?)
}

/// Acknowledges a note.
#[server(prefix = "/api", endpoint = "floor/acknowledge", input = Json, output = Answer)]
pub async fn acknowledge_whisper(note: WhisperId) -> Result<(), AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::floor::acknowledge(&ctx, &me.actor, note).await?)
}

/// The present call of a colleague, read only and masked.
#[server(prefix = "/api", endpoint = "floor/look-over", input = Json, output = Answer)]
pub async fn look_over(agent: AccountId) -> Result<Option<PresentCall>, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::floor::look_over(&ctx, &me.actor, agent).await?)
}

/// What the floor is set up with.
#[server(name = AskFloorPlan, prefix = "/api", endpoint = "floor/plan", input = Json, output = Answer)]
pub async fn floor_plan() -> Result<FloorPlan, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::floor::plan(&ctx, &me.actor)?)
}

/// Sets the floor up anew, from what the page was shown.
#[server(prefix = "/api", endpoint = "floor/set-plan", input = Json, output = Answer)]
pub async fn set_floor_plan(was: FloorPlan, plan: FloorPlan) -> Result<PlanOutcome, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::floor::set_plan(&ctx, &me.actor, was, plan).await?)
}
