//! The command `warraq`: everything the window does, on the same vault, by the same functions.
//!
//! With the feature `newsroom` it is all of it. Without, it is what starts in a moment: files are converted here, and all
//! else is handed over to the program that has the newsroom.

#![cfg_attr(
    not(feature = "newsroom"),
    allow(
        dead_code,
        unused_imports,
        reason = "both are made of the same parts, and the quick one needs fewer"
    )
)]

mod advice;
mod answer;
#[cfg(feature = "newsroom")]
mod article_id;
mod bidi;
mod cli;
mod clock;
#[cfg(feature = "newsroom")]
mod commands;
mod conversion;
#[cfg(feature = "newsroom")]
mod damaged_copy;
#[cfg(feature = "newsroom")]
mod error;
#[cfg(feature = "newsroom")]
mod faults;
mod hand_over;
#[cfg(feature = "newsroom")]
mod help;
#[cfg(feature = "newsroom")]
mod log_found;
#[cfg(feature = "newsroom")]
mod measures;
mod messages;
#[cfg(feature = "newsroom")]
mod moment;
mod outgoing;
mod output;
#[cfg(feature = "newsroom")]
mod passphrase;
#[cfg(feature = "newsroom")]
mod pasted;
#[cfg(feature = "newsroom")]
mod prompt;
mod quick;
#[cfg(feature = "newsroom")]
mod reason;
#[cfg(feature = "newsroom")]
mod rescue;
#[cfg(feature = "newsroom")]
mod site_name;
mod source;
#[cfg(feature = "newsroom")]
mod stop;
mod system;
#[cfg(feature = "newsroom")]
mod there;
#[cfg(feature = "newsroom")]
mod things;
#[cfg(feature = "newsroom")]
mod vault_file;
#[cfg(feature = "newsroom")]
mod ways;
#[cfg(feature = "newsroom")]
mod wrong_use;

use std::env;
use std::process::ExitCode;

use output::Form;
use quick::Done;

/// Does what the words of the command line say; the exit code.
#[cfg(feature = "newsroom")]
#[must_use]
pub fn run() -> ExitCode {
    use clap::Parser;

    warraq_store::crashes::keep_nothing();
    let arguments = pasted::cleaned(env::args_os().collect());
    match cli::Cli::try_parse_from(&arguments) {
        Ok(cli) => {
            let form = Form::of(cli.options.json);
            output::finish(commands::run(cli), form)
        }
        Err(error) => {
            let error = help::localized(error, &arguments);
            output::finish_unparsed(&error, Form::asked_for(arguments.into_iter()))
        }
    }
}

/// Does what the words of the command line say where that needs no newsroom; becomes `warraq-newsroom` otherwise. The exit
/// code where it did not become another program.
#[must_use]
pub fn run_or_hand_over() -> ExitCode {
    match quick::done(env::args_os()) {
        Some(Done::Version(version)) => output::finish_text(&version),
        Some(Done::Converted(answer, form)) => output::finish_answer(&answer, form),
        None => {
            let stranded = hand_over::to_newsroom();
            let form = Form::asked_for(env::args_os());
            output::finish_failed(stranded.code(), &stranded.message(), form)
        }
    }
}
