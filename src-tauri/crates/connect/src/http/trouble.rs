//! Why no answer came.

use std::error::Error;
use std::io;

use crate::fault::FaultKind;

/// What stopped a request, by what the system says of it.
pub fn kind(error: &reqwest::Error) -> FaultKind {
    let said = causes(error);
    if said.to_ascii_lowercase().contains("certificate") {
        return FaultKind::Certificate(reason(&said));
    }
    if error.is_connect() {
        return FaultKind::Offline(said);
    }
    if error.is_decode() && is_badly_packed(error) {
        return FaultKind::Nonsense(said);
    }
    FaultKind::Lost(said)
}

/// Whether there was no connection because nobody knows the name, by what [`FaultKind::Offline`] says.
#[must_use]
pub fn is_unknown_name(said: &str) -> bool {
    said.contains("dns error")
}

/// Whether the answer came and could not be unpacked; one that broke off is not unpacked either.
fn is_badly_packed(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(inner) = cause {
        let kind = inner.downcast_ref::<io::Error>().map(io::Error::kind);
        if matches!(kind, Some(io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput)) {
            return true;
        }
        cause = inner.source();
    }
    false
}

/// What each cause says, from the outermost in; the address, which the outermost repeats, is not among it.
fn causes(error: &reqwest::Error) -> String {
    let mut said = Vec::new();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let words = inner.to_string();
        if said.last() != Some(&words) {
            said.push(words);
        }
        cause = inner.source();
    }
    said.join(": ")
}

/// What OpenSSL says in brackets at the end (`self-signed certificate`), else all of it.
fn reason(said: &str) -> String {
    let inner = said.rsplit_once('(').and_then(|(_, end)| end.split_once(')'));
    inner.map_or(said, |(inner, _)| inner).to_owned()
}
