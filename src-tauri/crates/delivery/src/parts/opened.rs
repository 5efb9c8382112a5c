//! A text cut into what each of its blocks, columns and frames holds, and what stands around that.

mod piece;

use std::collections::BTreeSet;

use self::piece::{Piece, next};
use super::captioned::uncaptioned;
use super::cut::parts;
use super::shown::key;

/// A piece of a text: all of them in a row are the text, to the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Opened<'a> {
    pub(crate) raw: &'a str,
    pub(crate) is: Held,
}

/// What a piece of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// What stands around others: blocks, tags, empty lines, what only the site knows.
    Around,
    /// A block or an element: another may take its place.
    Whole,
    /// Words that stand in no element: a paragraph may take their place.
    Bare,
    /// The words in an element: others may take their place.
    Words,
    /// A table without the block around it: the rows of another may take its place.
    Table,
    /// A picture that stands in something else.
    Picture,
}

/// What an article says, by the words of its parts and whether they show a picture.
pub(crate) type Said = BTreeSet<(String, bool)>;

/// What makes each of these parts one to a reader.
pub(crate) fn said(parts: &[&str]) -> Said {
    parts.iter().map(|part| one(part)).collect()
}

fn one(part: &str) -> (String, bool) {
    (key(&uncaptioned(part)), part.contains("<img"))
}

/// The text, opened where a part of it is none of those that are `said`.
pub(crate) fn opened<'a>(text: &'a str, said: &Said) -> Vec<Opened<'a>> {
    let mut cutter = Cutter { text, from: 0, found: Vec::new(), said };
    let mut at = 0;
    for part in parts(text) {
        // Nothing but empty lines and a frame around all stands between them.
        let begin = text[at..].find(part).map_or(at, |place| at + place);
        cutter.part(begin, begin + part.len());
        at = begin + part.len();
    }
    cutter.around(text.len());
    cutter.found
}

/// Blocks that hold others and that no article has: one of them stays where all that it holds is one paragraph.
const FRAMES: [&str; 8] =
    ["group", "columns", "column", "cover", "media-text", "details", "accordion", "row"];

fn is_frame(part: &str) -> bool {
    let name = part.strip_prefix("<!-- wp:").and_then(|rest| rest.split([' ', '\n']).next());
    name.is_some_and(|name| FRAMES.contains(&name))
}

struct Cutter<'a, 's> {
    text: &'a str,
    /// Up to where it is cut.
    from: usize,
    found: Vec<Opened<'a>>,
    said: &'s Said,
}

impl Cutter<'_, '_> {
    /// What stands here up to `to` is around others.
    fn around(&mut self, to: usize) {
        self.push(to, Held::Around);
    }

    fn push(&mut self, to: usize, is: Held) {
        if self.from < to {
            self.found.push(Opened { raw: &self.text[self.from..to], is });
            self.from = to;
        }
    }

    fn held(&mut self, begin: usize, end: usize, is: Held) {
        self.around(begin);
        self.push(end, is);
    }

    fn is_said(&self, begin: usize, end: usize) -> bool {
        let part = &self.text[begin..end];
        !is_frame(part) && self.said.contains(&one(part))
    }

    fn part(&mut self, begin: usize, end: usize) {
        if self.is_said(begin, end) {
            return self.held(begin, end, Held::Whole);
        }
        // How many elements are open, and where the words began that are read now.
        let (mut depth, mut words, mut at) = (0_usize, None, begin);
        while at < end {
            let rest = &self.text[at..end];
            let (length, is) = next(rest, at == begin || self.text[..at].ends_with('\n'));
            let to = at + length;
            let is_of_words = match is {
                Piece::Word => true,
                Piece::Blank => words.is_some(),
                _ => false,
            };
            if is_of_words {
                words = words.or(Some(at));
                at = to;
                continue;
            }
            self.words(words.take(), at, depth);
            at = match is {
                Piece::Picture => {
                    self.held(at, to, Held::Picture);
                    to
                }
                Piece::Captioned => {
                    self.held(at, to, Held::Whole);
                    to
                }
                Piece::Table => {
                    self.held(at, to, Held::Table);
                    to
                }
                Piece::Block(whole) | Piece::Element(whole)
                    if whole > 0
                        && at + whole <= end
                        && at > begin
                        && self.is_said(at, at + whole) =>
                {
                    self.held(at, at + whole, Held::Whole);
                    at + whole
                }
                Piece::Element(_) => {
                    depth += 1;
                    to
                }
                Piece::End => {
                    depth = depth.saturating_sub(1);
                    to
                }
                _ => to,
            };
        }
        self.words(words, end, depth);
        self.around(end);
    }

