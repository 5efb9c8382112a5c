//! The part of YAML that front matter uses: texts, lists and maps. Numbers, dates and truth values stay the
//! text they were written as; aliases are refused, so that a small file cannot become a large one.

use saphyr_parser::{Event, Parser, ScalarStyle};

/// Lists and maps inside one another; front matter needs two.
const MAX_DEPTH: usize = 8;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Anything written as one word or text; nothing is the empty text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// A map in its own order.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// The value in one line, for messages.
    pub(super) fn to_line(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::List(values) => values.iter().map(Self::to_line).collect::<Vec<_>>().join(", "),
            Self::Map(pairs) => pairs
                .iter()
                .map(|(key, value)| format!("{key}: {}", value.to_line()))
                .collect::<Vec<_>>()
                .join(", "),
        }
    }
}

/// The value of the one document in `source`, or the line that it cannot be read at.
pub(super) fn parse(source: &str) -> Result<Value, String> {
    let mut stack: Vec<Open> = Vec::new();
    let mut root = None;
    let line = |number: usize| {
        source.lines().nth(number.saturating_sub(1)).unwrap_or_default().trim().to_owned()
    };
    for event in Parser::new_from_str(source) {
        let (event, span) = event.map_err(|error| line(error.marker().line()))?;
        let here = || line(span.start.line());
        let value = match event {
            Event::Alias(_) => return Err(here()),
            Event::SequenceStart(..) | Event::MappingStart(..) if stack.len() == MAX_DEPTH => {
                return Err(here());
            }
            Event::SequenceStart(..) => {
                stack.push(Open::List(Vec::new()));
                continue;
            }
            Event::MappingStart(..) => {
                stack.push(Open::Map(Vec::new(), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match stack.pop() {
                Some(open) => open.close(),
                None => continue,
            },
            Event::Scalar(text, style, ..) => Value::Text(scalar(&text, style)),
            _ => continue,
        };
        match stack.last_mut() {
            Some(open) => open.push(value).ok_or_else(here)?,
            None if root.is_some() => return Err(here()),
            None => root = Some(value),
        }
    }
    Ok(root.unwrap_or(Value::Text(String::new())))
}

fn scalar(text: &str, style: ScalarStyle) -> String {
    let is_null = style == ScalarStyle::Plain && matches!(text, "~" | "null" | "Null" | "NULL");
    if is_null { String::new() } else { text.to_owned() }
}

/// A list or map whose end has not come.
enum Open {
    List(Vec<Value>),
    Map(Vec<(String, Value)>, Option<String>),
}

impl Open {
    /// Adds a value; nothing where it is a key that is no text.
    fn push(&mut self, value: Value) -> Option<()> {
        match self {
            Self::List(values) => values.push(value),
            Self::Map(pairs, key) => match (key.take(), value) {
                (Some(key), value) => pairs.push((key, value)),
                (None, Value::Text(text)) => *key = Some(text),
                (None, _) => return None,
            },
        }
        Some(())
    }

    fn close(self) -> Value {
        match self {
            Self::List(values) => Value::List(values),
            Self::Map(pairs, _) => Value::Map(pairs),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stay_as_they_were_written() {
        let Ok(Value::Map(pairs)) =
            parse("title: \"قسد: نص\"\ndate: 2024-01-17\nyes: no\ntags: [أ, ب]\nx: ~\n")
        else {
            panic!("no map")
        };
        let lines: Vec<String> =
            pairs.iter().map(|(k, v)| format!("{k}={}", v.to_line())).collect();
        assert_eq!(lines, ["title=قسد: نص", "date=2024-01-17", "yes=no", "tags=أ, ب", "x="]);
    }

    #[test]
    fn what_could_grow_or_cannot_be_read_is_refused() {
        let deep = "[".repeat(20) + &"]".repeat(20);
        for source in ["a: &x [1]\nb: *x\n", "a: [1\nb", "? [1]\n: 2\n", deep.as_str()] {
            assert!(parse(source).is_err(), "{source}");
        }
    }
}
