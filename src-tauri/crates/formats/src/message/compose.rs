//! From an article to the paragraphs of its messages.

use warraq_core::article::{
    Block, Dir, Embed, Figure, List, ListKind, Paragraph, PullQuote, Table,
};
use warraq_core::tag::Tag;
use warraq_core::text::direction;

use super::Medium;
use super::line::Line;
use crate::export::ExportInput;
use crate::notes::Notes;
use crate::site_address;

/// What the messages of an article are made of.
pub(super) struct Composed {
    pub(super) lines: Vec<Line>,
    /// Whether the article has a picture that the first message may stand below.
    pub(super) has_picture: bool,
}

/// The paragraphs of the first article of `input`, in the order of reading.
pub(super) fn article(input: &ExportInput<'_>, medium: &Medium) -> Composed {
    let (article, fields) = (input.article(), &input.article().fields);
    let blocks = crate::original::blocks(&article.body);
    let notes = Notes::of(&blocks);
    let mut composer =
        Composer { medium, notes: &notes, article_dir: fields.direction(), lines: Vec::new() };
    composer.field(&fields.headline, Line::strong);
    composer.field(&fields.standfirst, |line| line);
    let ending = |composer: &mut Composer<'_>| {
        composer.link(input);
        composer.tags(&article.tags);
    };
    if medium.link_first {
        ending(&mut composer);
    }
    composer.blocks(&blocks);
    composer.endnotes();
    if !medium.link_first {
        ending(&mut composer);
    }
    let has_picture = blocks.iter().any(|block| match block {
        Block::Figure(figure) => figure.media.is_some(),
        Block::Gallery(gallery) => gallery.figures.iter().any(|figure| figure.media.is_some()),
        _ => false,
    });
    let lines = composer.lines.into_iter().filter(|line| !line.is_empty());
    Composed { lines: lines.map(Line::settled).collect(), has_picture }
}

struct Composer<'a> {
    medium: &'a Medium,
    notes: &'a Notes<'a>,
    article_dir: Dir,
    lines: Vec<Line>,
}

