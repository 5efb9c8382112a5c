//! Which page of a damaged database belongs to what: by what leads to it.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;

use super::btree::{self, Cell, Kind, Node};
use super::record;
use crate::error::StoreError;
use crate::vault::Pages;
use crate::verify::GoesOn;

/// So many pages are looked at before it is asked whether that goes on.
const AT_ONCE: u32 = 256;

/// No tree is deeper.
const DEEPEST: usize = 20;

/// Every page of a database.
pub(super) struct Map<'a> {
    pages: &'a mut Pages,
    /// What each page of a tree is, that is not free, by its number less one.
    kinds: Vec<Option<Kind>>,
    /// Whether something leads to it from the root of a tree.
    is_reached: Vec<bool>,
    children: BTreeMap<u32, Vec<u32>>,
    /// Those that are not as they were written.
    damaged: BTreeSet<u32>,
    /// Those of which it is known what they were for: something leads to them from the root of a tree.
    led_to: BTreeSet<u32>,
    /// Where the trees of tables and indexes begin.
    roots: BTreeMap<String, u32>,
    /// The version of the database, where the first page says it.
    pub(super) version: Option<u32>,
}

/// What is left of a tree.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Its pages, as far as something leads to them.
    pub(super) pages: Vec<u32>,
    /// Whether one with rows is lost, or may be.
    pub(super) lost_rows: bool,
    /// Whether one that leads to others is lost.
    pub(super) lost_way: bool,
    /// The page with which it begins.
    pub(super) root: Root,
}

/// The page with which a tree begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Root {
    /// It is there.
    #[default]
    There,
    /// It cannot be read.
    Lost,
    /// Nothing says which it is.
    Unknown,
}

impl Tree {
    /// Whether there may be pages of it to which nothing leads.
    pub(super) fn has_hole(&self) -> bool {
        self.lost_rows || self.lost_way || self.root != Root::There
    }
}

impl<'a> Map<'a> {
    /// Looks at every page, for as long as `goes_on` lets it.
    ///
    /// # Errors
    /// `Damaged` where none is as it was written; as the disk says; what `goes_on` fails with.
    pub(super) fn of(pages: &'a mut Pages, goes_on: GoesOn<'_>) -> Result<Self, StoreError> {
        let count = pages.count();
        let mut map = Self {
            pages,
            kinds: vec![None; count as usize],
            is_reached: vec![false; count as usize],
            children: BTreeMap::new(),
            damaged: BTreeSet::new(),
            led_to: BTreeSet::new(),
            roots: BTreeMap::new(),
            version: None,
        };
        for number in 1..=count {
            if number % AT_ONCE == 0 {
                goes_on()?;
            }
            map.look(number)?;
        }
        if map.damaged.len() == count as usize {
            return Err(StoreError::damaged("no page can be read"));
        }
        map.read_head()?;
        map.find_roots()?;
        Ok(map)
    }

    /// Whether a page is not as it was written.
    pub(super) fn has_damage(&self) -> bool {
        !self.damaged.is_empty()
    }

    /// Whether there are damaged pages to which nothing leads: they may have been anything's.
    pub(super) fn has_unknown_damage(&self) -> bool {
        self.damaged.iter().any(|page| !self.led_to.contains(page))
    }

    /// The tree of the table or index with this name, whose pages are reached from now on.
    pub(super) fn tree(&mut self, name: &str, has_numbers: bool) -> Tree {
        match self.roots.get(name) {
            Some(root) => self.tree_at(*root, has_numbers),
            None => Tree { root: Root::Unknown, ..Tree::default() },
        }
    }

    /// The names of all trees that were found.
    pub(super) fn names(&self) -> Vec<String> {
        self.roots.keys().cloned().collect()
    }

    /// Pages of trees to which nothing leads, with what they are.
    pub(super) fn cut_off(&self) -> Vec<(u32, Kind)> {
        let all = (1..).zip(self.kinds.iter().zip(&self.is_reached));
        all.filter_map(|(number, (kind, is_reached))| {
            Some((number, (*kind)?)).filter(|_| !is_reached)
        })
        .collect()
    }

    /// What the page holds; nothing where it is none of a tree.
    ///
    /// # Errors
    /// As the disk says.
    pub(super) fn node(&mut self, number: u32) -> Result<Option<Node>, StoreError> {
        Ok(self.pages.read(number)?.and_then(|page| Node::of(number, &page)))
    }

