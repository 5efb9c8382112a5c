//! Lists that everybody knows: days, months, numbers in words, the cities of a country. In their order or not.

use std::collections::HashMap;
use std::sync::OnceLock;

use warraq_core::text::fold::fold;

use super::parts::{Letters, Part};
use super::texts::{is_kept, is_optional};
use super::{Weakness, patterns};

/// One list a line, its members with an Arabic comma between them, in their order where they have one.
const LISTS: &str = include_str!("../../../../../assets/words/lists.txt");

/// The most members of a list that are looked for behind one another.
const MOST: u32 = 16;

/// A month of each calendar and language that has a list of months: by it the list is known.
const MONTHS: [&str; 7] = ["آذار", "مارس", "رمضان", "ئازار", "گوڵان", "gulan", "march"];

/// A month beside a year: which of them, and how it is called.
const MONTH_COST: f64 = 1.6;

/// What may stand before a member, and does not have to.
const ARTICLE: &str = "ال";

/// Members of one list that stand one behind the other.
#[derive(Clone, Copy)]
struct Chain {
    list: usize,
    last: usize,
    members: u32,
    /// The power of ten of the tries it takes to choose each.
    chosen: f64,
    /// Whether each is the next one of the list.
    is_forward: bool,
    /// Whether each is the one before.
    is_backward: bool,
}

/// A member that was found.
#[derive(Clone, Copy)]
struct Found {
    list: usize,
    number: usize,
    /// The place behind it.
    to: usize,
}

/// What members of known lists stand in the passphrase: one, or several of the same list.
pub(super) fn found(letters: &Letters) -> Vec<Part> {
    let letters = &letters.folded[..];
    let mut parts = Vec::new();
    let is_letter = |at: usize| letters.get(at).is_some_and(|letter| letter.is_alphabetic());
    for from in 0..letters.len() {
        for Found { list, number, to } in members_at(letters, from) {
            if (from == 0 || !is_letter(from - 1)) && !is_letter(to) {
                let cost = known().members.log10();
                parts.push(Part { from, to, cost, is: Weakness::List });
            }
            if known().of_months[list] {
                parts.extend(with_year(letters, from, to));
            }
            let chain = Chain {
                list,
                last: number,
                members: 1,
                chosen: choice(list, number),
                is_forward: true,
                is_backward: true,
            };
            follow(letters, chain, from, to, &mut parts);
        }
    }
    parts
}

/// The month that stands here together with the year behind or before it.
fn with_year(letters: &[char], from: usize, to: usize) -> impl Iterator<Item = Part> {
    let is_space = |at: usize| letters.get(at).is_some_and(|letter| " -/".contains(*letter));
    let behind = to + usize::from(is_space(to));
    let before = from - usize::from(from > 0 && is_space(from - 1));
    let is_year = |from: usize| letters.get(from..from + 4).is_some_and(patterns::is_year_of);
    let after = is_year(behind).then_some((from, behind + 4));
    let first = before.checked_sub(4).filter(|at| is_year(*at)).map(|at| (at, to));
    let cost = MONTH_COST + patterns::YEARS_COST;
    let part = move |(from, to)| Part { from, to, cost, is: Weakness::Date };
    after.into_iter().chain(first).map(part)
}

/// Tells of what the chain becomes with each member behind it.
fn follow(letters: &[char], mut chain: Chain, from: usize, mut at: usize, parts: &mut Vec<Part>) {
    let of_list = known().lengths[chain.list];
    while chain.members < MOST {
        let Some(next) = (at..letters.len()).find(|at| letters[*at].is_alphanumeric()) else {
            return;
        };
        let of_chain =
            |at| members_at(letters, at).into_iter().find(|next| next.list == chain.list);
        let and = (letters[next] == 'و').then(|| next + 1);
        let Some(found) = of_chain(next).or_else(|| and.and_then(of_chain)) else { return };
        chain.is_forward &= (chain.last + 1) % of_list == found.number;
        chain.is_backward &= (found.number + 1) % of_list == chain.last;
        chain.members += 1;
        chain.chosen += choice(chain.list, found.number);
        chain.last = found.number;
        at = found.to;
        parts.push(Part { from, to: at, cost: chain.cost(), is: Weakness::List });
    }
}

impl Chain {
    /// The power of ten of the tries it takes: which list, and where in it and how far, or which member each time.
    fn cost(self) -> f64 {
        let members = f64::from(self.members);
        let of_list = count(known().lengths[self.list]);
        let in_order = (of_list * members * 2.0).log10();
        let is_in_order = self.is_forward || self.is_backward;
        count(known().lengths.len()).log10()
            + if is_in_order { in_order.min(self.chosen) } else { self.chosen }
    }
}

