//! Changing phrases, marking favourites, counting uses.

use super::{Team, current, own};
use crate::{
    Ctx, Failure,
    failure::allow,
    ports::{Commit, CommitError, PhraseWrite, StoreError, SubmissionMark, Write},
};
use domain::{
    account::{Actor, Permission},
    command::{Command, Outcome, Receipt, Refusal},
    event::{Event, Happening, Subject},
    phrase::{
        Bank, Column, Known, MOST_OWN, OwnPhrase, Owner, PhraseChange, PhraseFault, PhraseFlaw, PhraseForm, PhraseId,
        PhraseRefusal, Step, decide,
    },
    view::phrases::PhraseVerdict,
};
use std::{collections::BTreeMap, sync::Arc};

/// The most phrases of one batch of uses.
const BATCH: usize = 500;
/// The most uses of one phrase in a batch: more than a day has room for is a mistake of the browser.
const MOST_USES: u32 = 1_000;

/// Carries a command about phrases out.
pub(crate) async fn carry_out(
    ctx: &Ctx,
    actor: &Actor,
    mark: SubmissionMark,
    command: Command,
) -> Result<Outcome, Failure> {
    match command {
        Command::MarkPhrase { id, favourite } => {
            if favourite && !is_known(ctx, actor, &id).await? {
                return Ok(refused(Refusal::NotFound));
            }
            save(ctx, mark, Vec::new(), Write::Favourite { account: actor.id, phrase: id, favourite }).await
        }
        Command::UsedPhrases { used } => {
            let used = counted(ctx, actor, used).await?;
            let at = mark.at;
            save(ctx, mark, Vec::new(), Write::Uses { account: actor.id, used, at }).await
        }
        Command::ChangeMyPhrases { change } => change_mine(ctx, actor, mark, &parsed(&change)?).await,
        Command::ChangeTeamPhrases { change } => {
            let change = parsed(&change)?;
            let (own_ctx, actor) = (ctx.clone(), actor.clone());
            // Whoever asked may be gone before the answer; what is saved then has to be used all the same.
            let changing = tokio::spawn(async move { change_team(&own_ctx, &actor, mark, &change).await });
            changing.await.map_err(|error| ctx.broken(&StoreError(error.to_string())))?
        }
        _ => Err(Failure::Malformed),
    }
}

fn parsed(change: &str) -> Result<PhraseChange, Failure> {
    domain::json::read(change).map_err(|_| Failure::Malformed)
}

const fn refused(refusal: Refusal) -> Outcome {
    Outcome::Refused { refusal }
}

async fn is_known(ctx: &Ctx, actor: &Actor, id: &PhraseId) -> Result<bool, Failure> {
    if current(ctx).bank().phrase(id).is_some() {
        return Ok(true);
    }
    Ok(own(ctx, actor).await?.iter().any(|own| own.phrase.id == *id))
}

/// The uses of phrases that exist, each once. Names of others say nothing to anybody: the bank may have changed since.
async fn counted(ctx: &Ctx, actor: &Actor, used: Vec<(PhraseId, u32)>) -> Result<Vec<(PhraseId, u32)>, Failure> {
    if used.len() > BATCH {
        return Err(Failure::Malformed);
    }
    let (team, own) = (current(ctx), own(ctx, actor).await?);
    let mut sums: BTreeMap<PhraseId, u32> = BTreeMap::new();
    for (id, times) in used {
        let retired = team.entries().iter().any(|entry| entry.phrase.id == id);
        let known = retired || team.bank().phrase(&id).is_some() || own.iter().any(|own| own.phrase.id == id);
        if known && times > 0 {
            let sum = sums.entry(id).or_default();
            *sum = sum.saturating_add(times).min(MOST_USES);
        }
    }
    Ok(sums.into_iter().collect())
}

/// What a change by the team, or by this person, is decided on.
pub(crate) fn known_of<'a>(team: &'a Team, offered: &'a Bank, own: &'a [OwnPhrase], owner: Owner) -> Known<'a> {
    Known { shipped: team.shipped(), offered, own, owner }
}

/// What a person finds: the bank of the team and one's own phrases.
fn offered_to(team: &Team, own: &[OwnPhrase]) -> Bank {
    let mut offered = team.bank().clone();
    offered.phrases.extend(own.iter().filter(|own| own.is_active()).map(|own| own.phrase.clone()));
    offered
}

async fn change_mine(
    ctx: &Ctx,
    actor: &Actor,
    mark: SubmissionMark,
    change: &PhraseChange,
) -> Result<Outcome, Failure> {
    if matches!(change, PhraseChange::Import { .. }) {
        return Err(Failure::Malformed);
    }
    let (team, own) = (current(ctx), own(ctx, actor).await?);
    let offered = offered_to(&team, &own);
    let known = known_of(&team, &offered, &own, Owner::Person(actor.id));
    match decide(change, known, ctx.ids.as_ref(), mark.at, actor.id) {
        Ok(steps) => commit(ctx, actor, mark, &steps).await,
        Err(refusal) => Ok(refused(told(&refusal))),
    }
}