    /// The values of a row, with what stands on other pages; nothing where one of those is lost.
    ///
    /// # Errors
    /// As the disk says.
    pub(super) fn values(&mut self, cell: Cell) -> Result<Option<Vec<Value>>, StoreError> {
        let Cell { length, mut bytes, goes_on, .. } = cell;
        let mut next = goes_on.unwrap_or_default();
        while bytes.len() < length {
            self.led_to.insert(next);
            let page = self.pages.read(next)?;
            let Some((then, part)) = page.as_deref().and_then(btree::overflow) else {
                return Ok(None);
            };
            let more = part.len().min(length - bytes.len());
            bytes.extend_from_slice(&part[..more]);
            next = then;
        }
        Ok(record::values(&bytes))
    }

    fn look(&mut self, number: u32) -> Result<(), StoreError> {
        let Some(page) = self.pages.read(number)? else {
            self.damaged.insert(number);
            return Ok(());
        };
        if let Some(node) = Node::of(number, &page) {
            self.kinds[number as usize - 1] = Some(node.kind);
            if node.kind.leads() {
                self.children.insert(number, node.children);
            }
        }
        Ok(())
    }

    /// What the first page says: of pages that are free nothing is read, it is of an older state.
    fn read_head(&mut self) -> Result<(), StoreError> {
        self.led_to.insert(1);
        let Some((mut next, version)) = self.pages.read(1)?.and_then(|page| btree::head(&page))
        else {
            return Ok(());
        };
        self.version = Some(version);
        while next != 0 && self.led_to.insert(next) {
            let Some((then, free)) = self.pages.read(next)?.and_then(|page| btree::free(&page))
            else {
                break;
            };
            for page in free.iter().chain([&next]) {
                self.led_to.insert(*page);
                if let Some(kind) = self.kinds.get_mut((*page as usize).wrapping_sub(1)) {
                    *kind = None;
                    self.children.remove(page);
                }
            }
            next = then;
        }
        Ok(())
    }

    /// Reads where everything begins, by rows that nothing leads to where some are damaged that do.
    fn find_roots(&mut self) -> Result<(), StoreError> {
        let tree = self.tree_at(1, true);
        let mut pages = tree.pages.clone();
        if tree.has_hole() {
            let rows = self.cut_off().into_iter().filter(|(_, kind)| *kind == Kind::Rows);
            pages.extend(rows.map(|(number, _)| number));
        }
        for page in pages {
            let Some(node) = self.node(page)? else { continue };
            for cell in node.cells {
                let Some(values) = self.values(cell)? else { continue };
                if let [Value::Text(what), Value::Text(name), _, Value::Integer(root), _] =
                    &values[..]
                    && matches!(what.as_str(), "table" | "index")
                    && let Ok(root @ 2..) = u32::try_from(*root)
                {
                    self.roots.insert(name.clone(), root);
                    self.led_to.insert(root);
                    self.is_reached[page as usize - 1] = true;
                }
            }
        }
        Ok(())
    }

    fn tree_at(&mut self, root: u32, has_numbers: bool) -> Tree {
        let mut tree = Tree::default();
        let (mut lost, mut leaves_at) = (Vec::new(), None);
        let mut open = vec![(root, 0)];
        while let Some((number, depth)) = open.pop() {
            self.led_to.insert(number);
            let kind = self.kinds.get((number as usize).wrapping_sub(1)).copied().flatten();
            let Some(kind) = kind.filter(|kind| kind.has_numbers() == has_numbers) else {
                lost.push(depth);
                continue;
            };
            if std::mem::replace(&mut self.is_reached[number as usize - 1], true) {
                continue;
            }
            tree.pages.push(number);
            if !kind.leads() {
                leaves_at = Some(depth);
            } else if depth < DEEPEST {
                let children = self.children.get(&number).into_iter().flatten().rev();
                open.extend(children.map(|child| (*child, depth + 1)));
            }
        }
        if lost.contains(&0) {
            tree.root = Root::Lost;
        }
        // All leaves of a tree are equally deep.
        tree.lost_way = lost.iter().any(|depth| leaves_at.is_some_and(|leaves| *depth < leaves));
        tree.lost_rows =
            lost.iter().any(|depth| *depth > 0 && leaves_at.is_none_or(|leaves| *depth >= leaves));
        tree
    }
}
