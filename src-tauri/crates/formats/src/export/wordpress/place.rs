//! Places of pictures that nobody will fill.

const PLACE: &str = "<!-- wp:image -->\n<figure class=\"wp-block-image\"><img alt=\"";
const END: &str = "\n<!-- /wp:image -->";
const CAPTION: &str = "<figcaption class=\"wp-element-caption\">";
const GALLERY: &str = "<!-- wp:gallery";
const GALLERY_END: &str = "\n<!-- /wp:gallery -->";
/// What stands between two blocks.
const GAP: &str = "\n\n";

/// A post without the places of pictures that have no address: for readers, who would see nothing there, or the sign of a
/// picture that is broken. The words below such a picture become a paragraph, those of a gallery stand behind it; what is
/// said to those who cannot see it goes with it. Posts of classic HTML have no such places.
///
/// The place is one that a person in the block editor fills: so it stays in what is exported to be pasted there.
#[must_use]
pub fn without_empty_places(post: &str) -> String {
    if !post.contains(PLACE) {
        return post.to_owned();
    }
    let (mut out, mut rest) = (String::new(), post);
    while let Some((at, length)) = next(rest) {
        let part = &rest[at..at + length];
        let stays = if part.starts_with(PLACE) { caption(part) } else { gallery(part) };
        out.push_str(&rest[..at]);
        rest = &rest[at + length..];
        match stays {
            Some(stays) => out.push_str(&stays),
            // Nor does the gap stay that stood between it and its neighbour.
            None => match rest.strip_prefix(GAP) {
                Some(behind) => rest = behind,
                None => out.truncate(out.trim_end_matches('\n').len()),
            },
        }
    }
    out.push_str(rest);
    out
}

/// Where the next such place begins, or the gallery that it stands in, and how long that is.
fn next(text: &str) -> Option<(usize, usize)> {
    let at = text.find(PLACE)?;
    let gallery = text[..at].rfind(GALLERY).filter(|start| !text[*start..at].contains(GALLERY_END));
    let (start, end) = gallery.map_or((at, END), |start| (start, GALLERY_END));
    Some((start, text[start..].find(end)? + end.len()))
}

/// A gallery with the pictures that it has, if any, and the words of the others; nothing where there is neither.
fn gallery(text: &str) -> Option<String> {
    let (mut kept, mut words) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((at, end)) = rest.find(PLACE).and_then(|at| Some((at, rest[at..].find(END)?))) {
        let end = at + end + END.len();
        kept.push_str(&rest[..at]);
        words.extend(caption(&rest[at..end]));
        rest = rest[end..].strip_prefix(GAP).unwrap_or(&rest[end..]);
    }
    let is_last = rest.starts_with("</figure>");
    kept.truncate(if is_last { kept.trim_end_matches('\n').len() } else { kept.len() });
    kept.push_str(rest);
    let is_there = kept.contains("<!-- wp:image");
    let parts: Vec<String> = is_there.then_some(kept).into_iter().chain(words).collect();
    (!parts.is_empty()).then(|| parts.join(GAP))
}

/// The words below the picture of a place as a paragraph; nothing where it has none.
fn caption(place: &str) -> Option<String> {
    let (_, words) = place.split_once(CAPTION)?;
    let (words, _) = words.rsplit_once("</figcaption>")?;
    Some(format!("<!-- wp:paragraph -->\n<p>{words}</p>\n<!-- /wp:paragraph -->"))
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
    fn post(blocks: Value) -> String {
        let article = article(blocks);
        let mut pictures = RemotePictures::default();
        let url = "https://a.example/1.jpg".to_owned();
        pictures.insert("1", RemotePicture { number: Some(3), url, width: 4, height: 3 });
        let input = ExportInput::of(&article).with_remote_pictures(&pictures);
        let text = export(Format::WordPress, &input).unwrap();
        without_empty_places(String::from_utf8(text).unwrap().trim_end())
    }

    fn of_paragraph(text: &str) -> String {
        format!("<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->")
    }

    #[test]
    fn a_picture_without_an_address_is_its_caption_or_nothing() {
        let blocks = json!([
            figure("2", ""),
            paragraph("قبل"),
            figure("2", "السوق أمس"),
            figure("1", "الساحة"),
            paragraph("بعد"),
            figure("2", ""),
        ]);
        let text = post(blocks);
        let parts = text.split("\n\n").collect::<Vec<_>>();
        let of = |text| of_paragraph(text);
        assert_eq!([parts[0], parts[1], parts[3]], [of("قبل"), of("السوق أمس"), of("بعد")]);
        assert!(parts[2].contains("<img src=\"https://a.example/1.jpg\""), "{text}");
        assert_eq!((parts.len(), text.matches("<img").count()), (4, 1), "{text}");
    }

    #[test]
    fn a_gallery_keeps_what_it_has() {
        let of =
            |figures: Value| json!([{ "type": "gallery", "content": figures }, paragraph("بعد")]);
        let text = post(of(json!([figure("2", "غائبة"), figure("1", "حاضرة"), figure("2", "")])));
        let whole = post(of(json!([figure("1", "حاضرة")])));
        let behind = format!("\n<!-- /wp:gallery -->\n\n{}", of_paragraph("غائبة"));
        assert_eq!(text, whole.replace("\n<!-- /wp:gallery -->", &behind));
        let none = post(of(json!([figure("2", "غائبة"), figure("3", "")])));
        assert_eq!(none, format!("{}\n\n{}", of_paragraph("غائبة"), of_paragraph("بعد")));
    }

    #[test]
    fn a_post_with_all_its_pictures_is_as_it_was() {
        let blocks = json!([figure("1", "الساحة"), paragraph("بعد")]);
        let text = post(blocks);
        assert_eq!(without_empty_places(&text), text);
    }
}
