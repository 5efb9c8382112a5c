//! A WordPress export on its way into the vault that is open here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use warraq_core::action::Action;
use warraq_core::article::ArticleId;
use warraq_intake::{
    Flow, ImportedArticle, Keeper, Piece, SiteImport, SiteProgress, SiteStep, keep, prints_of,
};
use warraq_store::FreshIds;
use warraq_store::articles::Existing;

use super::told::Told;
use crate::error::CliError;
use crate::messages::Message;
use crate::output::{self, Form};
use crate::source;
use crate::stop;
use crate::vault_file::Desk;

/// The export at `path`, once read through.
///
/// # Errors
/// When it cannot be read, or is no whole export.
pub fn open(path: &Path, form: Form) -> Result<SiteImport, CliError> {
    let shows = output::shows(form);
    let site = SiteImport::open(path, source::defaults(), &mut |progress| {
        if shows {
            show(progress);
        }
        Flow::GoOn
    })?;
    Ok(site)
}

/// Takes the posts of the export at `path` in, and tells what came of it.
///
/// # Errors
/// When the vault cannot be written, or somebody stopped it: the posts before stay, and the same command goes on after them.
pub fn run(
    site: SiteImport,
    desk: &mut Desk,
    (ids, told): (&mut FreshIds, &mut Told),
    path: &Path,
) -> Result<(), CliError> {
    let form = told.form();
    let mut keeper = Articles { desk, told: Vec::new(), count: 0, form };
    let shows = output::shows(form);
    let outcome = site.run(&mut keeper, ids, &mut |progress| {
        if shows {
            show(progress);
        }
        if stop::is_told() { Flow::Stop } else { Flow::GoOn }
    });
    if shows {
        output::end_line();
    }
    match outcome {
        Ok(collection) => {
            let is_stopped = collection.cancelled;
            told.site(path, (collection, keeper.told));
            if is_stopped { Err(CliError::Stopped) } else { Ok(()) }
        }
        Err(error) => {
            told.part_of_site(path, keeper.count, keeper.told);
            // What the vault refuses is no fault of the file.
            Err(if matches!(error, CliError::Store(_)) { error } else { error.in_file(path) })
        }
    }
}

struct Articles<'a> {
    desk: &'a mut Desk,
    told: Vec<ImportedArticle>,
    count: usize,
    form: Form,
}

impl Keeper for Articles<'_> {
    type Error = CliError;

    fn known(&mut self, ids: &[ArticleId]) -> Result<BTreeSet<ArticleId>, CliError> {
        let existing = self.desk.vault.existing(ids)?;
        let there = existing.into_iter().filter(|(_, state)| *state == Existing::There);
        Ok(there.map(|(id, _)| id).collect())
    }

    fn prints(&mut self, ids: &[ArticleId]) -> Result<BTreeMap<ArticleId, String>, CliError> {
        Ok(prints_of(&self.desk.vault, ids)?)
    }

    fn keep(&mut self, mut pieces: Vec<Piece>) -> Result<(), CliError> {
        self.desk.act(Action::ArticleImport, |tx| {
            pieces.iter_mut().try_for_each(|piece| keep(tx, piece))
        })?;
        self.count += pieces.len();
        // A person reads the counts; ten thousand reports would only fill the memory.
        if self.form == Form::Json {
            self.told.extend(pieces.into_iter().map(Piece::into_told));
        }
        Ok(())
    }
}

/// One line that is written over. A terminal that went away is no reason to stop.
fn show(SiteProgress { step, done, total }: SiteProgress) {
    let message = match step {
        SiteStep::Reading => Message::new("notes.reading")
            .with("done", done >> 20)
            .with("total", total.div_ceil(1 << 20)),
        SiteStep::Keeping => Message::new("notes.progress").with("done", done).with("total", total),
    };
    output::show(&message);
}
