//! What figures hold: pictures, a caption, who made them.

use dom_query::{NodeId, NodeRef};

use super::Survey;
use crate::markup::tag::{attribute, has_class, name};
use crate::markup::words;

/// An element that holds pictures with their captions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::markup) enum Container {
    /// One picture.
    Figure,
    /// Several.
    Gallery,
}

/// What is known of a container.
#[derive(Debug, Clone, Default)]
pub(in crate::markup) struct FigureFacts {
    /// Its first picture.
    pub(in crate::markup) picture: Option<NodeId>,
    /// How many pictures stand in it and in no container inside it.
    pub(in crate::markup) pictures: usize,
    /// How many containers stand in it.
    pub(in crate::markup) figures: usize,
    /// Who made the picture, and the element that says so.
    pub(in crate::markup) credit: Option<(NodeId, String)>,
    /// Its caption without the credit.
    pub(in crate::markup) caption: String,
}

/// What an element of this name holds together.
pub(in crate::markup) fn container(name: &str, node: &NodeRef<'_>) -> Option<Container> {
    let is = |names: &[&str]| has_class(node, |class| names.contains(&class));
    match name {
        "div" | "figure" | "ul" | "section" if is(&GALLERIES) => Some(Container::Gallery),
        "figure" => Some(Container::Figure),
        "div" | "dl" if is(&["wp-caption", "gallery-item", "wp-block-image"]) => {
            Some(Container::Figure)
        }
        _ => None,
    }
}

/// More of a caption is not needed.
const CAPTION_BYTES: usize = 4000;

const GALLERIES: [&str; 4] =
    ["gallery", "wp-block-gallery", "tiled-gallery", "wp-block-jetpack-tiled-gallery"];

/// Notes what an element says of the container around it.
pub(super) fn note(
    survey: &mut Survey,
    name_of_node: &str,
    node: &NodeRef<'_>,
    around: &mut Option<NodeId>,
) {
    if container(name_of_node, node).is_some() {
        if let Some(facts) = around.and_then(|outer| survey.figures.get_mut(&outer)) {
            facts.figures += 1;
        }
        survey.figures.insert(node.id, FigureFacts::default());
        *around = Some(node.id);
        return;
    }
    let Some(facts) = around.and_then(|figure| survey.figures.get_mut(&figure)) else { return };
    if name_of_node == "img" && !is_in_noscript(node) {
        facts.picture = facts.picture.or(Some(node.id));
        facts.pictures += 1;
    } else if facts.credit.is_none() && is_credit(node) {
        let credit = words::collapsed(&words::first_of(node, CAPTION_BYTES));
        facts.credit = Some((node.id, without_brackets(&credit).to_owned()));
    } else if name_of_node == "figcaption" || has_class(node, |class| class == "wp-caption-text") {
        facts.caption = words::first_of(node, CAPTION_BYTES);
    }
}

/// A credit without the brackets that stand around the whole of it.
fn without_brackets(credit: &str) -> &str {
    let Some(inner) = credit.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else {
        return credit;
    };
    let mut depth = 0;
    let is_whole = inner.chars().all(|letter| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        depth >= 0
    });
    if is_whole && depth == 0 { inner.trim() } else { credit }
}

/// The copy of a picture for readers without scripts stands beside the picture.
fn is_in_noscript(node: &NodeRef<'_>) -> bool {
    node.ancestors_it(Some(3)).any(|outer| name(&outer) == "noscript")
}

fn is_credit(node: &NodeRef<'_>) -> bool {
    let is_named = |class: &str| {
        let class = class.to_ascii_lowercase();
        ["credit", "photographer", "copyright"].iter().any(|word| class.contains(word))
    };
    has_class(node, is_named)
        || matches!(attribute(node, "itemprop").as_str(), "copyrightHolder" | "creditText")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_around_a_whole_credit_go() {
        for (credit, bare) in [
            ("(رويترز)", "رويترز"),
            ("( رويترز )", "رويترز"),
            ("(رويترز (أرشيف))", "رويترز (أرشيف)"),
            ("(أ) و(ب)", "(أ) و(ب)"),
            ("رويترز", "رويترز"),
            ("(رويترز", "(رويترز"),
        ] {
            assert_eq!(without_brackets(credit), bare);
        }
    }
}
