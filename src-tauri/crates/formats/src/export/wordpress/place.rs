//! Places of pictures that nobody will fill.

const PLACE: &str = "<!-- wp:image -->\n<figure class=\"wp-block-image\"><img alt=\"";
const END: &str = "\n<!-- /wp:image -->";
const GALLERY: &str = "<!-- wp:gallery";
const GALLERY_END: &str = "\n<!-- /wp:gallery -->";
/// What stands between two blocks.
const GAP: &str = "\n\n";
/// A figure of classic HTML.
const FIGURE: &str = "<figure";
const FIGURE_END: &str = "</figure>";

/// A post without the places of pictures that have no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithoutPlaces {
    /// The post.
    pub text: String,
    /// For each place that it had, in their order, as HTML: the words below the picture, else what is said to those who
    /// cannot see it; empty where there is neither.
    pub places: Vec<String>,
}

/// A post without the places of pictures that have no address: for readers, who would see nothing there, or the sign of a
/// picture that is broken. All that is said of such a picture goes with it, because words below a picture say nothing to
/// whoever does not see it; what it was is told to whoever sends the post.
///
/// The place is one that a person in the block editor fills: so it stays in what is exported to be pasted there.
#[must_use]
pub fn without_empty_places(post: &str) -> WithoutPlaces {
    let mut places = Vec::new();
    let text = without_classic(&without_blocks(post, &mut places), &mut places);
    WithoutPlaces { text, places }
}

/// A post of blocks without them.
fn without_blocks(post: &str, places: &mut Vec<String>) -> String {
    let (mut out, mut rest) = (String::new(), post);
    while let Some((at, length)) = next(rest) {
        let part = &rest[at..at + length];
        out.push_str(&rest[..at]);
        rest = &rest[at + length..];
        let stays = if part.starts_with(PLACE) {
            places.push(said(part));
            None
        } else {
            gallery(part, places)
        };
        match stays {
            Some(stays) => out.push_str(&stays),
            None => rest = closed(&mut out, rest, GAP),
        }
    }
    out.push_str(rest);
    out
}

/// What comes behind something that goes: the gap that stood between it and its neighbour goes too.
fn closed<'a>(out: &mut String, rest: &'a str, gap: &str) -> &'a str {
    rest.strip_prefix(gap).unwrap_or_else(|| {
        out.truncate(out.trim_end_matches('\n').len());
        rest
    })
}

/// Where the next such place begins, or the gallery that it stands in, and how long that is.
fn next(text: &str) -> Option<(usize, usize)> {
    let at = text.find(PLACE)?;
    let gallery = text[..at].rfind(GALLERY).filter(|start| !text[*start..at].contains(GALLERY_END));
    let (start, end) = gallery.map_or((at, END), |start| (start, GALLERY_END));
    Some((start, text[start..].find(end)? + end.len()))
}

/// A gallery with the pictures that it has; nothing where it has none.
fn gallery(text: &str, places: &mut Vec<String>) -> Option<String> {
    let (mut kept, mut rest) = (String::new(), text);
    while let Some((at, end)) = rest.find(PLACE).and_then(|at| Some((at, rest[at..].find(END)?))) {
        let end = at + end + END.len();
        kept.push_str(&rest[..at]);
        places.push(said(&rest[at..end]));
        rest = rest[end..].strip_prefix(GAP).unwrap_or(&rest[end..]);
    }
    let is_last = rest.starts_with("</figure>");
    kept.truncate(if is_last { kept.trim_end_matches('\n').len() } else { kept.len() });
    kept.push_str(rest);
    kept.contains("<!-- wp:image").then_some(kept)
}

/// A post of classic HTML without them. A figure that somebody else wrote there may hold anything and stays.
fn without_classic(post: &str, places: &mut Vec<String>) -> String {
    let (mut out, mut rest) = (String::new(), post);
    while let Some(at) = rest.find(FIGURE) {
        let is_of = |end: &usize| is_classic_place(&rest[at..at + end]);
        let length = rest[at..].find(FIGURE_END).map(|end| end + FIGURE_END.len()).filter(is_of);
        let Some(length) = length else {
            out.push_str(&rest[..at + FIGURE.len()]);
            rest = &rest[at + FIGURE.len()..];
            continue;
        };
        out.push_str(&rest[..at]);
        places.push(said(&rest[at..at + length]));
        rest = closed(&mut out, &rest[at + length..], "\n");
    }
    out.push_str(rest);
    out
}

