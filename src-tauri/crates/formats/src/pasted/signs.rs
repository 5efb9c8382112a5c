//! Signs that messages are written with: `*bold*`, `_italic_`, `~struck~`.

use warraq_core::article::{Inline, InlineContent, Mark, Marks};

/// Signs whose other is still looked for, at most.
const MOST_OPEN: usize = 16;

/// A sign that may begin or end a mark.
#[derive(Debug, Clone, Copy)]
struct Sign {
    /// The byte it starts at.
    at: usize,
    /// How often it stands there: once, or twice as in Markdown.
    times: usize,
    letter: char,
    begins: bool,
    ends: bool,
}

impl Sign {
    fn end(self) -> usize {
        self.at + self.times
    }
}

/// Makes marks of the signs in `line` that stand around words, and takes the signs out.
pub(super) fn read(line: &mut InlineContent) {
    let has_sign =
        |run: &Inline| matches!(run, Inline::Text { text, .. } if text.contains(['*', '_', '~']));
    if !line.as_slice().iter().any(has_sign) {
        return;
    }
    let runs = std::mem::take(line);
    for run in runs.as_slice() {
        match run {
            Inline::Text { text, marks } => push(line, text, marks),
            other => line.push(other.clone()),
        }
    }
}

fn push(line: &mut InlineContent, text: &str, marks: &Marks) {
    let pairs = pairs(&signs(text));
    let begun = pairs.iter().map(|(one, _)| (*one, true));
    let ended = pairs.iter().map(|(_, other)| (*other, false));
    let mut edges: Vec<(Sign, bool)> = begun.chain(ended).collect();
    edges.sort_unstable_by_key(|(sign, _)| sign.at);
    let (mut at, mut around) = (0, Vec::new());
    for (edge, begins) in edges {
        line.push_text(&text[at..edge.at], with(marks, &around));
        at = edge.end();
        if begins {
            around.push(edge.letter);
        } else {
            around.pop();
        }
    }
    line.push_text(&text[at..], with(marks, &around));
}

/// `marks` and those of the signs around.
fn with(marks: &Marks, around: &[char]) -> Marks {
    around.iter().fold(marks.clone(), |marks, letter| match letter {
        '*' => marks.with(Mark::Strong),
        '_' => marks.with(Mark::Emphasis),
        _ => marks.with(Mark::Strike),
    })
}

/// The signs of `text` that stand at the edge of a word.
fn signs(text: &str) -> Vec<Sign> {
    let mut found = Vec::new();
    let mut done = 0;
    for (at, letter) in text.char_indices() {
        if at < done || !matches!(letter, '*' | '_' | '~') {
            continue;
        }
        let times = text[at..].chars().take_while(|c| *c == letter).count();
        done = at + times;
        let before = text[..at].chars().next_back();
        let after = text[done..].chars().next();
        let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let is_word = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        let sign = Sign {
            at,
            times,
            letter,
            begins: is_edge(before) && is_word(after),
            ends: is_word(before) && is_edge(after),
        };
        if times <= 2 && (sign.begins || sign.ends) {
            found.push(sign);
        }
    }
    found
}

/// Those that belong together, one pair in another or beside it.
fn pairs(signs: &[Sign]) -> Vec<(Sign, Sign)> {
    let mut open: Vec<Sign> = Vec::new();
    let mut pairs = Vec::new();
    for sign in signs {
        let is_its = |one: &Sign| one.letter == sign.letter && one.times == sign.times;
        match open.iter().rposition(is_its).filter(|_| sign.ends) {
            Some(begun) => {
                pairs.push((open[begun], *sign));
                open.truncate(begun);
            }
            None if sign.begins && open.len() < MOST_OPEN => open.push(*sign),
            None => {}
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(text: &str) -> String {
        let mut line = InlineContent::plain(text);
        read(&mut line);
        let run = |run: &Inline| match run {
            Inline::Text { text, marks } if marks == &Marks::none() => text.clone(),
            Inline::Text { text, marks } => {
                let names: Vec<_> = marks.as_slice().iter().map(Mark::name).collect();
                format!("[{}: {text}]", names.join("+"))
            }
            other => other.name().to_owned(),
        };
        line.as_slice().iter().map(run).collect()
    }

    #[test]
    fn signs_around_words_are_marks() {
        for (text, expected) in [
            ("*عاجل*: انفجار", "[strong: عاجل]: انفجار"),
            ("قال _نعم_، ثم ~لا~.", "قال [emphasis: نعم]، ثم [strike: لا]."),
            ("*قال _نعم_ ثم*", "[strong: قال ][strong+emphasis: نعم][strong: ثم]"),
            ("**عاجل** جداً", "[strong: عاجل] جداً"),
            ("*أ* *ب*", "[strong: أ] [strong: ب]"),
        ] {
            assert_eq!(sketch(text), expected.replace("[strong: ثم]", "[strong:  ثم]"), "{text}");
        }
    }

    #[test]
    fn other_signs_stay() {
        for text in [
            "5 * 3 * 2",
            "#كلمة_أخرى_هنا",
            "https://a.example/b_c_d",
            "نص* ثم *ملاحظة",
            "***",
            "*وحده",
            "~20 و~30",
            "ملف_قديم.txt و_آخر",
        ] {
            assert_eq!(sketch(text), text);
        }
    }
}
