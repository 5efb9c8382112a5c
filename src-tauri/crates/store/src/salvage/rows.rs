//! The rows of damaged tables: every one that stands on pages which are as they were written.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, params, params_from_iter};
use warraq_core::article::ArticleId;

use super::btree::{Cell, Kind};
use super::map::{Map, Root, Tree};
use super::table::{Table, tables};
use crate::error::StoreError;
use crate::media;
use crate::snapshots;

/// What did not come.
#[derive(Debug, Default)]
pub(super) struct Lost {
    /// The names of tables with rows that did not come, or may have had some.
    pub(super) tables: Vec<String>,
    /// Whose tags did not come as they were.
    pub(super) tags: TagsLost,
}

/// The articles whose tags did not come, or not in their order.
#[derive(Debug, Default)]
pub(super) enum TagsLost {
    /// None.
    #[default]
    None,
    /// These, by their ids.
    Of(BTreeSet<String>),
    /// Nobody knows.
    Some,
}

impl TagsLost {
    /// Whether those of the article did not come, or may not have come.
    pub(super) fn has(&self, article: ArticleId) -> bool {
        match self {
            Self::None => false,
            Self::Of(articles) => articles.contains(&article.to_string()),
            Self::Some => true,
        }
    }
}

/// A table, and how much of it is left.
struct Part {
    table: Table,
    tree: Tree,
    /// Whether a page was found to which nothing leads.
    has_found: bool,
    /// Whether a row is lost that was there.
    lost_row: bool,
}

/// Copies what can be read of every table that `new` has.
///
/// # Errors
/// Where `new` cannot be written.
pub(super) fn copy(map: &mut Map<'_>, new: &Connection) -> Result<Lost, StoreError> {
    let mut parts = Vec::new();
    for table in tables(new)? {
        let tree = map.tree(&table.name, table.has_numbers);
        parts.push(Part { table, tree, has_found: false, lost_row: false });
    }
    let of_tags = map.tree("article_tags_by_tag", false);
    for other in map.names() {
        if parts.iter().all(|part| part.table.name != other) && other != "article_tags_by_tag" {
            // Of an index, or of a table that SQLite has for itself.
            map.tree(&other, other.starts_with("sqlite_s"));
        }
    }
    for part in &mut parts {
        for page in std::mem::take(&mut part.tree.pages) {
            part.copy_page(map, page, new)?;
        }
    }
    // What nothing leads to comes last: where a row is there already, that one counts.
    for (page, kind) in map.cut_off() {
        if let Some(part) = owner(&mut parts, map, page, kind)? {
            part.has_found = true;
            part.copy_page(map, page, new)?;
        }
    }
    let has_unknown_damage = map.has_unknown_damage();
    let lost = parts.iter().filter(|part| part.has_lost(has_unknown_damage));
    let tables: Vec<String> = lost.map(|part| part.table.name.clone()).collect();
    let has_lost_tags = tables.iter().any(|table| table == "article_tags");
    let tags = if has_lost_tags { tags_by_index(map, of_tags, new)? } else { TagsLost::None };
    Ok(Lost { tables, tags })
}

impl Part {
    /// Whether rows did not come, or may not have come.
    fn has_lost(&self, has_unknown_damage: bool) -> bool {
        let Tree { lost_rows, lost_way, root, .. } = self.tree;
        if root == Root::Unknown {
            return self.lost_row || has_unknown_damage;
        }
        // What only leads to rows has none, but where they have no numbers.
        let is_way = !lost_rows && (lost_way || self.has_found) && self.table.has_numbers;
        let lost_page = lost_rows || lost_way || root == Root::Lost;
        self.lost_row || (lost_page && (!is_way || has_unknown_damage))
    }