impl Composer<'_> {
    fn field(&mut self, words: &str, look: impl FnOnce(Line) -> Line) {
        let dir = direction::of_text(words, self.article_dir);
        self.lines.push(look(Line::plain(words, dir)));
    }

    fn link(&mut self, input: &ExportInput<'_>) {
        let address = site_address::or_site(input.article(), &input.options.address);
        if let Some(address) = address {
            self.lines.push(Line::plain(&address, Dir::Ltr));
        }
    }

    /// The tags as the apps read them, in one line.
    fn tags(&mut self, tags: &[Tag]) {
        let hashtags: Vec<String> =
            tags.iter().filter_map(|tag| hashtag(tag.as_str(), self.article_dir)).collect();
        let mut line = Line::new(self.article_dir);
        line.push(&hashtags.join(" "), &[]);
        self.lines.push(line);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            let lines = self.block(block);
            self.lines.extend(lines);
        }
    }

    fn block(&self, block: &Block) -> Vec<Line> {
        let dir = direction::of_block(block, self.article_dir);
        match block {
            Block::Paragraph(paragraph) => vec![self.paragraph(paragraph)],
            Block::Heading(heading) => {
                vec![Line::of(&heading.content, dir, self.notes).strong()]
            }
            Block::List(list) => self.list(list, ""),
            Block::Quote(quote) => {
                let lines = quote.content.iter().flat_map(|block| self.block(block));
                lines.map(|line| line.quoted(self.medium.quote)).collect()
            }
            Block::PullQuote(quote) => self.pull_quote(quote, dir),
            Block::Figure(figure) => self.figure(figure),
            Block::Gallery(gallery) => {
                gallery.figures.iter().flat_map(|figure| self.figure(figure)).collect()
            }
            Block::Table(table) => self.table(table, dir),
            Block::Embed(embed) => self.embed(embed),
            Block::Divider(_) => vec![Line::plain("———", self.article_dir)],
            Block::Footnote(_) => Vec::new(),
        }
    }

    fn paragraph(&self, paragraph: &Paragraph) -> Line {
        let of_text = direction::of_text(&paragraph.content.to_text(), self.article_dir);
        Line::of(&paragraph.content, paragraph.attrs.dir.unwrap_or(of_text), self.notes)
    }

    fn list(&self, list: &List, indent: &str) -> Vec<Line> {
        let mut lines = Vec::new();
        for (number, item) in (u64::from(list.start)..).zip(&list.items) {
            let sign = match list.kind {
                ListKind::Bullet => format!("{indent}{}", self.medium.bullet),
                ListKind::Ordered => format!("{indent}{number}. "),
            };
            let inner = " ".repeat(sign.chars().count());
            let mut sign = Some(sign);
            for block in &item.content {
                match block {
                    Block::List(nested) => lines.extend(self.list(nested, &inner)),
                    other => lines.extend(self.block(other).into_iter().map(|line| {
                        line.close().signed(sign.take().unwrap_or_else(|| inner.clone()))
                    })),
                }
            }
        }
        if indent.is_empty()
            && let Some(first) = lines.first_mut()
        {
            first.gap = "\n\n";
        }
        lines
    }

    fn pull_quote(&self, quote: &PullQuote, dir: Dir) -> Vec<Line> {
        let who = quote.attribution.iter().filter(|who| !who.is_empty());
        let who = who.map(|who| Line::plain(&format!("— {who}"), dir).close());
        std::iter::once(Line::of(&quote.content, dir, self.notes)).chain(who).collect()
    }

    fn figure(&self, figure: &Figure) -> Vec<Line> {
        let of_text = direction::of_text(&figure.caption.to_text(), self.article_dir);
        let mut line = Line::of(&figure.caption, figure.attrs.dir.unwrap_or(of_text), self.notes);
        if !figure.credit.is_empty() {
            let space = if line.is_empty() { "" } else { " " };
            line.push(&format!("{space}({})", figure.credit), &[]);
        }
        vec![line]
    }

    /// A row in a line.
    fn table(&self, table: &Table, dir: Dir) -> Vec<Line> {
        let rows = table.rows.iter().enumerate().map(|(index, row)| {
            let cells = row.cells.iter().map(|cell| {
                let lines = cell.content.iter().map(|line| self.words(line));
                lines.collect::<Vec<_>>().join(" ")
            });
            let line = Line::plain(&cells.collect::<Vec<_>>().join(" | "), dir);
            if index == 0 { line } else { line.close() }
        });
        rows.collect()
    }

    /// The words of a paragraph in one line.
    fn words(&self, paragraph: &Paragraph) -> String {
        let runs = paragraph.content.as_slice().iter().map(|run| match run {
            warraq_core::article::Inline::FootnoteRef { target, .. } => {
                self.notes.sign(*target).map(|sign| format!("[{sign}]")).unwrap_or_default()
            }
            warraq_core::article::Inline::HardBreak { .. } => " ".to_owned(),
            warraq_core::article::Inline::Text { text, .. } => text.clone(),
        });
        runs.collect()
    }

    fn embed(&self, embed: &Embed) -> Vec<Line> {
        let dir = direction::of_text(&embed.title, self.article_dir);
        let mut lines = vec![Line::plain(&embed.title, dir), Line::plain(&embed.url, Dir::Ltr)];
        if lines[0].is_empty() {
            lines.remove(0);
        } else {
            lines[1].gap = "\n";
        }
        lines
    }

    fn endnotes(&mut self) {
        for (index, note) in self.notes.in_order().iter().enumerate() {
            let sign = self.notes.sign(note.attrs.id).unwrap_or_default();
            for (part, paragraph) in note.content.iter().enumerate() {
                let line = self.paragraph(paragraph);
                let line = if part == 0 { line.signed(format!("[{sign}] ")) } else { line };
                self.lines.push(if index + part == 0 { line } else { line.close() });
            }
        }
    }
}

/// A tag as a hashtag: words joined by low lines, nothing in it that ends one; nothing where no letter is left.
fn hashtag(tag: &str, dir: Dir) -> Option<String> {
    let joined: String = tag
        .chars()
        .filter(|letter| !matches!(letter, '\'' | '’' | '"' | '«' | '»' | '“' | '”'))
        .map(|letter| {
            let is_kept = letter.is_alphanumeric() || letter == '\u{200c}' || unicode_marks(letter);
            if is_kept { letter } else { '_' }
        })
        .collect();
    let words = joined.split('_').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_");
    if !words.contains(char::is_alphabetic) {
        return None;
    }
    // The sign stands before the word as it is read: a Latin one in an Arabic line keeps it on its left.
    let mark = match (dir, direction::of_first(&words)) {
        (Dir::Rtl, Some(Dir::Ltr)) => "\u{200e}",
        (Dir::Ltr, Some(Dir::Rtl)) => "\u{200f}",
        _ => "",
    };
    Some(format!("{mark}#{words}"))
}

/// Whether it is a mark above or below an Arabic letter.
fn unicode_marks(letter: char) -> bool {
    matches!(letter, '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_hashtags() {
        for (tag, expected) in [
            ("سوريا", Some("#سوريا")),
            ("قوات سوريا الديمقراطية", Some("#قوات_سوريا_الديمقراطية")),
            ("كوفيد-19", Some("#كوفيد_19")),
            ("«قسد»", Some("#قسد")),
            ("SDF", Some("\u{200e}#SDF")),
            ("U.S.", Some("\u{200e}#U_S")),
            ("قسد Syrian Democratic Forces", Some("#قسد_Syrian_Democratic_Forces")),
            ("SDF قوات سوريا", Some("\u{200e}#SDF_قوات_سوريا")),
            ("2024", None),
            ("!", None),
        ] {
            assert_eq!(hashtag(tag, Dir::Rtl).as_deref(), expected, "{tag}");
        }
    }
}
