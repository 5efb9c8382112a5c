//! What an element's names, role and style say it is. Evidence, not proof: the text has the last word.

use dom_query::NodeRef;

use crate::report::RemovedKind;

use super::words::{self, Named};

/// What an element says of itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signs {
    /// That it does not belong to the article.
    pub(super) removed: Option<Sign>,
    /// That it holds the article's text.
    pub(super) body: bool,
}

/// A sign that an element does not belong to the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sign {
    /// What it says it is.
    pub(super) kind: RemovedKind,
    /// Whether little else says so.
    pub(super) sure: bool,
}

impl Signs {
    /// Those of an element of this name.
    pub(super) fn of(node: &NodeRef<'_>, name: &str) -> Self {
        if matches!(name, "html" | "body") {
            return Self::default();
        }
        let class = node.attr("class").unwrap_or_default();
        let id = node.attr("id").unwrap_or_default();
        let mut signs = Self { body: is_article_body(node), removed: None };
        if names_quoted(node, name) {
            let hidden = Sign { kind: RemovedKind::Hidden, sure: true };
            return Self { removed: is_hidden(node).then_some(hidden), ..signs };
        }
        let is_post = class.split_whitespace().any(|word| POSTS.contains(&word));
        for word in class.split_whitespace() {
            if !(is_post && (word.starts_with("category-") || word.starts_with("tag-"))) {
                signs.add_names(word);
            }
        }
        for word in id.split_whitespace() {
            if name_words(word).len() <= MAX_ID {
                signs.add_names(word);
            }
        }
        if let Some(role) = node.attr("role") {
            signs.add_sign(of_role(&role));
        }
        signs.add_sign(of_element(name));
        if let Some(sign) = signs.removed.as_mut().filter(|_| signs.body) {
            sign.sure = false;
        }
        if is_hidden(node) {
            signs.removed = Some(Sign { kind: RemovedKind::Hidden, sure: true });
        }
        signs
    }

    /// The sure sign wins over the other, the earlier over the later.
    fn add_sign(&mut self, sign: Option<Sign>) {
        if let Some(sign) = sign
            && self.removed.is_none_or(|known| sign.sure && !known.sure)
        {
            self.removed = Some(sign);
        }
    }

    fn add_names(&mut self, names: &str) {
        let mut words = name_words(names);
        if let Some(with) = words.iter().position(|word| WITH.contains(&word.as_str())) {
            words.truncate(with);
        }
        for pair in words.windows(2) {
            self.add_name(&pair.concat());
        }
        for triple in words.windows(3) {
            self.add_name(&triple.concat());
        }
        for word in &words {
            self.add_name(word);
        }
    }

    fn add_name(&mut self, word: &str) {
        match words::name(word) {
            Some(Named::Body) => self.body = true,
            Some(Named::Removed { kind, sure }) => self.add_sign(Some(Sign { kind, sure })),
            None => {}
        }
    }
}

/// What a name says after these is said of another part: `with-sidebar`, `noComments`.
const WITH: &[&str] = &["with", "without", "has", "no", "hide"];

/// Classes that `WordPress` puts on a whole post, beside the names of its categories and tags.
const POSTS: &[&str] = &["hentry", "post", "type-post", "type-page", "status-publish"];

/// Whether an element of this name says who is quoted: the foot, the source or the caption of a quote.
pub(super) fn names_quoted(node: &NodeRef<'_>, name: &str) -> bool {
    matches!(name, "footer" | "cite" | "figcaption")
        && node.ancestors_it(Some(MOST_AROUND)).any(|around| around.has_name("blockquote"))
}

/// Elements between a quote and the name of whoever is quoted, at most.
const MOST_AROUND: usize = 4;

fn is_article_body(node: &NodeRef<'_>) -> bool {
    let body = |value: &str| value.eq_ignore_ascii_case("articleBody");
    node.attr("itemprop").is_some_and(|value| value.split_whitespace().any(body))
}

