//! Lines, and the runs in them.

use typst::layout::{Abs, Em, Point};
use typst::text::{Glyph, TextItem};

use super::cast::{Foundry, Wanted};
use super::letter::{Cluster, Letter, Shape, is_right};
use super::order;

/// How far from its line a text can stand, in its size: more is another line.
const REACH: f64 = 0.7;
/// How far apart two texts are that touch.
const TOUCH: Abs = Abs::raw(0.02);

/// Where a text is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Its number among all texts.
    pub(super) index: usize,
    /// Where its frame begins on the page.
    pub(super) origin: Point,
    /// Where it begins on the page.
    pub(super) at: Point,
}

/// A text of a page.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) place: Place,
    pub(super) stretch: usize,
    pub(super) text: TextItem,
}

/// What stands on one line of a page.
pub(super) struct Line {
    pub(super) runs: Vec<Run>,
}

/// A side of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// Letters of one font and direction that touch each other, from left to right.
pub(super) struct Run {
    place: Place,
    /// A text of its font, size and colour.
    like: TextItem,
    pub(super) is_right: bool,
    pub(super) letters: Vec<Letter>,
    width: f64,
}

/// The lines of pages.
pub(super) fn lines(texts: Vec<Placed>) -> Vec<Line> {
    let mut groups: Vec<Vec<Placed>> = Vec::new();
    for text in texts {
        let shares = groups.last().and_then(|group| group.last()).is_some_and(|last| {
            let size = text.text.size.max(last.text.size);
            (text.place.at.y - last.place.at.y).abs() < REACH * size
        });
        match groups.last_mut().filter(|_| shares) {
            Some(group) => group.push(text),
            None => groups.push(vec![text]),
        }
    }
    groups.into_iter().map(Line::of).collect()
}

impl Line {
    fn of(mut texts: Vec<Placed>) -> Self {
        let base = base(&texts);
        let mut runs = Vec::new();
        while !texts.is_empty() {
            let touching = touching(&texts);
            let rest = texts.split_off(touching);
            runs.push(Run::of(&texts, base));
            texts = rest;
        }
        Self { runs }
    }

    /// The texts of the line, each with the number of the text it stands for, and where it begins in its frame.
    pub(super) fn set(&self, foundry: &mut Foundry) -> Vec<(usize, Point, TextItem)> {
        let set = self.runs.iter().filter(|run| !run.letters.is_empty());
        set.map(|run| run.set(foundry)).collect()
    }
}

/// Where most of the largest letters of a line stand.
fn base(texts: &[Placed]) -> Abs {
    let largest = texts.iter().map(|one| one.text.size).max().unwrap_or_default();
    let mut places: Vec<(Abs, Abs)> = Vec::new();
    for one in texts.iter().filter(|one| one.text.size == largest) {
        let (y, width) = (one.place.at.y, one.text.width());
        match places.iter_mut().find(|(at, _)| *at == y) {
            Some((_, all)) => *all += width,
            None => places.push((y, width)),
        }
    }
    places.into_iter().max_by_key(|(_, width)| *width).map(|(y, _)| y).unwrap_or_default()
}

/// How many of the first texts are one run.
fn touching(texts: &[Placed]) -> usize {
    let mut direction = texts.first().and_then(|one| direction(&one.text));
    let pairs = texts.windows(2).take_while(|pair| {
        let [one, next] = pair else { return false };
        let (text, other) = (&one.text, &next.text);
        let end = one.place.at.x + text.width();
        let new = self::direction(other);
        let agree = direction.is_none() || new.is_none() || direction == new;
        direction = direction.or(new);
        agree
            && one.stretch == next.stretch
            && (next.place.at.x - end).abs() < TOUCH
            && (text.size, text.lang, text.region) == (other.size, other.lang, other.region)
            && text.font == other.font
            && text.fill == other.fill
            && text.stroke == other.stroke
    });
    1 + pairs.count()
}

/// Whether a text runs from right to left; nothing where it does not show.
fn direction(text: &TextItem) -> Option<bool> {
    let mut starts = text.glyphs.windows(2).map(|pair| (pair[0].range.start, pair[1].range.start));
    let steps = starts.find(|(one, next)| one != next).map(|(one, next)| one > next);
    steps.or_else(|| is_right(&text.text).then_some(true))
}

