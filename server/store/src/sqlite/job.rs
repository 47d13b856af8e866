//! Jobs of the writer: what to write, what came of it, and who waits for the answer.

use super::{fault::Fault, transaction::Transaction};
use async_trait::async_trait;
use casework::ports::StoreError;
use tokio::sync::oneshot;

/// Something to write inside a savepoint. When it fails, only the savepoint is undone.
#[async_trait]
pub(super) trait Writing: Send + 'static {
    type Saved: Send + 'static;
    type Failed: From<Fault> + From<StoreError> + Send + 'static;

    async fn write(&mut self, tx: &mut Transaction<'_>) -> Result<Self::Saved, Self::Failed>;
}

/// A [`Writing`] in the queue, its types forgotten.
#[async_trait]
pub(super) trait Job: Send {
    /// Writes; false asks to undo the savepoint.
    async fn run(&mut self, tx: &mut Transaction<'_>) -> bool;
    /// Tells what came of it, once that is durable; or that the whole transaction failed.
    fn answer(self: Box<Self>, transaction: Result<(), StoreError>);
}

/// The answer of a job.
type Answer<W> = Result<<W as Writing>::Saved, <W as Writing>::Failed>;

/// A job with the one who waits for it.
pub(super) struct Waiting<W: Writing> {
    writing: W,
    outcome: Option<Answer<W>>,
    reply: oneshot::Sender<Answer<W>>,
}

impl<W: Writing> Waiting<W> {
    pub(super) fn new(writing: W) -> (Self, oneshot::Receiver<Answer<W>>) {
        let (reply, answer) = oneshot::channel();
        (Self { writing, outcome: None, reply }, answer)
    }
}

#[async_trait]
impl<W: Writing> Job for Waiting<W> {
    async fn run(&mut self, tx: &mut Transaction<'_>) -> bool {
        let outcome = self.writing.write(tx).await;
        let saved = outcome.is_ok();
        self.outcome = Some(outcome);
        saved
    }

    fn answer(self: Box<Self>, transaction: Result<(), StoreError>) {
        let answer = match (transaction, self.outcome) {
            (Err(error), _) => Err(error.into()),
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => Err(Fault::Closed.into()),
        };
        // Whoever asked may have gone; what was saved stays saved.
        self.reply.send(answer).ok();
    }
}
