//! Nothing of a web page is silently dropped: every word that a reader could see is in the article or in the report.

#![expect(clippy::unwrap_used, reason = "a test stops where something is not as it must be")]

use proptest::prelude::*;
use ulid::Ulid;
use warraq_formats::{ImportDefaults, ImportFormat, Imported, import};

/// A piece of a page.
#[derive(Debug, Clone)]
enum Piece {
    /// A word of its own.
    Word,
    /// The tag with its attributes, and what stands in it.
    Element(&'static str, &'static str, Vec<Piece>),
}

/// Elements in which other pieces stand.
const HOLDERS: [&str; 62] = [
    "p",
    "div",
    "section",
    "article",
    "aside",
    "nav",
    "header",
    "footer",
    "main",
    "h1",
    "h2",
    "h4",
    "h6",
    "blockquote",
    "pre",
    "address",
    "details",
    "summary",
    "dl",
    "dt",
    "dd",
    "ul",
    "ol",
    "li",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "figure",
    "figcaption",
    "form",
    "fieldset",
    "legend",
    "center",
    "span",
    "b",
    "i",
    "u",
    "s",
    "ins",
    "del",
    "a",
    "q",
    "cite",
    "abbr",
    "code",
    "sup",
    "font",
    "mark",
    "button",
    "video",
    "audio",
    "object",
    "noscript",
    "canvas",
    "ruby",
    "rt",
    "label",
    "x-part",
];

/// Attributes that importers ask for.
const ATTRIBUTES: [&str; 34] = [
    "",
    "",
    "",
    "",
    "class='entry-content'",
    "class='wp-caption'",
    "class='wp-caption-text'",
    "class='wp-block-gallery'",
    "class='gallery-item'",
    "class='wp-block-embed'",
    "class='wp-block-pullquote'",
    "class='twitter-tweet'",
    "class='fb-post' data-href='https://www.facebook.com/a/posts/1'",
    "class='instagram-media' data-instgrm-permalink='javascript:x'",
    "class='screen-reader-text'",
    "class='footnotes'",
    "class='photo-credit'",
    "class='related-posts'",
    "class='MsoListParagraph' style='mso-list:l0 level2 lfo1'",
    "class='lst-kix_a-1'",
    "class='msoIns'",
    "hidden",
    "aria-hidden=true",
    "style='display:none'",
    "style='display:block;font-weight:bold'",
    "style='white-space:pre'",
    "role=presentation",
    "role=heading aria-level=3",
    "id=fn1",
    "id=r1 href='#fn1'",
    "href='#r1'",
    "href='https://a.example/?utm_source=x'",
    "href='javascript:x'",
    "dir=rtl lang=ckb cite='x' datetime='2024-01-01T10:00'",
];

/// Elements that hold at most one word. Attributes have none: what is hidden or around an article loses those.
const LEAVES: [&str; 14] = [
    "<br>",
    "<hr>",
    "<img src='https://a.example/x.jpg' alt='صورة'>",
    "<img alt='صورة'>",
    "<img src='https://a.example/x' width=1 height=1>",
    "<input type=submit value='بحث'>",
    "<input placeholder='بحث'>",
    "<textarea>@</textarea>",
    "<select><option>@</select>",
    "<iframe src='https://www.youtube.com/embed/abc'>@</iframe>",
    "<iframe srcdoc='<p>نص</p>'></iframe>",
    "<script>x()</script>",
    "[foo]@[/foo]",
    "<svg><text>@</text></svg>",
];

fn piece() -> impl Strategy<Value = Piece> {
    let leaf = prop_oneof![
        4 => Just(Piece::Word),
        1 => prop::sample::select(&LEAVES[..]).prop_map(|leaf| Piece::Element(leaf, "", Vec::new())),
    ];
    leaf.prop_recursive(6, 60, 6, |inner| {
        let holder = prop::sample::select(&HOLDERS[..]);
        let attributes = prop::sample::select(&ATTRIBUTES[..]);
        (holder, attributes, prop::collection::vec(inner, 0..6))
            .prop_map(|(name, attributes, inside)| Piece::Element(name, attributes, inside))
    })
}

