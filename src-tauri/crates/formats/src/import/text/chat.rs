//! Chats as phones write them to a file: a time and a name before each message.

use warraq_core::text::fold::digit;

use super::Chunk;
use crate::reading::Hints;
use crate::report::RemovedKind;

/// The longest name before a message, in characters.
const NAME_CHARS: usize = 40;
/// What stands for a picture, a voice or a film that was not written out.
const MEDIA: [&str; 12] = [
    "media omitted",
    "image omitted",
    "video omitted",
    "audio omitted",
    "sticker omitted",
    "document omitted",
    "attached:",
    "file attached",
    "تم استبعاد الوسائط",
    "الوسائط غير مرفقة",
    "تم حذف هذه الرسالة",
    "الملف مرفق",
];

/// A message: the time and name before it, and what it says.
struct Message<'a> {
    stamp: &'a str,
    name: Option<&'a str>,
    lines: Vec<&'a str>,
}

/// The messages of a chat; nothing where `text` is none. One who wrote all of it is its author.
pub(super) fn chunks(text: &str, hints: &mut Hints) -> Option<Vec<Chunk>> {
    let messages = messages(text).filter(|messages| messages.len() >= 2)?;
    let names = names(&messages);
    if let [only] = names[..] {
        hints.authors.push(only.to_owned());
    }
    let several = names.len() > 1;
    Some(messages.iter().map(|message| chunk(message, several)).collect())
}

/// The messages of a chat that were copied in its program; nothing where `text` is none. A single one counts where its
/// name stands behind the time.
pub(super) fn pasted(text: &str) -> Option<Vec<Chunk>> {
    let messages = messages(text)?;
    if messages.len() < 2 && messages.iter().any(|message| message.name.is_none()) {
        return None;
    }
    let several = names(&messages).len() > 1;
    Some(messages.iter().map(|message| chunk(message, several)).collect())
}

/// Those who wrote, each once.
fn names<'a>(messages: &[Message<'a>]) -> Vec<&'a str> {
    let mut names: Vec<&str> = messages.iter().filter_map(|message| message.name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// With `several` writing, a message keeps the name before it.
fn chunk(message: &Message<'_>, several: bool) -> Chunk {
    let mut removed = vec![(RemovedKind::Surroundings, message.stamp.trim().to_owned())];
    let Some(name) = message.name else {
        removed.push((RemovedKind::Surroundings, message.lines.join("\n")));
        return Chunk { removed, text: String::new() };
    };
    let (media, lines): (Vec<&str>, Vec<&str>) =
        message.lines.iter().partition(|line| is_of_program(line));
    if !several {
        removed.push((RemovedKind::Surroundings, name.to_owned()));
    }
    removed.extend(media.into_iter().map(|line| {
        let kind = if is_media(line) { RemovedKind::Image } else { RemovedKind::Surroundings };
        // Where several write, it matters who sent it.
        (kind, if several { format!("{name}: {line}") } else { line.to_owned() })
    }));
    let text = lines.join("\n");
    let named = several && !text.trim().is_empty();
    let text = if named { format!("{name}: {text}") } else { text };
    Chunk { removed, text }
}

/// Whether a line was written by the phone: with a direction mark before it, or in the place of a picture.
fn is_of_program(line: &str) -> bool {
    line.starts_with('\u{200E}') || is_media(line)
}

fn is_media(line: &str) -> bool {
    let line = line.to_lowercase();
    line.chars().count() < 120 && MEDIA.iter().any(|sign| line.contains(sign))
}

/// The messages, the first at the beginning: at least one.
fn messages(text: &str) -> Option<Vec<Message<'_>>> {
    let mut messages: Vec<Message<'_>> = Vec::new();
    for line in text.lines() {
        if let Some((name, stamp)) = signed(line) {
            messages.push(Message { stamp, name: Some(name), lines: Vec::new() });
        } else if let Some(length) = stamp(line) {
            let (stamp, rest) = line.split_at(length);
            let named =
                rest.split_once(": ").filter(|(name, _)| name.chars().count() <= NAME_CHARS);
            let (name, first) =
                named.map_or((None, rest), |(name, first)| (Some(name.trim()), first));
            messages.push(Message { stamp, name, lines: vec![first] });
        } else if let Some(message) = messages.last_mut() {
            message.lines.push(line);
        } else if !line.trim().is_empty() {
            return None;
        }
    }
    (!messages.is_empty()).then_some(messages)
}

/// The bytes that `[12/01/2024, 10:22:33] ` or `12/1/2024، 10:22 ص - ` takes at the start of `line`; in brackets the
/// time may come first, as in a browser.
fn stamp(line: &str) -> Option<usize> {
    let mut rest = Rest(line);
    rest.skip(is_invisible);
    let bracket = rest.sign(&['[']);
    let mut other = Rest(rest.0);
    if bracket && other.time().is_some() && other.apart() && other.date().is_some() {
        rest = other;
    } else {
        rest.date()?;
        rest.apart();
        rest.time()?;
    }
    let ends = if bracket { rest.sign(&[']']) } else { rest.sign(&['-', '–']) };
    rest.skip(|c| c.is_whitespace() || is_invisible(c));
    ends.then_some(line.len() - rest.0.len())
}

/// Name and time of a line that has nothing but these: `سلمى علي, [12.01.2024 10:22]`, as Telegram writes it above a
/// message.
fn signed(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let (name, stamp) = line.rsplit_once('[')?;
    let name = name.trim_end().strip_suffix([',', '،'])?.trim();
    let mut rest = Rest(stamp);
    rest.date()?;
    rest.apart();
    rest.time()?;
    rest.sign(&[']']).then_some(())?;
    rest.sign(&[':']);
    let is_name = !name.is_empty() && name.chars().count() <= NAME_CHARS;
    (is_name && rest.0.is_empty()).then(|| (name, &line[line.len() - stamp.len() - 1..]))
}

