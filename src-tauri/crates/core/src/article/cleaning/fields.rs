//! The fields that hold text people type.

use crate::fields::{FieldChange, FieldName, FieldValue, Fields};

/// What is to be saved so that `old` becomes `new`, of the fields that cleaning may change.
#[must_use]
pub fn changes(old: &Fields, new: &Fields) -> Vec<FieldChange> {
    let changed =
        FieldName::TYPED.into_iter().filter(|field| old.texts(*field) != new.texts(*field));
    changed.map(|field| FieldChange { field, value: value(new, field) }).collect()
}

fn value(fields: &Fields, field: FieldName) -> FieldValue {
    let mut texts = fields.texts(field);
    match field {
        FieldName::Byline | FieldName::Sources => FieldValue::List(texts),
        _ => texts.pop().map_or(FieldValue::Empty, FieldValue::Text),
    }
}

/// Puts what `clean` makes of it in the place of every text; an entry of a list that it leaves empty goes.
pub(super) fn each_text(fields: &mut Fields, clean: &mut dyn FnMut(&str) -> String) {
    let Fields {
        headline, kicker, standfirst, byline, place, section, note, credit, rights, ..
    } = fields;
    for text in [headline, kicker, standfirst] {
        *text = clean(text);
    }
    each_entry(byline, clean);
    for text in [place, section, note, credit, rights] {
        *text = clean(text);
    }
    each_entry(&mut fields.sources, clean);
}

fn each_entry(entries: &mut Vec<String>, clean: &mut dyn FnMut(&str) -> String) {
    for entry in entries.iter_mut() {
        *entry = clean(entry);
    }
    entries.retain(|entry| !entry.is_empty());
}
