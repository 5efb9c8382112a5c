//! A name, a place or a source that has a line for itself: it is a credit where the lines beside it are.

use super::Credit;
use crate::reading::lists::is_place;
use crate::reading::names::{self, Announced, Named};
use crate::reading::{Hints, media, people};

/// What `line` says where it is a known place, the name of a site, or names that people have.
pub(super) fn credit(line: &str, hints: &Hints) -> Option<Credit> {
    if is_place(line) {
        return Some(Credit { place: line.to_owned(), ..Credit::default() });
    }
    if media::is_name(line, &hints.site) {
        return Some(Credit { sources: vec![line.to_owned()], ..Credit::default() });
    }
    let Named { people, media, place, .. } = names::named(line, Announced::No, &hints.site)?;
    let are_names = media.is_empty() && people.iter().all(|name| people::is_known(name));
    are_names.then(|| Credit { names: people, place, ..Credit::default() })
}

/// Whether lines that stand together are a block of credits: one of them has a date or a label, or they are of two
/// kinds, one of them a name or a place.
pub(super) fn confirm(credits: &[&Credit]) -> bool {
    let is_sure = |credit: &&Credit| credit.has_date || !credit.labels.is_empty();
    let has_names = credits.iter().any(|credit| !credit.names.is_empty());
    let has_place = credits.iter().any(|credit| !credit.place.is_empty());
    let has_source = credits.iter().any(|credit| !credit.sources.is_empty());
    let kinds = [has_names, has_place, has_source].into_iter().filter(|has| *has).count();
    credits.iter().any(is_sure) || kinds > 1
}
