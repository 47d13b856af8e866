//! When one looks at the board, what the reference counts then, and how fast the day went by.

use super::{
    day::log,
    floor_of_day::{EVENING, MIDNIGHT, sec, second},
    reference::{Board, board, seen},
    world::World,
};
use std::{
    sync::OnceLock,
    thread,
    time::{Duration, Instant},
};

const QUARTER: i64 = 900;
/// The last look.
const END: i64 = 2 * MIDNIGHT - 60;

/// A look at the board.
pub struct Look {
    /// The second.
    pub at: i64,
    /// Events of the log by then.
    pub events: usize,
    /// What the reference counts.
    pub counted: Board,
}

/// Each quarter of an hour until shortly before the second midnight, when the first contacts of the evening before have
/// settled. Counted once, by as many as can: the reference takes its time.
pub fn looks() -> &'static [Look] {
    static LOOKS: OnceLock<Vec<Look>> = OnceLock::new();
    LOOKS.get_or_init(|| {
        let log = log();
        let look = |at: &i64| {
            let events = log.partition_point(|event| second(event.at) <= *at);
            Look { at: *at, events, counted: board(&log[..events], *at) }
        };
        let quarters = (1..).map(|n| EVENING + n * QUARTER).take_while(|at| *at < END);
        let seconds: Vec<i64> = quarters.chain([END]).collect();
        let (early, late) = seconds.split_at(seconds.len() * 3 / 5);
        thread::scope(|scope| {
            let early = scope.spawn(|| early.iter().map(look).collect::<Vec<_>>());
            let late: Vec<_> = late.iter().map(look).collect();
            early.join().unwrap().into_iter().chain(late).collect()
        })
    })
}

impl Look {
    /// The board shows what the reference counts; nothing is left for the rules to do.
    pub async fn compare(&self, world: &World) {
        world.set(sec(self.at));
        let seq = world.ctx.floor.seq();
        world.tick().await;
        assert_eq!(world.ctx.floor.seq(), seq, "the rules did something at second {}", self.at);
        let board = world.board();
        assert_eq!(seen(&board.snapshot), self.counted, "after {} events, at second {}", self.events, self.at);
    }
}

/// Ends, and starts again from the same database: the board is the same, and what the tables hold.
pub async fn restart(world: World) -> World {
    let board = world.board();
    let world = world.restarted().await;
    let again = world.board();
    assert_eq!((&again.snapshot, &again.glances), (&board.snapshot, &board.glances));
    world.holds().await;
    world
}

/// After the last event: the tables, a second start and the check all agree.
pub async fn settle(world: World) {
    world.holds().await;
    let world = restart(world).await;
    assert_eq!(seen(&world.board().snapshot), looks().last().unwrap().counted);
    world.end().await;
}

/// Measures how fast a day goes by.
pub struct Pace(Instant);

impl Pace {
    #[expect(clippy::print_stdout, reason = "a replay says how fast it was")]
    pub fn start() -> Self {
        let begun = Instant::now();
        println!("{} looks of the reference in {} ms", looks().len(), begun.elapsed().as_millis());
        Self(Instant::now())
    }

    #[expect(clippy::print_stdout, reason = "a replay says how fast it was")]
    pub fn tell(&self, what: &str) {
        let (took, looks) = (self.0.elapsed(), looks());
        let day = Duration::from_secs(u64::try_from(END - EVENING).unwrap());
        let pace = day.as_millis() / took.as_millis().max(1);
        println!(
            "{what}: {} events of {} simulated seconds in {} ms with {} looks: {pace} simulated seconds a second",
            log().len(),
            day.as_secs(),
            took.as_millis(),
            looks.len(),
        );
    }
}
