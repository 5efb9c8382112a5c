//! What changed here, put into the parts of a text that somebody else wrote.

use std::ops::RangeInclusive;

use super::standing::standing;
use super::woven::woven;
use crate::matched::{Strangers, matched};
use crate::parts::{Image, images, joined, key};

/// A part of a text that was put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) raw: String,
    /// Which parts of what the article says now it stands for; none where only the site has it.
    pub(crate) mine: Vec<usize>,
    /// Whether it is as the article has it.
    pub(crate) is_new: bool,
    /// Whether it takes the place of one part of the site that was several of the article's.
    pub(crate) is_for_several: bool,
}

/// What is put together.
pub(crate) struct Trio<'a> {
    /// What the article said.
    pub(crate) own: Vec<&'a str>,
    /// What the site has for that.
    pub(crate) seen: Vec<&'a str>,
    /// What the article says now.
    pub(crate) mine: Vec<&'a str>,
}

impl Trio<'_> {
    /// The parts of the site's text with what changed here since. Where one of the site's is several of the article's,
    /// and one of those changed, all of them are as the article has them.
    pub(crate) fn lines(&self) -> Vec<Line> {
        let there = standing(&self.own, &self.seen, Strangers::Apart);
        let [own, mine] = [&self.own, &self.mine].map(|side| keys(side));
        let now = matched(&own, &mine, Strangers::Rewritten);
        let added = added(&now, mine.len());
        let (mut lines, mut next, mut at) = (Vec::new(), 0, 0);
        while at < own.len() {
            lines.extend(added[at].iter().map(|new| self.of_mine(vec![*new])));
            let last = there[at].and_then(|_| there.iter().rposition(|place| *place == there[at]));
            let last = last.unwrap_or(at);
            if let Some(place) = there[at] {
                lines.extend((next..place).map(|only| self.of_seen(only, Vec::new())));
                next = place + 1;
            }
            if last == at {
                lines.extend(self.kept(at, there[at], now[at]));
            } else if let Some(place) = there[at] {
                lines.extend(self.kept_together(at..=last, (place, &there), (&now, &added)));
            }
            at = last + 1;
        }
        lines.extend(added[own.len()].iter().map(|new| self.of_mine(vec![*new])));
        lines.extend((next..self.seen.len()).map(|only| self.of_seen(only, Vec::new())));
        lines
    }

    /// What stands for one part of what the article said.
    fn kept(&self, own: usize, seen: Option<usize>, mine: Option<usize>) -> Option<Line> {
        let mine = mine?;
        let is_same = is_same(self.own[own], self.mine[mine]);
        match seen {
            Some(seen) if is_same || has_lost_picture(self.seen[seen], self.mine[mine]) => {
                Some(self.of_seen(seen, vec![mine]))
            }
            // What the site did not keep of it is not sent again.
            None if is_same => None,
            Some(seen) => {
                let put = woven(self.own[own], self.seen[seen], self.mine[mine]);
                Some(put.map_or_else(
                    || self.of_mine(vec![mine]),
                    |raw| Line { raw, ..self.of_seen(seen, vec![mine]) },
                ))
            }
            None => Some(self.of_mine(vec![mine])),
        }
    }

    /// What stands for several parts of what the article said that are one at the site.
    fn kept_together(
        &self,
        own: RangeInclusive<usize>,
        (place, there): (usize, &[Option<usize>]),
        (now, added): (&[Option<usize>], &[Vec<usize>]),
    ) -> Option<Line> {
        let first = *own.start();
        let is_there = |at: usize| there[at].is_some();
        let is_same =
            |at: usize| now[at].is_some_and(|mine| is_same(self.own[at], self.mine[mine]));
        let is_left = |at: usize| {
            (at == first || added[at].is_empty())
                && (is_same(at) || now[at].is_none() && !is_there(at))
        };
        if own.clone().all(is_left) {
            let mine = own.filter(|at| is_there(*at)).filter_map(|at| now[at]).collect();
            return Some(self.of_seen(place, mine));
        }
        if let Some(line) = self.woven_together(own.clone(), (place, there), (now, added)) {
            return Some(line);
        }
        let mut mine = Vec::new();
        for at in own {
            mine.extend(added[at].iter().filter(|_| at != first));
            // What the site did not keep of it is not sent again.
            mine.extend(now[at].filter(|_| is_there(at) || !is_same(at)));
        }
        (!mine.is_empty()).then(|| Line { is_for_several: true, ..self.of_mine(mine) })
    }

    /// The same with other words alone; nothing where more than words are others.
    fn woven_together(
        &self,
        own: RangeInclusive<usize>,
        (place, there): (usize, &[Option<usize>]),
        (now, added): (&[Option<usize>], &[Vec<usize>]),
    ) -> Option<Line> {
        let first = *own.start();
        let (mut old, mut new, mut mine) = (Vec::new(), Vec::new(), Vec::new());
        for at in own {
            if at != first && !added[at].is_empty() || there[at].is_none() {
                return None;
            }
            let now = now[at]?;
            old.push(self.own[at]);
            new.push(self.mine[now]);
            mine.push(now);
        }
        let raw = woven(&joined(&old), self.seen[place], &joined(&new))?;
        Some(Line { raw, ..self.of_seen(place, mine) })
    }

    fn of_seen(&self, at: usize, mine: Vec<usize>) -> Line {
        Line { raw: self.seen[at].to_owned(), mine, is_new: false, is_for_several: false }
    }

    fn of_mine(&self, mine: Vec<usize>) -> Line {
        let raws: Vec<&str> = mine.iter().map(|at| self.mine[*at]).collect();
        Line { raw: joined(&raws), mine, is_new: true, is_for_several: false }
    }
}

