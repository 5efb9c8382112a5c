//! Paragraphs into messages: cut at the end of a paragraph, else of a sentence, else of a word, and never inside a
//! word, link or emoji that a message can hold.

use std::ops::Range;

use super::compose::Composed;
use super::line::Line;
use super::{Medium, Message};

/// The messages, each with its number where the app wants one.
pub(super) fn split(composed: &Composed, medium: &Medium) -> Vec<Message> {
    if !medium.numbered {
        return Packer::pack(composed, medium, 0);
    }
    let whole = Packer::pack(composed, medium, 0);
    if whole.len() < 2 {
        return whole;
    }
    // The numbers take room, and more of it the more messages there are.
    for digits in 1.. {
        let room = "\n\n".len() + 2 * digits + "/".len();
        let messages = Packer::pack(composed, medium, room);
        if messages.len().to_string().len() <= digits {
            let count = messages.len();
            let number = |(mut message, number): (Message, usize)| {
                let line = format!("\n\n{number}/{count}");
                message.size += (medium.measure)(&line);
                message.text.push_str(&line);
                message
            };
            return messages.into_iter().zip(1..).map(number).collect();
        }
    }
    whole
}

struct Packer<'a> {
    medium: &'a Medium,
    composed: &'a Composed,
    /// What is taken from every message for its number.
    room: usize,
    messages: Vec<Message>,
    /// The pieces of the message that is being filled: lines by their place, and bytes of them.
    pieces: Vec<(usize, Range<usize>)>,
    /// What they measure.
    filled: usize,
}

impl<'a> Packer<'a> {
    fn pack(composed: &'a Composed, medium: &'a Medium, room: usize) -> Vec<Message> {
        let (messages, pieces) = (Vec::new(), Vec::new());
        let mut packer = Self { medium, composed, room, messages, pieces, filled: 0 };
        for (place, line) in composed.lines.iter().enumerate() {
            packer.line(place, line);
        }
        packer.end();
        packer.messages
    }

    /// What the message that is being filled may measure.
    fn whole_limit(&self) -> usize {
        let is_caption = self.messages.is_empty() && self.composed.has_picture;
        if is_caption { self.medium.caption_limit } else { self.medium.limit }
    }

    fn limit(&self) -> usize {
        self.whole_limit() - self.room
    }

    /// What is left of the message, behind a gap.
    fn left(&self, gap: &str) -> usize {
        let gap = if self.pieces.is_empty() { 0 } else { (self.medium.measure)(gap) };
        self.limit().saturating_sub(self.filled + gap)
    }

    fn line(&mut self, place: usize, line: &Line) {
        let whole = 0..line.len();
        let size = line.measure(&whole, self.medium);
        if size > self.left(line.gap)
            && self.filled * 2 >= self.limit()
            && size <= self.medium.limit - self.room
        {
            self.end();
        }
        if size <= self.left(line.gap) {
            self.add(place, whole, size, line.gap);
            return;
        }
        let cuts = line.cuts();
        let sentences = cuts.iter().filter(|cut| cut.ends_sentence).map(|cut| cut.at);
        for sentence in between(sentences, &whole) {
            if self.piece(place, line, &sentence) {
                continue;
            }
            let words = cuts.iter().map(|cut| cut.at).filter(|at| sentence.contains(at));
            for word in between(words, &sentence) {
                if !self.piece(place, line, &word) {
                    self.letters(place, line, &word);
                }
            }
        }
    }

    /// Adds a piece to this message or the next; whether a message can hold it.
    fn piece(&mut self, place: usize, line: &Line, bytes: &Range<usize>) -> bool {
        let size = line.measure(bytes, self.medium);
        let gap = self.gap(place, line, bytes.start);
        if size > self.left(gap) {
            let next_limit = self.medium.limit - self.room;
            if size > next_limit {
                return false;
            }
            self.end();
        }
        let gap = self.gap(place, line, bytes.start);
        if size > self.left(gap) {
            return false;
        }
        self.add(place, bytes.clone(), size, gap);
        true
    }

    /// A word that no message holds, letter by letter.
    fn letters(&mut self, place: usize, line: &Line, bytes: &Range<usize>) {
        let starts = line.letters(bytes);
        for letter in between(starts.into_iter().skip(1), bytes) {
            // What readers see as one letter is never cut, however many marks it has.
            if !self.piece(place, line, &letter) {
                self.end();
                self.add(place, letter, self.limit(), "");
            }
        }
    }

    /// What stands before the piece of a line that begins at `at`.
    fn gap(&self, place: usize, line: &Line, at: usize) -> &'static str {
        let goes_on = self.pieces.last().is_some_and(|(last, _)| *last == place);
        match goes_on {
            true if line.is_behind_space(at) => " ",
            true => "",
            false => line.gap,
        }
    }

    fn add(&mut self, place: usize, bytes: Range<usize>, size: usize, gap: &str) {
        if !self.pieces.is_empty() {
            self.filled += (self.medium.measure)(gap);
        }
        self.filled += size;
        match self.pieces.last_mut() {
            Some((last, before)) if *last == place && before.end == bytes.start => {
                before.end = bytes.end;
            }
            _ => self.pieces.push((place, bytes)),
        }
    }

    fn end(&mut self) {
        let (mut text, mut size) = (String::new(), 0);
        for (place, bytes) in std::mem::take(&mut self.pieces) {
            let line = &self.composed.lines[place];
            if !text.is_empty() {
                text.push_str(line.gap);
                size += (self.medium.measure)(line.gap);
            }
            size += line.measure(&bytes, self.medium);
            text.push_str(&line.written(&bytes, self.medium));
        }
        self.filled = 0;
        if !text.is_empty() {
            self.messages.push(Message { text, size, limit: self.whole_limit() });
        }
    }
}

/// The ranges of `whole` that begin at its start and at each of `starts`.
fn between(starts: impl Iterator<Item = usize>, whole: &Range<usize>) -> Vec<Range<usize>> {
    let mut edges: Vec<usize> = vec![whole.start];
    edges.extend(starts.filter(|at| *at > whole.start && *at < whole.end));
    edges.push(whole.end);
    edges.windows(2).map(|pair| pair[0]..pair[1]).collect()
}
