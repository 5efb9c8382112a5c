//! A copy that is damaged: how much of it can be read, and what brings that.

use std::path::Path;

use warraq_store::{Readable, Report, StoreError, Vault, VaultFault};

use crate::advice::Advice;
use crate::cli::RestoreArguments;
use crate::error::CliError;
use crate::messages::Message;
use crate::rescue::free_name;
use crate::{passphrase, ways};

/// The same error with `others` and what there is to do with the copy at `copy`, where it is damaged.
pub fn explained(
    copy: &Path,
    error: CliError,
    others: impl IntoIterator<Item = Message>,
) -> CliError {
    with_ways(error, others, || ways(copy, None))
}

/// The same of a copy of which this was `asked`: what was salvaged of it gives that too.
pub fn explained_for(
    asked: &RestoreArguments,
    error: CliError,
    others: impl IntoIterator<Item = Message>,
) -> CliError {
    with_ways(error, others, || ways(&asked.file, Some(asked)))
}

/// What there is to do with a copy of which looking through it has found this.
pub fn of_faults(copy: &Path, report: &Report) -> Vec<Message> {
    if report.faults.iter().any(VaultFault::is_of_the_file) { ways(copy, None) } else { Vec::new() }
}

fn with_ways(
    error: CliError,
    others: impl IntoIterator<Item = Message>,
    ways: impl FnOnce() -> Vec<Message>,
) -> CliError {
    match &error {
        CliError::Copy { source: StoreError::Damaged(_), .. } => {
            let ways: Vec<_> = others.into_iter().chain(ways()).collect();
            if ways.is_empty() { error } else { error.advising(ways) }
        }
        _ => error,
    }
}

/// How much of the copy can be read and what brings that; nothing where it cannot be looked at with what was given for it.
fn ways(copy: &Path, asked: Option<&RestoreArguments>) -> Vec<Message> {
    let secret = passphrase::given_for_copy();
    let readable = secret.and_then(|secret| Vault::readable(copy, &secret).ok());
    readable.map_or_else(Vec::new, |readable| of(copy, readable, asked))
}

fn of(copy: &Path, readable: Readable, asked: Option<&RestoreArguments>) -> Vec<Message> {
    if readable.pages == 0 {
        return vec![Message::new("advice.nothing_salvaged")];
    }
    let part = (readable.pages < readable.of).then(|| {
        let key = if readable.is_cut { "advice.copy_cut" } else { "advice.copy_readable" };
        Message::new(key).with("percent", readable.percent())
    });
    let new = free_name(copy, "salvaged");
    let salvage = ways::salvage_copy(Advice::salvage_of(copy, &new));
    let then = asked.map(|asked| ways::out_of_salvaged(Advice::restore_as(&new, asked)));
    part.into_iter().chain([salvage]).chain(then).collect()
}
