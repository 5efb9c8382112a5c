//! Sheets as files.

use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_svg::SvgOptions;
use warraq_core::article::Dir;

use crate::balance::balanced;
use crate::reading::{Overall, readable};
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
    let (document, overall) = readable(&set(sheet)?);
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|refused| TypesetError { reason: refused.message().to_string() })?;
    let options = PdfOptions {
        ident: Smart::Custom(sheet.identity.clone()),
        creator: Smart::Custom(Some("Warraq".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(|refused| reason(&refused))?;
    let is_right = sheet.dir == Dir::Rtl && overall == Overall::Right;
    Ok(opened(bytes, if is_right { Dir::Rtl } else { Dir::Ltr }))
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

/// The pages of `sheet`.
///
/// # Errors
/// [`TypesetError`] where it cannot be set.
pub(crate) fn set(sheet: &Sheet) -> Result<PagedDocument, TypesetError> {
    let mut world = Paper::with(value::of(sheet));
    let set = compiled(&world).map(|first| {
        balanced(first, sheet.dir, |rest| {
            world.leaving(rest);
            compiled(&world).ok()
        })
    });
    // Nothing of this article is of use to the next one.
    comemo::evict(0);
    set
}

fn compiled(world: &Paper) -> Result<PagedDocument, TypesetError> {
    typst::compile::<PagedDocument>(world).output.map_err(|refused| reason(&refused))
}

fn reason(refused: &[SourceDiagnostic]) -> TypesetError {
    let messages: Vec<&str> = refused.iter().map(|one| one.message.as_str()).collect();
    TypesetError { reason: messages.join("; ") }
}

/// The file with pages that readers lay out from `dir`. typst goes by a short list of languages, in which Sorani is
/// none that is written from right to left.
fn opened(mut bytes: Vec<u8>, dir: Dir) -> Vec<u8> {
    const KEY: &[u8] = b"/ViewerPreferences<</DisplayDocTitle true/Direction/";
    let named: &[u8] = match dir {
        Dir::Rtl => b"R2L",
        Dir::Ltr => b"L2R",
    };
    // In the catalogue, which is one of the last objects.
    if let Some(at) = bytes.windows(KEY.len()).rposition(|window| window == KEY) {
        let at = at + KEY.len();
        bytes[at..at + named.len()].copy_from_slice(named);
    }
    bytes
}

/// The pages of `sheet` as typst sets them.
#[cfg(test)]
pub(crate) fn unbalanced(sheet: &Sheet) -> Result<PagedDocument, TypesetError> {
    compiled(&Paper::with(value::of(sheet)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{self, Line, Look, specimen as sheet};

    #[test]
    fn the_same_sheet_is_the_same_file() {
        let sheet = sheet("ar", Dir::Rtl, "قسد 2019");
        assert_eq!(pdf(&sheet), pdf(&sheet));
        let sheet = Sheet { look: Look { paper: sheet::Paper::A5, columns: 2 }, ..sheet };
        assert_eq!(pdf(&sheet), pdf(&sheet));
    }

    #[test]
    fn words_of_other_scripts_hold_to_the_standards() {
        let words = "Владимир Путин Αλέξης Նիկոլ שָׁלוֹם עולם ܣܘܪܝܝ̈ܐ CO₂ ≈ ₺500 → ✓ ★ 北 ب\u{5B8}";
        for (language, dir) in [("ar", Dir::Rtl), ("en", Dir::Ltr)] {
            let sheet = sheet(language, dir, words);
            let file = pdf(&sheet).unwrap();
            assert_eq!(pdf(&sheet).unwrap(), file, "the same bytes");
        }
    }

    #[test]
    fn pages_open_from_the_right_where_no_line_is_turned_by_it() {
        let has = |file: &[u8], words: &[u8]| file.windows(words.len()).any(|at| at == words);
        for (words, direction) in [
            ("قسد وحدها", "/Direction/R2L"),
            ("مع World Food Programme وغيره", "/Direction/R2L"),
            ("Only English here", "/Direction/L2R"),
        ] {
            let mut sheet = sheet("ar", Dir::Rtl, words);
            sheet.headline = None;
            assert!(has(&pdf(&sheet).unwrap(), direction.as_bytes()), "{words}");
        }
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
