//! What a page of a database holds, were it found without what leads to it.
//!
//! Source: <https://www.sqlite.org/fileformat2.html#b_tree_pages>

/// How much of a page is the database's own, in bytes: behind it is what the encryption needs.
const USABLE: usize = 4016;

/// The head of the database stands before what the first page holds.
const FILE_HEAD: usize = 100;

/// What a page of a tree is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Rows with numbers.
    Rows,
    /// Leads to rows with numbers.
    ToRows,
    /// Entries: rows without numbers, or those of an index.
    Entries,
    /// Leads to entries, and has some of its own.
    ToEntries,
}

impl Kind {
    /// Whether it leads to others.
    pub(super) fn leads(self) -> bool {
        matches!(self, Self::ToRows | Self::ToEntries)
    }

    /// Whether rows in it, or in what it leads to, have numbers.
    pub(super) fn has_numbers(self) -> bool {
        matches!(self, Self::Rows | Self::ToRows)
    }
}

/// A page of a tree.
pub(super) struct Node {
    pub(super) kind: Kind,
    /// The pages that it leads to, in order.
    pub(super) children: Vec<u32>,
    /// What it holds itself, in order.
    pub(super) cells: Vec<Cell>,
    /// Whether something in it makes no sense.
    pub(super) is_odd: bool,
}

/// A row or an entry, as far as the page has it.
#[derive(Debug)]
pub(super) struct Cell {
    /// The number of the row, where rows have numbers.
    pub(super) number: Option<i64>,
    /// How many bytes it has.
    pub(super) length: usize,
    /// The first of them.
    pub(super) bytes: Vec<u8>,
    /// The page where it goes on, where it does.
    pub(super) goes_on: Option<u32>,
}

impl Node {
    /// What the page with this number holds; nothing where it is none of a tree.
    pub(super) fn of(number: u32, page: &[u8]) -> Option<Self> {
        let at = if number == 1 { FILE_HEAD } else { 0 };
        let (kind, head) = match page.get(at)? {
            0x0d => (Kind::Rows, 8),
            0x05 => (Kind::ToRows, 12),
            0x0a => (Kind::Entries, 8),
            0x02 => (Kind::ToEntries, 12),
            _ => return None,
        };
        let count = short(page, at + 3)?;
        let mut node = Self { kind, children: Vec::new(), cells: Vec::new(), is_odd: false };
        for index in 0..count {
            let read = short(page, at + head + 2 * index).and_then(|at| node.take(page, at));
            node.is_odd |= read.is_none();
        }
        if kind.leads() {
            node.children.push(long(page, at + 8)?);
        }
        Some(node)
    }

    /// Takes up the cell that begins there.
    fn take(&mut self, page: &[u8], at: usize) -> Option<()> {
        let mut rest = page.get(at..USABLE)?;
        if self.kind.leads() {
            self.children.push(long(rest, 0)?);
            rest = &rest[4..];
        }
        if self.kind == Kind::ToRows {
            return Some(());
        }
        let length = usize::try_from(varint(&mut rest)?).ok()?;
        let number = if self.kind == Kind::Rows { Some(varint(&mut rest)?) } else { None };
        let here = here(self.kind, length);
        let bytes = rest.get(..here)?.to_vec();
        let goes_on = if here < length { Some(long(rest, here)?) } else { None };
        self.cells.push(Cell { number, length, bytes, goes_on });
        Some(())
    }
}

/// How many bytes of a cell with so many stand in its own page.
fn here(kind: Kind, length: usize) -> usize {
    let part = |of_255: usize| (USABLE - 12) * of_255 / 255 - 23;
    let most = if kind == Kind::Rows { USABLE - 35 } else { part(64) };
    let least = part(32);
    if length <= most {
        return length;
    }
    let fitting = least + (length - least) % (USABLE - 4);
    if fitting <= most { fitting } else { least }
}

/// The page where a cell goes on after this one, 0 where it does not, and what of the cell stands in this one.
pub(super) fn overflow(page: &[u8]) -> Option<(u32, &[u8])> {
    Some((long(page, 0)?, page.get(4..USABLE)?))
}

/// The next page of the list of free ones, 0 where there is none, and those that this one names.
pub(super) fn free(page: &[u8]) -> Option<(u32, Vec<u32>)> {
    let count = long(page, 4)? as usize;
    let names = (0..count.min(USABLE / 4 - 2)).filter_map(|index| long(page, 8 + 4 * index));
    Some((long(page, 0)?, names.collect()))
}

/// Where the first page says the list of free ones begins, 0 where there are none, and the version of the database.
pub(super) fn head(first: &[u8]) -> Option<(u32, u32)> {
    Some((long(first, 32)?, long(first, 60)?))
}

/// The number that begins there, of which 1 to 9 bytes are taken off.
pub(super) fn varint(bytes: &mut &[u8]) -> Option<i64> {
    let mut value = 0_u64;
    for index in 0..9 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        if index == 8 {
            value = (value << 8) | u64::from(*byte);
            break;
        }
        value = (value << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(value.cast_signed())
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + 2)?.first_chunk()?;
    Some(usize::from(u16::from_be_bytes(*bytes)))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?.first_chunk()?;
    Some(u32::from_be_bytes(*bytes))
}
