//! Arabic in the order of printing: files made for paper keep the letters of a line as they stand, from left to right,
//! each in the shape that it has in its word. «ﺎﻳﺭﻮﺳ» is «سوريا» from its end.

/// How a printed form joins its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Joins {
    /// The letter before it in the order of reading.
    before: bool,
    /// The letter behind it.
    behind: bool,
}

/// `text` with the lines that stand in the order of printing turned round, and how many these are.
pub(super) fn turned(text: &str) -> (String, u32) {
    if !text.contains(is_form) {
        return (text.to_owned(), 0);
    }
    let mut turned = 0;
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| {
            if is_reversed(line) {
                turned += 1;
                turn(line)
            } else {
                line.to_owned()
            }
        })
        .collect();
    (lines.join("\n"), turned)
}

/// A letter of Arabic script in the shape that it has in a word.
fn is_form(letter: char) -> bool {
    matches!(letter, '\u{FE80}'..='\u{FEFC}' | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FBE9}' | '\u{FBFC}'..='\u{FBFF}')
}

/// Whether the shapes in `line` only fit together from its end: neighbours that join do so in one order and not in the
/// other.
fn is_reversed(line: &str) -> bool {
    let letters: Vec<Option<Joins>> = line.chars().filter(|c| !is_mark(*c)).map(joins).collect();
    let (mut reading, mut printing) = (0_usize, 0_usize);
    for pair in letters.windows(2) {
        if let [Some(one), Some(next)] = pair {
            reading += usize::from(one.behind && next.before);
            printing += usize::from(one.before && next.behind);
        }
    }
    printing > reading
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{FE70}'..='\u{FE7F}')
}

/// Where the forms of each letter begin, in order.
const LETTERS: [u32; 40] = [
    0xFE80, 0xFE81, 0xFE83, 0xFE85, 0xFE87, 0xFE89, 0xFE8D, 0xFE8F, 0xFE93, 0xFE95, 0xFE99, 0xFE9D,
    0xFEA1, 0xFEA5, 0xFEA9, 0xFEAB, 0xFEAD, 0xFEAF, 0xFEB1, 0xFEB5, 0xFEB9, 0xFEBD, 0xFEC1, 0xFEC5,
    0xFEC9, 0xFECD, 0xFED1, 0xFED5, 0xFED9, 0xFEDD, 0xFEE1, 0xFEE5, 0xFEE9, 0xFEED, 0xFEEF, 0xFEF1,
    0xFEF5, 0xFEF7, 0xFEF9, 0xFEFB,
];

/// How a form joins; nothing for what is none.
///
/// Source: Unicode Standard, Arabic Presentation Forms-B: of a letter with four forms the order is isolated, final,
/// initial, medial; with two, isolated, final.
fn joins(letter: char) -> Option<Joins> {
    if !matches!(letter, '\u{FE80}'..='\u{FEFC}') {
        return None;
    }
    let code = u32::from(letter);
    let start = LETTERS.iter().rev().find(|start| **start <= code)?;
    Some(match code - start {
        1 => Joins { before: true, behind: false },
        2 => Joins { before: false, behind: true },
        3 => Joins { before: true, behind: true },
        _ => Joins { before: false, behind: false },
    })
}

/// `line` from its end, in which runs of numbers and of other scripts stay as they are read, and brackets open where
/// they did.
fn turn(line: &str) -> String {
    let letters: Vec<char> = line.chars().rev().map(mirrored).collect();
    let mut text = String::with_capacity(line.len());
    let mut at = 0;
    while at < letters.len() {
        let end = at + forward(&letters[at..]);
        if end > at {
            text.extend(letters[at..end].iter().rev().copied().map(mirrored));
            at = end;
        } else {
            let marks = letters[at..].iter().take_while(|c| is_mark(**c)).count();
            // A mark stands behind its letter in both orders.
            let letter = letters.get(at + marks).copied();
            text.extend(letter);
            text.extend(letters[at..at + marks].iter().rev());
            at += marks + 1;
        }
    }
    text
}

/// How many of `letters` stand from left to right, with what is between them.
fn forward(letters: &[char]) -> usize {
    let is_strong = |c: &char| c.is_numeric() || c.is_alphabetic() && !is_right_to_left(*c);
    if !letters.first().is_some_and(is_strong) {
        return 0;
    }
    let run = letters.iter().take_while(|c| is_strong(c) || is_between(**c));
    let run = run.count();
    letters[..run].iter().rposition(is_strong).map_or(0, |last| last + 1)
}

fn is_between(letter: char) -> bool {
    matches!(letter, ' ' | '.' | ',' | '/' | ':' | '-' | '@' | '&' | '\'' | '’' | '_' | '٫' | '٬')
}

fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
        && !letter.is_numeric()
}

fn mirrored(letter: char) -> char {
    match letter {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '«' => '»',
        '»' => '«',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_printing_are_read_from_their_end() {
        for (line, expected) in [
            ("ﺎﻳﺭﻮﺳ", "ﺳﻮﺭﻳﺎ"),
            (".2024 ﻡﺎﻋ ﻲﻓ ﺎﻳﺭﻮﺳ", "ﺳﻮﺭﻳﺎ ﻓﻲ ﻋﺎﻡ 2024."),
            ("(BBC News) «ﺔﻘﺛ» ﺔﻛﺮﺷ", "ﺷﺮﻛﺔ «ﺛﻘﺔ» (BBC News)"),
        ] {
            assert_eq!(turned(line), (expected.to_owned(), 1), "{line}");
        }
    }

    #[test]
    fn other_lines_stay() {
        for line in ["ﺳﻮﺭﻳﺎ ﻓﻲ ﻋﺎﻡ 2024", "سوريا", "ﷺ", "Syria 2024", "ﺀ ﺍ ﺩ", ""]
        {
            assert_eq!(turned(line), (line.to_owned(), 0));
        }
    }
}
