//! The lines that a mail has above its text.

use warraq_core::text::fold::fold;

use super::Chunk;
use crate::reading::Hints;
use crate::report::RemovedKind;

/// The labels of those lines, folded.
const LABELS: [(&str, Line); 22] = [
    ("from", Line::From),
    ("to", Line::Other),
    ("cc", Line::Other),
    ("bcc", Line::Other),
    ("reply-to", Line::Other),
    ("subject", Line::Subject),
    ("date", Line::Date),
    ("sent", Line::Date),
    ("attachments", Line::Other),
    ("من", Line::From),
    ("الي", Line::Other),
    ("نسخه", Line::Other),
    ("الموضوع", Line::Subject),
    ("التاريخ", Line::Date),
    ("تاريخ الارسال", Line::Date),
    ("المرفقات", Line::Other),
    ("ji", Line::From),
    ("ji bo", Line::Other),
    ("mijar", Line::Subject),
    ("له", Line::From),
    ("بو", Line::Other),
    ("بابهت", Line::Subject),
];

/// What such a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    From,
    Subject,
    Date,
    Other,
}

/// The text without the lines of a mail above it, which are listed and become hints.
pub(super) fn chunk(text: &str, hints: &mut Hints) -> Chunk {
    let lines: Vec<&str> = text.trim_start_matches(['\n', ' ']).lines().collect();
    let header: Vec<(Line, &str)> = lines.iter().map_while(|line| labelled(line)).collect();
    let is_mail = header.len() >= 3 && header.iter().any(|(line, _)| *line == Line::Subject);
    let ends = lines.get(header.len()).is_none_or(|line| line.trim().is_empty());
    if !is_mail || !ends {
        return Chunk { removed: Vec::new(), text: text.to_owned() };
    }
    for (line, value) in &header {
        match line {
            Line::From => hints.authors.extend(sender(value)),
            Line::Subject => without_reply(value).clone_into(&mut hints.title),
            Line::Date => (*value).clone_into(&mut hints.date),
            Line::Other => {}
        }
    }
    let removed = lines[..header.len()]
        .iter()
        .map(|line| (RemovedKind::Surroundings, line.trim().to_owned()));
    Chunk { removed: removed.collect(), text: lines[header.len()..].join("\n") }
}

fn labelled(line: &str) -> Option<(Line, &str)> {
    let (label, value) = line.split_once(':')?;
    let label = fold(label.trim());
    let (_, line) = LABELS.iter().find(|(known, _)| *known == label)?;
    Some((*line, value.trim()))
}

/// The name before an address; an address alone is none.
fn sender(value: &str) -> Option<String> {
    let name = value.split(['<', '(']).next()?.trim().trim_matches('"').trim();
    (!name.is_empty() && !name.contains('@')).then(|| name.to_owned())
}

/// A subject without the signs of an answer or of a mail that was passed on.
fn without_reply(subject: &str) -> &str {
    let mut subject = subject;
    while let Some((before, rest)) = subject.split_once(':')
        && matches!(fold(before.trim()).as_str(), "re" | "fw" | "fwd" | "رد" | "اعاده توجيه")
    {
        subject = rest.trim();
    }
    subject
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_a_mail_become_hints() {
        let mut hints = Hints::default();
        let text = "From: \"سلمى علي\" <s@example.org>\nTo: desk@example.org\nSubject: Fwd: RE: لا انسحاب\n\nنص";
        let chunk = chunk(text, &mut hints);
        assert_eq!(chunk.text.trim(), "نص");
        assert_eq!(chunk.removed.len(), 3);
        assert_eq!(
            (hints.title.as_str(), &hints.authors[..]),
            ("لا انسحاب", &["سلمى علي".to_owned()][..])
        );
    }

    #[test]
    fn a_text_that_begins_with_a_label_is_no_mail() {
        for text in
            ["الموضوع: لا انسحاب\n\nنص", "من: أ\nإلى: ب\nنص", "From: a\nTo: b\nSubject: c\nنص"]
        {
            let mut hints = Hints::default();
            assert_eq!(chunk(text, &mut hints).text, text);
            assert_eq!(hints, Hints::default());
        }
    }
}