/// Whether it is as this program writes a figure whose picture it does not have.
fn is_classic_place(figure: &str) -> bool {
    let inside = figure.split_once('>').map_or("", |(_, inside)| inside);
    inside.starts_with("\n<p class=\"alt\"") || inside.starts_with("\n<figcaption>")
}

/// What is said of the picture of a place: the words below it, else those for who cannot see it.
fn said(place: &str) -> String {
    let between = |start: &str, end: &str| {
        let (_, behind) = place.split_once(start)?;
        behind.split_once(end).map(|(words, _)| words.trim()).filter(|words| !words.is_empty())
    };
    let caption = between("<figcaption", "</figcaption>")
        .and_then(|words| words.split_once('>'))
        .map(|(_, words)| words);
    let alt = || between("<img alt=\"", "\"");
    let classic = || between("<p class=\"alt\"", "</p>")?.split_once('>').map(|(_, words)| words);
    caption.or_else(alt).or_else(classic).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::export::{ExportInput, export};
    use crate::format::Format;
    use crate::picture::{RemotePicture, RemotePictures};
    use crate::sketch::{article, paragraph, plain};

    fn figure(media: &str, caption: &str) -> Value {
        let words: Vec<Value> = if caption.is_empty() { vec![] } else { vec![plain(caption)] };
        json!({ "type": "figure", "attrs": { "media": media, "alt": "سوق" }, "content": words })
    }

    /// The post of these blocks at a site that has the picture `1`.
    fn post(blocks: Value) -> WithoutPlaces {
        post_in(Format::WordPress, blocks)
    }

    fn post_in(format: Format, blocks: Value) -> WithoutPlaces {
        let article = article(blocks);
        let mut pictures = RemotePictures::default();
        let url = "https://a.example/1.jpg".to_owned();
        pictures.insert("1", RemotePicture { number: Some(3), url, width: 4, height: 3 });
        let input = ExportInput::of(&article).with_remote_pictures(&pictures);
        let text = export(format, &input).unwrap();
        without_empty_places(String::from_utf8(text).unwrap().trim_end())
    }

    fn of_paragraph(text: &str) -> String {
        format!("<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->")
    }

    #[test]
    fn a_picture_without_an_address_goes_with_its_words_and_they_are_told() {
        let blocks = json!([
            figure("2", ""),
            paragraph("قبل"),
            figure("2", "السوق أمس"),
            figure("1", "الساحة"),
            paragraph("بعد"),
            figure("2", ""),
        ]);
        let WithoutPlaces { text, places } = post(blocks.clone());
        let parts = text.split("\n\n").collect::<Vec<_>>();
        assert_eq!([parts[0], parts[2]], [of_paragraph("قبل"), of_paragraph("بعد")]);
        assert!(parts[1].contains("<img src=\"https://a.example/1.jpg\""), "{text}");
        assert_eq!((parts.len(), text.matches("<img").count()), (3, 1), "{text}");
        assert_eq!(places, ["سوق", "السوق أمس", "سوق"]);

        let WithoutPlaces { text, places } = post_in(Format::HtmlFragment, blocks);
        assert_eq!((text.matches("<figure").count(), text.matches("<img").count()), (1, 1));
        assert!(!text.contains("السوق أمس") && text.contains("الساحة"), "{text}");
        assert!(
            text.contains("<p>قبل</p>\n<figure") && text.contains("</figure>\n<p>بعد"),
            "{text}"
        );
        assert_eq!(places, ["سوق", "السوق أمس", "سوق"]);
    }

    #[test]
    fn a_gallery_keeps_what_it_has() {
        let of =
            |figures: Value| json!([{ "type": "gallery", "content": figures }, paragraph("بعد")]);
        let some = post(of(json!([figure("2", "غائبة"), figure("1", "حاضرة"), figure("2", "")])));
        let whole = post(of(json!([figure("1", "حاضرة")])));
        assert_eq!((some.text, whole.places), (whole.text, vec![]));
        assert_eq!(some.places, ["غائبة", "سوق"]);
        let none = post(of(json!([figure("2", "غائبة"), figure("3", "")])));
        assert_eq!(none.text, of_paragraph("بعد"));
        assert_eq!(none.places, ["غائبة", "سوق"]);
    }

    #[test]
    fn a_post_with_all_its_pictures_is_as_it_was() {
        for format in [Format::WordPress, Format::HtmlFragment] {
            let of = post_in(format, json!([figure("1", "الساحة"), paragraph("بعد")]));
            assert!(of.places.is_empty() && of.text.contains("الساحة"));
        }
        let theirs =
            "<figure class=\"video\">\n<video></video><figcaption>شرح</figcaption></figure>";
        assert_eq!(without_empty_places(theirs).text, theirs);
    }
}
