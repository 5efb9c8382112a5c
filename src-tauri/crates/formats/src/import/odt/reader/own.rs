//! Documents that Warraq wrote: what their styles say holds, and what is said of letters is all that they are.

use std::collections::HashMap;

use warraq_core::article::{Mark, Marks};

use super::Reader;
use super::inline::Around;
use crate::manuscript::sign::Sign;
use crate::manuscript::style::Style;
use crate::office::look::{Raised, RunLook};
use crate::office::numbering::{ListPlace, Sign as ListSign};
use crate::office::part::{Line, Piece};
use crate::office::pieces;
use crate::office::xml::Element;

/// What is known of a document of Warraq.
#[derive(Default)]
pub(in crate::import::odt) struct Own {
    /// The signs that writers chose for notes, by the names of these.
    pub(in crate::import::odt) labels: HashMap<String, String>,
    /// The names of notes by the file's own ids.
    pub(super) notes: HashMap<String, String>,
}

impl<'x> Reader<'_, '_, 'x> {
    /// The paragraph `element`.
    pub(super) fn own_line(&mut self, element: Element<'x>) -> Line {
        let named = self.styles.get("paragraph", element.attr("text:style-name"));
        let style = Style::of_name(&named.name);
        let lang = said_twice(&named.by_hand);
        self.standing.paragraphs += 1;
        self.standing.is_after_space = true;
        let mut pieces = Vec::new();
        let around = Around { own_lang: lang.clone(), ..Around::default() };
        self.inline(element, &around, &mut pieces);
        let is_heading = element.name() == "text:h";
        let list = if is_heading { None } else { self.own_item() };
        let continues = list.as_ref().filter(|place| place.sign == ListSign::Nothing);
        let continues = continues.map(|place| place.level);
        let list = list.filter(|place| place.sign != ListSign::Nothing);
        let is_rtl = named.is_rtl.or(Some(false));
        Line { is_rtl, list, style, lang, continues, pieces, ..Line::default() }
    }

    /// The place of a paragraph in the list: the first has the sign of the item, the others go on.
    fn own_item(&mut self) -> Option<ListPlace> {
        let mut item = self.standing.item.clone()?;
        self.standing.item = Some(ListPlace { sign: ListSign::Nothing, ..item.clone() });
        if item.sign != ListSign::Nothing {
            self.lists.begin_item();
            self.lists.count(&mut item);
        }
        Some(item)
    }

    /// Adds letters.
    pub(super) fn own_letters(&mut self, text: &str, around: &Around, out: &mut Vec<Piece>) {
        if text.is_empty() {
            return;
        }
        if let Some(sign) = around.sign {
            out.push(Piece::Sign(sign, text.to_owned()));
            return;
        }
        let marks = self.own_marks(around);
        pieces::push_text(out, text, marks);
    }

    pub(super) fn own_marks(&mut self, around: &Around) -> Marks {
        let near = &around.near;
        let looks = [
            (Mark::Strong, near.bold == Some(true) || near.bold_rtl == Some(true)),
            (Mark::Emphasis, near.italic == Some(true) || near.italic_rtl == Some(true)),
            (Mark::Underline, near.underline == Some(true)),
            (Mark::Strike, near.strike == Some(true)),
            (Mark::Superscript, near.raised == Some(Raised::Super)),
            (Mark::Subscript, near.raised == Some(Raised::Sub)),
        ];
        let lang = said_twice(near).filter(|lang| Some(lang) != around.own_lang.as_ref());
        looks
            .into_iter()
            .filter_map(|(mark, is_set)| is_set.then_some(mark))
            .chain(around.link.clone().map(Mark::Link))
            .chain(lang.map(|lang| Mark::Lang { lang, dir: None }))
            .chain(self.changes_here().as_slice().iter().cloned())
            .chain(self.suggestions.comment_here())
            .fold(Marks::none(), Marks::with)
    }

    /// The sign that a span of this style is.
    pub(super) fn own_sign(&self, name: &str) -> Option<Sign> {
        self.own.as_ref().and_then(|_| Sign::of_name(name))
    }

    /// Adds the sign of a note; what else is known of it is kept.
    pub(super) fn own_note(
        &mut self,
        note: Element<'x>,
        name: &str,
        around: &Around,
        out: &mut Vec<Piece>,
    ) {
        let marks = self.own_marks(around);
        out.push(Piece::Note(name.to_owned(), marks));
        let label = note.child("text:note-citation").and_then(|it| it.attr("text:label"));
        if let Some(own) = &mut self.own {
            let id = note.attr("text:id").unwrap_or_default();
            own.notes.insert(id.to_owned(), name.to_owned());
            own.labels.extend(label.map(|label| (name.to_owned(), label.to_owned())));
        }
    }

    /// Adds the sign of a note that was pointed at before.
    pub(super) fn points_at_note(
        &mut self,
        element: Element<'x>,
        around: &Around,
        out: &mut Vec<Piece>,
    ) -> bool {
        let id = element.attr("text:ref-name").unwrap_or_default();
        let known = self.own.as_ref().and_then(|own| own.notes.get(id)).cloned();
        let Some(name) = known else { return false };
        let marks = self.own_marks(around);
        out.push(Piece::Note(name, marks));
        self.standing.is_after_space = false;
        true
    }
}

/// The language that is said of both kinds of letters alike.
fn said_twice(look: &RunLook) -> Option<String> {
    look.lang.clone().filter(|lang| look.lang_rtl.as_ref() == Some(lang))
}
