//! An object of JSON that has only what is filled.

use serde_json::{Map, Value};

/// The members so far, in their order.
#[derive(Default)]
pub(super) struct Object(Map<String, Value>);

impl Object {
    /// A member, whatever it is.
    pub(super) fn put(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }

    /// A text; nothing where it is empty.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.put(name, text);
        }
    }

    /// A list; nothing where it is empty.
    pub(super) fn list(&mut self, name: &str, values: Vec<Value>) {
        if !values.is_empty() {
            self.put(name, values);
        }
    }

    /// The object.
    pub(super) fn into_value(self) -> Value {
        Value::Object(self.0)
    }
}
