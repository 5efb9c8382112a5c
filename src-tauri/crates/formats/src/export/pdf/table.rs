//! Tables: every cell gets its place, so that none covers another or reaches over the edge.

use std::collections::{BTreeSet, HashSet};

use warraq_core::article::{self, CellKind, Dir};
use warraq_typeset::{Cell, Table};

use super::sheet::Maker;

/// The most columns a cell may cover.
const MOST_COVERED: u32 = 100;

impl Maker<'_> {
    pub(super) fn table(&mut self, table: &article::Table, dir: Dir) -> Table {
        let is_heading = |row: &article::Row| {
            row.cells.iter().all(|cell| cell.kind == CellKind::Header && cell.rowspan == 1)
        };
        let has_head = table.rows.len() > 1 && is_heading(&table.rows[0]);
        let places = places(table, has_head);
        // Columns that no cell begins at are none.
        let starts: BTreeSet<u32> = places.iter().flatten().map(|place| place.x).collect();
        let column = |x: u32| u32::try_from(starts.range(..x).count()).unwrap_or(u32::MAX);
        let mut cells = Vec::new();
        for (row, places) in table.rows.iter().zip(&places) {
            for (cell, place) in row.cells.iter().zip(places) {
                // What stands in a row that is repeated has no note of its own.
                let is_repeated = has_head && place.y == 0;
                let around = self.is_apart;
                self.is_apart |= is_repeated;
                let lines = cell.content.iter().map(|one| self.line_in(&one.attrs, &one.content));
                let lines = lines.collect();
                self.is_apart = around;
                let x = column(place.x);
                cells.push(Cell {
                    x,
                    y: place.y,
                    columns: column(place.x + place.columns).max(x + 1) - x,
                    rows: place.rows,
                    is_heading: cell.kind == CellKind::Header,
                    lines,
                });
            }
        }
        let columns = u32::try_from(starts.len()).unwrap_or(u32::MAX).max(1);
        Table { dir, columns, has_head, cells }
    }
}

/// Where a cell stands and what it covers.
struct Place {
    x: u32,
    y: u32,
    columns: u32,
    rows: u32,
}

/// The places of the cells, row by row.
///
/// Source: HTML Living Standard, 4.9.12.1, with cells that never overlap: one that would is as narrow as the gap.
fn places(table: &article::Table, has_head: bool) -> Vec<Vec<Place>> {
    let height = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    let mut taken: HashSet<(u32, u32)> = HashSet::new();
    let mut all = Vec::new();
    for (y, row) in (0..).zip(&table.rows) {
        let mut x = 0;
        let mut places = Vec::new();
        for cell in &row.cells {
            while taken.contains(&(x, y)) {
                x += 1;
            }
            let free = (x..).take_while(|at| !taken.contains(&(*at, y)));
            let wanted = cell.colspan.clamp(1, MOST_COVERED);
            let columns = u32::try_from(free.take(wanted as usize).count()).unwrap_or(1);
            let end = if has_head && y == 0 { 1 } else { height };
            let rows = cell.rowspan.clamp(1, end - y);
            taken.extend((y..y + rows).flat_map(|y| (x..x + columns).map(move |x| (x, y))));
            places.push(Place { x, y, columns, rows });
            x += columns;
        }
        all.push(places);
    }
    all
}
