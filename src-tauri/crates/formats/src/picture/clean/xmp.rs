//! The words of a picture as XMP.
//!
//! Source: XMP Specification, part 1 (ISO 16684-1) and part 3 (storage in files); IPTC Photo Metadata Standard 2024.1.

use std::fmt::Write as _;

use quick_xml::escape::{escape, unescape};

use super::PictureWords;

/// Where XMP stands in a JPEG begins with this.
pub(super) const JPEG_PREFIX: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";

/// The packet that says `words`; nothing where they are empty.
pub(super) fn packet(words: &PictureWords) -> Option<String> {
    if words.is_empty() {
        return None;
    }
    let mut said = String::new();
    if !words.credit.is_empty() {
        let _ = write!(said, "<photoshop:Credit>{}</photoshop:Credit>", xml(&words.credit));
    }
    for (name, text) in [("description", &words.caption), ("rights", &words.copyright)] {
        if !text.is_empty() {
            let _ = write!(
                said,
                "<dc:{name}><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:{name}>",
                xml(text)
            );
        }
    }
    Some(format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\">{said}</rdf:Description>\
         </rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"
    ))
}

/// The packet in a file, wherever it stands.
pub(super) fn of_file(bytes: &[u8]) -> Option<&[u8]> {
    let find = |sign: &[u8]| bytes.windows(sign.len()).position(|part| part == sign);
    bytes.get(find(b"<?xpacket begin")?..find(b"<?xpacket end")?)
}

/// The words in a packet, as far as it can be read.
pub(super) fn read(packet: &[u8]) -> PictureWords {
    let packet = String::from_utf8_lossy(packet);
    PictureWords {
        caption: element(&packet, "dc:description").unwrap_or_default(),
        credit: element(&packet, "photoshop:Credit")
            .or_else(|| attribute(&packet, "photoshop:Credit"))
            .unwrap_or_default(),
        copyright: element(&packet, "dc:rights").unwrap_or_default(),
    }
}

/// The text of an element, or the one in its list of languages that is for all, or the first of these.
fn element(packet: &str, name: &str) -> Option<String> {
    let inner = between(packet, name)?;
    let for_all = inner.find("\"x-default\"").or_else(|| inner.find("'x-default'"));
    let items = for_all.and_then(|at| inner.get(inner[..at].rfind("<rdf:li")?..));
    let text =
        if inner.contains("<rdf:li") { between(items.unwrap_or(inner), "rdf:li")? } else { inner };
    plain(text)
}

/// What stands between the first `<name …>` and the `</name>` after it.
fn between<'a>(packet: &'a str, name: &str) -> Option<&'a str> {
    let start = packet.find(&format!("<{name}"))?;
    let open = start + packet[start..].find('>')? + 1;
    let close = open + packet[open..].find(&format!("</{name}>"))?;
    Some(&packet[open..close])
}

fn attribute(packet: &str, name: &str) -> Option<String> {
    let rest = &packet[packet.find(&format!("{name}="))? + name.len() + 1..];
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    plain(rest[1..].split(quote).next()?)
}

fn plain(text: &str) -> Option<String> {
    let text = Some(text).filter(|text| !text.contains('<'))?;
    Some(unescape(text).ok()?.into_owned())
}

/// `text` in XML: without the signs that no XML holds.
fn xml(text: &str) -> String {
    let is_held = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let held: String = text.chars().filter(is_held).collect();
    escape(held.as_str()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_back() {
        let words = PictureWords {
            caption: "جسر «الرقة» <قبل> & بعد\nالقصف".to_owned(),
            credit: "كاجين أحمد".to_owned(),
            copyright: "© 2026 خبر24".to_owned(),
        };
        assert_eq!(read(packet(&words).unwrap().as_bytes()), words);
        assert_eq!(packet(&PictureWords::default()), None);
    }

    #[test]
    fn of_several_languages_the_one_for_all_is_taken() {
        let packet = |default: &str| {
            format!(
                "<dc:description><rdf:Alt><rdf:li xml:lang=\"en\">A bridge</rdf:li>\
                 <rdf:li xml:lang={default}>جسر</rdf:li></rdf:Alt></dc:description>"
            )
        };
        assert_eq!(read(packet("\"x-default\"").as_bytes()).caption, "جسر");
        assert_eq!(read(packet("'x-default'").as_bytes()).caption, "جسر");
        assert_eq!(read(packet("\"ar\"").as_bytes()).caption, "A bridge");
    }

    #[test]
    fn the_packets_of_others_are_read() {
        let packet = r#"<rdf:Description photoshop:Credit="AFP &amp; Co"><dc:rights><rdf:Alt>
            <rdf:li xml:lang="en">free</rdf:li></rdf:Alt></dc:rights></rdf:Description>"#;
        let words = read(packet.as_bytes());
        assert_eq!((words.credit.as_str(), words.copyright.as_str()), ("AFP & Co", "free"));
        for odd in
            ["<dc:description", "<dc:rights>", "photoshop:Credit=", "photoshop:Credit=\"", "\u{0}"]
        {
            assert_eq!(read(odd.as_bytes()), PictureWords::default(), "{odd}");
        }
    }
}
