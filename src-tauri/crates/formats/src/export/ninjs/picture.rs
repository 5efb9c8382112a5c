//! The pictures of an article: what is known of them, but not where they are.

use serde_json::{Value, json};
use warraq_core::article::{Block, Figure};

use super::super::ExportInput;
use super::item::roles;
use super::object::Object;
use crate::{figures, urn};

/// An object for each figure that has a picture.
pub(super) fn associations(input: &ExportInput<'_>, blocks: &[Block]) -> Vec<Value> {
    let figures = figures::of(blocks).into_iter();
    let pictures = figures.filter_map(|figure| Some((figure, figure.media.as_deref()?)));
    pictures.zip(1..).map(|((figure, id), number)| of(input, figure, id, number)).collect()
}

fn of(input: &ExportInput<'_>, figure: &Figure, id: &str, number: usize) -> Value {
    let mut picture = Object::default();
    picture.put("name", format!("picture-{number}"));
    picture.put("uri", urn::of(id));
    picture.put("type", "picture");
    let caption = figure.caption.to_text();
    let descriptions = [("caption", caption.as_str()), ("alternative", &figure.alt)];
    picture.list("descriptions", roles(&descriptions));
    picture.text("by", &figure.credit);
    if let Some(file) = input.pictures.find(id) {
        let rendition = json!({
            "name": "original",
            "contentType": file.media_type,
            "width": file.width,
            "height": file.height,
            "sizeInBytes": file.bytes.len(),
        });
        picture.put("renditions", vec![rendition]);
    }
    picture.into_value()
}
