//! Fields: what a program put into the text, with the instruction that it follows.

use std::collections::HashMap;

use crate::office::xml::Element;

/// The fields that are open at a place of the text, the innermost last.
#[derive(Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// Fields opened past [`MAX_OPEN`] and not closed yet: their text belongs to the last real one.
    beyond: usize,
    /// The marks of fields that do not end, by their places in the file.
    odd: HashMap<usize, Odd>,
}

/// What a mark of a field that does not end is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Odd {
    /// Nothing: what follows is text.
    Nothing,
    /// The start of a field that ends with its paragraph.
    OfParagraph,
}

/// A field that began, while it is looked whether it ends.
struct Begun {
    mark: usize,
    paragraph: usize,
    has_result: bool,
}

/// Fields in one another, at most.
const MAX_OPEN: usize = 50;

#[derive(Default)]
struct Field {
    instruction: String,
    kind: Option<FieldKind>,
    /// Whether nothing else ends it than the end of its paragraph.
    ends_with_paragraph: bool,
}

/// What a field is to an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// A link, with the address it leads to.
    Link(String),
    /// A table of contents.
    Contents,
    /// Text that stays as it is.
    Text,
}

impl Fields {
    /// Those of the story in `parent`, of which none is open yet. A field that is cut off must not take the text below
    /// with it: an instruction ends in its paragraph.
    pub(super) fn of(parent: Element<'_>) -> Self {
        let mut odd = HashMap::new();
        let mut open: Vec<Begun> = Vec::new();
        let mut paragraph = 0;
        let mut aside: Option<Element<'_>> = None;
        for element in parent.descendants() {
            if aside.is_some_and(|aside| aside.holds(element)) {
                continue;
            }
            match (element.name(), element.attr("fldCharType")) {
                ("w:txbxContent", _) => aside = Some(element),
                ("w:p", _) => paragraph += 1,
                ("w:fldChar", Some("begin")) => {
                    open.push(Begun { mark: element.index(), paragraph, has_result: false });
                }
                ("w:fldChar", Some("separate")) => {
                    open.last_mut().into_iter().for_each(|field| field.has_result = true);
                }
                ("w:fldChar", Some("end")) => {
                    let field = open.pop();
                    if let Some(field) =
                        field.filter(|field| !field.has_result && field.paragraph != paragraph)
                    {
                        odd.extend([field.mark, element.index()].map(|mark| (mark, Odd::Nothing)));
                    }
                }
                _ => {}
            }
        }
        odd.extend(open.into_iter().map(|field| {
            let odd = if field.has_result { Odd::OfParagraph } else { Odd::Nothing };
            (field.mark, odd)
        }));
        Self { odd, ..Self::default() }
    }

    /// Ends the fields that end with the paragraph that ends here.
    pub(super) fn end_paragraph(&mut self) {
        self.open.retain(|field| !field.ends_with_paragraph);
    }

    /// Goes on to the next step of a field; a field whose result begins is told.
    pub(super) fn step(&mut self, mark: Element<'_>) -> Option<FieldKind> {
        let odd = self.odd.get(&mark.index()).copied();
        let ends_with_paragraph = odd == Some(Odd::OfParagraph);
        match mark.attr("fldCharType") {
            _ if odd == Some(Odd::Nothing) => {}
            Some("begin") if self.open.len() >= MAX_OPEN => self.beyond += 1,
            Some("begin") => self.open.push(Field { ends_with_paragraph, ..Field::default() }),
            Some("separate") if self.beyond > 0 => {}
            Some("end") if self.beyond > 0 => self.beyond -= 1,
            Some("separate") => {
                let field = self.open.last_mut()?;
                field.kind = Some(kind_of(&field.instruction));
                return field.kind.clone();
            }
            Some("end") => {
                self.open.pop();
            }
            _ => {}
        }
        None
    }

    /// Adds to the instruction of the innermost field.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut() {
            field.instruction.push_str(text);
        }
    }

    /// Whether the text here is an instruction and nothing to read.
    pub(super) fn is_instruction(&self) -> bool {
        self.open.iter().any(|field| field.kind.is_none())
    }

    /// Whether the text here belongs to a table of contents.
    pub(super) fn is_contents(&self) -> bool {
        self.open.iter().any(|field| field.kind == Some(FieldKind::Contents))
    }

    /// The address that the text here leads to.
    pub(super) fn link(&self) -> Option<&str> {
        self.open.iter().rev().find_map(|field| match &field.kind {
            Some(FieldKind::Link(address)) => Some(address.as_str()),
            _ => None,
        })
    }
}

/// What the field with this instruction is.
///
/// Source: ECMA-376, part 1, 17.16.5.
pub(super) fn kind_of(instruction: &str) -> FieldKind {
    let words = words(instruction);
    let name = words.first().map(|word| word.to_uppercase()).unwrap_or_default();
    match name.as_str() {
        "HYPERLINK" => FieldKind::Link(address(&words[1..])),
        "TOC" => FieldKind::Contents,
        _ => FieldKind::Text,
    }
}

/// The name of the counter that an instruction counts with: `SEQ Table \* ARABIC`.
pub(super) fn counter_of(instruction: &str) -> Option<&str> {
    let mut words = instruction.split_whitespace();
    words.next().filter(|name| name.eq_ignore_ascii_case("SEQ"))?;
    words.next()
}

/// The address among the words of a link's instruction: `\l` names a place in it; `\o` and `\t` what else there is.
fn address(words: &[String]) -> String {
    let (mut address, mut place) = (String::new(), String::new());
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "\\l" => place = words.next().cloned().unwrap_or_default(),
            "\\o" | "\\t" => {
                words.next();
            }
            switch if switch.starts_with('\\') && switch.len() == 2 => {}
            _ if address.is_empty() => address.clone_from(word),
            _ => {}
        }
    }
    if place.is_empty() { address } else { format!("{address}#{place}") }
}

/// Words, of which those in quotation marks may have spaces.
fn words(instruction: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, piece) in instruction.split(['"', '“', '”']).enumerate() {
        if index % 2 == 1 {
            words.push(piece.to_owned());
        } else {
            words.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_where_its_instruction_says() {
        let link = |instruction| match kind_of(instruction) {
            FieldKind::Link(address) => address,
            kind => format!("{kind:?}"),
        };
        assert_eq!(link(r#" HYPERLINK "https://a.org/x" "#), "https://a.org/x");
        assert_eq!(link(r#"hyperlink \o "قسد" "https://a.org" \l "b""#), "https://a.org#b");
        assert_eq!(link(r#"HYPERLINK \l "_Toc1""#), "#_Toc1");
        assert_eq!(link(r#"TOC \o "1-3" \h"#), "Contents");
        assert_eq!(link("PAGE"), "Text");
    }
}
