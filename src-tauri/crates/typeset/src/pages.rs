//! Sheets as files.

use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_svg::SvgOptions;
use warraq_core::article::Dir;

use crate::sheet::Sheet;
use crate::value;
use crate::world::Paper;

/// An article that cannot be set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the pages cannot be set: {reason}")]
pub struct TypesetError {
    /// Why.
    pub reason: String,
}

/// The PDF of `sheet`: PDF/A-2a and PDF/UA-1, with its fonts in it. The same sheet gives the same bytes.
///
/// # Errors
/// [`TypesetError`] where it cannot be set, or not as the standards want it.
pub fn pdf(sheet: &Sheet) -> Result<Vec<u8>, TypesetError> {
    let document = set(sheet)?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|refused| TypesetError { reason: refused.message().to_string() })?;
    let options = PdfOptions {
        ident: Smart::Custom(sheet.identity.clone()),
        creator: Smart::Custom(Some("Warraq".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|refused| reason(&refused))?;
    Ok(if sheet.dir == Dir::Rtl { opened_from_the_right(bytes) } else { bytes })
}

/// A sheet that is set: its pages are drawn one by one, because a picture of all of a long article is large.
#[derive(Debug, Clone)]
pub struct Pages {
    document: PagedDocument,
}

impl Pages {
    /// How many there are.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "every sheet has a page")]
    pub fn len(&self) -> usize {
        self.document.pages().len()
    }

    /// The page with this number, counted from 0, as an SVG with nothing outside of it.
    #[must_use]
    pub fn svg(&self, number: usize) -> Option<String> {
        let options = SvgOptions { render_bleed: false, pretty: false };
        self.document.pages().get(number).map(|page| typst_svg::svg(page, &options))
    }
}

/// The pages of `sheet`.
///
/// # Errors
/// [`TypesetError`] where it cannot be set.
pub fn pages(sheet: &Sheet) -> Result<Pages, TypesetError> {
    set(sheet).map(|document| Pages { document })
}

fn set(sheet: &Sheet) -> Result<PagedDocument, TypesetError> {
    let world = Paper::with(value::of(sheet));
    let set = typst::compile::<PagedDocument>(&world).output.map_err(|refused| reason(&refused));
    // Nothing of this article is of use to the next one.
    comemo::evict(0);
    set
}

fn reason(refused: &[SourceDiagnostic]) -> TypesetError {
    let messages: Vec<&str> = refused.iter().map(|one| one.message.as_str()).collect();
    TypesetError { reason: messages.join("; ") }
}

/// The file with pages that readers lay out from right to left. typst goes by a short list of languages, in which
/// Sorani is none that is written so.
fn opened_from_the_right(mut bytes: Vec<u8>) -> Vec<u8> {
    const LEFT: &[u8] = b"/ViewerPreferences<</DisplayDocTitle true/Direction/L2R>>";
    const RIGHT: &[u8] = b"/ViewerPreferences<</DisplayDocTitle true/Direction/R2L>>";
    // In the catalogue, which is one of the last objects.
    if let Some(at) = bytes.windows(LEFT.len()).rposition(|window| window == LEFT) {
        bytes[at..at + RIGHT.len()].copy_from_slice(RIGHT);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::sheet::{Digits, Line, Look, Paper as Sheets, Piece, Run, Text};

    fn sheet(language: &str, dir: Dir, words: &str) -> Sheet {
        let run = Run::Text(Text { text: words.to_owned(), ..Text::default() });
        let line = Line { dir, language: None, runs: vec![run] };
        Sheet {
            look: Look { paper: Sheets::A4, columns: 1 },
            language: language.to_owned(),
            dir,
            digits: Digits::Latin,
            title: "خبر".to_owned(),
            description: String::new(),
            people: Vec::new(),
            keywords: Vec::new(),
            changed: DateTime::UNIX_EPOCH,
            identity: "1".to_owned(),
            newsroom: String::new(),
            section: None,
            running: String::new(),
            kicker: None,
            headline: Some(line.clone()),
            standfirst: None,
            byline: None,
            dateline: None,
            lead: None,
            body: vec![Piece::Paragraph(line)],
            tail: Vec::new(),
        }
    }

    #[test]
    fn the_same_sheet_is_the_same_file() {
        let sheet = sheet("ar", Dir::Rtl, "قسد 2019");
        assert_eq!(pdf(&sheet), pdf(&sheet));
    }

    #[test]
    fn sorani_pages_open_from_the_right() {
        let has = |file: &[u8], words: &[u8]| file.windows(words.len()).any(|at| at == words);
        let file = pdf(&sheet("ckb", Dir::Rtl, "گەلی کورد")).unwrap();
        assert!(has(&file, b"/Direction/R2L") && has(&file, b"/Lang(ckb)"));
        let file = pdf(&sheet("kmr", Dir::Ltr, "gelê kurd")).unwrap();
        assert!(has(&file, b"/Direction/L2R") && has(&file, b"/Lang(kmr)"));
    }

    #[test]
    fn a_picture_that_is_none_is_refused_with_a_reason() {
        let mut sheet = sheet("ar", Dir::Rtl, "قسد");
        let caption = Line { dir: Dir::Rtl, language: None, runs: Vec::new() };
        let picture = crate::Picture { format: "png", bytes: vec![1, 2], width: 1, height: 1 };
        sheet.lead = Some(crate::Figure {
            dir: Dir::Rtl,
            picture: Some(picture),
            alt: "صورة".to_owned(),
            caption,
        });
        let refused = pdf(&sheet).unwrap_err();
        assert!(!refused.reason.is_empty());
    }
}
