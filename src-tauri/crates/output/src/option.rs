//! Which choices mean something to which format.

use warraq_formats::{Format, OPTIONS, OptionName, exporter};

/// The choices that `format` looks at.
#[must_use]
pub fn options_of(format: Format) -> Vec<OptionName> {
    let own: &[&str] = match format.id() {
        "pdf" => &["columns", "paper", "people"],
        "docx" | "odt" => &["paper", "people"],
        "epub" | "newsml" => &["people"],
        "ninjs" => &["ninjs", "people"],
        "feed" => &["feed", "address"],
        "wxr" | "telegram" | "whatsapp" | "x" => &["address"],
        _ => &[],
    };
    let can_withhold = !exporter(format).withholds().is_empty();
    let is_its = |option: &&OptionName| {
        own.contains(&option.name) || (option.name == "review" && can_withhold)
    };
    OPTIONS.iter().filter(is_its).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_no_choices() {
        assert!(options_of(Format::Text).is_empty());
    }
}
