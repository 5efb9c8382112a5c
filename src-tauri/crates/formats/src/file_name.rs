//! What an exported file is called.

use warraq_core::article::Article;
use warraq_core::fields::slug;

use crate::format::Format;
use crate::invisible::is_invisible;
use crate::options::ExportOptions;

/// The longest name, in bytes: every file system takes it, with room for a number before the ending.
const MAX_BYTES: usize = 120;

/// The longest mark of a name, in bytes.
const MAX_MARK_BYTES: usize = 48;

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

/// The name of a file with `mark` before its ending: what tells it from another file of the same article. It is at most
/// 120 bytes long.
#[must_use]
pub fn marked_file_name(name: &str, mark: &str) -> String {
    if mark.is_empty() {
        return name.to_owned();
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let mark = safe(mark, MAX_MARK_BYTES);
    let room = MAX_BYTES - 2 - ending.len() - mark.len();
    let stem = stem[..stem.floor_char_boundary(room.min(stem.len()))].trim_end_matches(is_edge);
    format!("{stem}-{mark}.{ending}")
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
    let trimmed = kept.trim_matches(is_edge);
    let cut = trimmed[..trimmed.floor_char_boundary(max_bytes.min(trimmed.len()))]
        .trim_end_matches(is_edge);
    if is_device(cut) { format!("_{cut}") } else { cut.to_owned() }
}

/// Whether a name neither begins nor ends with this sign.
fn is_edge(letter: char) -> bool {
    matches!(letter, '.' | '-')
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
    fn a_mark_stands_before_the_ending() {
        assert_eq!(marked_file_name("خبر.html", ""), "خبر.html");
        assert_eq!(marked_file_name("خبر.html", "wordpress"), "خبر-wordpress.html");
        assert_eq!(marked_file_name("a.b.json", "ninjs-2.2"), "a.b-ninjs-2.2.json");
        assert_eq!(marked_file_name("a.xml", "zone-+03:00"), "a-zone-+03-00.xml");
        let long = marked_file_name(&format!("{}.docx", "ق".repeat(57)), "review");
        assert!(long.len() <= 120 && long.ends_with("ق-review.docx"), "{long}");
        assert!(
            marked_file_name(&format!("{}.xml", "a".repeat(116)), &"b".repeat(200)).len() <= 120
        );
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
