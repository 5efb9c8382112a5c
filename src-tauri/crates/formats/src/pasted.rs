//! What is pasted into an article that is open: HTML of whatever program wrote it, or mere text.
//!
//! The HTML goes through the same [`crate::markup`] as files do, and nothing in it is loaded or run. Unlike a file it is
//! a piece: no line of it becomes the headline or the byline, and what is around an article on a page was not selected.

mod pages;
mod pictures;
mod reversed;
mod signs;
mod spaces;

use chrono::{DateTime, Utc};
use dom_query::Document as Page;
use warraq_core::article::cleaning::{self, Found, Kind};
use warraq_core::article::{Block, Document, IdSource, Inline};
use warraq_core::fields::Fields;

use crate::error::FormatError;
use crate::import::{grow_pasted, is_chat, limited_text, typed};
use crate::invisible::is_allowed_in_xml;
use crate::lines::{each_line, each_line_mut};
use crate::picture::Picture;
use crate::report::{Removed, RemovedKind, Report, Warning};
use crate::tree::Tree;
use crate::{implied, markup, tracker};

pub use pictures::KeptPicture;

/// Bytes of HTML, at most: pictures that stand in it as text are most of any that is long.
const MOST_BYTES: usize = 32 << 20;
/// Blocks with all that is in them, at most: more than this is a file to be imported, and would keep the page busy.
const MOST_BLOCKS: usize = 20_000;
/// Places for cells in a table, at most.
const MOST_PLACES: usize = 200_000;
/// Bytes of text, at most: a hundred thousand words in Arabic.
const MOST_TEXT_BYTES: usize = 2 << 20;

/// What is cleaned out of what is pasted. Tatweel and letters of other keyboards stay: they may be meant.
const CLEANED: [Kind; 3] = [Kind::PresentationForms, Kind::BidiControls, Kind::NoBreakSpaces];

/// What was pasted, as it may stand in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// Its blocks, with ids of their own; none where nothing is left.
    pub blocks: Vec<Block>,
    /// The pictures that stood in it, by the ids that its figures name; those that were only pointed at are none.
    pub pictures: Vec<Picture>,
    /// What was in it and is not in the blocks.
    pub removed: Vec<Removed>,
    /// How its lines were read.
    pub warnings: Vec<Warning>,
    /// Characters that were replaced or taken out.
    pub cleaned: Vec<Found>,
    /// Lines that stood in the order of printing, from left to right, and were turned round.
    pub turned: u32,
}

/// What is pasted, and where.
#[derive(Debug, Clone, Copy)]
pub struct Paste<'a> {
    /// As HTML; empty where the clipboard has none.
    pub html: &'a str,
    /// As mere text; empty where the clipboard has none.
    pub text: &'a str,
    /// The article's language, a BCP 47 tag.
    pub language: &'a str,
    /// When tracked changes and comments were made that do not say so.
    pub at: DateTime<Utc>,
}

/// What is pasted as blocks of an article. A picture that is only pointed at comes as a figure without one, and is listed
/// among what was removed; what stands in the HTML itself is among the pictures, and nobody has looked at it yet.
///
/// # Errors
/// [`FormatError::Tangled`] where its tags are nested as nobody nests them; [`FormatError::TooLarge`] for more than
/// belongs into an open article.
pub fn pasted(paste: &Paste<'_>, ids: &mut dyn IdSource) -> Result<Pasted, FormatError> {
    let mut report = Report::default();
    let text = visible(paste.text);
    let page = if is_chat(&text) { None } else { page_of(paste.html, &text)? };
    let ((mut blocks, turned), mut pictures) = match &page {
        Some(page) => {
            let (blocks, pictures) = from_page(page, paste, ids, &mut report);
            ((blocks, 0), pictures)
        }
        None => (from_text(&text, ids, &mut report)?, Vec::new()),
    };
    measure(&blocks)?;
    each_line_mut(&mut blocks, &mut |line| keep_visible(line));
    let fields = Fields { language: paste.language.to_owned(), ..Fields::default() };
    implied::settle(&mut blocks, &fields);
    implied::settle_lines(&mut blocks, &fields);
    if blocks.is_empty() {
        let Report { removed, warnings, .. } = report;
        let cleaned = Vec::new();
        return Ok(Pasted { blocks, pictures: Vec::new(), removed, warnings, cleaned, turned });
    }
    let body = tracker::take_out(Document::of(blocks, ids), ids, &mut report.removed);
    let mut cleaned = cleaning::find(&body, &fields);
    cleaned.retain(|found| CLEANED.contains(&found.kind));
    let body = cleaning::apply(&body, &fields, &CLEANED).document;
    let mut blocks = body.blocks().to_vec();
    each_line_mut(&mut blocks, &mut spaces::collapse);
    blocks.retain(|block| !is_empty(block));
    pictures::only_shown(&mut blocks, &mut pictures);
    let Report { removed, warnings, .. } = report;
    Ok(Pasted { blocks, pictures, removed, warnings, cleaned, turned })
}

