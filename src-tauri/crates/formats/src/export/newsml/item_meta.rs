//! What the item is: who sends it, which version it is, what may be done with it.

use warraq_core::workflow::Status;

use super::super::ExportInput;
use crate::hypertext::text;
use crate::pen::Pen;
use crate::wire;

/// Writes `itemMeta`; the order of its parts is that of the schema.
pub(super) fn write(pen: &mut Pen, input: &ExportInput<'_>, title: &str) {
    let (article, fields) = (input.article(), &input.article().fields);
    pen.raw("<itemMeta>\n<itemClass qcode=\"ninat:text\"/>\n");
    // An item says who sends it, even where nobody gave a name.
    if input.newsroom.trim().is_empty() {
        pen.raw("<provider literal=\"unnamed\"/>\n");
    } else {
        let literal = format!(" literal=\"{}\"", text(input.newsroom));
        pen.named("provider", &literal, input.newsroom);
    }
    time(pen, "versionCreated", &wire::time(article.updated_at));
    time(pen, "firstCreated", &wire::time(article.created_at));
    if let Some(until) = fields.embargo {
        time(pen, "embargoed", &wire::time(until));
    }
    let status = wire::publishing_status(article.status);
    pen.raw(&format!("<pubStatus qcode=\"stat:{status}\"/>\n"));
    pen.named("service", "", &fields.section);
    pen.label("title", "", title);
    for correction in wire::corrections(fields) {
        pen.label("edNote", "", &correction);
    }
    if article.status == Status::Corrected {
        pen.raw("<signal qcode=\"sig:correction\"/>\n");
    }
    pen.raw("</itemMeta>\n");
}

fn time(pen: &mut Pen, tag: &str, time: &str) {
    pen.raw(&format!("<{tag}>{time}</{tag}>\n"));
}
