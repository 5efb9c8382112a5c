//! Steps from earlier versions of the document to this one.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::decode::Place;
use super::document::VERSION;
use super::error::{DocumentError, DocumentFault};

/// Makes a document of one version into one of the next. The version itself is counted by [`through`].
pub(super) type Step = fn(Value) -> Result<Value, DocumentError>;

/// The step from version 1 to 2 comes first, and so on: a frozen list, one step for every version.
const STEPS: &[Step] = &[];

const _: () = assert!(STEPS.len() as u64 + 1 == VERSION, "every version has its step");

/// `json` as a document of this version.
///
/// # Errors
/// When it is newer than this Warraq, or a step fails.
pub(super) fn to_current(json: &Value) -> Result<Cow<'_, Value>, DocumentError> {
    through(STEPS, json)
}

/// `json` after those of `steps` that its version still needs. Without a version it is version 1.
fn through<'a>(steps: &[Step], json: &'a Value) -> Result<Cow<'a, Value>, DocumentError> {
    let version = version_of(json)?;
    let done = usize::try_from(version - 1).unwrap_or(usize::MAX);
    let Some(missing) = steps.get(done..) else {
        return Err(Place::root("document").fault(DocumentFault::NewerVersion(version)));
    };
    let mut document = Cow::Borrowed(json);
    for (index, step) in missing.iter().enumerate() {
        let mut next = step(document.into_owned())?;
        if let Value::Object(keys) = &mut next {
            keys.insert("version".to_owned(), json!(done + index + 2));
        }
        document = Cow::Owned(next);
    }
    Ok(document)
}

/// The version that stands in `json`: at least 1.
fn version_of(json: &Value) -> Result<u64, DocumentError> {
    let Some(value) = json.get("version") else { return Ok(1) };
    value.as_u64().filter(|version| *version > 0).ok_or_else(|| {
        let fault = DocumentFault::BadAttribute { name: "version", value: value.to_string() };
        Place::root("document").fault(fault)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Version 1 spelt paragraphs `p`; version 2 had no `lang`.
    const STEPS_TO_3: &[Step] = &[
        |document| {
            let text = document.to_string().replace(r#""p""#, r#""paragraph""#);
            serde_json::from_str(&text).map_err(|error| DocumentError {
                path: "document".to_owned(),
                fault: DocumentFault::NotJson(error.to_string()),
            })
        },
        |mut document| {
            document["lang"] = Value::Null;
            Ok(document)
        },
    ];

    fn upgraded(document: &Value) -> Value {
        through(STEPS_TO_3, document).unwrap().into_owned()
    }

    #[test]
    fn a_document_takes_every_step_it_still_needs() {
        let current = json!({"version": 3, "type": "paragraph", "lang": null});
        assert_eq!(upgraded(&json!({"type": "p"})), current);
        assert_eq!(upgraded(&json!({"version": 1, "type": "p"})), current);
        assert_eq!(upgraded(&json!({"version": 2, "type": "paragraph"})), current);
        assert_eq!(upgraded(&json!({"version": 2, "type": "p"}))["type"], "p");
        assert_eq!(upgraded(&current), current);
    }

    #[test]
    fn a_newer_document_is_refused() {
        for version in [4, 5, u64::MAX] {
            let refused = through(STEPS_TO_3, &json!({"version": version})).unwrap_err();
            assert_eq!(refused.fault, DocumentFault::NewerVersion(version));
            assert_eq!(refused.path, "document");
        }
    }

    #[test]
    fn a_version_is_a_whole_number_from_one() {
        for version in [json!(0), json!(-1), json!(1.5), json!("1"), json!(null)] {
            let refused = through(STEPS_TO_3, &json!({"version": version})).unwrap_err();
            let value = version.to_string();
            assert_eq!(refused.fault, DocumentFault::BadAttribute { name: "version", value });
        }
    }

    #[test]
    fn a_failed_step_stops_the_upgrade() {
        let refuse: Step = |_| Err(Place::root("document").fault(DocumentFault::Empty("doc")));
        let refused = through(&[refuse], &json!({})).unwrap_err();
        assert_eq!(refused.fault, DocumentFault::Empty("doc"));
    }
}
