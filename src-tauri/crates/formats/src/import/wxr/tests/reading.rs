//! Posts are read as any text is: what the export says for certain wins.

use warraq_core::article::Block;
use warraq_core::fields::FieldName;

use super::{POST, export, posts};
use crate::import::Imported;
use crate::report::told::{removed, warned};
use crate::report::{RemovedKind, TakenFrom, WarningKind};

const TEXT: &str =
    "القامشلي – أعلنت الإدارة الذاتية اليوم الثلاثاء عن خطة جديدة لدعم المزارعين في المنطقة.";

/// The article of a post by `creator` with this content and these other fields.
fn imported(creator: &str, content: &str, meta: &str) -> Imported {
    let (start, rest) = POST.split_once("أعلنت").unwrap();
    let (_, end) = rest.split_once("]]></content").unwrap();
    let post = format!("{start}{content}]]></content{end}");
    let post = post.replace("<![CDATA[kajin]]>", &format!("<![CDATA[{creator}]]>"));
    let post = post.replace("</item>", &format!("{meta}</item>"));
    posts(&export(&post)).1.remove(0).imported
}

#[test]
fn a_bracket_that_is_spelled_as_a_number_is_a_word() {
    let post =
        imported("kajin", "<p>كتب &#091;gallery] و[gallery ids=\"1\"] &#91;/x] هنا أمس.</p>", "");
    assert_eq!(paragraphs(&post), ["كتب [gallery] و [/x] هنا أمس."]);
}

fn paragraphs(imported: &Imported) -> Vec<String> {
    let text = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.content.to_text(),
        other => other.name().to_owned(),
    };
    imported.body.blocks().iter().map(text).collect()
}

#[test]
fn the_byline_and_the_place_of_the_text_are_taken() {
    let post = imported("admin", &format!("بقلم: سلمى علي\n\n{TEXT}"), "");
    assert_eq!(post.fields.byline, ["سلمى علي"]);
    assert_eq!(post.fields.place, "القامشلي");
    assert_eq!(paragraphs(&post), [TEXT]);
    assert_eq!(removed(&post, RemovedKind::BylineLine), ["بقلم: سلمى علي"]);
    assert_eq!(warned(&post, WarningKind::BadField), ["dc:creator: admin"]);
    let of = |field| post.taken.iter().find(|taken| taken.field == field).map(|taken| taken.from);
    assert_eq!(of(FieldName::Byline), Some(TakenFrom::BylineLine));
    assert_eq!(of(FieldName::Headline), Some(TakenFrom::Metadata));
    assert_eq!(post.fields.date.unwrap().to_string(), "2024-01-17", "the export says it");
}

#[test]
fn who_the_export_names_stays() {
    let byline = |creator: &str, content: &str| imported(creator, content, "").fields.byline;
    assert_eq!(byline("kajin", TEXT), ["كاجين أحمد"]);
    assert_eq!(byline("kajin", &format!("بقلم: سلمى علي\n\n{TEXT}")), ["كاجين أحمد", "سلمى علي"]);
    assert_eq!(byline("desk95", TEXT), ["desk95"]);
    assert_eq!(byline("desk95", &format!("بقلم: سلمى علي\n\n{TEXT}")), ["سلمى علي"]);
    for nobody in ["admin", "خبر٢٤", "desk@example.org"] {
        assert!(byline(nobody, TEXT).is_empty(), "{nobody}");
    }
    let agency = imported("رويترز", TEXT, "");
    assert!(
        agency.fields.byline.is_empty() && agency.fields.sources.contains(&"رويترز".to_owned())
    );
}

#[test]
fn what_sites_put_around_a_text_is_listed() {
    let content = format!(
        "{TEXT}\n\nاقرأ أيضا: <a href=\"/x\">خبر آخر</a>\n\n{TEXT} ثانية\n\nشارك هذا الموضوع:\nفيسبوك\nتويتر\n\nالمصدر: وكالات"
    );
    let post = imported("kajin", &content, "");
    assert_eq!(paragraphs(&post), [TEXT.to_owned(), format!("{TEXT} ثانية")]);
    assert_eq!(removed(&post, RemovedKind::Related), ["اقرأ أيضا: خبر آخر"]);
    assert!(post.fields.sources.contains(&"وكالات".to_owned()), "{:?}", post.fields.sources);
}

#[test]
fn the_title_is_the_headline_to_the_letter_and_goes_where_it_stands_again() {
    let title = "واشنطن تبلغ تركيا & غيرها";
    let post = imported("kajin", &format!("<h2>{title}</h2>\n\n{TEXT}"), "");
    assert_eq!(post.fields.headline, title);
    assert_eq!(paragraphs(&post), [TEXT]);
    assert_eq!(removed(&post, RemovedKind::DuplicateTitle), [title]);
}

#[test]
fn footnotes_of_blocks_are_footnotes() {
    let sign = "<sup data-fn=\"aa\" class=\"fn\"><a href=\"#aa\" id=\"aa-link\">1</a></sup>";
    let meta = "<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value>\
        <![CDATA[[{\"content\":\"\\u062d\\u0627\\u0634\\u064a\\u0629 <em>مائلة<\\/em>\",\"id\":\"aa\"}]]]></wp:meta_value></wp:postmeta>";
    for block in ["<!-- wp:footnotes /-->", ""] {
        let content =
            format!("<!-- wp:paragraph --><p>نص{sign} وبقية.</p><!-- /wp:paragraph -->{block}");
        let post = imported("kajin", &content, meta);
        let json = post.body.to_json().to_string();
        assert!(
            json.contains("footnote_ref") && json.contains("حاشية ") && json.contains("مائلة"),
            "{json}"
        );
        assert!(!json.contains('↩'), "{json}");
        let left = warned(&post, WarningKind::UnknownField);
        assert_eq!(left, ["مصدر: رويترز"]);
        assert!(warned(&post, WarningKind::NoteMissing).is_empty());
    }
    let broken = meta.replace("[{", "[");
    let post = imported("kajin", "نص", &broken);
    assert_eq!(
        warned(&post, WarningKind::UnknownField).len(),
        2,
        "what is no list of notes is said"
    );
}