/// What it takes to choose this member: the first of a list are those that come to mind.
fn choice(list: usize, number: usize) -> f64 {
    count((number + 2).min(known().lengths[list])).log10()
}

/// The members that stand here, of each list the longest.
fn members_at(letters: &[char], from: usize) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let Some(first) = letters[from..].iter().find(|letter| !is_optional(**letter)) else {
        return found;
    };
    for (list, number, member) in known().by_first.get(first).into_iter().flatten() {
        let Some(to) = end_of(letters, from, member) else { continue };
        match found.iter_mut().find(|one| one.list == *list) {
            Some(shorter) if shorter.to < to => (shorter.number, shorter.to) = (*number, to),
            Some(_) => {}
            None => found.push(Found { list: *list, number: *number, to }),
        }
    }
    found
}

/// The place behind the member where it stands here, whatever the spelling.
fn end_of(letters: &[char], from: usize, member: &[char]) -> Option<usize> {
    let mut at = from;
    for (number, letter) in member.iter().enumerate() {
        let is_between = |at: &usize| {
            let here = letters[*at];
            !is_optional(here) && (number == 0 || here.is_alphanumeric())
        };
        at = (at..letters.len()).find(is_between)?;
        if letters[at] != *letter {
            return None;
        }
        at += 1;
    }
    let behind = letters[at..].iter().take_while(|letter| is_optional(**letter)).count();
    Some(at + behind)
}

/// The lists as they are looked through.
struct Known {
    /// How many members each has.
    lengths: Vec<usize>,
    /// Whether its members are months.
    of_months: Vec<bool>,
    /// How many all have.
    members: f64,
    /// By the first letter: the list, the number in it, the letters that every spelling has.
    by_first: HashMap<char, Vec<(usize, usize, Vec<char>)>>,
}

fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let (mut lengths, mut of_months) = (Vec::new(), Vec::new());
        let mut by_first = HashMap::new();
        for (list, line) in LISTS.lines().enumerate() {
            lengths.push(line.split('،').count());
            of_months.push(line.split('،').any(|member| MONTHS.contains(&member.trim())));
            for (number, member) in line.split('،').enumerate() {
                for letters in spellings(&fold(member)) {
                    let Some(first) = letters.first() else { continue };
                    let here: &mut Vec<_> = by_first.entry(*first).or_default();
                    here.push((list, number, letters));
                }
            }
        }
        let members = count(lengths.iter().sum());
        Known { lengths, of_months, members, by_first }
    })
}

/// A member with its article and without.
fn spellings(member: &str) -> impl Iterator<Item = Vec<char>> {
    let member = member.trim();
    let bare = member.strip_prefix(ARTICLE);
    let kept = |text: &str| text.chars().filter(|letter| is_kept(*letter)).collect();
    [Some(member), bare].into_iter().flatten().map(kept)
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn longest(passphrase: &str) -> Option<(String, f64)> {
        let letters = Letters::of(passphrase);
        let longest = found(&letters).into_iter().max_by_key(|part| part.to - part.from)?;
        Some((letters.folded[longest.from..longest.to].iter().collect(), longest.cost))
    }

    #[test]
    fn members_are_found_in_every_spelling() {
        for (passphrase, members) in [
            ("سبت، أحد، اثنين!", "سبت، احد، اثنين"),
            ("السبتالأحدالاثنين", "السبتالاحدالاثنين"),
            ("في كانون الثاني", "كانون الثاني"),
            ("حلب وحمص وحماة 1", "حلب وحمص وحماه"),
            ("xx şemî yekşem", "semi yeksem"),
        ] {
            let found = longest(passphrase).map(|(letters, _)| letters);
            assert_eq!(found.as_deref(), Some(members), "{passphrase}");
        }
    }

    #[test]
    fn an_order_costs_less_than_a_choice_and_goes_on_from_the_last() {
        let cost = |passphrase: &str| longest(passphrase).unwrap().1;
        let forward = cost("الخميس الجمعة السبت الأحد");
        assert!((forward - cost("الأحد السبت الجمعة الخميس")).abs() < 1e-9);
        assert!(forward + 0.5 < cost("الخميس الأحد الجمعة الثلاثاء"));
    }

    #[test]
    fn every_list_has_members_and_none_twice() {
        for line in LISTS.lines() {
            let mut members: Vec<String> = line.split('،').map(|one| fold(one.trim())).collect();
            assert!(members.len() > 1 && members.iter().all(|one| !one.is_empty()), "{line}");
            assert!(!line.contains(','), "{line}");
            members.sort();
            members.dedup();
            assert_eq!(members.len(), line.split('،').count(), "{line}");
        }
    }
}
