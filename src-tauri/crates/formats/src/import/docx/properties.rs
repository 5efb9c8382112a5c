//! What a document of Word says of itself beside its text.

use crate::office::properties;
use crate::office::xml::Xml;
use crate::reading::Hints;

/// What `docProps/core.xml` says.
pub(super) fn hints(xml: &Xml) -> Hints {
    let value = |name: &str| {
        let found = xml.root().child(name).map(|element| element.text().trim());
        found.unwrap_or_default()
    };
    let (title, creator) = (value("dc:title"), value("dc:creator"));
    properties::hints(title, creator, value("dcterms:created"), value("dc:language"))
}
