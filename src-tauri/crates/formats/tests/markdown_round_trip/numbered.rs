//! Documents compared without their ids.

use std::collections::HashMap;

use serde_json::Value;
use warraq_core::article::Document;

/// The JSON of `document` with ids as numbers in the order they first occur.
pub fn numbered(document: &Document) -> Value {
    let mut json = document.to_json();
    number(&mut json, &mut HashMap::new());
    json
}

fn number(json: &mut Value, numbers: &mut HashMap<String, usize>) {
    match json {
        Value::Array(values) => values.iter_mut().for_each(|value| number(value, numbers)),
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                if let ("id" | "target", Value::String(id)) = (key.as_str(), &value) {
                    let next = numbers.len() + 1;
                    *value = (*numbers.entry(id.clone()).or_insert(next)).into();
                } else {
                    number(value, numbers);
                }
            }
        }
        _ => {}
    }
}
