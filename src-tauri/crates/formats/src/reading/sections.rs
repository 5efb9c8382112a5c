//! The form of the lists of words: a section's name in brackets, then a line for each entry.

/// The entries of a list, each with the name of its section; lines that begin with `#` are none.
pub(super) fn entries(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut section = "";
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(move |line| {
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']');
            return None;
        }
        Some((section, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_stand_in_their_section() {
        let found: Vec<_> = entries("# words\n\n[one]\nأول\n# more\n ثان \n[two]\ndu\n").collect();
        assert_eq!(found, [("one", "أول"), ("one", "ثان"), ("two", "du")]);
    }
}
