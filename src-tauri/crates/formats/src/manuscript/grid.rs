//! Tables laid out, so that every row has as many columns.

use warraq_core::article::{CellKind, Table};

/// The most columns that a cell may cover: what Word has.
pub(crate) const MAX_COLUMNS: u32 = 63;

/// A place in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// A cell of the article, by its row and its place in that, and the columns and rows it covers.
    Cell {
        /// The row and the place in it.
        at: (usize, usize),
        /// Columns.
        columns: u32,
        /// Rows, to the end of the table at most.
        rows: u32,
    },
    /// So many columns that a cell above reaches down into.
    Covered(u32),
    /// So many columns that no cell covers.
    Gap(u32),
}

/// The places of each row of `table`, and how many columns there are.
pub(crate) fn laid_out(table: &Table) -> (Vec<Vec<Place>>, u32) {
    let mut grid = Grid::default();
    let mut rows: Vec<Vec<Place>> = Vec::new();
    let mut widths: Vec<u32> = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        let rows_left = u32::try_from(table.rows.len() - index).unwrap_or(u32::MAX);
        let mut places = Vec::new();
        let mut column = 0;
        for (place, cell) in row.cells.iter().enumerate() {
            let columns = cell.colspan.clamp(1, MAX_COLUMNS);
            let covered = cell.rowspan.clamp(1, rows_left);
            grid.pass_until_free(columns, &mut column, &mut places);
            grid.put(column, columns, covered);
            places.push(Place::Cell { at: (index, place), columns, rows: covered });
            column += columns;
        }
        grid.pass_rest(&mut column, &mut places);
        grid.end_row();
        rows.push(places);
        widths.push(column);
    }
    let all = widths.iter().copied().max().unwrap_or(1);
    for (places, width) in rows.iter_mut().zip(widths) {
        if width < all {
            places.push(Place::Gap(all - width));
        }
    }
    (rows, all)
}

/// The first rows that hold nothing but headings, as long as others follow.
pub(crate) fn head_rows(table: &Table) -> usize {
    let is_head = |row: &&warraq_core::article::Row| {
        row.cells.iter().all(|cell| cell.kind == CellKind::Header && cell.rowspan == 1)
    };
    let head = table.rows.iter().take_while(is_head).count();
    if head < table.rows.len() { head } else { 0 }
}

/// How far cells reach down, by their first column: columns, and rows with this one.
#[derive(Default)]
struct Grid {
    reaching: Vec<(u32, u32, u32)>,
}

impl Grid {
    /// The cell that covers `column`: its first column and how many it covers.
    fn covers(&self, column: u32) -> Option<(u32, u32)> {
        let is_here =
            |(first, columns, _): &&(u32, u32, u32)| (*first..first + columns).contains(&column);
        self.reaching.iter().find(is_here).map(|(first, columns, _)| (*first, *columns))
    }

    fn pass_until_free(&self, columns: u32, column: &mut u32, places: &mut Vec<Place>) {
        loop {
            if let Some((first, covered)) = self.covers(*column) {
                places.push(Place::Covered(covered));
                *column = first + covered;
                continue;
            }
            let Some(blocked) = (*column..*column + columns).find(|at| self.covers(*at).is_some())
            else {
                return;
            };
            places.push(Place::Gap(blocked - *column));
            *column = blocked;
        }
    }

    /// Passes what reaches down behind the last cell of a row.
    fn pass_rest(&self, column: &mut u32, places: &mut Vec<Place>) {
        let from = *column;
        let next = |column: u32| {
            self.reaching.iter().filter(|(first, ..)| *first >= column).map(|it| it.0).min()
        };
        let is_new = |first: u32| first >= from;
        while let Some(first) = next(*column).filter(|first| is_new(*first)) {
            if first > *column {
                places.push(Place::Gap(first - *column));
            }
            let columns = self.covers(first).map_or(1, |(_, columns)| columns);
            places.push(Place::Covered(columns));
            *column = first + columns;
        }
    }

    fn put(&mut self, column: u32, columns: u32, rows: u32) {
        self.reaching.push((column, columns, rows));
    }

    fn end_row(&mut self) {
        for (_, _, rows) in &mut self.reaching {
            *rows -= 1;
        }
        self.reaching.retain(|(_, _, rows)| *rows > 0);
    }
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;
    use warraq_core::article::{BlockAttrs, Cell, Row};

    use super::*;

    /// The places of a table of these rows: columns and rows of each cell.
    fn drawn(rows: &[&[(u32, u32)]]) -> Vec<String> {
        let cell = |(colspan, rowspan): &(u32, u32)| Cell {
            kind: CellKind::Data,
            colspan: *colspan,
            rowspan: *rowspan,
            content: Vec::new(),
        };
        let rows = rows.iter().map(|row| Row { cells: row.iter().map(cell).collect() }).collect();
        let table = Table { attrs: BlockAttrs::new(&mut Ulid::nil), rows };
        let (rows, all) = laid_out(&table);
        let width = |place: &Place| match place {
            Place::Cell { columns, .. } | Place::Covered(columns) | Place::Gap(columns) => *columns,
        };
        for row in &rows {
            assert_eq!(row.iter().map(width).sum::<u32>(), all, "{rows:?}");
        }
        let draw = |place: &Place| match place {
            Place::Cell { columns, rows, .. } => format!("{columns}x{rows}"),
            Place::Covered(columns) => format!("^{columns}"),
            Place::Gap(columns) => format!("_{columns}"),
        };
        rows.iter().map(|row| row.iter().map(draw).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn every_row_is_as_wide_as_the_widest() {
        assert_eq!(drawn(&[&[(1, 1), (1, 1)], &[(2, 1)]]), ["1x1 1x1", "2x1"]);
        assert_eq!(drawn(&[&[(1, 1), (1, 2)], &[(1, 1)]]), ["1x1 1x2", "1x1 ^1"]);
        assert_eq!(drawn(&[&[(1, 2), (1, 1)], &[(1, 1)]]), ["1x2 1x1", "^1 1x1"]);
        assert_eq!(drawn(&[&[(1, 1)], &[(1, 1), (1, 1)]]), ["1x1 _1", "1x1 1x1"]);
    }

    #[test]
    fn a_cell_that_does_not_fit_goes_on_behind_and_none_leaves_the_table() {
        assert_eq!(drawn(&[&[(1, 1), (1, 2)], &[(2, 9)]]), ["1x1 1x2 _2", "_1 ^1 2x1"]);
        assert_eq!(drawn(&[&[(900, 1)], &[(1, 1)]]), ["63x1", "1x1 _62"]);
        assert_eq!(drawn(&[&[(1, 1), (1, 1), (1, 2)], &[(1, 1)]]), ["1x1 1x1 1x2", "1x1 _1 ^1"]);
    }
}
