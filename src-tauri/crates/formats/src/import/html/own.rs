//! Pages that Warraq wrote: what their elements say holds, and nothing is looked for in their text.
//!
//! What was read is written again. A page that is not what Warraq writes of it, because somebody changed it or another
//! version wrote it, is read as any other.

mod about;
mod block;
mod line;

use chrono::{DateTime, Utc};
use dom_query::{Document as Page, NodeRef};
use ulid::Ulid;
use warraq_core::article::{Article, ArticleId, BlockId, Dir, Document, IdSource};
use warraq_core::workflow::Status;

use self::about::About;
use self::block::Builder;
use crate::export::{ExportInput, export};
use crate::format::Format;
use crate::implied;
use crate::import::{ImportDefaults, Imported};
use crate::markup::tag;
use crate::picture::{CleanPicture, Picture, Pictures};
use crate::report::{RemovedKind, Report};

/// The article in the page that `text` spells; nothing where Warraq writes another page of it.
pub(super) fn read(
    text: &str,
    page: &Page,
    defaults: &ImportDefaults,
    ids: &mut dyn IdSource,
) -> Option<Imported> {
    let article = article_of(page)?;
    let About { fields, tags, newsroom } = about::of(page, defaults)?;
    let dir = fields.direction();
    let mut builder = Builder::new(ids);
    let mut blocks = builder.article(&article, dir)?;
    let (pictures, clean) = builder.pictures();
    implied::settle(&mut blocks, &fields);
    let body = Document::of(blocks, ids).validated().ok()?;
    let again = Article {
        id: ArticleId::from(Ulid::nil()),
        version: 1,
        status: Status::Draft,
        fields: fields.clone(),
        tags: tags.clone(),
        body: body.clone(),
        created_at: DateTime::<Utc>::UNIX_EPOCH,
        updated_at: DateTime::<Utc>::UNIX_EPOCH,
        updated_by: String::new(),
    };
    if !is_written(text, &again, &newsroom, &clean) {
        return None;
    }
    let mut report = Report::default();
    if !newsroom.is_empty() {
        report.remove(RemovedKind::Surroundings, newsroom);
    }
    Some(Imported { pictures, ..Imported::of(fields, tags, body, report) })
}

/// The element around the article, where the page has nothing beside it.
fn article_of(page: &Page) -> Option<NodeRef<'_>> {
    let body = page.body()?;
    let main = only_element(&body, &["main"])?;
    only_element(&main, &["article", "div"])
}

/// The only element in `node`, where it has one of these names and nothing stands beside it.
fn only_element<'a>(node: &NodeRef<'a>, names: &[&str]) -> Option<NodeRef<'a>> {
    let inside: Vec<NodeRef<'a>> = elements(node)?;
    let [only] = inside.as_slice() else { return None };
    names.contains(&tag::name(only).as_str()).then_some(*only)
}

/// The elements in `node`; nothing where there are letters beside them.
fn elements<'a>(node: &NodeRef<'a>) -> Option<Vec<NodeRef<'a>>> {
    let is_gap = |node: &NodeRef<'a>| tag::letters(node).is_some_and(|text| text.trim().is_empty());
    let inside: Vec<NodeRef<'a>> = node.children_it(false).filter(|node| !is_gap(node)).collect();
    inside.iter().all(NodeRef::is_element).then_some(inside)
}

/// Whether the page is what Warraq writes of the article: its text and its data, whatever its style is.
fn is_written(text: &str, article: &Article, newsroom: &str, pictures: &Pictures) -> bool {
    let input = ExportInput::of(article).with_newsroom(newsroom).with_pictures(pictures);
    let Ok(bytes) = export(Format::Html, &input) else { return false };
    let again = String::from_utf8_lossy(&bytes);
    let parts = |page: &str| {
        let (head, body) = page.split_once("<body>")?;
        let data = head.split_once("<script type=\"application/ld+json\">")?.1;
        Some((data.to_owned(), body.to_owned()))
    };
    parts(text).is_some_and(|parts_of_text| Some(parts_of_text) == parts(&again))
}

/// The pictures of a page, as its article has them and as they are written again.
type Album = (Vec<Picture>, Pictures);

/// The direction of an element that does not say its own where that of the element around is `around`.
fn direction(node: &NodeRef<'_>, around: Dir) -> Dir {
    match tag::attribute(node, "dir").as_str() {
        "rtl" => Dir::Rtl,
        "ltr" => Dir::Ltr,
        _ => around,
    }
}

/// A picture that stood in the page, with its id.
fn picture(id: BlockId, bytes: Vec<u8>) -> Option<(Picture, CleanPicture)> {
    let (media_type, extension) = crate::picture::kind_of(&bytes)?;
    let size = imagesize::blob_size(&bytes).ok()?;
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    let clean = CleanPicture { media_type, bytes: bytes.clone(), width, height };
    let picture = Picture {
        id: id.to_string(),
        name: format!("{id}.{extension}"),
        media_type: media_type.to_owned(),
        bytes,
        source: String::new(),
        alt: String::new(),
        caption: String::new(),
        credit: String::new(),
    };
    Some((picture, clean))
}
