//! The earlier states of an article.

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::State;
use warraq_core::action::Action;
use warraq_core::article::{ArticleId, BlockId};
use warraq_core::diff::{self, BlockChange, BlockDiff, ComparedBlock, FieldDiff};
use warraq_core::fields::FieldName;
use warraq_store::revisions::Part;
use warraq_store::{Revision, revisions};

use super::article::ArticleView;
use super::document::MergedJson;
use crate::error::AppError;
use crate::state::Desk;

/// What changed between two revisions.
#[derive(Debug, Serialize, Type)]
pub struct RevisionDiff {
    /// The earlier one.
    pub from: u32,
    /// The later one.
    pub to: u32,
    /// Fields that differ.
    pub fields: Vec<FieldDiff>,
    /// All blocks, in the later order, removed ones where they stood.
    pub blocks: Vec<BlockDiff>,
}

/// The revisions of an article, the newest first.
///
/// # Errors
/// `not_found`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn revision_list(desk: State<'_, Desk>, article: ArticleId) -> Result<Vec<Revision>, AppError> {
    desk.read(|vault| vault.revisions(article))
}

/// What changed from one revision to another, word by word.
///
/// # Errors
/// `not_found`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn revision_diff(
    desk: State<'_, Desk>,
    article: ArticleId,
    from: u32,
    to: u32,
) -> Result<RevisionDiff, AppError> {
    let (old, new) =
        desk.read(|vault| Ok((vault.revision(article, from)?, vault.revision(article, to)?)))?;
    let changes = diff::articles(&old, &new);
    Ok(RevisionDiff { from, to, fields: changes.fields, blocks: changes.blocks })
}

/// Two revisions in one, as the page shows them.
#[derive(Debug, Serialize, Type)]
pub struct RevisionComparison {
    /// The earlier one.
    pub from: u32,
    /// The later one.
    pub to: u32,
    /// Every field that either has, with the words of both.
    pub fields: Vec<FieldDiff>,
    /// All blocks, in the later order, removed ones where they stood.
    pub blocks: Vec<ComparedBlockView>,
}

/// A block in both revisions or one.
#[derive(Debug, Serialize, Type)]
pub struct ComparedBlockView {
    /// The block.
    pub id: BlockId,
    /// What happened to it.
    pub change: BlockChange,
    /// Whether it stands elsewhere among the blocks that both have.
    pub moved: bool,
    /// One node, with what came and what went in it; two where the old one cannot stand in the new one.
    pub nodes: Vec<MergedJson>,
}

impl From<ComparedBlock> for ComparedBlockView {
    fn from(ComparedBlock { id, change, moved, nodes }: ComparedBlock) -> Self {
        Self { id, change, moved, nodes: nodes.into_iter().map(MergedJson).collect() }
    }
}

/// Two revisions in one, word by word, as the page shows them.
///
/// # Errors
/// `not_found`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn revision_compare(
    desk: State<'_, Desk>,
    article: ArticleId,
    from: u32,
    to: u32,
) -> Result<RevisionComparison, AppError> {
    let (old, new) =
        desk.read(|vault| Ok((vault.revision(article, from)?, vault.revision(article, to)?)))?;
    let compared = diff::compare(&old, &new);
    let blocks = compared.blocks.into_iter().map(ComparedBlockView::from).collect();
    Ok(RevisionComparison { from, to, fields: compared.fields, blocks })
}

/// Gives a revision a name; an empty one takes it away.
///
/// # Errors
/// `not_found`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn revision_name(
    desk: State<'_, Desk>,
    article: ArticleId,
    revision: u32,
    name: String,
) -> Result<Vec<Revision>, AppError> {
    desk.act(Action::RevisionName, |tx| revisions::name(tx, article, revision, &name))?;
    desk.read(|vault| vault.revisions(article))
}

/// A part of an article that comes back alone.
#[derive(Debug, Clone, Copy, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum RevisionPart {
    /// A block of the body.
    Block(BlockId),
    /// A field.
    Field(FieldName),
}

/// Makes one block or field what it was in a revision; everything else stays.
///
/// # Errors
/// `not_found`; `invalid_document` where it cannot stand in the article as it is now; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn revision_restore_part(
    desk: State<'_, Desk>,
    article: ArticleId,
    revision: u32,
    part: RevisionPart,
) -> Result<ArticleView, AppError> {
    let part = match part {
        RevisionPart::Block(block) => Part::Block(block),
        RevisionPart::Field(field) => Part::Field(field),
    };
    desk.act(Action::RevisionRestore, |tx| revisions::restore_part(tx, article, revision, part))?;
    ArticleView::read(&desk, article)
}

/// Brings a revision back as the article's newest state; nothing in between is lost.
///
/// # Errors
/// `not_found`; `locked`.
#[tauri::command(async)]
#[specta::specta]
#[expect(clippy::needless_pass_by_value, reason = "tauri hands state over by value")]
pub fn revision_restore(
    desk: State<'_, Desk>,
    article: ArticleId,
    revision: u32,
) -> Result<ArticleView, AppError> {
    desk.act(Action::RevisionRestore, |tx| revisions::restore(tx, article, revision))?;
    ArticleView::read(&desk, article)
}
