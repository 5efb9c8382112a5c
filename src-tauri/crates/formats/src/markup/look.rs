//! What an element does to the runs in it.

use dom_query::NodeRef;
use warraq_core::article::{Dir, Link, Mark, Marks};
use warraq_core::text::language;

use super::css::{Raised, Style};
use super::pen::Context;
use super::tag::{attribute, is_block};

/// What holds inside an element with this name and style, where `around` holds outside.
pub(super) fn inside(around: &Context, name: &str, node: &NodeRef<'_>, style: Style) -> Context {
    let mut context = around.clone();
    for mark in marks_of(name).into_iter().chain(marks_by_style(style)) {
        context.marks = context.marks.with(mark);
    }
    if style.bold == Some(false) {
        context.marks = without(&context.marks, &Mark::Strong);
    }
    if style.italic == Some(false) {
        context.marks = without(&context.marks, &Mark::Emphasis);
    }
    if let Some(pre) = style.pre {
        context.pre = pre;
    }
    context.pre |= name == "pre";
    set_tongue(&mut context, name, node);
    context
}

/// The runs are links to `href`.
pub(super) fn linked(context: &mut Context, href: &str, title: &str) {
    let title = Some(title.trim().to_owned()).filter(|title| !title.is_empty());
    let link = Mark::Link(Link { href: href.to_owned(), title });
    context.marks = std::mem::take(&mut context.marks).with(link);
}

fn set_tongue(context: &mut Context, name: &str, node: &NodeRef<'_>) {
    let dir = match attribute(node, "dir").to_ascii_lowercase().as_str() {
        "rtl" => Some(Dir::Rtl),
        "ltr" => Some(Dir::Ltr),
        _ => None,
    };
    if is_block(name) {
        // What only frames other blocks says nothing of a line deep inside it.
        context.block_dir = dir;
        context.run_dir = None;
    } else if dir.is_some() {
        context.run_dir = dir;
    }
    let lang = node.attr("lang").or_else(|| node.attr("xml:lang"));
    if let Some(lang) = lang.and_then(|lang| language::normalise(&lang)) {
        context.lang = (!language::is_undetermined(&lang)).then(|| lang.into());
    }
}

fn marks_of(name: &str) -> Option<Mark> {
    Some(match name {
        "b" | "strong" => Mark::Strong,
        "i" | "em" | "cite" => Mark::Emphasis,
        "u" | "ins" => Mark::Underline,
        "s" | "strike" | "del" => Mark::Strike,
        "sup" => Mark::Superscript,
        "sub" => Mark::Subscript,
        _ => return None,
    })
}

fn marks_by_style(style: Style) -> impl Iterator<Item = Mark> {
    let raised = style.raised.map(|raised| match raised {
        Raised::Above => Mark::Superscript,
        Raised::Below => Mark::Subscript,
    });
    [
        (style.bold == Some(true)).then_some(Mark::Strong),
        (style.italic == Some(true)).then_some(Mark::Emphasis),
        style.underline.then_some(Mark::Underline),
        style.strike.then_some(Mark::Strike),
        raised,
    ]
    .into_iter()
    .flatten()
}

/// The marks but this one.
pub(super) fn without(marks: &Marks, mark: &Mark) -> Marks {
    let kept = marks.as_slice().iter().filter(|found| *found != mark).cloned();
    kept.fold(Marks::none(), Marks::with)
}
