//! What is in a page and in no article: it is listed, and that is all.

use dom_query::NodeRef;

use super::tag::{attribute, has_class};
use super::words;
use crate::report::{RemovedKind, Report};

/// The attribute that says that an element is not the article's, and what it is instead.
pub(super) const MARKED: &str = "data-wq-removed";

/// Characters of a script that are enough to know it by.
const SCRIPT_CHARS: usize = 200;
/// Scripts that are named; of more the number is enough.
const SCRIPTS: usize = 20;

/// Bytes of the sign of a comment, less than this.
const SIGN_BYTES: usize = 6;

/// Scripts and styles, which are listed together.
#[derive(Debug, Default)]
pub(super) struct Scripts {
    named: Vec<String>,
    more: usize,
}

impl Scripts {
    /// Adds a script or style.
    pub(super) fn add(&mut self, name: &str, node: &NodeRef<'_>) {
        let source = attribute(node, "src");
        let text = if source.is_empty() { words::collapsed(&node.text()) } else { source };
        if text.is_empty() {
            return;
        }
        let text = format!("{name}: {}", words::shortened(&text, SCRIPT_CHARS));
        if self.named.len() < SCRIPTS {
            if !self.named.contains(&text) {
                self.named.push(text);
            }
        } else {
            self.more += 1;
        }
    }

    /// Lists them.
    pub(super) fn list(mut self, report: &mut Report) {
        if self.more > 0 {
            self.named.push(format!("… +{}", self.more));
        }
        if !self.named.is_empty() {
            report.remove(RemovedKind::Script, self.named.join("\n"));
        }
    }
}

/// Lists the words below `node`, where it has any.
pub(super) fn list_words(node: &NodeRef<'_>, kind: RemovedKind, report: &mut Report) {
    let text = words::of(node);
    if !text.is_empty() {
        report.remove(kind, text);
    }
}

/// Lists the words of a link that only leads back, where it has some.
pub(super) fn list_way_back(node: &NodeRef<'_>, report: &mut Report) {
    let text = words::of(node);
    if text.chars().filter(|letter| letter.is_alphabetic()).count() > 2 {
        report.remove(RemovedKind::Navigation, text);
    }
}

/// The words below `node`, and those that its fields show.
pub(super) fn words_of_form(node: &NodeRef<'_>) -> String {
    let fields =
        std::iter::once(*node).chain(node.descendants_it()).map(|inner| words_of_field(&inner));
    let mut words = vec![words::of(node)];
    words.extend(fields);
    words.retain(|words| !words.is_empty());
    words.join("\n")
}

/// What a field of a form shows by an attribute: what stands in it, or what should.
fn words_of_field(node: &NodeRef<'_>) -> String {
    let kind = attribute(node, "type").to_ascii_lowercase();
    let keys: &[&str] = match super::tag::name(node).as_str() {
        "input" if matches!(kind.as_str(), "hidden" | "checkbox" | "radio" | "password") => &[],
        "input" => &["value", "placeholder", "alt"],
        "textarea" => &["placeholder"],
        "optgroup" | "option" => &["label"],
        _ => &[],
    };
    let values = keys.iter().map(|key| words::collapsed(&attribute(node, key)));
    values.into_iter().find(|words| !words.is_empty()).unwrap_or_default()
}

/// Lists a comment of the margin with its sign: the one that stood in the text is not there any more.
pub(super) fn list_comment(node: &NodeRef<'_>, report: &mut Report) {
    let text = words::of(node);
    let sign = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let sign = sign.filter(|(sign, _)| sign.len() < SIGN_BYTES);
    let text = sign.map_or(text.clone(), |(sign, rest)| format!("[{sign}] {}", rest.trim_start()));
    if !text.trim().is_empty() {
        report.remove(RemovedKind::Hidden, text);
    }
}

/// What an element was marked as before it came here.
pub(super) fn marked(node: &NodeRef<'_>) -> Option<RemovedKind> {
    let kind = node.attr(MARKED)?;
    let kind = serde_json::Value::String(kind.to_string());
    Some(serde_json::from_value(kind).unwrap_or(RemovedKind::Surroundings))
}

/// Whether a reader never sees it.
pub(super) fn is_hidden(node: &NodeRef<'_>, has_hidden_style: bool) -> bool {
    let is_caption = super::tag::name(node) == "figcaption";
    let is_unseen = |class: &str| {
        matches!(class, "screen-reader-text" | "sr-only" | "visually-hidden" | "assistive-text")
    };
    has_hidden_style
        || node.has_attr("hidden")
        || !is_caption && attribute(node, "aria-hidden").eq_ignore_ascii_case("true")
        || has_class(node, is_unseen)
}

/// What a form or a button is by its words.
pub(super) fn kind_of_form(text: &str) -> RemovedKind {
    const SHARING: [&str; 16] = [
        "share",
        "facebook",
        "twitter",
        "whatsapp",
        "telegram",
        "subscribe",
        "follow",
        "print",
        "مشارك",
        "شارك",
        "طباعة",
        "اشترك",
        "تابع",
        "هاوبەش",
        "parve",
        "bişîne",
    ];
    let text = text.to_lowercase();
    if SHARING.iter().any(|word| text.contains(word)) {
        RemovedKind::Share
    } else {
        RemovedKind::Script
    }
}

/// Letters in a form that make it the frame of a whole page.
const PAGE_LETTERS: usize = 300;

/// Whether a form holds the page and not questions.
pub(super) fn is_whole_page(form: &NodeRef<'_>) -> bool {
    let paragraphs = form.descendants_it().filter(|node| node.has_name("p"));
    let mut letters = 0;
    for paragraph in paragraphs {
        letters += paragraph.text().chars().count();
        if letters > PAGE_LETTERS {
            return true;
        }
    }
    false
}

/// Running heads and feet of a word processor's pages.
pub(super) fn is_running_head(node: &NodeRef<'_>) -> bool {
    let style = attribute(node, "style").replace(' ', "");
    matches!(attribute(node, "title").as_str(), "header" | "footer")
        || style.contains("mso-element:header")
        || style.contains("mso-element:footer")
}
