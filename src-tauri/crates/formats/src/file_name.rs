//! What an exported file is called.

use warraq_core::article::Article;
use warraq_core::fields::slug;

use crate::format::Format;
use crate::invisible::is_invisible;
use crate::options::ExportOptions;

/// The longest name, in bytes: every file system takes it, with room for a number before the ending.
const MAX_BYTES: usize = 120;

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// The name of the file with its ending: the slug, else one made of the headline, else the article's id. It is
/// a name on every system, and at most 120 bytes long.
#[must_use]
pub fn file_name(article: &Article, format: Format, options: &ExportOptions) -> String {
    let ending = format.extension_with(options);
    let id = article.id.to_string();
    let candidates = [article.fields.slug.clone(), slug::suggest(&article.fields.headline)];
    let room = MAX_BYTES - 1 - ending.len();
    let stem =
        candidates.iter().map(|name| safe(name, room)).find(|name| !name.is_empty()).unwrap_or(id);
    format!("{stem}.{ending}")
}

/// `name` without what a system refuses in names, cut at a whole character.
///
/// Source: Microsoft, “Naming Files, Paths, and Namespaces”.
fn safe(name: &str, max_bytes: usize) -> String {
    let kept = name.chars().map(|letter| {
        let refused = matches!(letter, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*');
        if refused || letter.is_control() || letter.is_whitespace() { '-' } else { letter }
    });
    let kept: String = kept.filter(|letter| !is_invisible(*letter)).collect();
    let is_edge = |letter| matches!(letter, '.' | '-');
    let trimmed = kept.trim_matches(is_edge);
    let cut = trimmed[..trimmed.floor_char_boundary(max_bytes.min(trimmed.len()))]
        .trim_end_matches(is_edge);
    if is_device(cut) { format!("_{cut}") } else { cut.to_owned() }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_port = numbered.is_some_and(|rest| {
        let mut letters = rest.chars();
        let number = letters.next();
        letters.next().is_none() && number.is_some_and(|n| n.is_ascii_digit() || "¹²³".contains(n))
    });
    DEVICES.contains(&stem.as_str()) || is_port
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::FeedKind;
    use crate::sample;

    #[test]
    fn the_ending_is_that_of_what_is_written() {
        let mut article = sample::article(1, "نص");
        article.fields.slug = "khabar".to_owned();
        let rss = ExportOptions::default();
        let json = ExportOptions { feed: FeedKind::Json, ..ExportOptions::default() };
        assert_eq!(file_name(&article, Format::Feed, &rss), "khabar.xml");
        assert_eq!(file_name(&article, Format::Feed, &json), "khabar.json");
        assert_eq!(file_name(&article, Format::Ninjs, &json), "khabar.json");
        assert_eq!(file_name(&article, Format::Wxr, &json), "khabar.xml");
    }

    #[test]
    fn names_are_names_on_every_system() {
        assert_eq!(safe("قسد-تعلن", 100), "قسد-تعلن");
        assert_eq!(safe("../a/b: \"c\"?", 100), "a-b---c");
        assert_eq!(safe("CON", 100), "_CON");
        assert_eq!(safe("com1.2", 100), "_com1.2");
        assert_eq!(safe("command", 100), "command");
        assert_eq!(safe("\u{200f}قسد.", 100), "قسد");
        assert_eq!(safe("قسد", 5), "قس");
        assert_eq!(safe("..", 100), "");
    }
}
