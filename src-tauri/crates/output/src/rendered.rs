//! A file that is not written yet.

use warraq_core::article::{Article, ArticleId};
use warraq_core::never_publish::NeverPublish;
use warraq_formats::{ExportOptions, Format, Loss, losses};

use crate::error::OutputError;
use crate::gate::{Cleared, Gate, OriginalPicture};
use crate::place::NamedFile;
use crate::ready::Ready;
use crate::taken_out::TakenOut;

/// A file that is wanted of each article, or of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChoice {
    /// Its format.
    pub format: Format,
    /// How it is written.
    pub options: ExportOptions,
}

/// A file that is not written yet.
#[derive(Debug, Clone)]
pub struct Rendered {
    /// The articles in it.
    pub articles: Vec<ArticleId>,
    /// Its format.
    pub format: Format,
    /// The name offered for it: among several of its article, one of its own.
    pub file_name: String,
    /// All its bytes.
    pub bytes: Vec<u8>,
    /// What of the articles its format does not hold.
    pub lost: Vec<Loss>,
    /// What the gate took out.
    pub taken_out: Vec<TakenOut>,
}

impl Rendered {
    /// It as a file to be written.
    #[must_use]
    pub fn file(&self) -> NamedFile<'_> {
        NamedFile { name: &self.file_name, bytes: &self.bytes }
    }
}

/// The file of an article that is in no vault, whose pictures `load` gives.
///
/// # Errors
/// When the format refuses.
pub fn render_article(
    article: Article,
    choice: &FileChoice,
    load: &mut dyn FnMut(&str) -> Option<OriginalPicture>,
) -> Result<Rendered, OutputError> {
    let never_publish = &NeverPublish::default();
    let gate = Gate { never_publish, format: choice.format, options: &choice.options, beside: &[] };
    let cleared = gate.clear(article, &mut |id| Ok::<_, OutputError>(load(id)))?;
    write(vec![cleared], choice, "")
}

/// The file of what was cleared: at least one article.
pub(crate) fn write(
    cleared: Vec<Cleared>,
    choice: &FileChoice,
    newsroom: &str,
) -> Result<Rendered, OutputError> {
    let FileChoice { format, .. } = choice;
    let ready = Ready::of(cleared);
    let input = ready.input(choice, newsroom)?;
    Ok(Rendered {
        articles: ready.articles.iter().map(|article| article.id).collect(),
        format: *format,
        file_name: ready.file_name(choice),
        bytes: warraq_formats::export(*format, &input)?,
        lost: losses(&input, *format),
        taken_out: ready.taken_out,
    })
}
