//! What is shown in which order: a person's own choice, kept in the browser.

use domain::counters::Gauge;
use serde::{Deserialize, Serialize};

/// A part of the board.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// The large numbers.
    Tiles,
    /// The queues.
    Queues,
    /// The agents.
    Agents,
    /// Clocks by band.
    Deadlines,
    /// What is late within the hour.
    Breaches,
    /// The day by quarters of an hour.
    Course,
}

impl Block {
    /// Every part, in the order a new board has.
    pub const ALL: [Self; 6] = [Self::Tiles, Self::Course, Self::Deadlines, Self::Agents, Self::Breaches, Self::Queues];

    /// The ending of class names and ids.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tiles => "tiles",
            Self::Queues => "queues",
            Self::Agents => "agents",
            Self::Deadlines => "deadlines",
            Self::Breaches => "breaches",
            Self::Course => "course",
        }
    }
}

/// Items in order, each shown or not.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Order<T>(Vec<(T, bool)>);

impl<T: Copy + PartialEq> Order<T> {
    /// All of them, shown.
    #[must_use]
    pub fn of(all: &[T]) -> Self {
        Self(all.iter().map(|item| (*item, true)).collect())
    }

    /// The same with every item exactly once, whatever an older program kept: new ones come last, and are shown.
    #[must_use]
    pub fn complete(self, all: &[T]) -> Self {
        let mut kept: Vec<(T, bool)> = Vec::new();
        for (item, shown) in self.0 {
            if all.contains(&item) && !kept.iter().any(|(other, _)| *other == item) {
                kept.push((item, shown));
            }
        }
        let new = all.iter().filter(|item| !kept.iter().any(|(other, _)| other == *item)).map(|item| (*item, true));
        let new: Vec<_> = new.collect();
        Self(kept.into_iter().chain(new).collect())
    }

    /// All items in order.
    #[must_use]
    pub fn all(&self) -> Vec<T> {
        self.0.iter().map(|(item, _)| *item).collect()
    }

    /// Those that are shown, in order.
    #[must_use]
    pub fn shown(&self) -> Vec<T> {
        self.0.iter().filter(|(_, shown)| *shown).map(|(item, _)| *item).collect()
    }

    /// Whether one is shown.
    #[must_use]
    pub fn shows(&self, item: T) -> bool {
        self.0.iter().any(|(other, shown)| *other == item && *shown)
    }

    /// Where it stands, from 0, and of how many.
    #[must_use]
    pub fn place(&self, item: T) -> (usize, usize) {
        (self.0.iter().position(|(other, _)| *other == item).unwrap_or_default(), self.0.len())
    }

    /// Shows it, or not.
    pub fn show(&mut self, item: T, shown: bool) {
        for entry in self.0.iter_mut().filter(|(other, _)| *other == item) {
            entry.1 = shown;
        }
    }

    /// One place up or down; at the end it stays.
    pub fn shift(&mut self, item: T, up: bool) {
        let (place, count) = self.place(item);
        let other = if up { place.checked_sub(1) } else { Some(place + 1).filter(|next| *next < count) };
        if let Some(other) = other {
            self.0.swap(place, other);
        }
    }
}

/// The whole choice.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Layout {
    /// The parts.
    pub blocks: Order<Block>,
    /// The large numbers.
    pub tiles: Order<Gauge>,
}

impl Default for Layout {
    fn default() -> Self {
        Self { blocks: Order::of(&Block::ALL), tiles: Order::of(Gauge::ALL) }
    }
}

impl Layout {
    /// The same with everything in it once.
    #[must_use]
    pub fn complete(self) -> Self {
        Self { blocks: self.blocks.complete(&Block::ALL), tiles: self.tiles.complete(Gauge::ALL) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Block, Layout, Order};
    use domain::counters::Gauge;

    #[test]
    fn items_move_by_one_place_and_stay_at_the_ends() {
        let mut order = Order::of(&Block::ALL);
        order.shift(Block::Tiles, true);
        assert_eq!(order.place(Block::Tiles), (0, 6));
        order.shift(Block::Tiles, false);
        assert_eq!(order.all()[..2], [Block::Course, Block::Tiles]);
        order.shift(Block::Queues, false);
        assert_eq!(order.place(Block::Queues), (5, 6));
    }

    #[test]
    fn what_is_hidden_keeps_its_place() {
        let mut order = Order::of(&Block::ALL);
        order.show(Block::Course, false);
        assert!(!order.shows(Block::Course) && order.shown().len() == 5 && order.place(Block::Course).0 == 1);
        order.show(Block::Course, true);
        assert_eq!(order, Order::of(&Block::ALL));
    }

    #[test]
    fn a_choice_of_an_older_program_is_made_whole() {
        let text = r#"{"blocks":[["agents",false],["tiles",true],["agents",true]],"tiles":[["satisfaction",true]]}"#;
        let layout: Layout = domain::json::read::<Layout>(text).unwrap().complete();
        assert_eq!(layout.blocks.all()[..2], [Block::Agents, Block::Tiles]);
        assert!(!layout.blocks.shows(Block::Agents) && layout.blocks.all().len() == Block::ALL.len());
        assert_eq!((layout.tiles.all()[0], layout.tiles.all().len()), (Gauge::Satisfaction, Gauge::ALL.len()));
        let again = serde_json::to_string(&layout).unwrap();
        assert_eq!(domain::json::read::<Layout>(&again).unwrap(), layout);
    }
}
