//! A copy that is damaged: how much of it can be read, and what brings that.

use std::path::Path;

use warraq_store::{Readable, Report, StoreError, Vault, VaultFault};

use crate::advice::Advice;
use crate::error::CliError;
use crate::messages::Message;
use crate::rescue::free_name;
use crate::{passphrase, ways};

/// The same error with what there is to do with the copy at `copy`, where it is damaged behind its header.
pub fn explained(
    copy: &Path,
    error: CliError,
    others: impl IntoIterator<Item = Message>,
) -> CliError {
    match &error {
        CliError::Copy { source: StoreError::Damaged(_), .. } => {
            let ways: Vec<_> = others.into_iter().chain(ways(copy)).collect();
            if ways.is_empty() { error } else { error.advising(ways) }
        }
        _ => error,
    }
}

/// What there is to do with a copy of which looking through it has found this.
pub fn of_faults(copy: &Path, report: &Report) -> Vec<Message> {
    if report.faults.iter().any(VaultFault::is_of_the_file) { ways(copy) } else { Vec::new() }
}

/// How much of the copy can be read and what brings that; nothing where it cannot be looked at with what was given for it.
fn ways(copy: &Path) -> Vec<Message> {
    let secret = passphrase::given_for_copy();
    let readable = secret.and_then(|secret| Vault::readable(copy, &secret).ok());
    readable.map_or_else(Vec::new, |readable| of(copy, readable))
}

fn of(copy: &Path, readable: Readable) -> Vec<Message> {
    if readable.pages == 0 {
        return vec![Message::new("advice.nothing_salvaged")];
    }
    let part = (readable.pages < readable.of).then(|| {
        let key = if readable.is_cut { "advice.copy_cut" } else { "advice.copy_readable" };
        Message::new(key).with("percent", readable.percent())
    });
    let salvage = ways::salvage_copy(Advice::salvage_of(copy, &free_name(copy, "salvaged")));
    part.into_iter().chain([salvage]).collect()
}
