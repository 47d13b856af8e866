//! The writer: one task, one connection, one transaction for everything that waits.

use super::{
    fault::Fault,
    job::{Job, Waiting, Writing},
    reads::Statements,
    transaction::{Head, Transaction},
};
use casework::ports::StoreError;
use sqlx::{Connection, SqliteConnection};
use std::fs::File;
use tokio::sync::{mpsc, oneshot};

/// Jobs that may wait; those who come later wait to get in.
const QUEUE: usize = 1024;
/// Jobs in one transaction at most, so that the first one does not wait too long for its answer.
const BATCH: usize = 256;

enum Message {
    Write(Box<dyn Job>),
    /// Finish what waits, write the log back into the database file, close, answer.
    Close(oneshot::Sender<()>),
}

/// The way to the writer.
#[derive(Clone)]
pub(super) struct Queue(mpsc::Sender<Message>);

impl std::fmt::Debug for Queue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Queue").field("free", &self.0.capacity()).finish()
    }
}

impl Queue {
    /// Writes, and waits until it is durable.
    pub(super) async fn write<W: Writing>(&self, writing: W) -> Result<W::Saved, W::Failed> {
        let (job, answer) = Waiting::new(writing);
        if self.0.send(Message::Write(Box::new(job))).await.is_err() {
            return Err(Fault::Closed.into());
        }
        answer.await.unwrap_or_else(|_| Err(Fault::Closed.into()))
    }

    pub(super) async fn close(&self) {
        let (done, closed) = oneshot::channel();
        if self.0.send(Message::Close(done)).await.is_ok() {
            closed.await.ok();
        }
    }
}

/// The task's state. The lock is let go only when the connection is closed, however the task ends.
struct Writer {
    connection: SqliteConnection,
    statements: Statements,
    /// Forgotten after a failure, and read again.
    head: Option<Head>,
    lock: File,
}

pub(super) fn start(connection: SqliteConnection, statements: Statements, lock: File) -> Queue {
    let (sender, receiver) = mpsc::channel(QUEUE);
    let writer = Writer { connection, statements, head: None, lock };
    tokio::spawn(writer.run(receiver));
    Queue(sender)
}

impl Writer {
    async fn run(mut self, mut queue: mpsc::Receiver<Message>) {
        let mut closing = Vec::new();
        while let Some(first) = queue.recv().await {
            let mut jobs = Vec::new();
            let mut next = Some(first);
            while let Some(message) = next.take() {
                match message {
                    Message::Write(job) => jobs.push(job),
                    Message::Close(done) => {
                        queue.close();
                        closing.push(done);
                    }
                }
                next = if jobs.len() < BATCH { queue.try_recv().ok() } else { None };
            }
            self.batch(jobs).await;
        }
        self.end(!closing.is_empty()).await;
        for done in closing {
            done.send(()).ok();
        }
    }

    async fn batch(&mut self, mut jobs: Vec<Box<dyn Job>>) {
        if jobs.is_empty() {
            return;
        }
        let outcome = self.transact(&mut jobs).await;
        if let Err(fault) = &outcome {
            tracing::error!(store.error = %fault, store.jobs = jobs.len(), "transaction failed");
            self.head = None;
            // Fails when SQLite rolled back already, which is just as well.
            sqlx::query("ROLLBACK").execute(&mut self.connection).await.ok();
        }
        for job in jobs {
            job.answer(outcome.as_ref().copied().map_err(|fault| StoreError(fault.to_string())));
        }
    }

    async fn transact(&mut self, jobs: &mut [Box<dyn Job>]) -> Result<(), Fault> {
        let head = match self.head.take() {
            Some(head) => head,
            None => Head::read(&mut self.connection).await?,
        };
        let mut tx = Transaction::begin(&mut self.connection, &self.statements, head).await?;
        for job in jobs {
            tx.begin_job();
            if job.run(&mut tx).await {
                tx.keep_job();
            } else {
                tx.undo_job().await?;
            }
        }
        self.head = Some(tx.commit().await?);
        Ok(())
    }

    async fn end(mut self, checkpoint: bool) {
        if checkpoint
            && let Err(error) = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut self.connection).await
        {
            tracing::warn!(store.error = %error, "checkpoint failed; the log stays beside the database");
        }
        if let Err(error) = self.connection.close().await {
            tracing::warn!(store.error = %error, "closing the database failed");
        }
        drop(self.lock);
    }
}
