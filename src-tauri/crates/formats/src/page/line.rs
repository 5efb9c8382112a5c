//! The lines a reader sees, and how much each looks like running text.

use warraq_core::text::fold::fold;

use super::outline::Outline;
use super::words;

/// Text that stands on one line: between the edges of blocks and line breaks.
pub(super) struct Line {
    /// The pieces of text it is made of.
    pub(super) texts: Vec<usize>,
    /// The block it stands in.
    pub(super) block: usize,
    /// It, with single spaces.
    pub(super) text: String,
    /// It, folded, its words apart by single spaces.
    pub(super) folded: String,
    pub(super) words: usize,
    /// Those of its words that lead elsewhere.
    pub(super) linked: usize,
    /// Commas, stops and the like.
    marks: usize,
    /// Words that only running text has many of.
    stops: usize,
}

/// What a line looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grade {
    /// A sentence or more.
    Prose,
    /// Too short to say.
    Short,
    /// Links, or words in a row.
    Furniture,
}

impl Line {
    pub(super) fn grade(&self) -> Grade {
        let plain = self.words - self.linked;
        if self.words == 0 || self.linked * 10 > self.words * 6 {
            return Grade::Furniture;
        }
        let flows = self.marks > 0 || self.stops * 100 >= plain * 12;
        if plain >= 20 || (plain >= 8 && flows) {
            return Grade::Prose;
        }
        Grade::Short
    }

    pub(super) fn first(&self) -> usize {
        self.texts[0]
    }

    /// Whether it ends as a sentence does.
    pub(super) fn is_sentence(&self) -> bool {
        let end = self.text.trim_end_matches(['"', '”', '»', ')', '’']);
        end.ends_with(['.', '؟', '?', '!', '…', '۔', ':', '؛']) && self.words >= 3
    }
}

/// The lines of a page, in order. Blank ones are none.
pub(super) fn lines(outline: &Outline<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut open: Option<Open> = None;
    let mut behind_link = None;
    for (at, piece) in outline.pieces.iter().enumerate() {
        let ends = piece.block == at || piece.is(&["br"]);
        if ends || open.as_ref().is_some_and(|open| open.block != piece.block) {
            lines.extend(open.take().and_then(Open::finish));
        }
        if piece.is(&["a", "button"]) {
            // Menus have nothing between their words.
            if let Some(open) = open.as_mut().filter(|_| behind_link == Some((at, piece.parent))) {
                open.text.push(' ');
            }
            behind_link = Some((piece.end, piece.parent));
        }
        if piece.is_text() && !piece.silent {
            let open = open.get_or_insert_with(|| Open::new(piece.block));
            open.add(at, &piece.node.text(), piece.linked);
        }
    }
    lines.extend(open.and_then(Open::finish));
    lines
}

/// A line whose end has not come.
struct Open {
    block: usize,
    texts: Vec<usize>,
    text: String,
    linked: usize,
}

impl Open {
    fn new(block: usize) -> Self {
        Self { block, texts: Vec::new(), text: String::new(), linked: 0 }
    }

    fn add(&mut self, at: usize, text: &str, linked: bool) {
        self.texts.push(at);
        self.text.push_str(text);
        if linked {
            self.linked += text.split_whitespace().map(words_in).sum::<usize>();
        }
    }

    fn finish(self) -> Option<Line> {
        let text = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return None;
        }
        let folded = plain_words(&text);
        let words = text.split(' ').map(words_in).sum();
        Some(Line {
            words,
            linked: self.linked.min(words),
            marks: text.split(' ').filter(|word| word.ends_with(MARKS)).count()
                + text.chars().filter(|c| matches!(c, '、' | '。' | '，' | '।' | '။')).count(),
            stops: folded.split(' ').filter(|word| words::is_stop(word)).count(),
            texts: self.texts,
            block: self.block,
            text,
            folded,
        })
    }
}

const MARKS: &[char] = &['.', ',', '،', '؛', ';', '؟', '?', '!', ':', '…', '۔', '»', '”', '"'];

/// The words between two spaces: one, or none where it has no letter. Scripts without spaces have about one word in
/// two letters.
fn words_in(word: &str) -> usize {
    let unspaced = word.chars().filter(|c| is_unspaced(*c)).count();
    (unspaced / 2).max(usize::from(word.chars().any(is_letter)))
}

/// Whether `c` is of a script that has no spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
}

/// Whether `c` is a letter or a digit; the usual ones are told apart quickly.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, 'ء'..='غ' | 'ف'..='ي')
        || (!c.is_ascii() && c.is_alphanumeric())
}

/// `text` folded, with nothing but words and single spaces: what a label or a name is compared by.
pub(super) fn plain_words(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !is_letter(c)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
