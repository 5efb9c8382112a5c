//! Directions and languages that hold without being said: a block keeps one only where its letters give it another.
//!
//! What the letters give depends on the article's language, and an importer knows that only once all is read. Until
//! then a block keeps what its file says of it, but for directions that hold in any article.

use warraq_core::article::{
    Block, BlockAttrs, Dir, Figure, Inline, Mark, Marks, Paragraph, languages,
};
use warraq_core::fields::Fields;
use warraq_core::text::direction;
use warraq_core::text::language::{self, Surroundings};

use crate::lines::each_line_mut;

/// Whether a line of `text` runs in `said` without being told to, whatever article it stands in.
pub(crate) fn anywhere(text: &str, said: Dir) -> bool {
    [Dir::Rtl, Dir::Ltr].iter().all(|article| direction::of_text(text, *article) == said)
}

/// Takes from `blocks` and what is in them the directions and languages that hold without being said, in an article
/// with these `fields`.
pub(crate) fn settle(blocks: &mut [Block], fields: &Fields) {
    settle_directions(blocks, fields.direction());
    languages::settle(blocks, &fields.language);
}

/// Takes from lines the marks by which all their letters are said to be in the language that they are found to be in
/// anyway: other programs have no language of a block, and say a block's of each of its runs.
pub(crate) fn settle_lines(blocks: &mut [Block], fields: &Fields) {
    each_line_mut(blocks, &mut |line| {
        let is_marked = |run: &Inline| run.marks().has("lang");
        if !line.as_slice().iter().any(is_marked) {
            return;
        }
        let text = line.to_text();
        let place = Surroundings::of_article(&fields.language);
        let Some(found) = language::of_text(&text, place) else { return };
        let own = Mark::Lang { lang: found.into_owned(), dir: None };
        let has_letters = |run: &&Inline| matches!(run, Inline::Text { text, .. } if text.contains(char::is_alphabetic));
        let mut lettered = line.as_slice().iter().filter(has_letters);
        if lettered.all(|run| run.marks().as_slice().contains(&own)) {
            *line = line.as_slice().iter().map(|run| without(run, &own)).collect();
        }
    });
}

fn without(run: &Inline, mark: &Mark) -> Inline {
    let kept = run.marks().as_slice().iter().filter(|one| *one != mark).cloned();
    let marks = kept.fold(Marks::none(), Marks::with);
    match run {
        Inline::Text { text, .. } => Inline::Text { text: text.clone(), marks },
        Inline::HardBreak { .. } => Inline::HardBreak { marks },
        Inline::FootnoteRef { target, .. } => Inline::FootnoteRef { target: *target, marks },
    }
}

fn settle_directions(blocks: &mut [Block], dir: Dir) {
    for block in blocks {
        self::block(block, dir);
    }
}

fn block(block: &mut Block, dir: Dir) {
    match block {
        Block::Quote(quote) => settle_directions(&mut quote.content, dir),
        Block::List(list) => {
            let inner = list.items.iter_mut().flat_map(|item| &mut item.content);
            inner.for_each(|inner| self::block(inner, dir));
        }
        Block::Gallery(gallery) => {
            gallery.figures.iter_mut().for_each(|picture| figure(picture, dir));
        }
        Block::Table(table) => {
            let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
            cells.flat_map(|cell| &mut cell.content).for_each(|line| paragraph(line, dir));
        }
        Block::Footnote(note) => note.content.iter_mut().for_each(|line| paragraph(line, dir)),
        _ => {}
    }
    let said = attrs(block).dir.take();
    let is_plain = said == Some(direction::of_block(block, dir));
    attrs(block).dir = said.filter(|_| !is_plain);
}

fn paragraph(paragraph: &mut Paragraph, dir: Dir) {
    let plain = direction::of_text(&paragraph.content.to_text(), dir);
    paragraph.attrs.dir = paragraph.attrs.dir.filter(|said| *said != plain);
}

fn figure(figure: &mut Figure, dir: Dir) {
    let plain = direction::of_text(&figure.caption.to_text(), dir);
    figure.attrs.dir = figure.attrs.dir.filter(|said| *said != plain);
}

fn attrs(block: &mut Block) -> &mut BlockAttrs {
    match block {
        Block::Paragraph(block) => &mut block.attrs,
        Block::Heading(block) => &mut block.attrs,
        Block::List(block) => &mut block.attrs,
        Block::Quote(block) => &mut block.attrs,
        Block::PullQuote(block) => &mut block.attrs,
        Block::Figure(block) => &mut block.attrs,
        Block::Gallery(block) => &mut block.attrs,
        Block::Table(block) => &mut block.attrs,
        Block::Embed(block) => &mut block.attrs,
        Block::Divider(block) => &mut block.attrs,
        Block::Footnote(block) => &mut block.attrs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_that_each_run_of_a_line_says_is_not_said_where_the_text_says_it() {
        const ENGLISH: &str = "The ministry said on Monday that it is ready";
        let fields = Fields::default();
        let left = |runs: &[(&str, Option<&str>)]| {
            let marks = |lang: Option<&str>| match lang {
                Some(lang) => Marks::none().with(Mark::Lang { lang: lang.to_owned(), dir: None }),
                None => Marks::none(),
            };
            let runs = runs
                .iter()
                .map(|(text, lang)| Inline::Text { text: (*text).to_owned(), marks: marks(*lang) });
            let attrs = BlockAttrs::new(&mut || ulid::Ulid::from(1));
            let line = Paragraph { attrs, content: runs.collect() };
            let mut blocks = [Block::Paragraph(line)];
            settle_lines(&mut blocks, &fields);
            blocks[0].to_json().to_string().matches(r#""lang","#).count()
        };
        assert_eq!(left(&[(ENGLISH, Some("en")), (" – ", None)]), 0);
        assert_eq!(left(&[(ENGLISH, Some("de"))]), 1, "what the text does not say");
        assert_eq!(left(&[("قال ", None), ("Le Monde", Some("fr"))]), 1, "a part of a line");
    }

    #[test]
    fn what_holds_in_any_article_is_not_said() {
        for (text, said, holds) in [
            ("وقّعت Google الاتفاق", Dir::Rtl, true),
            ("وقّعت Google الاتفاق", Dir::Ltr, false),
            ("Google signs", Dir::Ltr, true),
            ("وقّعت Microsoft وGoogle", Dir::Rtl, false),
            ("وقّعت Microsoft وGoogle", Dir::Ltr, false),
            ("2024", Dir::Rtl, false),
        ] {
            assert_eq!(anywhere(text, said), holds, "{text} {said:?}");
        }
    }
}
