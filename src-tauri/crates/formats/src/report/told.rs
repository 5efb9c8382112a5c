//! What the tests of importers look at in a report.

use super::{RemovedKind, WarningKind};
use crate::import::Imported;

/// The texts of what was removed of this kind.
pub(crate) fn removed(imported: &Imported, kind: RemovedKind) -> Vec<&str> {
    let of_kind = imported.removed.iter().filter(|removed| removed.kind == kind);
    of_kind.map(|removed| removed.text.as_str()).collect()
}

/// The details of the warnings of this kind.
pub(crate) fn warned(imported: &Imported, kind: WarningKind) -> Vec<&str> {
    let of_kind = imported.warnings.iter().filter(|warning| warning.kind == kind);
    of_kind.map(|warning| warning.detail.as_str()).collect()
}
