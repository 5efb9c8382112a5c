//! Why a pattern is no regular expression, as a person can be told.

use regex_syntax::ast::ErrorKind;
use regex_syntax::ast::parse::Parser;

use super::QueryError;

/// What is wrong with a pattern that could not be read.
pub(super) fn of(pattern: &str) -> QueryError {
    let Err(error) = Parser::new().parse(pattern) else { return QueryError::Syntax };
    match error.kind() {
        ErrorKind::GroupUnclosed | ErrorKind::GroupUnopened => QueryError::Group,
        ErrorKind::ClassUnclosed => QueryError::Set,
        ErrorKind::RepetitionMissing
        | ErrorKind::RepetitionCountInvalid
        | ErrorKind::RepetitionCountDecimalEmpty
        | ErrorKind::RepetitionCountUnclosed => QueryError::Repetition,
        ErrorKind::EscapeUnrecognized | ErrorKind::EscapeUnexpectedEof => QueryError::Escape,
        ErrorKind::UnsupportedBackreference | ErrorKind::UnsupportedLookAround => {
            QueryError::LookAround
        }
        _ => QueryError::Syntax,
    }
}
