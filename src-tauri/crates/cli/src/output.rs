//! The only place that writes: standard output, standard error and the exit code.

#[cfg(feature = "newsroom")]
mod nowhere;
#[cfg(feature = "newsroom")]
mod refused;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use crate::answer::{Answer, Outcome};
use crate::bidi;
use crate::messages::Message;
use crate::system;

#[cfg(feature = "newsroom")]
pub use refused::{finish, finish_unparsed};

/// Refused, or failed with a clear reason.
const FAILED: u8 = 1;

/// What standard output gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// What people and pipes read.
    Plain,
    /// Exactly one JSON document.
    Json,
}

impl Form {
    /// The form that the parsed option `--json` asks for.
    pub fn of(json: bool) -> Self {
        if json { Self::Json } else { Self::Plain }
    }

    /// The form that `arguments` ask for, though they could not be parsed.
    pub fn asked_for(arguments: impl Iterator<Item = OsString>) -> Self {
        let mut options = arguments.take_while(|argument| argument != "--");
        Self::of(options.any(|argument| argument == "--json"))
    }
}

/// Tells people why nothing came out, and programs with its code; the exit code that says so.
pub fn finish_failed(code: &str, message: &Message, form: Form) -> ExitCode {
    let message = message.text();
    tell(&format!("warraq: {message}"));
    print_error(&json!({ "code": code, "message": message }), form);
    ExitCode::from(FAILED)
}

/// Writes this text; the exit code that says whether it could.
pub fn finish_text(text: &str) -> ExitCode {
    written(print(text.as_bytes()))
}

/// Writes what came out; the exit code that says so.
pub fn finish_answer(answer: &Answer, form: Form) -> ExitCode {
    for note in &answer.notes {
        tell(&note.text());
    }
    let printed = if answer.is_out { Ok(()) } else { print_answer(answer, form) };
    match answer.outcome {
        Outcome::Done => written(printed),
        Outcome::Faulty => ExitCode::from(FAILED),
    }
}

/// Writes what came out now, where more is done only once somebody has it.
///
/// # Errors
/// What the system says; `NotConnected` where it would reach nobody.
#[cfg(feature = "newsroom")]
pub fn hand_over(answer: &Answer, form: Form) -> io::Result<()> {
    if nowhere::is_stdout_nowhere() {
        return Err(io::ErrorKind::NotConnected.into());
    }
    print_answer(answer, form)
}

/// Writes one line of what comes out now, before the rest is done.
///
/// # Errors
/// What the system says.
#[cfg(feature = "newsroom")]
pub fn hand_over_line(line: &str) -> io::Result<()> {
    print(format!("{line}\n").as_bytes())
}

fn print_answer(answer: &Answer, form: Form) -> io::Result<()> {
    match form {
        Form::Plain => print(&answer.plain),
        Form::Json => print_json(&answer.json),
    }
}

/// The exit code after writing to standard output. A reader that went away, as `head` does, had
/// what it wanted.
fn written(printed: io::Result<()>) -> ExitCode {
    match printed {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let message = Message::new("output_failed").with("reason", system::said(&error));
            tell(&format!("warraq: {}", message.text()));
            ExitCode::from(FAILED)
        }
        _ => ExitCode::SUCCESS,
    }
}

fn print_error(error: &Value, form: Form) {
    print_failed(&json!({ "error": error }), form);
}

/// One document, in which the error stands among other things.
fn print_failed(json: &Value, form: Form) {
    if form == Form::Json {
        // The exit code is 1 or 2 already.
        let _ = print_json(json);
    }
}

fn print_json(value: &Value) -> io::Result<()> {
    let mut line = value.to_string();
    line.push('\n');
    print(line.as_bytes())
}

fn print(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// A path for standard output: to the byte for a program that reads it, and for a terminal so that it stands as it is
/// written and moves no cursor.
pub fn path_line(path: &Path) -> Vec<u8> {
    if io::stdout().is_terminal() {
        bidi::inline(&path.display().to_string()).into_bytes()
    } else {
        path.as_os_str().as_encoded_bytes().to_vec()
    }
}

/// Whether somebody sees how far long work is.
pub fn shows(form: Form) -> bool {
    io::stderr().is_terminal() && form == Form::Plain
}

/// Shows how far it is: one line that is written over. A terminal that went away is no reason to stop.
pub fn show(message: &Message) {
    // What stood there may be longer: the rest of the line is cleared.
    let _ = write!(io::stderr(), "\r{}\u{1b}[K", message.text());
    let _ = io::stderr().flush();
}

/// Ends the line that showed how far it is.
pub fn end_line() {
    let _ = writeln!(io::stderr());
}

/// One message on standard error; where nobody can read it, there is nobody to tell.
fn tell(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form_of(arguments: &[&str]) -> Form {
        Form::asked_for(arguments.iter().map(OsString::from))
    }

    #[test]
    fn json_may_stand_anywhere_before_the_end_of_options() {
        assert_eq!(form_of(&["warraq", "frobnicate", "--json"]), Form::Json);
        assert_eq!(form_of(&["warraq", "--json", "list", "--wrong"]), Form::Json);
        assert_eq!(form_of(&["warraq", "tag", "add", "--", "--json"]), Form::Plain);
        assert_eq!(form_of(&["warraq", "list"]), Form::Plain);
    }
}