async fn change_team(
    ctx: &Ctx,
    actor: &Actor,
    mark: SubmissionMark,
    change: &PhraseChange,
) -> Result<Outcome, Failure> {
    let _turn = ctx.phrases.turn.lock().await;
    let team = current(ctx);
    let known = known_of(&team, team.bank(), team.entries(), Owner::Team);
    let steps = match decide(change, known, ctx.ids.as_ref(), mark.at, actor.id) {
        Ok(steps) => steps,
        Err(refusal) => return Ok(refused(told(&refusal))),
    };
    let next = team.after(steps.clone()).map_err(|_| Failure::Malformed)?;
    let id = mark.id;
    let outcome = commit(ctx, actor, mark, &steps).await?;
    if matches!(outcome, Outcome::Done { .. }) {
        ctx.phrases.set(next);
        tracing::info!(phrases.changed = steps.len(), submission.id = %id, "phrases of the team were changed");
    }
    Ok(outcome)
}

const fn told(refusal: &PhraseRefusal) -> Refusal {
    match refusal {
        PhraseRefusal::NotFound => Refusal::NotFound,
        PhraseRefusal::Changed => Refusal::PhraseChanged,
        PhraseRefusal::NothingChanges => Refusal::NothingChanges,
        PhraseRefusal::TooMany | PhraseRefusal::Unfit(_) | PhraseRefusal::Sheet(_) => Refusal::PhraseUnfit,
    }
}

async fn commit(ctx: &Ctx, actor: &Actor, mark: SubmissionMark, steps: &[Step]) -> Result<Outcome, Failure> {
    let (at, by) = (mark.at, Some(actor.id));
    let events = steps
        .iter()
        .flat_map(|step| step.events.iter().map(|event| (step.after.id, event)))
        .map(|(id, event)| Event { subject: Subject::Phrase(id), at, by, what: Happening::Phrase(event.clone()) })
        .collect();
    let writes =
        steps.iter().map(|step| PhraseWrite { state: step.after.clone(), expected_version: step.before }).collect();
    save(ctx, mark, events, Write::Phrases(writes)).await
}

async fn save(ctx: &Ctx, mark: SubmissionMark, events: Vec<Event>, write: Write) -> Result<Outcome, Failure> {
    let notable = !events.is_empty();
    match ctx.store.commit(Commit { submission: Some(mark), events, write }).await {
        Ok(saved) => {
            if notable {
                ctx.live.committed(saved.seq);
            }
            Ok(Outcome::Done { receipt: saved.receipt.unwrap_or(Receipt::Phrases { changed: 0 }) })
        }
        Err(CommitError::AlreadyDone(receipt)) => Ok(Outcome::Done { receipt }),
        Err(CommitError::SubmissionReused) => Ok(refused(Refusal::SubmissionReused)),
        Err(CommitError::Stale | CommitError::Taken) => Ok(refused(Refusal::PhraseChanged)),
        Err(CommitError::Broken(error)) => Err(ctx.broken(&error)),
    }
}

/// Looks at a form before it is saved, as saving it will. `id` is the phrase that is edited.
///
/// # Errors
/// No permission, a broken store.
pub async fn check(
    ctx: &Ctx,
    actor: &Actor,
    for_team: bool,
    id: Option<PhraseId>,
    form: PhraseForm,
) -> Result<PhraseVerdict, Failure> {
    allow(actor, if for_team { Permission::EditPhrases } else { Permission::TakeCalls })?;
    let team: Arc<Team> = current(ctx);
    let (owner, own) = if for_team {
        (Owner::Team, team.entries().to_vec())
    } else {
        (Owner::Person(actor.id), own(ctx, actor).await?)
    };
    let offered = if for_team { team.bank().clone() } else { offered_to(&team, &own) };
    let known = known_of(&team, &offered, &own, owner);
    let present = id.as_ref().and_then(|id| own.iter().find(|own| own.phrase.id == *id));
    let change = PhraseChange::Save { version: present.map_or(0, |own| own.version), id, form };
    let flaws = match decide(&change, known, ctx.ids.as_ref(), ctx.clock.now(), actor.id) {
        Ok(_) | Err(PhraseRefusal::NothingChanges | PhraseRefusal::Changed | PhraseRefusal::Sheet(_)) => Vec::new(),
        Err(PhraseRefusal::Unfit(flaws)) => flaws,
        Err(PhraseRefusal::TooMany) => {
            let fault = PhraseFault::TooMany { max: u32::try_from(MOST_OWN).unwrap_or(u32::MAX) };
            vec![PhraseFlaw { column: Column::Id, fault }]
        }
        Err(PhraseRefusal::NotFound) => return Err(Failure::NotFound),
    };
    Ok(PhraseVerdict { flaws })
}
