//! Drawings: pictures, boxes with text, and what has no words.

use super::super::plain::plain_text;
use super::Reader;
use super::inline::Around;
use crate::office::part::{PicturePart, Piece, text_of};
use crate::office::xml::Element;
use crate::report::{RemovedKind, WarningDetail, WarningKind};

impl Reader<'_, '_> {
    /// Adds what stands in the drawing `element` to `out`, in its order.
    pub(super) fn drawing(
        &mut self,
        element: Element<'_>,
        around: &Around<'_>,
        out: &mut Vec<Piece>,
    ) {
        let before = out.len();
        let is_object = element.find("o:OLEObject").is_some();
        let mut inner: Option<Element<'_>> = None;
        let mut words = String::new();
        let mut alt = alt_of(element);
        for child in element.descendants() {
            if inner.is_some_and(|inner| inner.holds(child)) {
                continue;
            }
            match child.name() {
                "w:txbxContent" | "mc:Fallback" => {
                    inner = Some(child);
                    if child.name() == "w:txbxContent" {
                        self.text_box(child, out);
                    }
                }
                "pic:cNvPr" | "v:shape" | "v:rect" => {
                    if let Some(said) = said_of(child) {
                        alt = said;
                    }
                    if matches!(child.attr("o:hr"), Some("t" | "true" | "1")) {
                        out.push(Piece::Rule);
                    }
                }
                "a:blip" | "v:imagedata" if !is_object => {
                    self.picture(element, child, &alt, around, out);
                }
                "c:chart" => self.part_with_words(child.attr("r:id"), "c:v", &alt, out),
                "cx:chart" => self.part_with_words(child.attr("r:id"), "cx:pt", &alt, out),
                "dgm:relIds" => self.part_with_words(child.attr("r:dm"), "", &alt, out),
                "v:textpath" => words.push_str(child.attr("string").unwrap_or_default()),
                "a:t" => words.push_str(child.text()),
                _ => {}
            }
        }
        let program = element.find("o:OLEObject").and_then(|object| object.attr("ProgID"));
        let said = if program.is_some() { alt.as_str() } else { "" };
        let rest: Vec<&str> = [program.unwrap_or_default(), said, words.trim()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect();
        if !rest.is_empty() {
            out.push(Piece::Removed(RemovedKind::Drawing, rest.join("\n")));
        } else if out.len() == before {
            out.push(Piece::Removed(RemovedKind::Drawing, name_of(element, alt)));
        }
    }

    fn text_box(&mut self, content: Element<'_>, out: &mut Vec<Piece>) {
        let parts = self.story(content);
        let has_piece = parts.iter().any(|part| match part {
            crate::office::part::Part::Line(line) => !line.pieces.is_empty(),
            _ => true,
        });
        if has_piece || !text_of(&parts).is_empty() {
            out.push(Piece::Box(parts));
        }
    }

    /// Adds a picture. One that is only pointed at is not loaded: its address is told.
    fn picture(
        &mut self,
        drawing: Element<'_>,
        element: Element<'_>,
        alt: &str,
        around: &Around<'_>,
        out: &mut Vec<Piece>,
    ) {
        if let Some(kind) = WarningKind::of_picture(&around.changes) {
            self.report.warn_of(kind, WarningDetail::Picture);
        }
        // The words for whoever cannot see it are Warraq's own, to the letter.
        let exact = self.own.as_ref().and(drawing.find("wp:docPr")).and_then(|it| it.attr("descr"));
        let alt = exact.unwrap_or(alt);
        let ids = ["r:embed", "r:id", "r:pict", "r:link", "r:href"];
        let link =
            ids.iter().filter_map(|name| element.attr(name)).find_map(|id| self.links.by_id(id));
        let media = match link {
            Some(link) if link.is_outside => {
                out.push(Piece::Removed(RemovedKind::Image, link.target.clone()));
                None
            }
            Some(link) => {
                let part = link.target.clone();
                let bytes = || self.package.bytes(&part).ok().flatten();
                self.pictures.add(&part, alt, bytes, self.ids, self.report)
            }
            None => {
                self.report.warn(WarningKind::PictureUnreadable, alt);
                None
            }
        };
        out.push(Piece::Picture(PicturePart { media, alt: alt.to_owned() }));
    }

    /// Adds the words of a chart or diagram, which has a part of its own, with what is said of it.
    fn part_with_words(&mut self, id: Option<&str>, values: &str, alt: &str, out: &mut Vec<Piece>) {
        let link = id.and_then(|id| self.links.by_id(id)).filter(|link| !link.is_outside);
        let part = link.map(|link| link.target.clone()).unwrap_or_default();
        let xml = self.package.xml(&part, self.report).ok().flatten();
        let words = xml.map(|xml| {
            let root = xml.root();
            let labels =
                root.descendants().filter(|child| !values.is_empty() && child.name() == values);
            let labels = labels.map(Element::text).collect::<Vec<_>>().join(" ");
            format!("{}\n{labels}", plain_text(root))
        });
        let words = words.unwrap_or_default();
        let words = format!("{alt}\n{}", words.trim());
        out.push(Piece::Removed(RemovedKind::Drawing, words.trim().to_owned()));
    }
}

/// What a reader who cannot see the drawing is told.
fn alt_of(drawing: Element<'_>) -> String {
    drawing.find("wp:docPr").and_then(said_of).unwrap_or_default()
}

/// What the pictures in a part that is not read are known by.
pub(in crate::import::docx) fn pictures(part: Element<'_>) -> Vec<String> {
    let drawings = part.descendants().filter(|it| matches!(it.name(), "w:drawing" | "w:pict"));
    let has_picture = |drawing: &Element<'_>| {
        drawing.find("a:blip").or_else(|| drawing.find("v:imagedata")).is_some()
    };
    let mut named: Vec<String> = Vec::new();
    for drawing in drawings.filter(has_picture) {
        let name = name_of(drawing, alt_of(drawing));
        if !named.contains(&name) {
            named.push(name);
        }
    }
    named
}

/// What a drawing without words is known by: what is said of it, else its own name.
fn name_of(drawing: Element<'_>, alt: String) -> String {
    let name = drawing.find("wp:docPr").and_then(|about| about.attr("name"));
    if alt.is_empty() { name.unwrap_or_default().to_owned() } else { alt }
}

/// The title and description that a person gave.
fn said_of(about: Element<'_>) -> Option<String> {
    let said = |name| about.attr(name).map(str::trim).filter(|text| !text.is_empty());
    let description = said("descr").or_else(|| said("alt"));
    let title = said("title").filter(|title| Some(*title) != description);
    let both: Vec<&str> = title.into_iter().chain(description).collect();
    (!both.is_empty()).then(|| both.join(": "))
}