/// What is left of a line.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn skip(&mut self, is_skipped: impl Fn(char) -> bool) {
        self.0 = self.0.trim_start_matches(is_skipped);
    }

    fn sign(&mut self, signs: &[char]) -> bool {
        let rest = self.0.strip_prefix(signs);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Passes a date in digits.
    fn date(&mut self) -> Option<()> {
        for sign in ['/', '/', ' '] {
            (1..=4).contains(&self.digits()).then_some(())?;
            if sign == '/' {
                self.skip(is_invisible);
                self.sign(&['/', '.', '-']).then_some(())?;
                self.skip(is_invisible);
            }
        }
        Some(())
    }

    /// Passes a time, with or without the half of the day, and the space behind it.
    fn time(&mut self) -> Option<()> {
        (1..=2).contains(&self.digits()).then_some(())?;
        self.sign(&[':', '.']).then_some(())?;
        (self.digits() == 2).then_some(())?;
        if self.sign(&[':', '.']) {
            (self.digits() == 2).then_some(())?;
        }
        self.skip(|c| c.is_whitespace() || is_invisible(c));
        self.skip(|c| matches!(c, 'A' | 'P' | 'M' | 'a' | 'p' | 'm' | 'ص' | 'م' | '.'));
        self.skip(|c| c.is_whitespace() || is_invisible(c));
        Some(())
    }

    /// Passes what stands between date and time; whether there is anything.
    fn apart(&mut self) -> bool {
        let before = self.0.len();
        self.skip(|c| c.is_whitespace() || is_invisible(c) || matches!(c, ',' | '،'));
        self.0.len() < before
    }

    /// The number of digits passed.
    fn digits(&mut self) -> usize {
        let before = self.0;
        self.skip(|c| digit(c).is_ascii_digit());
        before[..before.len() - self.0.len()].chars().count()
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202F}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_phones_write_them() {
        for (line, rest) in [
            ("12/01/2024, 10:22 - سلمى: نعم", "سلمى: نعم"),
            ("[12/01/2024, 10:22:33] سلمى: نعم", "سلمى: نعم"),
            ("\u{200E}[1/12/24, 9:05:01\u{202F}PM] سلمى: نعم", "سلمى: نعم"),
            ("١٢/١/٢٠٢٤، ١٠:٢٢ ص - سلمى: نعم", "سلمى: نعم"),
            ("12.01.24, 10:22 - Salma: yes", "Salma: yes"),
            ("[10:22, 12/1/2024] سلمى: نعم", "سلمى: نعم"),
            ("[١٠:٢٢ م، ١٢/١/٢٠٢٤] سلمى: نعم", "سلمى: نعم"),
        ] {
            let length = stamp(line).unwrap();
            assert_eq!(&line[length..], rest, "{line}");
        }
        for line in
            ["12/01/2024", "في 12/01/2024, 10:22 - قال", "10:22 - قال", "", "12/1/2024 – قال ميلر"]
        {
            assert_eq!(stamp(line), None, "{line}");
        }
    }

    #[test]
    fn one_writer_is_the_author_and_several_are_named() {
        let mut hints = Hints::default();
        let text =
            "1/1/2024, 10:22 - سلمى علي: أول\nتتمة\n1/1/2024, 10:23 - سلمى علي: <Media omitted>";
        let one = chunks(text, &mut hints).unwrap();
        assert_eq!((one[0].text.as_str(), one[1].text.as_str()), ("أول\nتتمة", ""));
        assert_eq!(
            one[1].removed.last().unwrap(),
            &(RemovedKind::Image, "<Media omitted>".to_owned())
        );
        assert_eq!(hints.authors, ["سلمى علي"]);
        let mut hints = Hints::default();
        let text = "1/1/2024, 10:22 - سلمى: أول\n1/1/2024, 10:23 - رودي: ثان\n1/1/2024, 10:24 - غادرت سلمى";
        let two = chunks(text, &mut hints).unwrap();
        assert_eq!((two[0].text.as_str(), two[1].text.as_str()), ("سلمى: أول", "رودي: ثان"));
        assert_eq!(two[2].removed[1].1, "غادرت سلمى");
        assert!(hints.authors.is_empty());
        assert!(chunks("خبر\n1/1/2024, 10:22 - سلمى: أول", &mut hints).is_none());
    }

    #[test]
    fn a_message_that_was_copied_loses_its_time_and_name() {
        for text in [
            "[10:22, 12/1/2024] سلمى علي: أول\nتتمة",
            "سلمى علي, [12.01.2024 10:22]\nأول\nتتمة",
            "سلمى علي، [12/1/2024 10:22:05 م]:\nأول\nتتمة",
        ] {
            let found = pasted(text).unwrap();
            assert_eq!((found.len(), found[0].text.as_str()), (1, "أول\nتتمة"), "{text}");
            assert_eq!(found[0].removed[1].1, "سلمى علي");
        }
        let two = pasted("سلمى, [1/1/24 10:22]\nأول\n\nرودي, [1/1/24 10:23]\nثان").unwrap();
        assert_eq!((two[0].text.as_str(), two[1].text.as_str()), ("سلمى: أول\n", "رودي: ثان"));
        for text in ["[10:22, 12/1/2024]", "1/1/2024, 10:22 - قال", "سلمى, [المصدر]\nنص", "نص"]
        {
            assert!(pasted(text).is_none(), "{text}");
        }
    }
}