/// The HTML of `pieces`, with words that are no part of one another.
fn html(pieces: &[Piece], words: &mut Vec<String>) -> String {
    let mut html = String::new();
    for piece in pieces {
        match piece {
            Piece::Word => html.extend([" ", &new_word(words), " "]),
            Piece::Element(leaf, "", inside) if inside.is_empty() && !HOLDERS.contains(leaf) => {
                let leaf = if leaf.contains('@') {
                    leaf.replace('@', &new_word(words))
                } else {
                    (*leaf).to_owned()
                };
                html.push_str(&leaf);
            }
            Piece::Element(name, attributes, inside) => {
                let inside = self::html(inside, words);
                html.extend(["<", name, " ", attributes, ">", &inside, "</", name, ">"]);
            }
        }
    }
    html
}

/// Made of letters alone, so that none is taken for a date or a list's sign.
fn new_word(words: &mut Vec<String>) -> String {
    const DIGITS: [char; 10] = ['ا', 'ب', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر'];
    let digits = words
        .len()
        .to_string()
        .bytes()
        .map(|digit| DIGITS[usize::from(digit - b'0')])
        .collect::<String>();
    words.push(format!("كلمة{digits}ز"));
    words[words.len() - 1].clone()
}

fn imported(format: ImportFormat, text: &str) -> Option<Imported> {
    let mut next = 0;
    let mut ids = move || {
        next += 1;
        Ulid::from(next)
    };
    import(format, text.as_bytes(), &ImportDefaults::default(), &mut ids).ok()
}

/// All letters of an article and of what its report lists.
fn letters(imported: &Imported) -> String {
    let mut letters = imported.body.to_json().to_string();
    letters.push_str(&serde_json::to_string(&imported.fields).unwrap());
    for removed in &imported.removed {
        letters.push_str(&removed.text);
        letters.push('\n');
    }
    letters
}

fn check(format: ImportFormat, text: &str, words: &[String]) -> Result<(), TestCaseError> {
    let imported = imported(format, text).unwrap();
    let letters = letters(&imported);
    let lost: Vec<&String> = words.iter().filter(|word| !letters.contains(*word)).collect();
    prop_assert!(lost.is_empty(), "{:?} are lost of {}", lost, text);
    prop_assert_eq!(imported.body.clone().validated(), Ok(imported.body));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn of_a_web_page(pieces in prop::collection::vec(piece(), 1..8)) {
        let mut words = Vec::new();
        let html = html(&pieces, &mut words);
        check(ImportFormat::Html, &html, &words)?;
    }

    #[test]
    fn of_the_titles_of_a_page(pieces in prop::collection::vec(piece(), 1..4), names in 1..4_usize) {
        let mut words = Vec::new();
        let mut titled = |sign: &str| {
            let name = (0..names).map(|_| new_word(&mut words)).collect::<Vec<_>>();
            format!("صيانة الطريق الغربي{sign}{}", name.join(" "))
        };
        let head = format!(
            "<title>{}</title><meta property=og:title content='{}'><meta name=twitter:title content='{}'>\
             <script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"{}\"}}</script>",
            titled(" | "), titled(" - "), titled(" « "), titled(" – "),
        );
        let html = html(&pieces, &mut words);
        check(ImportFormat::Html, &format!("{head}<h1>صيانة الطريق الغربي</h1>{html}"), &words)?;
    }

    #[test]
    fn of_html_in_markdown(pieces in prop::collection::vec(piece(), 1..4)) {
        let mut words = Vec::new();
        let html = html(&pieces, &mut words);
        check(ImportFormat::Markdown, &format!("<div>{html}</div>"), &words)?;
    }
}
