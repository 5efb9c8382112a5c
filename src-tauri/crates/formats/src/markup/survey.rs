//! What is to be known of a whole document before its first block is written.

mod figure;
mod table;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use dom_query::{NodeId, NodeRef};
use warraq_core::text::language;

pub(super) use self::figure::{Container, FigureFacts, container};
pub(super) use self::table::TableFacts;
use super::css::Sheet;
use super::pen::Tongue;
use super::tag::{attribute, has_class, letters, name};
use super::{remark, shortcode};

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// The rules of its style sheets.
    pub(super) sheet: Sheet,
    /// Elements by what links call them.
    pub(super) named: HashMap<String, NodeId>,
    /// Links inside the document, in order.
    pub(super) anchors: Vec<Anchor>,
    /// The place of named elements and anchors in the order of the document.
    pub(super) order: HashMap<NodeId, usize>,
    pub(super) tables: HashMap<NodeId, TableFacts>,
    pub(super) figures: HashMap<NodeId, FigureFacts>,
    pub(super) tongue: Tongue,
    /// The address of the page, where it says so.
    pub(super) base: Option<String>,
    /// Whether paragraphs are parted by empty lines, as `WordPress` keeps them.
    pub(super) has_empty_lines: bool,
    pub(super) has_title: bool,
    /// The names of shortcodes that end somewhere.
    pub(super) shortcodes: HashSet<String>,
}

/// A link to a place in the document.
#[derive(Debug, Clone)]
pub(super) struct Anchor {
    pub(super) node: NodeId,
    /// What it calls the place.
    pub(super) place: String,
}

/// What holds for a node because of those around it.
#[derive(Clone)]
struct Around {
    lang: Option<Rc<str>>,
    table: Option<NodeId>,
    figure: Option<NodeId>,
    is_raw: bool,
}

/// What is counted on the way.
#[derive(Default)]
struct Counts {
    letters: HashMap<String, usize>,
    paragraphs: usize,
    empty_lines: usize,
    empty_lines_at_root: usize,
    is_block_editor: bool,
}

/// What is to be known of the document that `root` belongs to.
pub(super) fn survey(root: &NodeRef<'_>) -> Survey {
    let mut survey = Survey::default();
    let mut counts = Counts::default();
    let top = root.tree.root();
    let around = Around { lang: None, table: None, figure: None, is_raw: false };
    let mut steps = vec![(top, around)];
    let mut place = 0;
    while let Some((node, mut around)) = steps.pop() {
        place += 1;
        steps.extend(node.next_sibling().map(|next| (next, around.clone())));
        if let Some(text) = letters(&node) {
            survey.text(&node, &text, &around, &mut counts);
            continue;
        }
        if node.is_comment() {
            counts.is_block_editor |= remark::text(&node).trim_start().starts_with("wp:");
            continue;
        }
        if !survey.element(&node, place, &mut around, &mut counts) {
            continue;
        }
        steps.extend(node.first_child().map(|child| (child, around)));
    }
    survey.conclude(&top, &counts);
    survey
}

impl Survey {
    /// Notes what an element is; `false` where nothing below it counts.
    fn element(
        &mut self,
        node: &NodeRef<'_>,
        place: usize,
        around: &mut Around,
        counts: &mut Counts,
    ) -> bool {
        let name = name(node);
        match name.as_str() {
            "style" => self.sheet.add(&node.text()),
            "p" => counts.paragraphs += 1,
            "pre" | "textarea" => around.is_raw = true,
            "h1" => self.has_title = true,
            "base" | "link" | "meta" => self.head(&name, node),
            _ => {}
        }
        if matches!(name.as_str(), "style" | "script" | "template")
            || node.has_attr(super::gone::MARKED)
        {
            return false;
        }
        self.places(&name, node, place);
        if let Some(lang) = language::normalise(&attribute(node, "lang")) {
            around.lang = Some(lang.into());
        }
        table::note(self, &name, node, &mut around.table);
        figure::note(self, &name, node, &mut around.figure);
        true
    }

    fn text(&mut self, node: &NodeRef<'_>, text: &str, around: &Around, counts: &mut Counts) {
        let count = text.chars().filter(|letter| letter.is_alphabetic()).count();
        if count > 0 {
            let lang = around.lang.as_deref().unwrap_or_default();
            *counts.letters.entry(lang.to_owned()).or_default() += count;
        }
        if let Some(facts) = around.table.and_then(|table| self.tables.get_mut(&table)) {
            facts.add_letters(count);
        }
        self.shortcodes.extend(shortcode::ended(text).map(str::to_owned));
        if !around.is_raw && has_empty_line(text) {
            counts.empty_lines += 1;
            let is_top = node.parent().is_some_and(|parent| {
                parent.is_fragment() || matches!(name(&parent).as_str(), "body" | "html")
            });
            counts.empty_lines_at_root += usize::from(is_top);
        }
    }

    fn places(&mut self, name: &str, node: &NodeRef<'_>, place: usize) {
        let mut called = vec![attribute(node, "id")];
        if name == "a" {
            called.push(attribute(node, "name"));
            let href = attribute(node, "href");
            if let Some((page, fragment)) = href.split_once('#')
                && !fragment.is_empty()
                && (page.is_empty() || fragment.starts_with("_ftn") || fragment.starts_with("_edn"))
            {
                let fragment = super::address::decoded(fragment);
                self.anchors.push(Anchor { node: node.id, place: fragment });
                self.order.insert(node.id, place);
            }
        }
        for called in called.into_iter().filter(|called| !called.is_empty()) {
            self.named.entry(called).or_insert(node.id);
            self.order.insert(node.id, place);
        }
    }

    fn head(&mut self, name: &str, node: &NodeRef<'_>) {
        let address = match name {
            "base" => attribute(node, "href"),
            "link" if attribute(node, "rel").eq_ignore_ascii_case("canonical") => {
                attribute(node, "href")
            }
            "meta" if attribute(node, "property") == "og:url" => attribute(node, "content"),
            "meta" => {
                let generator = attribute(node, "content");
                let is_named = |key: &str| attribute(node, "name").eq_ignore_ascii_case(key);
                let writes = |program: &&str| generator.contains(*program);
                self.tongue.is_office |= (is_named("generator") || is_named("progid"))
                    && ["Word", "LibreOffice", "OpenOffice"].iter().any(writes);
                return;
            }
            _ => return,
        };
        if address.starts_with("http") && (self.base.is_none() || name == "base") {
            self.base = Some(address);
        }
    }

    fn conclude(&mut self, top: &NodeRef<'_>, counts: &Counts) {
        let longest = counts.letters.iter().max_by_key(|(lang, count)| (**count, lang.len()));
        self.tongue.main = longest.map(|(lang, _)| lang.clone()).unwrap_or_default();
        self.tongue.is_office |= top
            .descendants_it()
            .take(400)
            .any(|node| has_class(&node, |class| class.starts_with("Mso")));
        let is_kept_text = counts.paragraphs == 0 || counts.empty_lines_at_root > 0;
        self.has_empty_lines = counts.empty_lines > 0 && is_kept_text && !counts.is_block_editor;
    }
}

/// Whether words stand on both sides of an empty line.
fn has_empty_line(text: &str) -> bool {
    let mut lines = text.trim().lines().skip(1);
    lines.any(|line| line.trim().is_empty())
}
