//! The fields as YAML. Texts are always quoted: nothing in them can then be YAML of its own.

use std::fmt::Write;

use chrono::SecondsFormat;
use warraq_core::fields::Fields;
use warraq_core::tag::Tag;

/// The front matter with its two lines of hyphens; only fields that are filled.
pub(super) fn of(fields: &Fields, tags: &[Tag]) -> String {
    let mut yaml = Yaml("---\n".to_owned());
    yaml.text("title", &fields.headline);
    yaml.text("kicker", &fields.kicker);
    yaml.text("standfirst", &fields.standfirst);
    yaml.list("byline", fields.byline.iter().map(String::as_str));
    yaml.text("place", &fields.place);
    yaml.plain("date", fields.date.map(|date| date.to_string()));
    yaml.plain("language", Some(fields.language.clone()));
    yaml.text("section", &fields.section);
    yaml.plain(
        "profile",
        serde_json::to_value(fields.profile).ok().and_then(|id| id.as_str().map(str::to_owned)),
    );
    yaml.list("tags", tags.iter().map(Tag::as_str));
    yaml.text("slug", &fields.slug);
    yaml.plain("embargo", fields.embargo.map(|at| at.to_rfc3339_opts(SecondsFormat::AutoSi, true)));
    yaml.text("credit", &fields.credit);
    yaml.text("rights", &fields.rights);
    yaml.list("topics", fields.topics.iter().map(String::as_str));
    yaml.list("sources", fields.sources.iter().map(String::as_str));
    if !fields.corrections.is_empty() {
        yaml.0.push_str("corrections:\n");
    }
    for correction in &fields.corrections {
        let at = correction.at.to_rfc3339_opts(SecondsFormat::AutoSi, true);
        yaml.line(format_args!("  - at: {at}\n    text: {}", quoted(&correction.text)));
    }
    yaml.0.push_str("---\n");
    yaml.0
}

struct Yaml(String);

impl Yaml {
    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{line}");
    }

    fn text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.line(format_args!("{key}: {}", quoted(text)));
        }
    }

    /// A value that is YAML as it is: dates, times, names of Warraq's own.
    fn plain(&mut self, key: &str, value: Option<String>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.line(format_args!("{key}: {value}"));
        }
    }

    fn list<'a>(&mut self, key: &str, values: impl Iterator<Item = &'a str>) {
        let mut values = values.peekable();
        if values.peek().is_some() {
            self.line(format_args!("{key}:"));
        }
        for value in values {
            self.line(format_args!("  - {}", quoted(value)));
        }
    }
}

/// `text` in double quotes.
///
/// Source: YAML 1.2.2, sections 5.1 (which characters may stand as they are) and 5.7.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            _ if letter.is_control()
                || matches!(
                    letter,
                    '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
                ) =>
            {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_and_empty_fields_left_out() {
        let fields =
            Fields { headline: "قال: \"نعم\" # لا".to_owned(), ..Fields::default() };
        let tags = [Tag::parse("سوريا").unwrap()];
        assert_eq!(
            of(&fields, &tags),
            "---\ntitle: \"قال: \\\"نعم\\\" # لا\"\nlanguage: ar\nprofile: news\ntags:\n  - \"سوريا\"\n---\n"
        );
    }

    #[test]
    fn what_yaml_cannot_hold_is_escaped() {
        assert_eq!(quoted("أ\u{0}\u{85}\u{feff}\\\n"), "\"أ\\u0000\\u0085\\uFEFF\\\\\\n\"");
    }
}
