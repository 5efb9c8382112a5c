//! What is written where nothing came out.

use std::process::ExitCode;

use serde_json::{Value, json};

use super::{FAILED, Form, finish_answer, finish_text, print, print_error, print_failed, tell};
use crate::answer::Answer;
use crate::error::CliError;
use crate::wrong_use;

/// Wrong use of the command line.
const WRONG_USE: u8 = 2;

/// Writes what came out; the exit code that says so.
pub fn finish(result: Result<Answer, CliError>, form: Form) -> ExitCode {
    match result {
        Ok(answer) => finish_answer(&answer, form),
        Err(CliError::Usage(what)) => {
            finish_wrong_use(&[what.text(), wrong_use::more().text()], form)
        }
        Err(error) => {
            let mut json = said_before(&error, form);
            let message = error.message().text();
            tell(&format!("warraq: {message}"));
            for place in error.places() {
                tell(&place.text());
            }
            json["error"] = json!({ "code": error.code(), "message": message });
            if !error.found().is_empty() {
                json["error"]["found"] = json!(error.found());
            }
            if !error.is_behind_answer() {
                print_failed(&json, form);
            }
            ExitCode::from(FAILED)
        }
    }
}

/// Tells what was done before it failed; for programs it stands in the one document, beside the error.
fn said_before(error: &CliError, form: Form) -> Value {
    let CliError::Partly { done, .. } = error else { return json!({}) };
    for note in &done.notes {
        tell(&note.text());
    }
    if form == Form::Plain {
        // The exit code is 1 already.
        let _ = print(&done.plain);
    }
    done.json.clone()
}

/// The exit code of a command line that clap did not take, or that asks for help.
pub fn finish_unparsed(error: &clap::Error, form: Form) -> ExitCode {
    if error.use_stderr() {
        return finish_wrong_use(&wrong_use::lines(error), form);
    }
    finish_text(&error.to_string())
}

/// Tells all lines, and programs the first: what is wrong.
fn finish_wrong_use(lines: &[String], form: Form) -> ExitCode {
    tell(&format!("warraq: {}", lines.join("\n")));
    let message = lines.first().map_or("", String::as_str);
    print_error(&json!({ "code": "usage", "message": message }), form);
    ExitCode::from(WRONG_USE)
}
