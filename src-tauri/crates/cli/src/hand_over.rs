//! Handing over to the program that has the newsroom, which stands beside this one.

use std::env::{self, consts};
use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;
use std::process::Command;

use crate::messages::Message;
use crate::system;

/// The program without its ending.
const NAME: &str = "warraq-newsroom";

/// Nobody took over.
#[derive(Debug)]
pub struct Stranded {
    program: PathBuf,
    error: io::Error,
}

impl Stranded {
    /// What programs decide by.
    pub fn code(&self) -> &'static str {
        match self.error.kind() {
            ErrorKind::NotFound => "newsroom_missing",
            _ => "newsroom_failed",
        }
    }

    /// What people are told.
    pub fn message(&self) -> Message {
        let message = Message::new(format!("errors.{}", self.code()));
        message.with("path", self.program.display()).with("reason", system::said(&self.error))
    }
}

/// Becomes the newsroom's program: the same process with the same words, input and output. Why not, where it comes back.
pub fn to_newsroom() -> Stranded {
    match beside() {
        Ok(program) => {
            let error = replaced(Command::new(&program));
            Stranded { program, error }
        }
        Err(error) => Stranded { program: NAME.into(), error },
    }
}

/// Where it is: in the folder of this program itself, not in that of a link to it.
fn beside() -> io::Result<PathBuf> {
    let own = env::current_exe()?;
    let own = fs::canonicalize(&own).unwrap_or(own);
    Ok(own.with_file_name(format!("{NAME}{}", consts::EXE_SUFFIX)))
}

/// Becomes `program`, called by the name and with the words that this one was called by; the error where it does not.
#[cfg(unix)]
fn replaced(mut program: Command) -> io::Error {
    use std::os::unix::process::CommandExt;

    let mut words = env::args_os();
    // Help and wrong use name the program as it was called.
    program.arg0(words.next().unwrap_or_else(|| OsString::from("warraq")));
    program.args(words).exec()
}

/// Ends as `program` ends; the error where it does not begin.
#[cfg(not(unix))]
fn replaced(mut program: Command) -> io::Error {
    match program.args(env::args_os().skip(1)).status() {
        Ok(status) => std::process::exit(status.code().unwrap_or(1)),
        Err(error) => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_stranded_is_told_what_is_missing() {
        for kind in [ErrorKind::NotFound, ErrorKind::PermissionDenied] {
            let stranded = Stranded { program: NAME.into(), error: kind.into() };
            let text = stranded.message().text();
            assert!(text.contains(NAME) && !text.contains(['{', '}']), "{text}");
            assert!(!text.contains("errors."), "{text}");
        }
    }
}
