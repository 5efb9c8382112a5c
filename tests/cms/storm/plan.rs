//! What is asked for, and in which order: nothing but the seed decides it.

use super::super::chance::Chance;

/// A delivery that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// Its number, from 0.
    pub number: u64,
    /// The number of the article.
    pub article: u64,
    /// Whether the article was never asked for before.
    pub is_first: bool,
    /// What it is to be there.
    pub wish: Wished,
}

/// What an article is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wished {
    Draft,
    Pending,
    Publish,
    /// Many days from the start, and so many minutes.
    Schedule(u64),
    Unpublish,
}

/// So many deliveries are asked for at a time.
pub fn batch(deliveries: u64) -> u64 {
    (deliveries / 100).max(6)
}

/// So many deliveries. What was asked for just before is seldom asked for again: the newest wish takes the place of
/// those that wait.
pub fn plan(seed: u64, deliveries: u64) -> Vec<Order> {
    let chance = Chance::of(seed, "plan");
    let mut last: Vec<u64> = Vec::new();
    let order = |number| {
        let settled = |last: u64| last + 2 * batch(deliveries) < number || chance.is(3);
        let older: Vec<usize> = (0..last.len()).filter(|article| settled(last[*article])).collect();
        let is_first = older.is_empty() || chance.is(52);
        let article = if is_first { last.len() } else { older[chance.size_below(older.len())] };
        if is_first {
            last.push(number);
        }
        last[article] = number;
        Order { number, article: article as u64, is_first, wish: wished(is_first, &chance) }
    };
    (0..deliveries).map(order).collect()
}

fn wished(is_first: bool, chance: &Chance) -> Wished {
    let schedule = |chance: &Chance| Wished::Schedule(chance.below(100_000));
    match (is_first, chance.below(100)) {
        (true, 0..45) | (false, 40..68) => Wished::Publish,
        (true, 45..65) | (false, 0..40) => Wished::Draft,
        (true, 65..80) => Wished::Pending,
        (true, _) | (false, 68..82) => schedule(chance),
        (false, _) => Wished::Unpublish,
    }
}
