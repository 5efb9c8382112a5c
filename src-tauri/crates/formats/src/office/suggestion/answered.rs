//! Answers to a comment: an article has one text for all of them, with a line for each.

/// U+2068 and U+2069, around the name.
const ISOLATE: char = '\u{2068}';
const END: char = '\u{2069}';

/// The line for what `person` answered. The name is isolated: it may be of another script than what is said, and is
/// known again by that.
pub(crate) fn line(person: &str, said: &str) -> String {
    let person = person.replace([ISOLATE, END], "");
    format!("{ISOLATE}{person}{END}: {said}")
}

/// Who answered, and what; nothing where the line is no answer.
pub(crate) fn read(line: &str) -> Option<(&str, &str)> {
    let (person, said) = line.strip_prefix(ISOLATE)?.split_once(END)?;
    Some((person, said.strip_prefix(": ")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_known_by_its_line_and_nothing_else_is_one() {
        assert_eq!(read(&line("Rojda", "نعم: الآن")), Some(("Rojda", "نعم: الآن")));
        assert_eq!(read(&line("Roj\u{2069}da", "نعم")), Some(("Rojda", "نعم")));
        for other in ["Rojda: نعم", "\u{2068}Rojda", "\u{2068}Rojda\u{2069} نعم", ""] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
