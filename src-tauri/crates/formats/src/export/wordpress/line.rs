//! Headlines and summaries, which are HTML to WordPress.

use crate::hypertext;
use crate::shortcode;

/// A headline or a summary as HTML that says just its letters.
///
/// WordPress keeps both as HTML and shows them as that. Whatever stands between `<` and the next `>` is taken out of what
/// authors and contributors write, and is markup in what editors write; `&` alone is written `&amp;` for the first and
/// stays for the others. What is spelled out is kept to the letter for every role, and every page shows the letters.
/// Brackets are as in the text: themes and plugins run shortcodes in both. Quotes stay as they are: pages show them bent
/// to the language of the site, in these lines as in the text.
///
/// Source: WordPress 7.1 in Arabic, by its REST interface, as administrator, editor, author and contributor.
#[must_use]
pub fn post_line(text: &str) -> String {
    shortcode::as_words(&hypertext::words(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stay_letters() {
        for (text, line) in [
            ("النمو < 5% هذا العام", "النمو &lt; 5% هذا العام"),
            ("<b>\"قسد\"</b> & R&D;", "&lt;b&gt;\"قسد\"&lt;/b&gt; &amp; R&amp;D;"),
            ("&amp; تعني &", "&amp;amp; تعني &amp;"),
            ("[gallery] و[صورة]", "&#091;gallery] و[صورة]"),
            ("«الهول» بعد 'عام'", "«الهول» بعد 'عام'"),
        ] {
            assert_eq!(post_line(text), line);
        }
    }
}
