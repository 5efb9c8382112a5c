//! Lines that `CommonMark` misreads in Arabic: numbered in Arabic digits, begun by an invisible mark, or begun by
//! a year.

use super::emphasis;
use super::stop::Stop;
use crate::invisible::is_invisible;

/// `source` with such lines written so that they are read as they were meant.
pub(super) fn prepare(source: &str, stop: Stop) -> String {
    let mut state = State { fence: None, after_blank: true, last_number: None };
    let mut prepared = String::with_capacity(source.len() + source.len() / 16);
    for line in source.split_inclusive('\n') {
        let (content, end) = line.strip_suffix('\n').map_or((line, ""), |content| (content, "\n"));
        state.prepare_line(content, stop, &mut prepared);
        prepared.push_str(end);
    }
    prepared
}

/// What the lines above mean for the next.
struct State {
    /// The sign and length of an open code fence.
    fence: Option<(char, usize)>,
    after_blank: bool,
    /// The number of the last numbered item of the list that may still be open.
    last_number: Option<u32>,
}

impl State {
    fn prepare_line(&mut self, line: &str, stop: Stop, prepared: &mut String) {
        let (prefix, rest) = containers(line);
        if self.in_fence(rest) {
            prepared.push_str(line);
            return;
        }
        prepared.push_str(&prefix);
        let begun = prepared.len();
        let rest = self.number(visible_start(rest), stop, prepared);
        let is_item = prepared.len() > begun;
        prepared.push_str(&emphasis::repair(rest, stop));
        let blank = rest.trim().is_empty() && !is_item;
        if !blank && !is_item && self.after_blank && !line.starts_with([' ', '\t']) {
            self.last_number = None;
        }
        self.after_blank = blank;
    }

    /// Whether the line belongs to fenced code, its fences included.
    fn in_fence(&mut self, rest: &str) -> bool {
        let text = rest.trim_start();
        let sign = text.chars().next().filter(|sign| matches!(sign, '`' | '~'));
        let length = text.chars().take_while(|letter| Some(*letter) == sign).count();
        match self.fence {
            Some((open, least)) => {
                let closes = sign == Some(open) && length >= least;
                if closes && text.trim_end().chars().all(|letter| letter == open) {
                    self.fence = None;
                }
                true
            }
            None if length >= 3 => {
                self.fence = sign.map(|sign| (sign, length));
                true
            }
            None => false,
        }
    }

    /// Writes the number that `rest` begins with as `CommonMark` reads it; the rest of the line.
    fn number<'a>(&mut self, rest: &'a str, stop: Stop, prepared: &mut String) -> &'a str {
        let Some(number) = Number::at_start_of(rest) else { return rest };
        let follows = number.value.checked_sub(1) == self.last_number && self.last_number.is_some();
        if number.is_year() && !follows {
            prepared.push_str(&rest[..number.digits_len]);
            prepared.extend(stop.letter());
            return &rest[number.digits_len..];
        }
        // As in CommonMark, only a 1 or the next number may begin an item in the middle of a paragraph.
        if !(number.is_commonmark || self.after_blank || follows || number.value == 1) {
            return rest;
        }
        self.last_number = Some(number.value);
        if number.is_commonmark {
            prepared.push_str(&rest[..=number.digits_len]);
        } else {
            prepared.push_str(&number.value.to_string());
            prepared.push(if number.sign == ')' { ')' } else { '.' });
        }
        &rest[number.digits_len + 1..]
    }
}

/// A number with its sign at the start of a line, followed by space.
struct Number {
    value: u32,
    /// In bytes.
    digits_len: usize,
    sign: char,
    /// Whether `CommonMark` reads it without help.
    is_commonmark: bool,
}

impl Number {
    fn at_start_of(line: &str) -> Option<Self> {
        let digits: Vec<(char, u32)> = line.chars().map_while(|c| Some((c, digit(c)?))).collect();
        let digits_len = digits.iter().map(|(letter, _)| letter.len_utf8()).sum();
        let is_latin = digits.iter().all(|(letter, _)| letter.is_ascii());
        let most = if is_latin { 9 } else { 3 };
        let rest = &line[digits_len..];
        let sign = rest.chars().next().filter(|sign| matches!(sign, '.' | ')' | '-'))?;
        let after = &rest[1..];
        let spaced = after.is_empty() && sign != '-' || after.starts_with([' ', '\t']);
        if digits.is_empty() || digits.len() > most || !spaced {
            return None;
        }
        // `10- 12 قتيلاً` is a range, and `2019- ` a year.
        let is_range = after.trim_start().chars().next().is_some_and(|next| digit(next).is_some());
        if sign == '-' && (is_range || digits.len() > 2) {
            return None;
        }
        let value = digits.iter().fold(0, |value, (_, digit)| value * 10 + digit);
        Some(Self { value, digits_len, sign, is_commonmark: is_latin && sign != '-' })
    }

