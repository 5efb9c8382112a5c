//! The styles that letters, paragraphs and tables have by hand.

use std::collections::BTreeMap;

use warraq_core::article::Mark;

use super::content::{name_of, points};
use super::styles::{encoded, side, writing_mode};
use crate::manuscript::run::Run;
use crate::manuscript::shape::Align;
use crate::manuscript::xml::escaped;
use crate::manuscript::{Paragraph, STEP};

/// Styles without a name of their own, in the order they are met.
#[derive(Default)]
pub(super) struct Automatic {
    /// Their names by what they say.
    names: BTreeMap<String, String>,
    written: Vec<String>,
}

impl Automatic {
    /// All of them.
    pub(super) fn written(&self) -> String {
        self.written.concat()
    }

    fn name(&mut self, prefix: &str, says: String) -> String {
        if let Some(known) = self.names.get(&says) {
            return known.clone();
        }
        let name = format!("{prefix}{}", self.names.len() + 1);
        self.written.push(says.replacen("NAME", &name, 1));
        self.names.insert(says, name.clone());
        name
    }

    /// The style of a paragraph.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph) -> String {
        let parent = name_of(paragraph.style);
        let mode = writing_mode(paragraph.dir);
        let align = match paragraph.style.shape().align {
            Align::Start => format!(" fo:text-align=\"{}\"", side(paragraph.dir)),
            Align::Centre => String::new(),
        };
        let indent = match paragraph.item {
            Some(item) => {
                let base = paragraph.style.shape().indent;
                let margin = points(base + STEP * (i32::from(item.level) + 1));
                let hanging = if item.has_sign { "-17pt" } else { "0pt" };
                format!(" fo:margin-left=\"{margin}\" fo:text-indent=\"{hanging}\"")
            }
            None => String::new(),
        };
        let lang = paragraph.lang.as_deref().map(language).unwrap_or_default();
        let letters =
            if lang.is_empty() { lang } else { format!("<style:text-properties{lang}/>") };
        self.name(
            "P",
            format!(
                "<style:style style:name=\"NAME\" style:family=\"paragraph\" \
                 style:parent-style-name=\"{parent}\"><style:paragraph-properties \
                 style:writing-mode=\"{mode}\"{align}{indent}/>{letters}</style:style>"
            ),
        )
    }

    /// The style of a run in a paragraph of this language; nothing where it looks like all others.
    pub(super) fn run(&mut self, run: &Run, lang: Option<&str>) -> Option<String> {
        let parent = match run.sign {
            Some(sign) => format!(" style:parent-style-name=\"{}\"", encoded(sign.name())),
            None => String::new(),
        };
        let mut looks = String::new();
        for (mark, look) in LOOKS {
            if run.marks.has(mark) && run.sign.is_none() {
                looks.push_str(look);
            }
        }
        let own = run.marks.as_slice().iter().find_map(|mark| match mark {
            Mark::Lang { lang, .. } => Some(lang.as_str()),
            _ => None,
        });
        if let Some(lang) = own.filter(|own| Some(*own) != lang) {
            looks.push_str(&language(lang));
        }
        if parent.is_empty() && looks.is_empty() {
            return None;
        }
        Some(self.name(
            "T",
            format!(
                "<style:style style:name=\"NAME\" style:family=\"text\"{parent}>\
                 <style:text-properties{looks}/></style:style>"
            ),
        ))
    }

    /// The style of a table or cell.
    pub(super) fn of_table(&mut self, family: &str, properties: &str) -> String {
        let prefix = if family == "table" { "Table" } else { "Cell" };
        self.name(
            prefix,
            format!(
                "<style:style style:name=\"NAME\" style:family=\"{family}\">\
                 <style:{family}-properties {properties}/></style:style>"
            ),
        )
    }
}

/// What marks look like: Western letters and those of complex scripts are told apart.
const LOOKS: [(&str, &str); 6] = [
    ("strong", " fo:font-weight=\"bold\" style:font-weight-complex=\"bold\""),
    ("emphasis", " fo:font-style=\"italic\" style:font-style-complex=\"italic\""),
    (
        "underline",
        " style:text-underline-style=\"solid\" style:text-underline-width=\"auto\" \
         style:text-underline-color=\"font-color\"",
    ),
    ("strike", " style:text-line-through-style=\"solid\" style:text-line-through-type=\"single\""),
    ("superscript", " style:text-position=\"super 58%\""),
    ("subscript", " style:text-position=\"sub 58%\""),
];

/// What says that letters are in a language, of both kinds of letters.
fn language(tag: &str) -> String {
    let mut parts = tag.split('-');
    let first = escaped(parts.next().unwrap_or_default());
    let rest: Vec<&str> = parts.collect();
    let country = rest.iter().find(|part| part.len() == 2).copied().unwrap_or("none");
    let is_simple = rest.iter().all(|part| part.len() == 2);
    let exact = if is_simple {
        String::new()
    } else {
        let tag = escaped(tag);
        format!(" style:rfc-language-tag=\"{tag}\" style:rfc-language-tag-complex=\"{tag}\"")
    };
    format!(
        " fo:language=\"{first}\" fo:country=\"{country}\" style:language-complex=\"{first}\" \
         style:country-complex=\"{country}\"{exact}"
    )
}