impl Run {
    /// The run of texts, the first of which is there.
    fn of(texts: &[Placed], base: Abs) -> Self {
        let (first, like) = (&texts[0], &texts[0].text);
        let is_right = texts.iter().find_map(|one| direction(&one.text)).unwrap_or(false);
        let mut clusters: Vec<(Cluster, (usize, u16))> = Vec::new();
        let mut x = 0.0;
        for (number, one) in texts.iter().enumerate() {
            let raised = (base - one.place.at.y) / one.text.size;
            for glyph in &one.text.glyphs {
                let said = &one.text.text[glyph.range()];
                let shape = Shape {
                    id: glyph.id,
                    x,
                    width: glyph.x_advance.get(),
                    offset: (glyph.x_offset.get(), raised + glyph.y_offset.get()),
                };
                x += shape.width;
                let key = (number, glyph.range.start);
                match clusters.last_mut() {
                    Some((last, of))
                        if last.text == said
                            && last.span == glyph.span
                            && (of.0 != number || *of == key) =>
                    {
                        last.shapes.push(shape);
                        *of = key;
                    }
                    _ => {
                        let units = one.text.font.units_per_em();
                        let (text, span) = (said.to_owned(), glyph.span);
                        clusters.push((Cluster { shapes: vec![shape], text, span, units }, key));
                    }
                }
            }
        }
        let mut letters: Vec<Letter> =
            clusters.iter().flat_map(|(cluster, _)| cluster.letters(is_right)).collect();
        if is_right {
            letters = order::parted(letters);
        }
        letters.iter_mut().enumerate().for_each(|(rank, letter)| letter.rank = rank);
        let at = Point::new(first.place.at.x, base);
        let place = Place { at, ..first.place };
        Self { place, like: like.clone(), is_right, letters, width: x }
    }

    /// Where it begins on the page.
    pub(super) fn x(&self) -> Abs {
        self.place.at.x
    }

    /// Puts `signs`, which are not seen, on one side of the letters.
    pub(super) fn put(&mut self, side: Side, signs: &str) {
        let Some(span) = self.letters.first().map(|letter| letter.span) else { return };
        let x = match side {
            Side::Left => self.start(),
            Side::Right => self.width,
        };
        let letters = signs.chars().map(|one| Letter::unseen(one, x, span));
        match side {
            Side::Left => drop(self.letters.splice(0..0, letters)),
            Side::Right => self.letters.extend(letters),
        }
        self.letters.iter_mut().enumerate().for_each(|(rank, letter)| letter.rank = rank);
    }

    /// Where its first letter is drawn, in ems.
    fn start(&self) -> f64 {
        self.letters.first().map_or(0.0, |letter| letter.x)
    }

    fn set(&self, foundry: &mut Foundry) -> (usize, Point, TextItem) {
        let mut text = String::new();
        let mut ranges = vec![0..0; self.letters.len()];
        // Of right to left as well: what is said from its end is marked as turned word by word, and readers that go by
        // the order of the file would take its words from the left.
        let mut from_left: Vec<usize> = (0..self.letters.len()).collect();
        from_left.sort_by_key(|index| self.letters[*index].rank);
        for index in from_left {
            let start = text.len();
            text.push_str(&self.letters[index].text);
            ranges[index] = in_text(start)..in_text(text.len());
        }
        let start = self.start();
        let nexts = self.letters.iter().skip(1).map(|letter| letter.x).chain([self.width]);
        let mut unseen = 0;
        let glyphs = self.letters.iter().zip(nexts).zip(ranges).map(|((letter, next), range)| {
            // Readers leave out the same sign in the same place: each in a row is a little different.
            unseen = if letter.parts.is_empty() { unseen + 1 } else { 0 };
            let (id, offset) = self.letter(letter, unseen, foundry);
            Glyph {
                id,
                x_advance: Em::new(next - letter.x),
                x_offset: offset.0,
                y_advance: Em::zero(),
                y_offset: offset.1,
                range,
                span: letter.span,
            }
        });
        let glyphs = glyphs.collect();
        let at = self.place.at + Point::with_x(start * self.like.size) - self.place.origin;
        let item = TextItem { text: text.into(), glyphs, ..self.like.clone() };
        (self.place.index, at, item)
    }

    /// The number of a letter in its font; where the font takes no more, that of its first shape, moved.
    fn letter(&self, letter: &Letter, unseen: u16, foundry: &mut Foundry) -> (u16, (Em, Em)) {
        let font = &self.like.font;
        let width = in_units(letter.width * font.units_per_em());
        let wanted =
            Wanted { parts: letter.parts.clone(), text: letter.text.clone(), width, unseen };
        match (foundry.letter(font, wanted), letter.parts.first()) {
            (Some(id), _) => (id, (Em::zero(), Em::zero())),
            (None, Some(part)) => (part.id, (font.to_em(part.x), font.to_em(part.y))),
            (None, None) => (0, (Em::zero(), Em::zero())),
        }
    }
}

fn in_text(bytes: usize) -> u16 {
    u16::try_from(bytes).unwrap_or(u16::MAX)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within")]
fn in_units(width: f64) -> u16 {
    width.round().clamp(0.0, f64::from(u16::MAX)) as u16
}