/// `relatedPosts`, `related_posts` and `related-posts` as words, in lower case.
fn name_words(names: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower = false;
    for letter in names.chars().take(MAX_NAME) {
        let starts = letter.is_uppercase() && lower;
        if starts || !letter.is_alphanumeric() {
            words.push(String::new());
        }
        if letter.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(letter.to_lowercase());
        }
        lower = letter.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Words of an id that are looked at: a longer one is made from a heading of the text.
const MAX_ID: usize = 3;

/// Letters of a class that are looked at: longer ones are made by machines.
const MAX_NAME: usize = 80;

fn of_role(role: &str) -> Option<Sign> {
    let (kind, sure) = match role {
        "navigation" | "menubar" | "menu" | "search" | "tablist" => (RemovedKind::Navigation, true),
        "contentinfo" => (RemovedKind::Surroundings, true),
        "complementary" | "banner" | "alert" | "status" => (RemovedKind::Surroundings, false),
        "dialog" | "alertdialog" => (RemovedKind::Cookies, false),
        _ => return None,
    };
    Some(Sign { kind, sure })
}

fn of_element(name: &str) -> Option<Sign> {
    let (kind, sure) = match name {
        "nav" | "menu" => (RemovedKind::Navigation, true),
        "footer" => (RemovedKind::Surroundings, true),
        "aside" => (RemovedKind::Related, false),
        "button" => (RemovedKind::Share, true),
        "ins" | "amp-ad" => (RemovedKind::Advertisement, name == "amp-ad"),
        "dialog" => (RemovedKind::Cookies, false),
        "form" | "header" | "label" | "amp-sidebar" => {
            (RemovedKind::Surroundings, name == "amp-sidebar")
        }
        _ => return None,
    };
    Some(Sign { kind, sure })
}

fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr("style").unwrap_or_default().to_lowercase();
    let style = style.split_whitespace().collect::<String>();
    let class = node.attr("class").unwrap_or_default();
    let is_named = class.split_whitespace().any(|word| matches!(word, "hidden" | "d-none"))
        && !class.contains(":block")
        && !class.contains(":flex")
        && !class.contains("-block");
    is_named
        || node.has_attr("hidden")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    fn signs(html: &str) -> Signs {
        let document = Document::from(format!("<body>{html}</body>"));
        let node = document.body().unwrap().first_element_child().unwrap();
        Signs::of(&node, &node.node_name().unwrap())
    }

    fn kind(html: &str) -> Option<RemovedKind> {
        signs(html).removed.map(|sign| sign.kind)
    }

    #[test]
    fn names_are_read_in_every_spelling() {
        for class in ["related-posts", "relatedPosts", "td_block_related_posts", "jp-relatedposts"]
        {
            assert_eq!(
                kind(&format!("<div class='{class}'></div>")),
                Some(RemovedKind::Related),
                "{class}"
            );
        }
        assert_eq!(kind("<div id='respond'></div>"), Some(RemovedKind::ReaderComments));
        assert_eq!(kind("<div class='shadow'></div>"), None);
        assert_eq!(kind("<div class='download'></div>"), None);
    }

    #[test]
    fn the_names_of_categories_say_nothing_of_a_post() {
        assert_eq!(kind("<div class='post hentry category-comments tag-share'></div>"), None);
        assert_eq!(kind("<div class='tag-list'></div>"), Some(RemovedKind::Navigation));
        assert_eq!(kind("<div class='tags-list'></div>"), Some(RemovedKind::Navigation));
    }

    #[test]
    fn the_body_says_so() {
        assert!(signs("<div itemprop='articleBody'></div>").body);
        assert!(signs("<div class='entry-content clearfix'></div>").body);
        assert!(!signs("<div class='entry'></div>").body);
    }

    #[test]
    fn the_foot_of_a_quote_says_who_is_quoted() {
        for html in [
            "<blockquote><p>نص</p><footer>— ميلر</footer></blockquote>",
            "<blockquote><p>نص</p><footer class='author'>— <cite class='byline'>ميلر</cite></footer></blockquote>",
            "<blockquote><figure><p>نص</p><figcaption class='meta'>ميلر</figcaption></figure></blockquote>",
        ] {
            let document = Document::from(format!("<body>{html}</body>"));
            for node in document.select("footer, cite, figcaption").nodes() {
                let signs = Signs::of(node, &node.node_name().unwrap());
                assert_eq!(signs.removed, None, "{html}");
            }
        }
        assert_eq!(kind("<footer>حقوق</footer>"), Some(RemovedKind::Surroundings));
    }

    #[test]
    fn hidden_is_hidden() {
        assert_eq!(kind("<p style='Display : none'>x</p>"), Some(RemovedKind::Hidden));
        assert_eq!(kind("<span class='screen-reader-text'>x</span>"), Some(RemovedKind::Hidden));
    }
}
