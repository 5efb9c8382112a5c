//! The lines that a mail or a note has above its text.

use warraq_core::text::fold::fold;

use super::Chunk;
use crate::reading::Hints;
use crate::report::RemovedKind;

/// The labels of those lines, folded.
const LABELS: [(&str, Line); 27] = [
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
    ("المرسل", Line::From),
    ("الي", Line::Other),
    ("نسخه", Line::Other),
    ("نسخه الي", Line::Other),
    ("الموضوع", Line::Subject),
    ("موضوع", Line::Subject),
    ("التاريخ", Line::Date),
    ("تاريخ الارسال", Line::Date),
    ("المرفقات", Line::Other),
    ("ji", Line::From),
    ("ji bo", Line::Other),
    ("mijar", Line::Subject),
    ("dirok", Line::Date),
    ("له", Line::From),
    ("بو", Line::Other),
    ("بابهت", Line::Subject),
    ("بهروار", Line::Date),
];
/// The longest subject, in characters.
const SUBJECT_CHARS: usize = 200;

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
    let lines: Vec<&str> = text.trim_start_matches(['\n', '\r', ' ', '\u{feff}']).lines().collect();
    let header: Vec<(Line, &str)> = lines.iter().map_while(|line| labelled(line)).collect();
    if !is_header(&header, &lines[header.len()..]) {
        return Chunk { removed: Vec::new(), text: text.to_owned() };
    }
    for (line, value) in &header {
        match line {
            Line::From => hints.authors.extend(sender(value)),
            Line::Subject => without_reply(value).clone_into(&mut hints.subject),
            Line::Date => (*value).clone_into(&mut hints.date),
            Line::Other => {}
        }
    }
    let removed = lines[..header.len()]
        .iter()
        .map(|line| (RemovedKind::Surroundings, line.trim().to_owned()));
    Chunk { removed: removed.collect(), text: lines[header.len()..].join("\n") }
}

/// Whether these lines are above a text and not of it: they have a subject, or an address and more, and a text
/// follows.
fn is_header(header: &[(Line, &str)], below: &[&str]) -> bool {
    let mut subjects = header.iter().filter(|(line, _)| *line == Line::Subject);
    let has_subject = subjects.next().is_some_and(|(_, subject)| {
        !without_reply(subject).is_empty() && subject.chars().count() <= SUBJECT_CHARS
    });
    let has_address = header.iter().any(|(_, value)| value.contains('@'));
    let is_header = has_subject || (header.len() >= 2 && has_address);
    is_header && subjects.next().is_none() && below.iter().any(|line| !line.trim().is_empty())
}

fn labelled(line: &str) -> Option<(Line, &str)> {
    let (label, value) = line.split_once([':', '：'])?;
    let label = fold(label.trim().trim_matches('*'));
    let (_, line) = LABELS.iter().find(|(known, _)| *known == label)?;
    Some((*line, value.trim().trim_matches('*').trim()))
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
            (hints.subject.as_str(), &hints.authors[..]),
            ("لا انسحاب", &["سلمى علي".to_owned()][..])
        );
    }

    #[test]
    fn a_line_of_the_subject_is_enough() {
        for (text, subject, rest) in [
            ("الموضوع: لا انسحاب\n\nنص", "لا انسحاب", "نص"),
            ("Subject: No withdrawal\nText", "No withdrawal", "Text"),
            ("Mijar: Vekişîn tune\n\nNivîs", "Vekişîn tune", "Nivîs"),
            ("بابەت: کشانەوە نییە\n\nدەق", "کشانەوە نییە", "دەق"),
            ("التاريخ: 12/3/2024\nالموضوع: رد: لا انسحاب\nنص", "لا انسحاب", "نص"),
        ] {
            let mut hints = Hints::default();
            let chunk = chunk(text, &mut hints);
            assert_eq!((hints.subject.as_str(), chunk.text.trim()), (subject, rest), "{text}");
            assert_eq!(chunk.removed.len(), text.matches(':').count().clamp(1, 2), "{text}");
        }
    }

    #[test]
    fn other_lines_with_a_colon_are_no_mail() {
        for text in [
            "من: أ\nإلى: ب\nنص",
            "من: القامشلي\n\nنص",
            "الموضوع:\n\nنص",
            "الموضوع: لا انسحاب",
            "الموضوع الأهم: لا انسحاب\n\nنص",
            "Subject: one\nSubject: two\nText",
            "From: Aleppo\nText",
        ] {
            let mut hints = Hints::default();
            assert_eq!(chunk(text, &mut hints).text, text);
            assert_eq!(hints, Hints::default());
        }
    }
}
