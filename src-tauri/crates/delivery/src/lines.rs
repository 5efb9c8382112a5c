//! Headlines and summaries, as a place keeps them: some as text, some as HTML.

use warraq_connect::line_text;
use warraq_formats::post_line;

/// How a place keeps a headline and a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lines {
    /// As letters.
    Text,
    /// As HTML, in which `<` and `&` are written by name.
    Html,
}

impl Lines {
    /// How a site of this kind keeps them.
    pub(crate) fn of(kind: &str) -> Self {
        if kind == "wordpress" { Self::Html } else { Self::Text }
    }

    /// A line of an article as the place is to have it.
    pub(crate) fn written(self, line: &str) -> String {
        match self {
            Self::Text => line.to_owned(),
            Self::Html => post_line(line),
        }
    }

    /// A line that the place has, as readers see it.
    pub(crate) fn read(self, line: &str) -> String {
        match self {
            Self::Text => line.to_owned(),
            Self::Html => line_text(line),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written() {
        for line in ["النمو < 5% هذا العام", "<b>قسد</b> & R&D;", "[gallery] &amp;", "«سوق»"]
        {
            for lines in [Lines::of("wordpress"), Lines::of("folder")] {
                assert_eq!(lines.read(&lines.written(line)), line);
            }
        }
        assert_eq!(Lines::Html.read("خبر <em>مهم</em> &amp; عاجل"), "خبر مهم & عاجل");
        assert_eq!(Lines::of("folder").written("a < b"), "a < b");
    }
}
