//! Pages on paper, to be looked at and to be printed.

use warraq_core::article::ArticleId;
use warraq_core::never_publish::NeverPublish;
use warraq_formats::{ExportOptions, Format, Pages, pages};
use warraq_store::Vault;

use crate::batch;
use crate::error::OutputError;
use crate::gate::HeldWord;
use crate::ready::Ready;
use crate::rendered::FileChoice;
use crate::source::Source;

/// What pages are of: equal ones are equal pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintOrder {
    id: ArticleId,
    version: u32,
    options: ExportOptions,
    newsroom: String,
    never_publish: NeverPublish,
}

/// The pages of an article as it stood.
#[derive(Debug, Clone)]
pub struct PrintedPages {
    order: PrintOrder,
    pages: Pages,
    held: Vec<HeldWord>,
}

impl PrintedPages {
    /// Whether they are the pages that `order` asks for.
    #[must_use]
    pub fn are(&self, order: &PrintOrder) -> bool {
        self.order == *order
    }

    /// How many there are: at least one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.pages.len()
    }

    /// The pages from `first` on, counted from 0, at most `most`; each an SVG.
    #[must_use]
    pub fn some(&self, first: usize, most: usize) -> Vec<String> {
        (first..first.saturating_add(most)).map_while(|number| self.pages.svg(number)).collect()
    }

    /// That they may be put on paper.
    ///
    /// # Errors
    /// `NeverPublish` where words keep the article from leaving.
    pub fn may_leave(&self) -> Result<(), OutputError> {
        if self.held.is_empty() {
            Ok(())
        } else {
            Err(OutputError::NeverPublish(self.held.clone()))
        }
    }
}

/// What the pages of the article, as it stands now, are of.
///
/// # Errors
/// When the article cannot be read.
pub fn print_order<S: Source>(
    source: &mut S,
    id: ArticleId,
    options: &ExportOptions,
) -> Result<PrintOrder, S::Error> {
    let (article, settings) =
        source.read(|vault| Ok((vault.article(id)?, Vault::settings(vault)?)))?;
    Ok(PrintOrder {
        id,
        version: article.version,
        options: options.clone(),
        newsroom: settings.newsroom,
        never_publish: settings.never_publish,
    })
}

/// The pages, also where words keep them from leaving: [`PrintedPages::may_leave`] says so. A long article takes
/// seconds.
///
/// # Errors
/// When the article or a picture cannot be read, or the pages cannot be set.
pub fn printed<S: Source>(source: &mut S, order: PrintOrder) -> Result<PrintedPages, S::Error> {
    let choice = &FileChoice { format: Format::Pdf, options: order.options.clone() };
    let article = source.read(|vault| vault.article(order.id))?;
    // Where somebody saved meanwhile, these are the pages of what is there now.
    let order = PrintOrder { version: article.version, ..order };
    let mut cleared = batch::cleared(source, article, &order.never_publish, choice)?;
    let held = std::mem::take(&mut cleared.held);
    let ready = Ready::of(vec![cleared]);
    let input = ready.input(choice, &order.newsroom)?;
    let pages = pages(&input).map_err(OutputError::from)?;
    Ok(PrintedPages { order, pages, held })
}
