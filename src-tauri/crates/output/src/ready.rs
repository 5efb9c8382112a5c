//! Articles that may leave, as a format takes them.

use warraq_core::article::Article;
use warraq_formats::{ExportInput, Pictures, file_name};

use crate::error::OutputError;
use crate::gate::Cleared;
use crate::rendered::FileChoice;
use crate::taken_out::TakenOut;

/// Articles that passed the gate, for one file.
pub(crate) struct Ready {
    pub(crate) articles: Vec<Article>,
    pictures: Pictures,
    /// What the gate took out.
    pub(crate) taken_out: Vec<TakenOut>,
}

impl Ready {
    /// What was cleared, together.
    pub(crate) fn of(cleared: Vec<Cleared>) -> Self {
        let (articles, pictures, taken_out) = (Vec::new(), Pictures::default(), Vec::new());
        let mut ready = Self { articles, pictures, taken_out };
        for one in cleared {
            ready.articles.push(one.article);
            ready.pictures.append(one.pictures);
            ready.taken_out.extend(one.taken_out);
        }
        ready
    }

    /// What a format writes.
    ///
    /// # Errors
    /// `NoArticle`.
    pub(crate) fn input<'a>(
        &'a self,
        choice: &'a FileChoice,
        newsroom: &'a str,
    ) -> Result<ExportInput<'a>, OutputError> {
        let input = ExportInput::of_several(&self.articles).ok_or(OutputError::NoArticle)?;
        let input = input.with_newsroom(newsroom).with_pictures(&self.pictures);
        Ok(input.with_options(&choice.options))
    }

    /// The name offered for the file; none without an article.
    pub(crate) fn file_name(&self, choice: &FileChoice) -> String {
        let FileChoice { format, options } = choice;
        self.articles.first().map(|first| file_name(first, *format, options)).unwrap_or_default()
    }
}
