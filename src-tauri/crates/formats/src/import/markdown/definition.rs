//! Definitions of links, `[label]: address "title"`: those that no link uses show nowhere.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

/// A definition that the parser knows.
pub(super) struct Definition {
    label: String,
    bytes: Range<usize>,
}

/// The definitions that `parser` knows: of several with one label the first.
pub(super) fn all(parser: &Parser<'_>) -> Vec<Definition> {
    let known = parser.reference_definitions().iter();
    known
        .map(|(label, known)| Definition { label: folded(label), bytes: known.span.clone() })
        .collect()
}

/// The definitions in `markdown` that no link of `events` uses, as they are written, in their order.
pub(super) fn unused<'a>(
    markdown: &'a str,
    definitions: &[Definition],
    events: &[(Event<'_>, Range<usize>)],
) -> Vec<&'a str> {
    let used: HashSet<String> = events.iter().filter_map(|(event, _)| used_by(event)).collect();
    let unused = definitions.iter().filter(|definition| !used.contains(&definition.label));
    let mut unused: Vec<Range<usize>> = unused.map(|definition| definition.bytes.clone()).collect();
    unused.extend(again(markdown, definitions, events));
    unused.sort_by_key(|bytes| bytes.start);
    unused.into_iter().filter_map(|bytes| Some(markdown.get(bytes)?.trim())).collect()
}

/// The label that a link or picture looks its address up by.
fn used_by(event: &Event<'_>) -> Option<String> {
    let Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) = event
    else {
        return None;
    };
    let looks_up =
        matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut);
    looks_up.then(|| folded(id))
}

/// The lines that define a label again: the parser passes over them.
fn again(
    markdown: &str,
    definitions: &[Definition],
    events: &[(Event<'_>, Range<usize>)],
) -> Vec<Range<usize>> {
    let mut shown: Vec<&Range<usize>> =
        events.iter().filter(|(event, _)| is_shown(event)).map(|(_, bytes)| bytes).collect();
    shown.extend(definitions.iter().map(|definition| &definition.bytes));
    shown.sort_by_key(|bytes| bytes.start);
    let (mut shown, mut end) = (shown.into_iter().peekable(), 0);
    let mut found = Vec::new();
    let mut start = 0;
    for line in markdown.split_inclusive('\n') {
        let bytes = start..start + line.len();
        start = bytes.end;
        while let Some(next) = shown.next_if(|next| next.start < bytes.end) {
            end = end.max(next.end);
        }
        let signs =
            |letter: char| letter.is_whitespace() || matches!(letter, '>' | '-' | '*' | '+');
        let written = line.trim_start_matches(signs);
        let is_note = written.starts_with("[^");
        let is_definition = written.starts_with('[') && line.contains("]:") && !is_note;
        if is_definition && end <= bytes.start {
            found.push(bytes);
        }
    }
    found
}

/// Whether what stands in the bytes of an event is in the article or told by it.
fn is_shown(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::CodeBlock(_)
                | Tag::HtmlBlock
                | Tag::Table(_)
                | Tag::Link { .. }
                | Tag::Image { .. }
        ),
        Event::End(_) => false,
        _ => true,
    }
}

/// A label as links find it: without regard to case and spaces.
fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
