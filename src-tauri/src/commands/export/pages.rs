//! The pages of an article on paper: to be looked at a few at a time, and to be printed.

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;
use warraq_core::article::ArticleId;
use warraq_formats::Format;
use warraq_output::{PrintedPages, print_order, printed};

use super::{ExportChoice, OpenVault, choice};
use crate::error::AppError;
use crate::state::Desk;

/// The most pages of one answer: a page with pictures can have megabytes.
const MOST: u32 = 8;

/// Some pages of an article.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct PagesAsked {
    /// The first, counted from 0.
    pub first: u32,
    /// How many, at most eight.
    pub count: u32,
    /// Whether they are to leave the window for a printer: then words that must not be published stop them.
    pub leaving: bool,
}

/// Some pages of an article, drawn.
#[derive(Debug, Serialize, Type)]
pub struct ExportPages {
    /// How many the article has.
    pub total: u32,
    /// Those that were asked for, each an SVG.
    pub pages: Vec<String>,
}

/// Some pages of an article as its PDF has them. They are set once, whatever is asked for of them after that; what
/// was waiting to be set is given up for what is asked for later.
///
/// # Errors
/// `never_publish` where they are to leave and a word keeps them; `not_printed`, `not_found`, `invalid_option`,
/// `locked`; `stopped` where other pages were asked for meanwhile.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state and arguments over by value")]
pub fn export_pages(
    desk: State<'_, Desk>,
    id: ArticleId,
    options: Vec<ExportChoice>,
    asked: PagesAsked,
) -> Result<ExportPages, AppError> {
    let options = choice(Format::Pdf.id(), &options)?.options;
    let source = &mut OpenVault(&desk);
    let order = print_order(source, id, &options)?;
    let pages = desk.pages(&order, |order| printed(source, order))?;
    if asked.leaving {
        pages.may_leave()?;
    }
    Ok(some(&pages, &asked))
}

fn some(pages: &PrintedPages, asked: &PagesAsked) -> ExportPages {
    let number = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    ExportPages {
        total: u32::try_from(pages.count()).unwrap_or(u32::MAX),
        pages: pages.some(number(asked.first), number(asked.count.min(MOST))),
    }
}
