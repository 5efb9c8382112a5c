//! What is written: the site's text with each change of the article's in its place.

use std::collections::BTreeMap;
use std::ops::Range;

use super::glyphs::{Around, Glyph, Glyphs, Is};
use super::marks::{Lettered, blank_marks, letters, push_word, shared};
use super::tokens::Token;
use crate::parts::is_one_element;

/// A text that is being changed.
pub(super) struct Pen<'a, 't> {
    own: &'t Glyphs<'a>,
    mine: &'t Glyphs<'a>,
    own_tokens: &'t [Token],
    mine_tokens: &'t [Token],
    /// Where each token of what the article said stands at the site.
    places: Vec<Option<Range<usize>>>,
    /// What stands at each place of the site, with what comes before and behind it.
    lines: Vec<Spot<'a>>,
    around: Vec<Around<'a>>,
    /// The elements of the article's that came into the text, by their places in what it says.
    brought: BTreeMap<usize, usize>,
}

/// One piece of the site's text, with what the article put there.
struct Spot<'a> {
    before: Vec<Glyph<'a>>,
    own: Option<Glyph<'a>>,
    behind: Vec<Glyph<'a>>,
}

impl<'a, 't> Pen<'a, 't> {
    pub(super) fn new(
        (own, seen, mine): (&'t Glyphs<'a>, &'t Glyphs<'a>, &'t Glyphs<'a>),
        (own_tokens, mine_tokens): (&'t [Token], &'t [Token]),
        places: Vec<Option<Range<usize>>>,
    ) -> Self {
        let spot = |glyph: &Glyph<'a>| Spot {
            before: Vec::new(),
            own: Some(glyph.clone()),
            behind: Vec::new(),
        };
        Self {
            own,
            mine,
            own_tokens,
            mine_tokens,
            places,
            lines: seen.all.iter().map(spot).collect(),
            around: seen.around.clone(),
            brought: BTreeMap::new(),
        }
    }

    /// A word that is as it was; what stands around it may be another.
    pub(super) fn keep(&mut self, was: usize, is: usize) {
        let Some(place) = self.places[was].clone() else { return };
        let (own, mine) = (self.own, self.mine);
        let of = |text: &Glyphs<'a>, token: &Token| -> Vec<Vec<usize>> {
            let found = letters(text.all[token.place.clone()].iter());
            found.into_iter().map(|(_, marks)| marks).collect()
        };
        let old = of(own, &self.own_tokens[was]);
        let new = of(mine, &self.mine_tokens[is]);
        let pairs = old.iter().zip(&new);
        if pairs.clone().all(|(old, new)| own.opens(old) == mine.opens(new)) {
            return;
        }
        let is_letter = |at: &usize| {
            let glyph = self.lines[*at].own.as_ref();
            glyph.is_some_and(|glyph| matches!(glyph.is, Is::Letter(_)))
        };
        let spots: Vec<usize> = place.filter(is_letter).collect();
        for (spot, (old, new)) in spots.into_iter().zip(pairs) {
            let Some(there) = self.lines[spot].own.as_ref().map(|glyph| glyph.marks.clone()) else {
                continue;
            };
            let marks = self.marked(there, old, new, &[]);
            if let Some(glyph) = &mut self.lines[spot].own {
                glyph.marks = marks;
            }
        }
    }

    /// These words in the place of those; nothing where they have none.
    pub(super) fn replace(&mut self, was: Range<usize>, is: Range<usize>) -> Option<()> {
        if was.len() == is.len() {
            return was
                .zip(is)
                .try_for_each(|(was, is)| self.replace_all(was..was + 1, is..is + 1));
        }
        if was.is_empty() {
            return self.insert(was.start, is);
        }
        self.replace_all(was, is)
    }

    fn replace_all(&mut self, was: Range<usize>, is: Range<usize>) -> Option<()> {
        let place = self.places[was.start].clone()?.start..self.places[was.end - 1].clone()?.end;
        let is_of_words = |spot: &Spot<'a>| {
            let glyph = spot.own.as_ref();
            glyph.is_none_or(|glyph| !matches!(glyph.is, Is::Frame | Is::Break | Is::Thing))
        };
        if !self.lines[place.clone()].iter().all(is_of_words) {
            return None;
        }
        let mut new: Vec<Glyph<'a>> = Vec::new();
        for (at, word) in is.enumerate() {
            let instead = was.start + at.min(was.len() - 1);
            let word = self.instead(instead, word)?;
            push_word(&mut new, word);
        }
        let is_gone = new.is_empty();
        for spot in &mut self.lines[place.clone()] {
            spot.own = None;
        }
        self.lines[place.start].behind.extend(new);
        if is_gone {
            self.close_up(&place);
        }
        Some(())
    }

    /// No two blanks are left where words were.
    fn close_up(&mut self, place: &Range<usize>) {
        let is_blank = |lines: &[Spot<'a>], at: usize| {
            let glyph = lines.get(at).and_then(|spot| spot.own.as_ref());
            glyph.is_some_and(|glyph| glyph.is == Is::Blank)
        };
        let before = place.start.checked_sub(1);
        let gap = Some(place.end).filter(|at| is_blank(&self.lines, *at));
        if let Some(at) = gap.or(before.filter(|at| is_blank(&self.lines, *at))) {
            self.lines[at].own = None;
        }
    }

    /// New words before the token at `at` of what the article said.
    fn insert(&mut self, at: usize, is: Range<usize>) -> Option<()> {
        let beside = |at: Option<usize>| {
            let at = at.filter(|at| self.own_tokens.get(*at).is_some_and(Token::is_word))?;
            Some((at, self.places[at].clone()?))
        };
        let (left, right) = (beside(at.checked_sub(1)), beside(Some(at)));
        let last = |place: &Range<usize>| self.marks_at(place.end - 1);
        let first = |place: &Range<usize>| self.marks_at(place.start);
        let near = [left.as_ref().map(|(_, it)| last(it)), right.as_ref().map(|(_, it)| first(it))];
        let near: Vec<Vec<usize>> = near.into_iter().flatten().collect();
        let there = shared(&near);
        let own_near: Vec<Vec<usize>> = [
            left.as_ref().map(|(at, _)| self.own_tokens[*at].place.end - 1),
            right.as_ref().map(|(at, _)| self.own_tokens[*at].place.start),
        ]
        .into_iter()
        .flatten()
        .map(|at| self.own.all[at].marks.clone())
        .collect();
        let old = shared(&own_near);
        let mut new = Vec::new();
        for word in is {
            let word = self.word(word, &there, &old, &near);
            push_word(&mut new, word);
        }
        match (left, right) {
            (Some((_, place)), _) => {
                let marks = blank_marks(&near[0], &new[0].marks);
                let spot = &mut self.lines[place.end - 1];
                spot.behind.push(Glyph { is: Is::Blank, raw: " ", marks });
                spot.behind.extend(new);
            }
            (None, Some((_, place))) => {
                let marks = blank_marks(&near[0], &new[new.len() - 1].marks);
                new.push(Glyph { is: Is::Blank, raw: " ", marks });
                self.lines[place.start].before.extend(new);
            }
            (None, None) => return None,
        }
        Some(())
    }

    fn marks_at(&self, at: usize) -> Vec<usize> {
        self.lines[at].own.as_ref().map(|glyph| glyph.marks.clone()).unwrap_or_default()
    }

    /// A word of the article's in the place of another: what both begin and end with has the same around it as before.
    fn instead(&mut self, was: usize, is: usize) -> Option<Vec<Glyph<'a>>> {
        let (own, mine) = (self.own, self.mine);
        let there = self.places[was].clone()?;
        let there = letters(self.lines[there].iter().filter_map(|spot| spot.own.as_ref()));
        let old = letters(own.all[self.own_tokens[was].place.clone()].iter());
        let written = &mine.all[self.mine_tokens[is].place.clone()];
        let new = letters(written.iter());
        let near: Vec<Vec<usize>> = there.iter().map(|(_, marks)| marks.clone()).collect();
        let is_same = |(old, new): &(&Lettered, &Lettered)| old.0 == new.0;
        let first = old.iter().zip(&new).take_while(is_same).count();
        let rest = old.len().min(new.len()) - first;
        let last = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(is_same).count();
        let middle = |side: &[Lettered]| {
            let replaced = &side[first..side.len() - last];
            // What is put into a word is as the letters on both sides.
            let beside = &side[first.saturating_sub(1)..(first + 1).min(side.len())];
            let all = if replaced.is_empty() { beside } else { replaced };
            shared(&all.iter().map(|(_, marks)| marks.clone()).collect::<Vec<_>>())
        };
        let between = (middle(&there), middle(&old));
        let mut at = 0;
        let word = written.iter().map(|letter| {
            let (around, was) = match at {
                at if at < first => (&there[at].1, &old[at].1),
                at if at + last >= new.len() && at < new.len() => {
                    let back = new.len() - at;
                    (&there[there.len() - back].1, &old[old.len() - back].1)
                }
                _ => (&between.0, &between.1),
            };
            at += usize::from(matches!(letter.is, Is::Letter(_)));
            let marks = self.marked(around.clone(), was, &letter.marks, &near);
            Glyph { marks, ..letter.clone() }
        });
        Some(word.collect())
    }

    /// A new word of the article's, between these.
    fn word(
        &mut self,
        token: usize,
        there: &[usize],
        old: &[usize],
        near: &[Vec<usize>],
    ) -> Vec<Glyph<'a>> {
        let mine = self.mine;
        let letters = &mine.all[self.mine_tokens[token].place.clone()];
        let written = letters.iter().map(|letter| {
            let marks = self.marked(there.to_vec(), old, &letter.marks, near);
            Glyph { marks, ..letter.clone() }
        });
        written.collect()
    }

    /// What stands around a letter: as the site has it, without what the article took away and with what it put there.
    fn marked(
        &mut self,
        mut there: Vec<usize>,
        old: &[usize],
        new: &[usize],
        near: &[Vec<usize>],
    ) -> Vec<usize> {
        let (own, mine) = (self.own, self.mine);
        let (old_opens, new_opens) = (own.opens(old), mine.opens(new));
        for gone in old_opens.iter().filter(|open| !new_opens.contains(open)) {
            let is_it = |mark: &usize| is_one_element(self.around[*mark].open, gone);
            if let Some(at) = there.iter().rposition(is_it) {
                there.remove(at);
            }
        }
        for (mark, open) in new.iter().zip(&new_opens) {
            let is_it = |mark: &&usize| is_one_element(self.around[**mark].open, open);
            // What stood around it before and does not at the site was taken out there.
            if old_opens.contains(open) || there.iter().any(|mark| is_it(&mark)) {
                continue;
            }
            let beside = near.iter().flatten().find(is_it).copied();
            let known = self.brought.get(mark).copied();
            let mark = beside.or(known).unwrap_or_else(|| {
                self.around.push(mine.around[*mark]);
                self.brought.insert(*mark, self.around.len() - 1);
                self.around.len() - 1
            });
            there.push(mark);
        }
        there
    }

    /// The text.
    pub(super) fn written(mut self) -> String {
        let glyphs = std::mem::take(&mut self.lines).into_iter().flat_map(|spot| {
            spot.before.into_iter().chain(spot.own).chain(spot.behind).collect::<Vec<_>>()
        });
        let mut glyphs: Vec<Glyph<'a>> = glyphs.collect();
        self.bridge(&mut glyphs);
        let (mut out, mut open) = (String::new(), Vec::<usize>::new());
        for glyph in &glyphs {
            let stays =
                open.iter().zip(&glyph.marks).take_while(|(one, other)| one == other).count();
            while open.len() > stays {
                out.push_str(open.pop().map_or("", |mark| self.around[mark].close));
            }
            for mark in &glyph.marks[stays..] {
                out.push_str(self.around[*mark].open);
                open.push(*mark);
            }
            out.push_str(glyph.raw);
        }
        while let Some(mark) = open.pop() {
            out.push_str(self.around[mark].close);
        }
        out
    }

    /// What the article put around several words stands around what is between them.
    fn bridge(&self, glyphs: &mut [Glyph<'a>]) {
        for at in 1..glyphs.len().saturating_sub(1) {
            if glyphs[at].is != Is::Blank {
                continue;
            }
            let both = shared(&[glyphs[at - 1].marks.clone(), glyphs[at + 1].marks.clone()]);
            let is_new = both.iter().any(|mark| self.brought.values().any(|new| new == mark));
            if is_new && both.starts_with(&glyphs[at].marks) {
                glyphs[at].marks = both;
            }
        }
    }
}
