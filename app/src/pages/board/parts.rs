//! What stands below a large number: the parts it consists of, each with the rows behind it.

use crate::{
    i18n::{
        board::{self as words, BoardTexts, value},
        time::{span, stopwatch},
    },
    paths,
    preferences::Lang,
};
use domain::{
    counters::{CallbackSet, ContactSet, Drill, Gauge, InQueue, Mean, QueueNow, Ratio, Rows, Snapshot, Unit},
    view::floor::BoardView,
};

/// A piece of the line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// What it says.
    pub text: String,
    /// The rows behind it, if it is a number.
    pub to: Option<String>,
}

/// The filter behind a large number.
#[must_use]
pub fn drill(gauge: Gauge, board: &Snapshot) -> Drill {
    let rows = gauge.counter().definition().of.first().copied().unwrap_or(Rows::Breaches);
    Drill::all(rows, board.day)
}

/// The filter of the rows of one queue.
#[must_use]
pub fn of_queue(set: ContactSet, queue: &QueueNow, board: &Snapshot) -> Drill {
    let queue = queue.queue.clone().map_or(InQueue::Unknown, InQueue::Named);
    Drill { queue, ..Drill::all(Rows::Contacts(set), board.day) }
}

/// The line below a large number.
#[must_use]
pub fn parts(lang: Lang, gauge: Gauge, view: &BoardView) -> Vec<Part> {
    let (t, board) = (BoardTexts::of(lang), &view.snapshot);
    let line = Line { t, board, parts: Vec::new() };
    match gauge {
        Gauge::Waiting => waiting(lang, view, line),
        Gauge::LongestWait => longest(lang, view, line),
        Gauge::ServiceLevel => {
            let setting = board.settings.get(domain::queue::Setting::AnswerWithin);
            line.ratio(board.service_level, ContactSet::AnsweredInTime, ContactSet::Judged)
                .then([&*setting.to_string(), t.within].concat())
        }
        Gauge::AbandonRate => line
            .ratio(board.abandon_rate, ContactSet::Abandoned, ContactSet::Enqueued)
            .counted(t.short_apart, board.short_abandoned, t.short_after, ContactSet::ShortAbandoned)
            .counted(t.unclear, board.unclear, "", ContactSet::Unclear),
        Gauge::AverageAnswer => line.counted("", board.average_answer.count, t.calls, ContactSet::AnsweredTimed),
        Gauge::AverageHandling => handling(line),
        Gauge::Occupancy => {
            let length = |ms: i64| span(lang, ms / 1_000);
            let Ratio { part, whole } = board.occupancy;
            line.then([t.handling, &length(part)].concat()).then([t.at_work, &length(whole)].concat())
        }
        Gauge::CallbacksDue => {
            let soon = board.deadlines.callbacks_soon;
            let to = Drill::all(Rows::Callbacks(CallbackSet::Soon), board.day);
            line.linked([t.soon, &soon.to_string()].concat(), &to)
        }
        Gauge::Satisfaction => line.counted("", board.satisfaction.count, t.ratings, ContactSet::Scored),
        Gauge::FirstContact => first(line),
    }
    .parts
}

struct Line<'a> {
    t: &'static BoardTexts,
    board: &'a Snapshot,
    parts: Vec<Part>,
}

impl Line<'_> {
    fn then(mut self, text: String) -> Self {
        self.parts.push(Part { text, to: None });
        self
    }

    fn linked(mut self, text: String, drill: &Drill) -> Self {
        self.parts.push(Part { text, to: Some(paths::board_rows(drill, 0)) });
        self
    }

    /// A number of contacts of today. None of them is worth no word, unless it is the only one.
    fn counted(self, before: &str, count: i64, after: &str, set: ContactSet) -> Self {
        if count == 0 && !self.parts.is_empty() {
            return self;
        }
        let drill = Drill::all(Rows::Contacts(set), self.board.day);
        self.linked([before, &count.to_string(), after].concat(), &drill)
    }

    /// Both numbers of a share.
    fn ratio(self, ratio: Ratio, part: ContactSet, whole: ContactSet) -> Self {
        let day = self.board.day;
        let of = self.t.of.to_owned();
        self.linked(ratio.part.to_string(), &Drill::all(Rows::Contacts(part), day))
            .then(of)
            .linked(ratio.whole.to_string(), &Drill::all(Rows::Contacts(whole), day))
    }
}

fn waiting<'a>(lang: Lang, view: &BoardView, line: Line<'a>) -> Line<'a> {
    let board = line.board;
    let ringing = board.ringing;
    let queues = board.queues.iter().filter(|queue| queue.waiting > 0);
    let line = queues.fold(line, |line, queue| {
        let name = words::queue(lang, &view.queues, queue.queue.as_ref());
        line.linked([&*name, " ", &queue.waiting.to_string()].concat(), &of_queue(ContactSet::Waiting, queue, board))
    });
    let rings = line.t.ringing;
    line.linked([rings, &ringing.to_string()].concat(), &Drill::all(Rows::Contacts(ContactSet::Ringing), board.day))
}

fn longest<'a>(lang: Lang, view: &BoardView, line: Line<'a>) -> Line<'a> {
    let board = line.board;
    let text = line.t.nobody_waits.to_owned();
    let Some(since) = board.longest_since else { return line.then(text) };
    let where_it_is = board.queues.iter().filter(|queue| queue.longest_since == Some(since));
    where_it_is.fold(line, |line, queue| line.then(words::queue(lang, &view.queues, queue.queue.as_ref())))
}

fn handling(line: Line<'_>) -> Line<'_> {
    let (t, board) = (line.t, line.board);
    let count = board.average_handling.count;
    let mean = |ms: i64| Mean { sum: ms, count }.rounded().map_or_else(String::new, |ms| stopwatch((ms + 500) / 1_000));
    if count == 0 {
        return line.counted("", 0, t.calls, ContactSet::Handled);
    }
    line.then([t.talk, &mean(board.talk_ms)].concat())
        .then([t.hold, &mean(board.hold_ms)].concat())
        .then([t.wrap, &mean(board.wrap_up_ms)].concat())
        .counted("", count, t.calls, ContactSet::Handled)
}

fn first(line: Line<'_>) -> Line<'_> {
    let (t, board) = (line.t, line.board);
    let so_far = board.first_contact_so_far;
    let line = line.ratio(board.first_contact, ContactSet::FirstSolved, ContactSet::First);
    let Some(share) = so_far.permille() else { return line };
    let (number, unit) = value(Unit::Share, share);
    line.then([t.so_far, &number, unit].concat()).ratio(so_far, ContactSet::FirstSolvedSoFar, ContactSet::FirstSoFar)
}