    /// Whether it is a year that ends a sentence and not the number of an item.
    fn is_year(&self) -> bool {
        self.is_commonmark && self.sign == '.' && (1000..=2999).contains(&self.value)
    }
}

fn digit(letter: char) -> Option<u32> {
    match letter {
        '٠'..='٩' => Some(u32::from(letter) - u32::from('٠')),
        '۰'..='۹' => Some(u32::from(letter) - u32::from('۰')),
        _ => letter.to_digit(10),
    }
}

/// The signs of the quotes and bulleted items around the line, without invisible marks, and the line itself.
fn containers(line: &str) -> (String, &str) {
    let mut prefix = String::new();
    let mut rest = line;
    loop {
        let text = rest.trim_start_matches([' ', '\t']);
        prefix.push_str(&rest[..rest.len() - text.len()]);
        rest = text;
        let visible = text.trim_start_matches(is_invisible);
        let is_quote = visible.starts_with('>');
        let is_bullet =
            visible.starts_with(['-', '*', '+']) && visible[1..].starts_with([' ', '\t']);
        if !is_quote && !is_bullet {
            return (prefix, rest);
        }
        prefix.push_str(&visible[..1]);
        rest = &visible[1..];
    }
}

/// `line` without invisible marks in front of what begins a block; itself where it begins none.
fn visible_start(line: &str) -> &str {
    let visible = line.trim_start_matches(is_invisible);
    let hashes = visible.len() - visible.trim_start_matches('#').len();
    let is_heading = (1..=6).contains(&hashes)
        && (visible.len() == hashes || visible[hashes..].starts_with([' ', '\t']));
    let begins = is_heading || visible.starts_with('|') || Number::at_start_of(visible).is_some();
    if begins { visible } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared(source: &str) -> String {
        let stop = Stop::absent_from(source);
        prepare(source, stop).replace(stop.letter().unwrap(), "⟦⟧")
    }

    #[test]
    fn arabic_numbers_begin_items() {
        assert_eq!(prepared("١. بند\n٢. بند\n"), "1. بند\n2. بند\n");
        assert_eq!(prepared("١- بند\n> ۲) بند"), "1. بند\n> 2) بند");
        assert_eq!(prepared("- ١. بند"), "- 1. بند");
        assert_eq!(prepared("1- بند"), "1. بند");
    }

    #[test]
    fn a_number_inside_a_paragraph_stays() {
        let source = "بلغ العدد\n٣. ثم زاد";
        assert_eq!(prepared(source), source);
        assert_eq!(prepared("قال:\n١. بند\n٢. بند"), "قال:\n1. بند\n2. بند");
    }

    #[test]
    fn ranges_and_large_numbers_are_no_items() {
        for source in ["10- 12 قتيلاً", "2019- العام", "١٩٤٨. النكبة", "١.٥ مليون", "١-٢ هدف"]
        {
            assert_eq!(prepared(source), source);
        }
    }

    #[test]
    fn a_year_is_no_item_unless_the_list_has_come_so_far() {
        assert_eq!(prepared("2019. انسحبت"), "2019⟦⟧. انسحبت");
        assert_eq!(prepared("2018) بند\n2019. بند"), "2018) بند\n2019. بند");
        assert_eq!(prepared("120. بند"), "120. بند");
    }

    #[test]
    fn invisible_marks_do_not_hide_what_begins_a_block() {
        assert_eq!(prepared("\u{200f}## عنوان"), "## عنوان");
        assert_eq!(prepared("\u{200f}- بند\n\u{feff}> نص"), "- بند\n> نص");
        assert_eq!(prepared("\u{200f}نص"), "\u{200f}نص");
        assert_eq!(prepared("\u{200f}**نص**"), "\u{200f}**نص**");
    }

    #[test]
    fn fenced_code_stays() {
        let source = "```\n١. بند\n2019. س\n```\n";
        assert_eq!(prepared(source), source);
        assert_eq!(prepared("~~~\n١. بند\n~~~\n\n١. بند"), "~~~\n١. بند\n~~~\n\n1. بند");
    }
}