    /// The words from there to here.
    fn words(&mut self, begin: Option<usize>, to: usize, depth: usize) {
        let Some(begin) = begin else { return };
        let end = begin + self.text[begin..to].trim_end().len();
        if begin < end {
            self.held(begin, end, if depth == 0 { Held::Bare } else { Held::Words });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held<'a>(text: &'a str, own: &[&str]) -> Vec<(&'a str, Held)> {
        let found = opened(text, &said(own));
        let all: String = found.iter().map(|piece| piece.raw).collect();
        assert_eq!(all, text, "no letter is lost");
        let held = found.into_iter().filter(|piece| piece.is != Held::Around);
        held.map(|piece| (piece.raw, piece.is)).collect()
    }

    #[test]
    fn a_frame_is_opened_and_what_is_said_is_not() {
        let one = "<!-- wp:paragraph -->\n<p>أول <b>ما</b> قيل</p>\n<!-- /wp:paragraph -->";
        let list = "<!-- wp:list -->\n<ul><!-- wp:list-item -->\n<li>بند</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->";
        let text = format!(
            "<!-- wp:group -->\n<div class=\"wp-block-group\"><!-- wp:column -->\n{one}<!-- /wp:column -->{list}<!-- wp:x/y /--></div>\n<!-- /wp:group -->\n\n{one}"
        );
        let own = ["<p>أول ما قيل</p>", "<ul><li>بند</li></ul>"];
        let whole = Held::Whole;
        assert_eq!(held(&text, &own), [(one, whole), (list, whole), (one, whole)]);
    }

    #[test]
    fn words_beside_a_picture_and_under_one_are_found() {
        let linked = "<a href=\"/b\"><img src=\"/a\" /></a>";
        let own = ["<figure><img src=\"x\"/></figure>", "<p>نص</p>"];
        let text = format!("قبل\n\n{linked}نص <i>هنا</i>\n[gallery ids=\"1\"]\n\nبعد");
        assert_eq!(
            held(&text, &own),
            [
                ("قبل", Held::Bare),
                (linked, Held::Picture),
                ("نص <i>هنا</i>", Held::Bare),
                ("بعد", Held::Bare),
            ]
        );
        let text = format!("<!-- wp:paragraph -->\n<p>{linked}نص</p>\n<!-- /wp:paragraph -->");
        assert_eq!(held(&text, &own), [(linked, Held::Picture), ("نص", Held::Words)]);
        let caption = "[caption width=\"9\"]<img src=\"/a\" /> سوق[/caption]";
        let text = format!("قبل\n{caption}\nبعد");
        let expected = [("قبل", Held::Bare), (caption, Held::Whole), ("بعد", Held::Bare)];
        assert_eq!(held(&text, &own), expected);
    }

    #[test]
    fn a_table_is_apart_from_the_words_under_it() {
        let table = "<table><tbody><tr><td>أ</td></tr></tbody></table>";
        let text = format!(
            "<!-- wp:table -->\n<figure class=\"wp-block-table\">{table}<figcaption>مصدر</figcaption></figure>\n<!-- /wp:table -->"
        );
        let own = ["<table><tr><td>أ</td></tr></table>", "<p>مصدر</p>"];
        assert_eq!(held(&text, &own), [(table, Held::Table), ("مصدر", Held::Words)]);
    }
}
