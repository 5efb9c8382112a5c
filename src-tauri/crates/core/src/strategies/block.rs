//! Blocks of every kind.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::id;
use super::inline::{dir, lang, line};
use crate::article::{
    Block, BlockAttrs, BlockId, Cell, CellKind, Divider, Embed, Figure, Footnote, Gallery, Heading,
    HeadingLevel, List, ListItem, ListKind, Paragraph, PullQuote, Quote, Row, Table,
};

type Text = BoxedStrategy<String>;

/// A block of any kind, with signs of `notes`.
pub(super) fn any_block(text: &Text, notes: &[BlockId]) -> BoxedStrategy<Block> {
    let nested = nested(text, notes);
    prop_oneof![
        5 => paragraph(text, notes).prop_map(Block::Paragraph),
        2 => heading(text, notes),
        2 => list(nested.clone(), text, notes).prop_map(Block::List),
        2 => quote(nested),
        1 => pull_quote(text, notes),
        1 => figure(text, notes).prop_map(Block::Figure),
        1 => (attrs(), vec(figure(text, notes), 1..3))
            .prop_map(|(attrs, figures)| Block::Gallery(Gallery { attrs, figures })),
        1 => table(text, notes),
        1 => embed(text),
        1 => attrs().prop_map(|attrs| Block::Divider(Divider { attrs })),
        1 => footnote(text, id()),
    ]
    .boxed()
}

/// A footnote with an id from `id`.
pub(super) fn footnote(
    text: &Text,
    id: impl Strategy<Value = BlockId> + 'static,
) -> BoxedStrategy<Block> {
    (attrs(), id, maybe(text), vec(paragraph(text, &[]), 1..3))
        .prop_map(|(attrs, id, label, content)| {
            Block::Footnote(Footnote { attrs: BlockAttrs { id, ..attrs }, label, content })
        })
        .boxed()
}

fn attrs() -> impl Strategy<Value = BlockAttrs> {
    (id(), dir(), option::weighted(0.2, lang())).prop_map(|(id, dir, lang)| BlockAttrs {
        id,
        dir,
        lang,
    })
}

/// A text that may be empty.
fn maybe(text: &Text) -> impl Strategy<Value = String> + use<> {
    prop_oneof![Just(String::new()), text.clone()]
}

fn paragraph(text: &Text, notes: &[BlockId]) -> impl Strategy<Value = Paragraph> + use<> {
    (attrs(), line(text, notes)).prop_map(|(attrs, content)| Paragraph { attrs, content })
}

fn heading(text: &Text, notes: &[BlockId]) -> impl Strategy<Value = Block> + use<> {
    let level = select(&[HeadingLevel::Two, HeadingLevel::Three, HeadingLevel::Four][..]);
    (attrs(), level, line(text, notes))
        .prop_map(|(attrs, level, content)| Block::Heading(Heading { attrs, level, content }))
}

/// What stands in quotes and list items: paragraphs and lists, up to three lists deep.
fn nested(text: &Text, notes: &[BlockId]) -> BoxedStrategy<Block> {
    let (text, notes) = (text.clone(), notes.to_vec());
    paragraph(&text, &notes)
        .prop_map(Block::Paragraph)
        .prop_recursive(3, 12, 3, move |inner| {
            list(inner.boxed(), &text, &notes).prop_map(Block::List)
        })
        .boxed()
}

fn list(inner: BoxedStrategy<Block>, text: &Text, notes: &[BlockId]) -> BoxedStrategy<List> {
    let first = paragraph(text, notes).prop_map(Block::Paragraph);
    let item = (first, vec(inner, 0..2)).prop_map(|(first, rest)| ListItem {
        content: std::iter::once(first).chain(rest).collect(),
    });
    let kind = select(&[ListKind::Bullet, ListKind::Ordered][..]);
    (attrs(), kind, 0..2020_u32, vec(item, 1..4))
        .prop_map(|(attrs, kind, start, items)| List { attrs, kind, start, items })
        .boxed()
}

fn quote(inner: BoxedStrategy<Block>) -> impl Strategy<Value = Block> {
    (attrs(), vec(inner, 1..3)).prop_map(|(attrs, content)| Block::Quote(Quote { attrs, content }))
}

fn pull_quote(text: &Text, notes: &[BlockId]) -> impl Strategy<Value = Block> + use<> {
    (attrs(), option::of(text.clone()), line(text, notes)).prop_map(
        |(attrs, attribution, content)| Block::PullQuote(PullQuote { attrs, attribution, content }),
    )
}

fn figure(text: &Text, notes: &[BlockId]) -> impl Strategy<Value = Figure> + use<> {
    let media = option::of("[A-Z0-9]{6}");
    (attrs(), media, maybe(text), maybe(text), line(text, notes)).prop_map(
        |(attrs, media, alt, credit, caption)| {
            // Few formats have a place for the rights of a picture: they leave in its file.
            let rights = String::new();
            Figure { attrs, media, alt, credit, rights, caption }
        },
    )
}

fn table(text: &Text, notes: &[BlockId]) -> impl Strategy<Value = Block> + use<> {
    let kind = select(&[CellKind::Data, CellKind::Header][..]);
    let cell = (kind, 1..3_u32, 1..3_u32, vec(paragraph(text, notes), 1..3))
        .prop_map(|(kind, colspan, rowspan, content)| Cell { kind, colspan, rowspan, content });
    let row = vec(cell, 1..3).prop_map(|cells| Row { cells });
    (attrs(), vec(row, 1..3)).prop_map(|(attrs, rows)| Block::Table(Table { attrs, rows }))
}

fn embed(text: &Text) -> impl Strategy<Value = Block> + use<> {
    let url = select(&["https://example.org/v/1", "http://example.org/فيديو"][..]);
    (attrs(), url, maybe(text))
        .prop_map(|(attrs, url, title)| Block::Embed(Embed { attrs, url: url.to_owned(), title }))
}
