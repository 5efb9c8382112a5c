//! Text of pages, as programs that show PDF put it on the clipboard: a line for each line of print, words parted at
//! their ends, the numbers of pages between.

use std::collections::BTreeSet;

use warraq_core::text::fold::digit;

use crate::import::marker;
use crate::report::{RemovedKind, Report, WarningKind};

/// What stands between two pages.
pub(super) const PAGE_BREAK: char = '\u{c}';

/// The width of printed lines, in characters, at most and at least.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=160;
/// Lines that show how wide a page is, at least.
const LEAST_LINES: usize = 3;

/// Paragraphs that were put together.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Joined {
    /// The text, a line for each paragraph and an empty one between two.
    text: String,
    /// The numbers of pages that were taken out.
    numbers: Vec<String>,
}

impl Joined {
    /// The text; what was done is said.
    pub(super) fn say(self, report: &mut Report) -> String {
        report.warn(WarningKind::LinesJoined, "");
        for number in self.numbers {
            report.remove(RemovedKind::Surroundings, number);
        }
        self.text
    }
}

/// The paragraphs of `text`, where its lines end because the page did and not the sentence; nothing of other text.
pub(super) fn joined(text: &str) -> Option<Joined> {
    let pages: Vec<&str> = text.split(PAGE_BREAK).collect();
    let lines: Vec<Line<'_>> = pages.iter().flat_map(|page| lines_of(page)).collect();
    let (numbers, lines) = without_numbers(&lines, pages.len() > 1);
    let width = width(&lines)?;
    let text = paragraphs(&lines, width).join("\n\n");
    Some(Joined { text, numbers })
}

/// A line, and whether it is the first or last of its page.
#[derive(Debug, Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    is_edge: bool,
}

fn lines_of(page: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> =
        page.lines().map(|line| Line { text: line.trim(), is_edge: false }).collect();
    let is_filled = |line: &Line<'_>| !line.text.is_empty();
    let edges = [lines.iter().position(is_filled), lines.iter().rposition(is_filled)];
    for edge in edges.into_iter().flatten() {
        lines[edge].is_edge = true;
    }
    lines
}

/// The numbers of pages among `lines`, and the other lines: those at the edge of a page, those that count, and one
/// in the midst of a sentence.
fn without_numbers<'a>(lines: &[Line<'a>], has_pages: bool) -> (Vec<String>, Vec<Line<'a>>) {
    let found: Vec<(usize, u32)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| page_number(line.text).map(|number| (at, number)))
        .collect();
    let counts = found.len() > 1 && found.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1);
    let is_number =
        |at: usize| counts || has_pages && lines[at].is_edge || is_within_sentence(lines, at);
    let gone: BTreeSet<usize> =
        found.into_iter().map(|(at, _)| at).filter(|at| is_number(*at)).collect();
    let numbers = gone.iter().map(|at| lines[*at].text.to_owned()).collect();
    // What is left of an empty line around a number is the end of a page and of no paragraph.
    let is_gone = |at: usize| {
        let beside = [at.checked_sub(1), Some(at), at.checked_add(1)];
        gone.contains(&at)
            || lines[at].text.is_empty() && beside.iter().flatten().any(|at| gone.contains(at))
    };
    let kept = (0..lines.len()).filter(|at| !is_gone(*at)).map(|at| lines[at]).collect();
    (numbers, kept)
}

