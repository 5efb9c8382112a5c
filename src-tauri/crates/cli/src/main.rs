//! `warraq`: everything the window does, on the same vault, by the same functions.

mod advice;
mod answer;
mod article_id;
mod bidi;
mod cli;
mod commands;
mod error;
mod help;
mod measures;
mod messages;
mod moment;
mod output;
mod passphrase;
mod pasted;
mod reason;
mod site_name;
mod source;
mod vault_file;
mod ways;
mod wrong_use;

use std::process::ExitCode;

use clap::Parser;

/// An import is millions of small pieces of text, which this allocator gives and takes back faster than the
/// system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = pasted::cleaned(std::env::args_os().collect());
    match cli::Cli::try_parse_from(&arguments) {
        Ok(cli) => {
            let form = output::Form::of(cli.options.json);
            output::finish(commands::run(cli), form)
        }
        Err(error) => {
            let error = help::localized(error, &arguments);
            output::finish_unparsed(&error, output::Form::asked_for(arguments.into_iter()))
        }
    }
}
