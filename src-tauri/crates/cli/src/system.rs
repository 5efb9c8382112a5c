//! What the system said, in the language of everything else. Its own words are English, and so is its number.

use std::io::{self, ErrorKind};

use crate::messages::Message;

/// Why the system refused.
pub fn said(error: &io::Error) -> String {
    let key = match error.kind() {
        ErrorKind::NotFound => "not_found",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::ReadOnlyFilesystem => "read_only",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
        ErrorKind::AlreadyExists => "exists",
        ErrorKind::NotADirectory => "no_folder",
        ErrorKind::IsADirectory => "folder",
        ErrorKind::InvalidFilename => "name",
        ErrorKind::FileTooLarge => "too_large",
        ErrorKind::BrokenPipe => "reader_gone",
        ErrorKind::TimedOut => "late",
        ErrorKind::UnexpectedEof => "ended",
        ErrorKind::InvalidData => "no_text",
        _ => return of_number(error),
    };
    Message::new(format!("system.{key}")).text()
}

fn of_number(error: &io::Error) -> String {
    match error.raw_os_error() {
        Some(6) if cfg!(unix) => Message::new("system.no_device").text(),
        Some(number) => Message::new("system.number").with("number", number).text(),
        // It was not the system that said so.
        None => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_told_by_the_system_itself() {
        for number in 1..134 {
            let said = said(&io::Error::from_raw_os_error(number));
            assert!(!said.contains("os error") && !said.contains("system."), "{number}: {said}");
            assert!(!said.contains(['{', '}']), "{number}: {said}");
        }
    }
}
