//! The blocks of an article from HTML, whoever wrote it: a browser, a word processor, a content system.
//!
//! The document is looked over once ([`survey`]): style sheets, notes, tables, figures, languages. Then it is
//! walked from its first node to its last, without recursion, and every element either opens something in
//! the tree, changes the runs in it, is listed as removed, or is only a frame that is looked through.

pub(crate) mod address;
mod align;
pub(crate) mod base64;
mod block;
mod change;
mod container;
mod css;
pub(crate) mod embed;
mod entity;
mod gone;
mod leave_out;
mod list;
mod look;
mod media;
mod nesting;
mod notes;
pub(crate) mod parse;
mod pen;
mod picture;
mod player;
pub(crate) mod remark;
pub(crate) mod shortcode;
mod survey;
pub(crate) mod tag;
mod text;
pub(crate) mod words;

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use chrono::{DateTime, Utc};
use dom_query::{NodeId, NodeRef};

use self::css::{Display, Style};
use self::gone::Scripts;
use self::list::LevelLists;
use self::notes::Role;
use self::pen::{Context, Pen};
use self::player::PLAYERS;
use self::survey::Survey;
use self::text::Caption;
use crate::office::suggestion::Suggestions;
use crate::picture::Picture;
use crate::report::RemovedKind;
use crate::tree::{Look, Open, Tree};

/// Fills `tree` with what stands below `root`, and `pictures` with the pictures that come with it. Tracked changes
/// that do not say when they were made were made at `at`.
///
/// An element with the attribute `data-wq-removed` is not descended into: its words are listed as removed.
pub(crate) fn grow(
    root: &NodeRef<'_>,
    at: DateTime<Utc>,
    tree: &mut Tree<'_>,
    pictures: &mut Vec<Picture>,
) {
    grow_knowing(root, at, tree, (pictures, None));
}