    /// Brings what stands on the page.
    fn copy_page(
        &mut self,
        map: &mut Map<'_>,
        page: u32,
        new: &Connection,
    ) -> Result<(), StoreError> {
        let Some(node) = map.node(page)? else { return Ok(()) };
        self.lost_row |= node.is_odd;
        for cell in node.cells {
            let number = cell.number;
            let is_there = match map.values(cell)? {
                Some(values) => insert(new, &self.table, number, values)?,
                None => false,
            };
            self.lost_row |= !is_there;
        }
        Ok(())
    }
}

/// The table that the page belongs to, by what it holds; nothing where it is none's, or may be more than one's.
fn owner<'a>(
    parts: &'a mut [Part],
    map: &mut Map<'_>,
    page: u32,
    kind: Kind,
) -> Result<Option<&'a mut Part>, StoreError> {
    if kind == Kind::ToRows || !parts.iter().any(|part| part.tree.has_hole()) {
        return Ok(None);
    }
    let Some(node) = map.node(page)? else { return Ok(None) };
    if node.cells.is_empty() {
        return Ok(None);
    }
    let mut cells = node.cells;
    let could_be = |part: &Part| {
        part.tree.has_hole()
            && part.table.has_numbers == kind.has_numbers()
            && cells.iter().all(|cell| part.table.could_hold(&cell.bytes))
    };
    let names: Vec<String> =
        parts.iter().filter(|part| could_be(part)).map(|part| part.table.name.clone()).collect();
    let name = match &names[..] {
        [name] => Some(name.clone()),
        [] => None,
        _ => by_hash(map, &mut cells)?
            .filter(|name| names.iter().any(|other| other == name))
            .map(str::to_owned),
    };
    Ok(parts.iter_mut().find(|part| Some(&part.table.name) == name.as_ref()))
}

/// Which of the two tables it is whose rows are a hash and what has it.
fn by_hash(map: &mut Map<'_>, cells: &mut Vec<Cell>) -> Result<Option<&'static str>, StoreError> {
    while let Some(cell) = cells.pop() {
        let Some(values) = map.values(cell)? else { continue };
        let [Value::Blob(hash), Value::Blob(body)] = &values[..] else { return Ok(None) };
        let Ok(hash) = <snapshots::Hash>::try_from(hash.as_slice()) else { return Ok(None) };
        if media::is_whole(&hash, body) {
            return Ok(Some("media_data"));
        }
        if snapshots::read(&hash, body).is_ok() {
            return Ok(Some("snapshots"));
        }
    }
    Ok(None)
}

/// Writes the row where it is not there yet; no where the table cannot have it.
fn insert(
    new: &Connection,
    table: &Table,
    number: Option<i64>,
    values: Vec<Value>,
) -> Result<bool, StoreError> {
    let Some(sql) = table.insert(values.len()) else { return Ok(false) };
    let columns = values.into_iter().zip(&table.columns);
    let values = columns.map(|(value, column)| match (value, number) {
        (Value::Null, Some(number)) if column.is_number => Value::Integer(number),
        (value, _) => value,
    });
    match new.prepare_cached(&sql)?.execute(params_from_iter(values)) {
        Ok(_) => Ok(true),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}

/// The index says which tags an article has, and not in which order.
fn tags_by_index(map: &mut Map<'_>, index: Tree, new: &Connection) -> Result<TagsLost, StoreError> {
    let mut articles = BTreeSet::new();
    let mut is_whole = !index.has_hole();
    for page in index.pages {
        let Some(node) = map.node(page)? else { continue };
        is_whole &= !node.is_odd;
        for cell in node.cells {
            match map.values(cell)?.as_deref() {
                Some([Value::Integer(tag), Value::Text(article)]) => {
                    let sql = include_str!("rows/add_tag.sql");
                    if new.prepare_cached(sql)?.execute(params![article, tag])? > 0 {
                        articles.insert(article.clone());
                    }
                }
                _ => is_whole = false,
            }
        }
    }
    Ok(if is_whole { TagsLost::Of(articles) } else { TagsLost::Some })
}
