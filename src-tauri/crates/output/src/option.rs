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
        "wxr" => &["address", "zone"],
        // Messages lead to the article.
        "telegram" | "whatsapp" | "x" => &["address"],
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
    fn messages_know_the_site_that_they_lead_to() {
        for format in [Format::Telegram, Format::WhatsApp, Format::X, Format::Wxr, Format::Feed] {
            let names: Vec<&str> = options_of(format).iter().map(|option| option.name).collect();
            assert!(names.contains(&"address"), "{format}: {names:?}");
        }
    }

    #[test]
    fn a_text_has_no_choices() {
        assert!(options_of(Format::Text).is_empty());
    }
}
