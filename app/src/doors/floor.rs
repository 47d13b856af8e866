//! What pages of the live floor ask and do.

use crate::{error::AppError, wire::Answer};
use domain::{
    counters::Drill,
    id::{AccountId, SubmissionId},
    queue::QueueCommand,
    view::floor::{BoardRows, BoardView, FloorOutcome, PresentCall},
};
use leptos::{prelude::*, server_fn::codec::Json};

/// The board, now.
#[server(name = AskBoard, prefix = "/api", endpoint = "board/view", input = Json, output = Answer)]
pub async fn board_view() -> Result<BoardView, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::floor::board(&ctx, &me.actor)?)
}

/// The rows behind a number.
#[server(name = AskBoardRows, prefix = "/api", endpoint = "board/rows", input = Json, output = Answer)]
pub async fn board_rows(drill: Drill, page: u32) -> Result<BoardRows, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::floor::rows(&ctx, &me.actor, &drill, page).await?)
}

/// The present call of a colleague, read only; nothing when none is open.
#[server(name = AskPresentCall, prefix = "/api", endpoint = "floor/look", input = Json, output = Answer)]
pub async fn look_over(agent: AccountId) -> Result<Option<PresentCall>, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::floor::look_over(&ctx, &me.actor, agent).await?)
}

/// Does something on the floor; the same submission may arrive any number of times.
#[server(prefix = "/api", endpoint = "floor/act", input = Json, output = Answer)]
pub async fn floor_act(submission: SubmissionId, command: QueueCommand) -> Result<FloorOutcome, AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::floor::act(&ctx, &me.actor, submission, command).await?)
}

/// Whispers a note to a colleague; the same submission may arrive any number of times.
#[server(prefix = "/api", endpoint = "floor/whisper", input = Json, output = Answer)]
pub async fn whisper(submission: SubmissionId, to: AccountId, text: String) -> Result<(), AppError> {
    let (ctx, me) = crate::ssr::signed_in()?;
    Ok(casework::floor::whisper(&ctx, &me.actor, submission, to, text).await?)
}