/// Whether a sentence goes on over the line at this place.
fn is_within_sentence(lines: &[Line<'_>], at: usize) -> bool {
    let is_filled = |line: &&Line<'_>| !line.text.is_empty();
    let before = lines[..at].iter().rev().find(is_filled);
    let behind = lines[at + 1..].iter().find(is_filled);
    let is_long = |line: &Line<'_>| WIDTHS.contains(&length(line.text));
    before.is_some_and(|line| is_long(line) && !ends_sentence(line.text))
        && behind.is_some_and(is_long)
}

/// The number of a page that a line is: `12`, `- 12 -`, `صفحة 12`, `12 / 30`.
fn page_number(line: &str) -> Option<u32> {
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '|'));
    let line = ["صفحة", "الصفحة", "Page", "page", "Rûpel"]
        .iter()
        .find_map(|word| line.strip_prefix(word))
        .unwrap_or(line);
    let line = line.split_once(['/', '|']).map_or(line, |(number, _)| number).trim();
    let digits: String = line.chars().map(digit).collect();
    let is_number = (1..=4).contains(&digits.len()) && digits.bytes().all(|c| c.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

/// The width of the page, in characters, where most lines reach its end and those that do not end a paragraph.
fn width(lines: &[Line<'_>]) -> Option<usize> {
    let filled = lines.iter().map(|line| line.text).filter(|text| !text.is_empty());
    let filled: Vec<&str> = filled.collect();
    let mut lengths: Vec<usize> = filled.iter().map(|line| length(line)).collect();
    lengths.sort_unstable();
    // A line or two may be longer, where the letters are narrow.
    let width = *lengths.get(lengths.len().saturating_sub(1 + lengths.len() / 20))?;
    let is_full = |pair: &&[&str]| is_full(pair[0], pair[1], width);
    let pairs = || filled.windows(2);
    let full = pairs().filter(is_full).count();
    let ended = pairs().filter(|pair| is_full(pair) && ends_sentence(pair[0])).count();
    // A line that stops early and ends no sentence is a heading, or text that was laid so.
    let broken = pairs().filter(|pair| !is_full(pair) && !ends_sentence(pair[0])).count();
    let is_printed = filled.len() >= LEAST_LINES
        && full * 2 >= filled.len()
        && ended * 3 <= full
        && broken * 5 <= filled.len()
        && WIDTHS.contains(&width);
    is_printed.then_some(width)
}

/// Whether the first word of the next line would have had no room in this one. Letters are of several widths: in the
/// midst of a sentence a line may have far fewer.
fn is_full(line: &str, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().unwrap_or_default();
    let slack = if ends_sentence(line) { width / 20 } else { width / 4 };
    length(line) + 1 + length(word) + slack >= width
}

fn paragraphs(lines: &[Line<'_>], width: usize) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut goes_on = false;
    for (at, Line { text, .. }) in lines.iter().enumerate() {
        if text.is_empty() {
            goes_on = false;
            continue;
        }
        let is_item = marker(text).is_some_and(|(marker, _)| marker.is_certain());
        match paragraphs.last_mut().filter(|_| goes_on && !is_item) {
            Some(open) => join(open, text),
            None => paragraphs.push((*text).to_owned()),
        }
        let next = lines.get(at + 1).map_or("", |line| line.text);
        goes_on = !next.is_empty() && is_full(text, next, width);
    }
    paragraphs
}

/// Puts a line behind what is before it; a word that was parted at its end is one again.
fn join(text: &mut String, line: &str) {
    let parted = text.strip_suffix(['-', '\u{ad}', '\u{2010}']);
    let is_parted = parted.is_some_and(|text| text.ends_with(char::is_lowercase))
        && line.starts_with(char::is_lowercase);
    if is_parted {
        text.pop();
    } else {
        text.push(' ');
    }
    text.push_str(line);
}

fn length(line: &str) -> usize {
    line.chars().count()
}

fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['»', '"', '”', ')', ']']);
    line.ends_with(['.', '؟', '!', '۔', ':', '?', '…'])
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "أعلنت وزارة الخارجية الأمريكية أنها أبلغت كلاً من تركيا\n\
        والإدارة الذاتية في شمال وشرق سوريا بضرورة خفض التصعيد\n\
        في المنطقة، وعبّرت عن قلقها من الضربات الأخيرة.\n\
        وقال المتحدث باسم الوزارة إن واشنطن تواصل التنسيق مع\n\
        قوات سوريا الديمقراطية في محاربة تنظيم داعش الإرهابي.";

    fn texts(text: &str) -> Option<Vec<String>> {
        joined(text).map(|joined| joined.text.split("\n\n").map(str::to_owned).collect())
    }

    #[test]
    fn lines_of_print_are_paragraphs() {
        let paragraphs = texts(PAGE).unwrap();
        assert_eq!(paragraphs.len(), 2, "{paragraphs:#?}");
        assert!(paragraphs[0].contains("تركيا والإدارة") && paragraphs[0].ends_with("الأخيرة."));
        assert!(paragraphs[1].starts_with("وقال"));
    }

    #[test]
    fn numbers_of_pages_part_no_sentence() {
        let text = PAGE.replace("التصعيد\n", "التصعيد\n\n- ١٢ -\n\u{c}\n");
        let joined = joined(&text).unwrap();
        assert_eq!(joined.numbers, ["- ١٢ -"]);
        assert!(joined.text.contains("التصعيد في المنطقة"), "{}", joined.text);
    }

    #[test]
    fn parted_words_are_one() {
        let mut text = "the self-admin-".to_owned();
        join(&mut text, "istration of 2014-");
        join(&mut text, "2024");
        assert_eq!(text, "the self-administration of 2014- 2024");
    }

    #[test]
    fn other_text_is_left_alone() {
        let paragraph = PAGE.replace('\n', " ");
        for text in [
            "سطر أول\nسطر ثان\nسطر ثالث\nسطر رابع".to_owned(),
            format!("{paragraph}\n{paragraph}\n{paragraph}"),
            "- الحسكة\n- القامشلي\n- كوباني\n- منبج".to_owned(),
            String::new(),
            "12".to_owned(),
        ] {
            assert_eq!(joined(&text), None, "{text}");
        }
    }
}