/// The HTML as a document, where it says more than the text beside it.
fn page_of(html: &str, text: &str) -> Result<Option<Page>, FormatError> {
    if html.len() > MOST_BYTES {
        return Err(FormatError::TooLarge { bytes: html.len(), limit: MOST_BYTES });
    }
    if html.trim().is_empty() {
        return Ok(None);
    }
    let page = markup::parse::document(html)?;
    Ok(Some(page).filter(|page| text.trim().is_empty() || has_structure(page)))
}

/// What says more of its words than that they are words.
const STRUCTURE: &str = "p, div, li, td, th, h1, h2, h3, h4, h5, h6, blockquote, pre, img, a[href], b, strong, i, em, \
    u, s, sup, sub, q, cite, [style*=bold], [style*='font-weight'], [style*=italic]";

fn has_structure(page: &Page) -> bool {
    // Pages of a PDF in a browser: a line is an element, and its letters are drawn beneath.
    !page.select("br[role=presentation], span[role=presentation]").exists()
        && page.select(STRUCTURE).exists()
}

fn from_page(
    page: &Page,
    paste: &Paste<'_>,
    ids: &mut dyn IdSource,
    report: &mut Report,
) -> (Vec<Block>, Vec<Picture>) {
    let mut pictures = Vec::new();
    let mut tree = Tree::new(report, ids);
    markup::grow(&page.root(), paste.at, &mut tree, &mut pictures);
    let mut blocks = tree.finish().blocks;
    typed::make_lists(&mut blocks, ids, report);
    report.removed.retain_mut(says_more_than_styles);
    (blocks, pictures)
}

/// Whether anybody misses what was removed: how a page looks is no loss, and what is pasted always has it.
fn says_more_than_styles(removed: &mut Removed) -> bool {
    if removed.kind != RemovedKind::Script {
        return true;
    }
    let scripts = removed.text.lines().filter(|line| !line.starts_with("style: "));
    removed.text = scripts.collect::<Vec<_>>().join("\n");
    !removed.text.is_empty()
}

/// The blocks of a text, and how many of its lines were turned round.
fn from_text(
    text: &str,
    ids: &mut dyn IdSource,
    report: &mut Report,
) -> Result<(Vec<Block>, u32), FormatError> {
    let text = limited_text(text.as_bytes(), report)?;
    let (text, turned) = reversed::turned(&text);
    let is_chat = is_chat(&text);
    let joined = if is_chat { None } else { pages::joined(&text) };
    let text = match joined {
        Some(joined) => joined.say(report),
        None => text.replace(pages::PAGE_BREAK, "\n"),
    };
    let mut tree = Tree::new(report, ids);
    grow_pasted(&text, &mut tree);
    let mut blocks = tree.finish().blocks;
    each_line_mut(&mut blocks, &mut signs::read);
    Ok((blocks, turned))
}

/// Refuses more than belongs into an open article.
fn measure(blocks: &[Block]) -> Result<(), FormatError> {
    let (mut count, mut bytes) = (0, 0);
    for block in blocks {
        block.walk(&mut |_| count += 1);
    }
    each_line(blocks, &mut |line| {
        bytes += line.as_slice().iter().map(bytes_of).sum::<usize>();
    });
    if count > MOST_BLOCKS || blocks.iter().any(is_endless) {
        let detail = format!("it has {count} blocks; at most {MOST_BLOCKS} are pasted");
        return Err(FormatError::Tangled { detail });
    }
    if bytes > MOST_TEXT_BYTES {
        return Err(FormatError::TooLarge { bytes, limit: MOST_TEXT_BYTES });
    }
    Ok(())
}

/// Whether a table has far more places than cells: a row that is long and rows that are many.
fn is_endless(block: &Block) -> bool {
    let Block::Table(table) = block else { return false };
    let widest = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    widest.saturating_mul(table.rows.len()) > MOST_PLACES
}

fn bytes_of(run: &Inline) -> usize {
    match run {
        Inline::Text { text, .. } => text.len(),
        _ => 0,
    }
}

/// `text` without the controls and stand-ins that say nothing in an article. New lines, tabs and the ends of pages stay.
fn visible(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    text.chars().filter(|c| is_visible(*c) || *c == pages::PAGE_BREAK).map(bullet).collect()
}

fn is_visible(letter: char) -> bool {
    is_allowed_in_xml(letter) && letter != '\u{fffc}'
}

/// The sign of a list in the fonts of Word and of PDF, whose codes are those of no letter.
fn bullet(letter: char) -> char {
    match letter {
        '\u{f0b7}' | '\u{f0a7}' | '\u{f076}' | '\u{f0d8}' => '•',
        other => other,
    }
}

fn keep_visible(line: &mut warraq_core::article::InlineContent) {
    let is_clean = |run: &Inline| match run {
        Inline::Text { text, .. } => text.chars().all(is_visible),
        _ => true,
    };
    if line.as_slice().iter().all(is_clean) {
        return;
    }
    let runs = std::mem::take(line);
    for run in runs.as_slice() {
        match run {
            Inline::Text { text, marks } => {
                let text: String = text.chars().filter(|c| is_visible(*c)).collect();
                line.push_text(&text, marks.clone());
            }
            other => line.push(other.clone()),
        }
    }
}

/// Whether nothing stands in a paragraph or heading.
fn is_empty(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => paragraph.content.is_empty(),
        Block::Heading(heading) => heading.content.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
