mod changes;
mod frames;
mod inline;
mod media;
mod office;
mod removed;
mod sketch;
mod tables;

use chrono::DateTime;
use dom_query::Document;
use ulid::Ulid;

use super::grow;
use crate::picture::Picture;
use crate::report::{RemovedKind, Report, WarningKind};
use crate::tree::Tree;

/// What a piece of HTML grew to.
struct Found {
    blocks: Vec<String>,
    removed: Vec<(RemovedKind, String)>,
    warnings: Vec<WarningKind>,
    pictures: Vec<Picture>,
}

fn found(html: &str) -> Found {
    let document = Document::from(html);
    let mut report = Report::default();
    let mut next = 0;
    let mut ids = move || {
        next += 1;
        Ulid::from(next)
    };
    let mut pictures = Vec::new();
    let mut tree = Tree::new(&mut report, &mut ids);
    grow(&document.root(), DateTime::UNIX_EPOCH, &mut tree, &mut pictures);
    let grown = tree.finish();
    Found {
        blocks: sketch::blocks(&grown.blocks),
        removed: report.removed.into_iter().map(|removed| (removed.kind, removed.text)).collect(),
        warnings: report.warnings.into_iter().map(|warning| warning.kind).collect(),
        pictures,
    }
}

/// The blocks of a piece of HTML from which nothing is removed.
fn blocks(html: &str) -> Vec<String> {
    let found = found(html);
    assert_eq!(found.removed, [], "{html}");
    found.blocks
}
