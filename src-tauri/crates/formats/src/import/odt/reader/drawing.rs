//! Drawings: pictures, boxes with text, and what has no words.

use super::super::plain::{plain_text, words};
use super::Reader;
use super::inline::Around;
use crate::markup::base64;
use crate::office::part::{Part, PicturePart, Piece, text_of};
use crate::office::pieces;
use crate::office::xml::Element;
use crate::report::{RemovedKind, WarningDetail, WarningKind};

/// Pictures that are drawn by commands, of which files have another form beside them.
const DRAWN: [&str; 5] = [".svg", ".svm", ".wmf", ".emf", ".eps"];

impl<'x> Reader<'_, '_, 'x> {
    /// Adds what the drawing `element` has. Groups lie in one another as deep as the file, which is bounded.
    pub(super) fn drawing(&mut self, element: Element<'x>, out: &mut Vec<Piece>) {
        match element.name() {
            "draw:frame" => self.frame(element, out),
            "draw:g" | "draw:a" => {
                if element.name() == "draw:a" {
                    let address = element.attr("xlink:href").unwrap_or_default();
                    pieces::push_removed(out, RemovedKind::Link, address);
                }
                element.children().for_each(|child| self.drawing(child, out));
            }
            name if name.starts_with("svg:") || name.starts_with("office:event") => {}
            _ if plain_text(element).is_empty() => {
                let name = alt_of(element)
                    .or_else(|| element.attr("draw:name").map(str::to_owned))
                    .unwrap_or_default();
                out.push(Piece::Removed(RemovedKind::Drawing, name));
            }
            _ => self.text_box(element, out),
        }
    }

    fn frame(&mut self, frame: Element<'x>, out: &mut Vec<Piece>) {
        // The words for whoever cannot see it are Warraq's own, to the letter.
        let exact = self.own.as_ref().and(frame.child("svg:desc")).map(|it| it.text().to_owned());
        let alt = exact.or_else(|| alt_of(frame)).unwrap_or_default();
        let children = || frame.children().filter(|child| child.name().starts_with("draw:"));
        let is_object = |child: &Element<'_>| {
            matches!(
                child.name(),
                "draw:object"
                    | "draw:object-ole"
                    | "draw:plugin"
                    | "draw:applet"
                    | "draw:floating-frame"
            )
        };
        if let Some(content) = frame.child("draw:text-box") {
            self.text_box(content, out);
        } else if let Some(object) = children().find(is_object) {
            self.object(frame, object, &alt, out);
        } else if let Some(image) = best_image(frame) {
            self.picture(frame, image, &alt, out);
        } else if let Some(table) = frame.child("table:table") {
            let mut parts = Vec::new();
            self.add_table(table, &mut parts);
            out.push(Piece::Box(parts));
        } else {
            out.push(Piece::Removed(RemovedKind::Drawing, alt));
        }
    }

    fn text_box(&mut self, content: Element<'x>, out: &mut Vec<Piece>) {
        let parts = self.story(content);
        let has_piece = parts.iter().any(|part| match part {
            Part::Line(line) => !line.pieces.is_empty(),
            _ => true,
        });
        if has_piece || !text_of(&parts).is_empty() {
            out.push(Piece::Box(parts));
        }
    }

    /// Adds a picture. One that is only pointed at is not loaded: its address is told.
    fn picture(&mut self, frame: Element<'x>, image: Element<'x>, alt: &str, out: &mut Vec<Piece>) {
        if let Some(kind) = WarningKind::of_picture(&self.changes_here()) {
            self.report.warn_of(kind, WarningDetail::Picture);
        }
        let href = image.attr("xlink:href").unwrap_or_default();
        let media = if let Some(data) = image.child("office:binary-data") {
            let name = frame.attr("draw:name").unwrap_or("picture").replace('/', " ");
            let part = format!("{}/{name}", image.index());
            let bytes = || base64::decoded(data.text());
            self.pictures.add(&part, alt, bytes, self.ids, self.report)
        } else if is_outside(href) {
            out.push(Piece::Removed(RemovedKind::Image, href.to_owned()));
            None
        } else {
            let part = href.trim_start_matches("./");
            let bytes = || self.files.bytes(part);
            self.pictures.add(part, alt, bytes, self.ids, self.report)
        };
        out.push(Piece::Picture(PicturePart { media, alt: alt.to_owned() }));
    }

    /// Adds what another program made: the letters of a formula; of anything else is told what it says, else what it is
    /// called.
    fn object(&mut self, frame: Element<'x>, object: Element<'x>, alt: &str, out: &mut Vec<Piece>) {
        let Object { words, is_formula } = self.read_object(object);
        if is_formula && !words.is_empty() {
            self.report.warn_of(WarningKind::Flattened, WarningDetail::FormulaLetters);
            self.say_collapsed(&words, &Around::default(), out);
            return;
        }
        let mut said = vec![alt, &words];
        said.retain(|text| !text.is_empty());
        if said.is_empty() {
            said.extend(frame.attr("draw:name"));
        }
        out.push(Piece::Removed(RemovedKind::Drawing, said.join("\n")));
    }

    /// What a chart, formula or table of another program says, as far as it has words.
    fn read_object(&mut self, object: Element<'x>) -> Object {
        let own = words(object);
        let href = object.attr("xlink:href").unwrap_or_default();
        if !own.is_empty() {
            return Object { words: own, is_formula: object.children().any(is_math) };
        }
        if is_outside(href) {
            return Object { words: href.to_owned(), is_formula: false };
        }
        let folder = href.trim_start_matches("./").trim_end_matches('/');
        let part = format!("{folder}/content.xml");
        let xml = self.files.xml(&part, self.report).ok().flatten();
        let Some(root) = xml.as_ref().map(|xml| xml.root()) else { return Object::default() };
        let words = words(root.child("office:body").unwrap_or(root));
        Object { words, is_formula: is_math(root) }
    }
}

/// What another program made.
#[derive(Default)]
struct Object {
    words: String,
    is_formula: bool,
}

fn is_math(element: Element<'_>) -> bool {
    element.name().rsplit(':').next() == Some("math")
}

/// The form of a picture that can be shown: files hold a drawn and a painted one side by side.
fn best_image(frame: Element<'_>) -> Option<Element<'_>> {
    let images = || frame.children().filter(|child| child.name() == "draw:image");
    let is_painted = |image: &Element<'_>| {
        let href = image.attr("xlink:href").unwrap_or_default().to_lowercase();
        !DRAWN.iter().any(|end| href.ends_with(end))
    };
    images().find(is_painted).or_else(|| images().next())
}

/// Whether it is an address outside of the file.
fn is_outside(href: &str) -> bool {
    href.contains(':') || href.starts_with('/') || href.starts_with("../")
}

/// The title and description that a person gave.
pub(in crate::import::odt) fn alt_of(frame: Element<'_>) -> Option<String> {
    let said = |name| frame.child(name).map(|it| it.text().trim()).filter(|text| !text.is_empty());
    let description = said("svg:desc");
    let title = said("svg:title").filter(|title| Some(*title) != description);
    let both: Vec<&str> = title.into_iter().chain(description).collect();
    (!both.is_empty()).then(|| both.join(": "))
}
