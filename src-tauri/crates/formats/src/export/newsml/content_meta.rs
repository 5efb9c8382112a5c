//! What the text is: when and where it was written, by whom, about what.

use super::super::ExportInput;
use crate::hypertext::text;
use crate::options::Disclosure;
use crate::pen::Pen;
use crate::{wire, wording};

/// Writes `contentMeta`; the order of its parts is that of the schema.
pub(super) fn write(pen: &mut Pen, input: &ExportInput<'_>) {
    pen.raw("<contentMeta>\n");
    origin(pen, input);
    about(pen, input);
    published(pen, input);
    pen.raw("</contentMeta>\n");
}

fn origin(pen: &mut Pen, input: &ExportInput<'_>) {
    let (article, fields) = (input.article(), &input.article().fields);
    let day = fields.date.map(|date| date.to_string());
    let created = day.unwrap_or_else(|| wire::time(article.created_at));
    pen.raw(&format!("<contentCreated>{created}</contentCreated>\n"));
    let modified = wire::time(article.updated_at);
    pen.raw(&format!("<contentModified>{modified}</contentModified>\n"));
    pen.named("located", "", &fields.place);
    for source in &fields.sources {
        pen.named("infoSource", &literal(source), source);
    }
    // Who wrote it and who had it last, as data; the byline is part of what is published.
    if input.options.people == Disclosure::Told {
        for name in &fields.byline {
            pen.named("creator", &literal(name), name);
        }
        pen.named("contributor", &literal(&article.updated_by), &article.updated_by);
    }
    pen.raw(&format!("<altId>{}</altId>\n", article.id));
}

fn about(pen: &mut Pen, input: &ExportInput<'_>) {
    let (article, fields) = (input.article(), &input.article().fields);
    pen.raw(&format!("<language tag=\"{}\"/>\n", text(wording::tag(&fields.language))));
    if let Some(genre) = wire::genre(fields.profile) {
        pen.raw(&format!("<genre qcode=\"genre:{genre}\"/>\n"));
    }
    for tag in &article.tags {
        pen.label("keyword", "", tag.as_str());
    }
    for code in &fields.topics {
        let subject = match wire::media_topic(code) {
            Some(digits) => {
                format!("<subject type=\"cpnat:abstract\" qcode=\"medtop:{digits}\"/>\n")
            }
            None => format!("<subject{}/>\n", literal(code)),
        };
        pen.raw(&subject);
    }
}

fn published(pen: &mut Pen, input: &ExportInput<'_>) {
    let fields = &input.article().fields;
    pen.label("slugline", "", &fields.slug);
    pen.label("headline", " rank=\"1\"", &fields.headline);
    pen.label("headline", " rank=\"2\"", &fields.kicker);
    pen.list("dateline", &wire::dateline(fields));
    pen.list("by", &wire::by(fields));
    pen.label("creditline", "", &fields.credit);
    pen.label("description", " role=\"drol:summary\"", &fields.standfirst);
}

fn literal(name: &str) -> String {
    format!(" literal=\"{}\"", text(name))
}
