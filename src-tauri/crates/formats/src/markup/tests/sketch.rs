//! Blocks as one reads them at a glance.

use warraq_core::article::{Block, Cell, Inline, InlineContent, Mark};

pub(super) fn blocks(blocks: &[Block]) -> Vec<String> {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    let look = block.attrs();
    let dir = look.dir.map(|dir| format!(" dir={}", dir.as_str())).unwrap_or_default();
    let lang = look.lang.as_ref().map(|lang| format!(" lang={lang}")).unwrap_or_default();
    let inner = match block {
        Block::Paragraph(paragraph) => line(&paragraph.content),
        Block::Heading(heading) => {
            return format!("h{}{dir}{lang}: {}", heading.level.number(), line(&heading.content));
        }
        Block::PullQuote(quote) => {
            let who = quote.attribution.as_ref().map(|who| format!(" ({who})"));
            line(&quote.content) + &who.unwrap_or_default()
        }
        Block::Quote(quote) => blocks(&quote.content).join(" | "),
        Block::List(list) => {
            let items: Vec<_> =
                list.items.iter().map(|item| blocks(&item.content).join(" | ")).collect();
            format!("{:?} {}: {}", list.kind, list.start, items.join(" ; "))
        }
        Block::Figure(figure) => format!(
            "{} alt={} credit={} {}",
            figure.media.as_deref().unwrap_or("-"),
            figure.alt,
            figure.credit,
            line(&figure.caption)
        ),
        Block::Gallery(gallery) => {
            let figures: Vec<_> = gallery
                .figures
                .iter()
                .map(|figure| format!("{} {}", figure.alt, line(&figure.caption)))
                .collect();
            figures.join(" ; ")
        }
        Block::Table(table) => {
            let rows: Vec<_> = table
                .rows
                .iter()
                .map(|row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" ; "))
                .collect();
            rows.join(" // ")
        }
        Block::Embed(embed) => format!("{} {}", embed.url, embed.title),
        Block::Divider(_) => String::new(),
        Block::Footnote(note) => {
            let lines: Vec<_> =
                note.content.iter().map(|paragraph| line(&paragraph.content)).collect();
            format!("{} {}", short(&note.attrs.id.to_string()), lines.join(" | "))
        }
    };
    format!("{}{dir}{lang}: {inner}", block.name()).trim_end().trim_end_matches(':').to_owned()
}

fn cell(cell: &Cell) -> String {
    let lines: Vec<_> = cell.content.iter().map(|paragraph| line(&paragraph.content)).collect();
    let span = match (cell.colspan, cell.rowspan) {
        (1, 1) => String::new(),
        (columns, rows) => format!("{columns}x{rows} "),
    };
    let head = if cell.kind == warraq_core::article::CellKind::Header { "# " } else { "" };
    format!("{head}{span}{}", lines.join(" | "))
}

fn line(content: &InlineContent) -> String {
    content
        .as_slice()
        .iter()
        .map(|run| {
            let inner = match run {
                Inline::Text { text, .. } => text.replace('\u{a0}', "~"),
                Inline::HardBreak { .. } => "/".to_owned(),
                Inline::FootnoteRef { target, .. } => format!("[^{}]", short(&target.to_string())),
            };
            run.marks().as_slice().iter().rev().fold(inner, |inner, mark| marked(mark, &inner))
        })
        .collect()
}

fn marked(mark: &Mark, inner: &str) -> String {
    match mark {
        Mark::Link(link) => match &link.title {
            Some(title) => format!("<a {} “{title}”>{inner}</a>", link.href),
            None => format!("<a {}>{inner}</a>", link.href),
        },
        Mark::Lang { lang, .. } => format!("<{lang}>{inner}</{lang}>"),
        Mark::Insertion { person, at, .. } | Mark::Deletion { person, at, .. } => {
            let name = mark.name();
            format!("<{name} {person} {}>{inner}</{name}>", at.format("%Y-%m-%dT%H:%M:%SZ"))
        }
        other => format!("<{0}>{inner}</{0}>", other.name()),
    }
}

fn short(id: &str) -> &str {
    id.trim_start_matches('0')
}