/// What makes each part one to a reader.
pub(crate) fn keys(side: &[&str]) -> Vec<String> {
    side.iter().map(|part| key(part)).collect()
}

/// What was added before each of the old parts, and at the end, where `now` says what became of those.
pub(crate) fn added(now: &[Option<usize>], count: usize) -> Vec<Vec<usize>> {
    let mut added = vec![Vec::new(); now.len() + 1];
    let mut at = 0;
    for new in 0..count {
        match now.iter().rposition(|known| *known == Some(new)) {
            Some(known) => at = known + 1,
            None => added[at].push(new),
        }
    }
    added
}

/// Whether nothing changed here: a picture has another address at each place, and is known by its words, also those for
/// who cannot see it. How the bracket of what could be a shortcode is spelled is no change.
pub(super) fn is_same(own: &str, mine: &str) -> bool {
    own == mine
        || (own.contains("<img") && mine.contains("<img") && key(own) == key(mine))
            && are_same_pictures(&images(own), &images(mine))
        || bracketed(own) == bracketed(mine)
}

/// Whether these are said to be the same pictures, with the same words for who cannot see them. Two media are two pictures;
/// an address tells nothing, which is another at each place.
fn are_same_pictures(own: &[Image], mine: &[Image]) -> bool {
    let is_one = |(own, mine): (&Image, &Image)| {
        own.alt == mine.alt
            && match (own.medium(), mine.medium()) {
                (Some(own), Some(mine)) => own == mine,
                _ => true,
            }
    };
    own.len() == mine.len() && own.iter().zip(mine).all(is_one)
}

fn bracketed(part: &str) -> String {
    part.replace("&#091;", "[").replace("[\u{2060}", "[")
}

/// Whether the site has a picture whose file was never brought here.
pub(super) fn has_lost_picture(seen: &str, mine: &str) -> bool {
    is_picture(mine) && shows_picture(seen) && !shows_picture(mine)
}

/// Whether a picture stands in it that has an address. The place of one that has none is empty.
pub(super) fn shows_picture(part: &str) -> bool {
    part.split("<img").skip(1).any(|tag| tag.split('>').next().unwrap_or(tag).contains(" src="))
}

pub(super) fn is_picture(part: &str) -> bool {
    part.starts_with("<!-- wp:image") || part.starts_with("<figure")
}
