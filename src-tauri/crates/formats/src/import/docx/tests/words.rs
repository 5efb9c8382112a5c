//! Every word of a document is in the article or in the report.

use proptest::prelude::*;

use super::*;

/// A piece of a document.
#[derive(Debug, Clone)]
enum Piece {
    /// A run with a word of its own.
    Run(&'static str),
    /// Something that holds runs.
    Inline(&'static str, Vec<Piece>),
    /// A paragraph of this style.
    Paragraph(&'static str, Vec<Piece>),
    /// Something that holds paragraphs.
    Block(&'static str, Vec<Piece>),
}

/// What stands around the word of a run. Words that only the blind are told are left out: contents and prompts lose them.
const RUNS: [&str; 7] = [
    "<w:r><w:t>@</w:t></w:r>",
    "<w:r><w:t> @ </w:t><w:br/></w:r>",
    "<w:r><w:rPr><w:b/></w:rPr><w:t>@</w:t></w:r>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>@</w:t></w:r>",
    "<m:oMath><m:r><m:t>@</m:t></m:r></m:oMath>",
    "<w:r><mc:AlternateContent><mc:Choice><w:t>@</w:t></mc:Choice><mc:Fallback><w:t>@</w:t></mc:Fallback></mc:AlternateContent></w:r>",
    "<w:r><w:ruby><w:rt><w:r><w:t>@</w:t></w:r></w:rt><w:rubyBase/></w:ruby></w:r>",
];
const INLINES: [&str; 8] = [
    "<w:ins w:id='1' w:author='سلمى'>@</w:ins>",
    "<w:del w:id='2'>@</w:del>",
    "<w:hyperlink w:anchor='x'>@</w:hyperlink>",
    "<w:sdt><w:sdtContent>@</w:sdtContent></w:sdt>",
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>@</w:sdtContent></w:sdt>",
    "<w:smartTag>@</w:smartTag>",
    "<w:fldSimple w:instr=' SEQ Table '>@</w:fldSimple>",
    "<w:fldSimple w:instr=' TOC '>@</w:fldSimple>",
];
const STYLES: [&str; 8] =
    ["", "Title", "Heading1", "Caption", "Quote", "TOC1", "ListParagraph", "Author"];
const BLOCKS: [&str; 6] = [
    "<w:tbl><w:tr><w:tc>@</w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tr><w:tc>@</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "<w:sdt><w:sdtContent>@</w:sdtContent></w:sdt>",
    "<w:sdt><w:sdtPr><w:docPartGallery w:val='Table of Contents'/></w:sdtPr><w:sdtContent>@</w:sdtContent></w:sdt>",
    "<w:customXml>@</w:customXml>",
    "<w:p><w:r><w:pict><v:textbox><w:txbxContent>@</w:txbxContent></v:textbox></w:pict></w:r></w:p>",
];

fn inline() -> impl Strategy<Value = Piece> {
    prop::sample::select(&RUNS[..]).prop_map(Piece::Run).prop_recursive(3, 12, 4, |inner| {
        (prop::sample::select(&INLINES[..]), prop::collection::vec(inner, 1..4))
            .prop_map(|(frame, inside)| Piece::Inline(frame, inside))
    })
}

fn block() -> impl Strategy<Value = Piece> {
    let paragraph = (prop::sample::select(&STYLES[..]), prop::collection::vec(inline(), 1..4))
        .prop_map(|(style, inside)| Piece::Paragraph(style, inside));
    paragraph.prop_recursive(4, 40, 4, |inner| {
        (prop::sample::select(&BLOCKS[..]), prop::collection::vec(inner, 1..4))
            .prop_map(|(frame, inside)| Piece::Block(frame, inside))
    })
}

fn xml(pieces: &[Piece], words: &mut Vec<String>) -> String {
    let mut xml = String::new();
    for piece in pieces {
        let piece = match piece {
            Piece::Run(frame) => frame.replace('@', &new_word(words)),
            Piece::Inline(frame, inside) | Piece::Block(frame, inside) => {
                frame.replace('@', &self::xml(inside, words))
            }
            Piece::Paragraph(style, inside) => {
                let inside = self::xml(inside, words);
                format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}</w:p>"#)
            }
        };
        xml.push_str(&piece);
    }
    xml
}

/// Words of which none is a part of another.
fn new_word(words: &mut Vec<String>) -> String {
    let letters: String =
        words.len().to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
    words.push(format!("كلمة{letters}ز"));
    words[words.len() - 1].clone()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_word_is_in_the_article_or_the_report(pieces in prop::collection::vec(block(), 1..6)) {
        let mut words = Vec::new();
        let body = xml(&pieces, &mut words);
        let found = Docx::new(&body).article();
        let mut letters = found.body.to_json().to_string();
        letters.push_str(&serde_json::to_string(&found.fields).unwrap());
        letters.extend(found.removed.iter().map(|removed| removed.text.as_str()));
        let lost: Vec<_> = words.iter().filter(|word| !letters.contains(*word)).collect();
        prop_assert!(lost.is_empty(), "{:?} are lost of {}", lost, body);
    }
}