/// Says where the picture of an `img` with this address comes from, where it can be had later.
pub(crate) type Known<'k> = &'k dyn Fn(&NodeRef<'_>, &str) -> Option<String>;

/// The same. Pictures that are only pointed at, and that `known` says an address of, have their place in the article and
/// no bytes yet; the others are listed.
pub(crate) fn grow_knowing(
    root: &NodeRef<'_>,
    at: DateTime<Utc>,
    tree: &mut Tree<'_>,
    (pictures, known): (&mut Vec<Picture>, Option<Known<'_>>),
) {
    let survey = survey::survey(root);
    let roles = notes::roles(root, &survey);
    let pen = Pen::new(survey.tongue.clone());
    let mut walker = Walker {
        tree,
        pictures,
        known,
        survey,
        roles,
        pen,
        steps: Vec::new(),
        depth: 0,
        lists: LevelLists::default(),
        lists_depth: 0,
        caption: Caption::None,
        scripts: Scripts::default(),
        skipped: HashSet::new(),
        seen: HashSet::new(),
        layout: HashSet::new(),
        suggestions: Suggestions::new(at),
    };
    walker.walk(root);
}

/// The language of most letters of the document that `root` belongs to, where it says so.
pub(crate) fn language(root: &NodeRef<'_>) -> String {
    survey::survey(root).tongue.main
}

/// One walk over a document.
struct Walker<'w, 't, 'd> {
    tree: &'w mut Tree<'t>,
    pictures: &'w mut Vec<Picture>,
    /// What is known of pictures that are only pointed at.
    known: Option<Known<'w>>,
    survey: Survey,
    roles: HashMap<NodeId, Role>,
    pen: Pen,
    /// What is still to be done, the next last.
    steps: Vec<Step<'d>>,
    /// How many blocks are open around the next step.
    depth: usize,
    lists: LevelLists,
    /// The depth at which the paragraphs stand that are items of `lists`.
    lists_depth: usize,
    caption: Caption,
    scripts: Scripts,
    /// What was written already and is passed over.
    skipped: HashSet<NodeId>,
    /// The addresses of pictures that were met.
    seen: HashSet<String>,
    /// Tables that only lay out.
    layout: HashSet<NodeId>,
    suggestions: Suggestions,
}

enum Step<'d> {
    /// A node and those behind it in the same element.
    Enter(NodeRef<'d>, Rc<Context>),
    /// A node without those behind it.
    Only(NodeRef<'d>, Rc<Context>),
    /// Opens a table, once its caption is written.
    Table(NodeRef<'d>, Rc<Context>),
    Leave(Leave),
}

/// What is to be done once everything in an element is.
enum Leave {
    /// A block ends that is only a line; `true` where it is a line of a greater block.
    Line(bool),
    /// A block of the tree ends.
    Block,
    /// A link ends: how much was written before it, and where it leads.
    Link(usize, String),
    /// What was written already is passed over from here on.
    Skip(NodeId),
    /// Letters come.
    Letters(&'static str, Rc<Context>),
}

impl<'d> Walker<'_, '_, 'd> {
    fn walk(&mut self, root: &NodeRef<'d>) {
        let context = Rc::new(Context::default());
        self.push_children(root, &context);
        while let Some(step) = self.steps.pop() {
            match step {
                Step::Enter(node, context) => {
                    let next = node.next_sibling();
                    self.steps.extend(next.map(|next| Step::Enter(next, Rc::clone(&context))));
                    self.enter(&node, &context);
                }
                Step::Only(node, context) => self.enter(&node, &context),
                Step::Table(node, context) => self.start_table(&node, &context),
                Step::Leave(leave) => self.leave(leave),
            }
        }
        self.end_line();
        self.end_caption();
        self.lists.close(self.tree);
        std::mem::take(&mut self.scripts).list(self.tree.report);
    }

    fn push_children(&mut self, node: &NodeRef<'d>, context: &Rc<Context>) {
        let first = node.first_child();
        self.steps.extend(first.map(|child| Step::Enter(child, Rc::clone(context))));
    }

    /// What comes once the children, which are pushed after it, are done.
    fn push_leave(&mut self, leave: Leave) {
        self.depth += usize::from(matches!(leave, Leave::Line(_) | Leave::Block));
        self.steps.push(Step::Leave(leave));
    }

    fn enter(&mut self, node: &NodeRef<'d>, context: &Rc<Context>) {
        if self.skipped.contains(&node.id) {
            return;
        }
        if let Some(text) = tag::letters(node) {
            self.letters(&text, context);
            return;
        }
        if !node.is_element() {
            remark::list(node, self.tree.report);
            return;
        }
        let name = tag::name(node);
        let own = Style::of(&tag::attribute(node, "style"));
        if self.leave_out(&name, node, own) || self.play_role(&name, node, context) {
            return;
        }
        let style = self.survey.sheet.style(&tag::attribute(node, "class")).under(own);
        let style = change::without_lines(node, style);
        let inner = match change::told(&name, node) {
            Some(told) => self.inside_change(&told, context, node, style),
            None => look::inside(context, &name, node, style),
        };
        if tag::is_block(&name) || own.display == Some(Display::Block) {
            self.block(&name, node, inner);
        } else {
            self.inline(&name, node, inner);
        }
    }

    /// Does what a note asks of an element; `false` where it is like any other.
    fn play_role(&mut self, name: &str, node: &NodeRef<'d>, context: &Rc<Context>) -> bool {
        match self.roles.get(&node.id).cloned() {
            None => false,
            Some(Role::Sign(called)) => {
                self.pen.note(&called, context, self.tree);
                true
            }
            Some(Role::Nothing) => {
                gone::list_way_back(node, self.tree.report);
                true
            }
            Some(Role::Text(called)) => {
                self.start_block(Open::Note(called), Look::default());
                self.push_children(node, &Rc::new(Context::default()));
                true
            }
            Some(Role::Comment) => {
                self.end_line();
                gone::list_comment(node, self.tree.report);
                true
            }
            Some(Role::Title) => {
                self.end_line();
                gone::list_words(node, RemovedKind::Surroundings, self.tree.report);
                true
            }
            Some(Role::Holder) => {
                let inner = look::inside(context, name, node, Style::default());
                self.frame(node, inner);
                true
            }
        }
    }

    /// Something in a line.
    fn inline(&mut self, name: &str, node: &NodeRef<'d>, mut inner: Context) {
        match name {
            "br" => self.pen.line_break(),
            "hr" => {
                self.edge(false);
                self.tree.divider();
            }
            "img" => self.image(node, &inner),
            _ if PLAYERS.contains(&name) => self.player(name, node),
            "a" => self.link(node, inner),
            "q" => self.between("“", node, "”", inner),
            // Small letters above others stand in brackets behind them.
            "rt" => self.between(" (", node, ")", inner),
            "cite" if inner.is_one_line() && is_source(node) => {
                let who = node.text();
                let who = who.trim().trim_start_matches(['—', '–', '-']).trim_start();
                self.tree.attribute_to(&who.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            "cite" if node.parent().is_some_and(|parent| is_quoting(&parent)) => {
                inner.marks = warraq_core::article::Marks::none();
                self.frame(node, inner);
            }
            _ => {
                let title = tag::attribute(node, "title");
                if name == "abbr" && !title.trim().is_empty() {
                    self.tree.report.remove(RemovedKind::Hidden, title.trim());
                }
                self.push_children(node, &Rc::new(inner));
            }
        }
    }

    fn between(&mut self, before: &str, node: &NodeRef<'d>, after: &'static str, inner: Context) {
        let inner = Rc::new(inner);
        self.pen.text(before, &inner, self.tree);
        self.push_leave(Leave::Letters(after, Rc::clone(&inner)));
        self.push_children(node, &inner);
    }

    fn leave(&mut self, leave: Leave) {
        match leave {
            Leave::Line(is_one_line) => {
                self.depth -= 1;
                self.edge_after(is_one_line);
            }
            Leave::Block => {
                self.depth -= 1;
                self.edge_after(false);
                self.tree.close();
            }
            Leave::Link(written, href) => self.end_link(written, &href),
            Leave::Skip(node) => {
                self.skipped.insert(node);
            }
            Leave::Letters(letters, context) => self.pen.text(letters, &context, self.tree),
        }
    }
}

/// Whether it names whoever said what stands before it in the quotation.
fn is_source(node: &NodeRef<'_>) -> bool {
    let who = node.text();
    node.parent().is_some_and(|quote| {
        is_quoting(&quote) && !who.trim().is_empty() && quote.text().trim() != who.trim()
    })
}

/// Whether the name of whoever is quoted stands in it as a line of its own.
fn is_quoting(node: &NodeRef<'_>) -> bool {
    matches!(tag::name(node).as_str(), "blockquote" | "figure" | "footer")
}

#[cfg(test)]
mod tests;
