//! Letters that a font does not have: raised and lowered ones, ones that are several in one, and ones that look like
//! another and say something else.

use std::collections::HashMap;

use typst::foundations::Bytes;
use typst::layout::{Abs, FrameItem};
use typst::text::{Font, FontInstance, FontVariant, FontVariations};

use super::letter::Part;

/// What a letter needs that does not: laying letters out is over.
const LAYOUT: [[u8; 4]; 4] = [*b"GSUB", *b"GPOS", *b"GDEF", *b"DSIG"];
/// Where a font says that the places of its shapes are double words.
const LONG_PLACES: usize = 50;
/// How long the table of names is without names.
const NAMELESS: usize = 32;
/// A triangle of one unit: nothing to the eye, and something to readers that leave out letters without a shape.
const SPECK: [u8; 22] = [0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 2, 0, 0, 0x31, 0x33, 0x27, 1, 1, 1, 0, 0];

/// The fonts of a document that get letters.
#[derive(Default)]
pub(super) struct Foundry {
    moulds: Vec<Mould>,
}

impl Foundry {
    /// The letter of `font` that is made of `parts` and says `text`.
    pub(super) fn letter(&mut self, font: &FontInstance, wanted: Wanted) -> Option<u16> {
        let known = self.moulds.iter().position(|mould| mould.font == *font);
        if known.is_none() {
            self.moulds.push(Mould::of(font)?);
        }
        let index = known.unwrap_or(self.moulds.len() - 1);
        self.moulds.get_mut(index)?.letter(wanted)
    }

    /// The fonts with their letters.
    pub(super) fn cast(&self) -> Fonts {
        let cast = self.moulds.iter().filter(|mould| mould.made.len() > 1);
        Fonts(cast.filter_map(|mould| Some((mould.font.clone(), mould.cast()?))).collect())
    }
}

/// Fonts, and what they are exchanged for.
pub(super) struct Fonts(Vec<(FontInstance, FontInstance)>);

impl Fonts {
    /// Gives texts in `item` their font with more letters.
    pub(super) fn exchange(&self, item: &mut FrameItem) {
        match item {
            FrameItem::Text(text) => {
                if let Some((_, cast)) = self.0.iter().find(|(font, _)| *font == text.font) {
                    text.font = cast.clone();
                }
            }
            FrameItem::Group(group) => group.frame.retain(|item| {
                self.exchange(item);
                true
            }),
            _ => {}
        }
    }
}

/// A letter that is looked for or made.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Wanted {
    /// What it looks like, in units of the font.
    pub(super) parts: Vec<Part>,
    /// What it says.
    pub(super) text: String,
    /// How wide it is, in units of the font.
    pub(super) width: u16,
    /// Tells signs without a shape from each other; 0 for others.
    pub(super) unseen: u16,
}

/// A font that gets letters.
struct Mould {
    font: FontInstance,
    /// How many letters it has itself.
    own: u16,
    /// What its own letters say.
    said: HashMap<u16, String>,
    /// The first of them is a speck.
    made: Vec<Wanted>,
    known: HashMap<(Vec<Part>, String, u16), u16>,
}

impl Mould {
    fn of(font: &FontInstance) -> Option<Self> {
        let own = Tables::of(font.font().data()).and_then(|tables| tables.count())?;
        let font = font.clone();
        let speck = Wanted { parts: Vec::new(), text: String::new(), width: 0, unseen: 0 };
        Some(Self { font, own, said: HashMap::new(), made: vec![speck], known: HashMap::new() })
    }

    fn letter(&mut self, mut wanted: Wanted) -> Option<u16> {
        // pdfium takes a sign off the line for a line of its own, and leaves out what has no breadth.
        let is_off = wanted.parts.iter().all(|part| part.y != 0);
        let is_hollow = wanted.text.chars().all(|one| one.is_whitespace() && one != ' ');
        if wanted.width > 0 && (is_off || is_hollow) {
            let end = i16::try_from(wanted.width - 1).unwrap_or(i16::MAX);
            let speck = |x| Part { id: self.own, x, y: 0 };
            wanted.parts.extend([speck(0), speck(end)]);
        }
        if let [Part { id, x: 0, y: 0 }] = wanted.parts[..] {
            let said = self.said.entry(id).or_insert_with(|| wanted.text.clone());
            if *said == wanted.text {
                return Some(id);
            }
        }
        let key = (wanted.parts.clone(), wanted.text.clone(), wanted.unseen);
        if let Some(id) = self.known.get(&key) {
            return Some(*id);
        }
        let id = u16::try_from(self.made.len()).ok()?.checked_add(self.own)?;
        self.made.push(wanted);
        self.known.insert(key, id);
        Some(id)
    }

    /// The font with all its letters.
    fn cast(&self) -> Option<FontInstance> {
        let tables = Tables::of(self.font.font().data())?;
        let data = tables.with(&self.made)?;
        let font = Font::new(Bytes::new(data), 0)?;
        Some(font.instantiate(FontVariant::default(), Abs::zero(), &FontVariations::default()))
    }
}

/// The tables of a TrueType font. Source: the OpenType specification, "Organization of an OpenType Font".
struct Tables<'a>(Vec<([u8; 4], &'a [u8])>);

impl<'a> Tables<'a> {
    fn of(data: &'a [u8]) -> Option<Self> {
        let count = word(data, 4)?;
        let table = |index: u16| {
            let entry = 12 + 16 * usize::from(index);
            let name = data.get(entry..entry + 4)?.try_into().ok()?;
            let (start, length) = (long(data, entry + 8)?, long(data, entry + 12)?);
            Some((name, data.get(start..start.checked_add(length)?)?))
        };
        let tables: Vec<_> = (0..count).map(table).collect::<Option<_>>()?;
        let tables = Self(tables);
        // Outlines of another kind are not read here.
        tables.get(*b"glyf").is_some().then_some(tables)
    }

    fn get(&self, name: [u8; 4]) -> Option<&'a [u8]> {
        self.0.iter().find(|(one, _)| *one == name).map(|(_, table)| *table)
    }

    /// How many letters there are.
    fn count(&self) -> Option<u16> {
        word(self.get(*b"maxp")?, 4)
    }

    /// The font with `made` after its own letters.
    fn with(&self, made: &[Wanted]) -> Option<Vec<u8>> {
        let count = self.count()?;
        let mut outlines = self.get(*b"glyf")?.to_vec();
        let mut places = Vec::new();
        for id in 0..=count {
            places.extend(u32::try_from(self.place(id)?).ok()?.to_be_bytes());
        }
        outlines.truncate(self.place(count)?);
        let mut widths = Vec::new();
        for id in 0..count {
            let (width, side) = self.width(id)?;
            widths.extend(width.to_be_bytes());
            widths.extend(side.to_be_bytes());
        }
        for wanted in made {
            let (outline, side) = self.outline(wanted)?;
            outlines.extend(outline);
            outlines.resize(outlines.len().next_multiple_of(4), 0);
            places.extend(u32::try_from(outlines.len()).ok()?.to_be_bytes());
            widths.extend(wanted.width.to_be_bytes());
            widths.extend(side.to_be_bytes());
        }
        let total = count.checked_add(u16::try_from(made.len()).ok()?)?.to_be_bytes();
        let mut counts = self.get(*b"maxp")?.to_vec();
        counts.get_mut(4..6)?.copy_from_slice(&total);
        // Parts of a letter, and how deep they are in one another.
        let deepest = word(&counts, 30)?.max(1) + 1;
        let most = word(&counts, 28)?.max(16).to_be_bytes();
        counts.get_mut(28..30)?.copy_from_slice(&most);
        counts.get_mut(30..32)?.copy_from_slice(&deepest.to_be_bytes());
        let mut lines = self.get(*b"hhea")?.to_vec();
        lines.get_mut(34..36)?.copy_from_slice(&total);
        let mut head = self.get(*b"head")?.to_vec();
        head.get_mut(LONG_PLACES..LONG_PLACES + 2)?.copy_from_slice(&1_u16.to_be_bytes());
        // Letters that are made have no names, and a font that names some must name all.
        let mut names = self.get(*b"post")?.get(..NAMELESS)?.to_vec();
        names.get_mut(..4)?.copy_from_slice(&0x0003_0000_u32.to_be_bytes());
        let changed: [([u8; 4], &[u8]); 7] = [
            (*b"post", &names),
            (*b"head", &head),
            (*b"glyf", &outlines),
            (*b"loca", &places),
            (*b"hmtx", &widths),
            (*b"maxp", &counts),
            (*b"hhea", &lines),
        ];
        let kept = self.0.iter().filter(|(name, _)| !LAYOUT.contains(name));
        let all: Vec<([u8; 4], &[u8])> = kept
            .map(|(name, table)| {
                let new = changed.iter().find(|(one, _)| one == name);
                (*name, new.map_or(*table, |(_, table)| *table))
            })
            .collect();
        written(&all)
    }

    /// The width of a letter, and where its shape begins.
    fn width(&self, id: u16) -> Option<(u16, i16)> {
        let (table, with_width) = (self.get(*b"hmtx")?, word(self.get(*b"hhea")?, 34)?);
        let (id, with_width) = (usize::from(id), usize::from(with_width));
        let last = with_width.checked_sub(1)?;
        let side =
            if id < with_width { 4 * id + 2 } else { 4 * with_width + 2 * (id - with_width) };
        Some((word(table, 4 * id.min(last))?, signed(table, side)?))
    }

    /// Where a letter's shape begins. Small fonts count in halves and words.
    fn place(&self, id: u16) -> Option<usize> {
        let (places, id) = (self.get(*b"loca")?, usize::from(id));
        if word(self.get(*b"head")?, LONG_PLACES)? == 1 {
            return long(places, 4 * id);
        }
        Some(2 * usize::from(word(places, 2 * id)?))
    }

    /// The bytes of a letter's shape; none where it has no shape.
    fn shape(&self, id: u16) -> Option<&'a [u8]> {
        self.get(*b"glyf")?.get(self.place(id)?..self.place(id.checked_add(1)?)?)
    }

    /// The shape of a letter, and where it begins.
    fn outline(&self, wanted: &Wanted) -> Option<(Vec<u8>, i16)> {
        if wanted.parts.is_empty() {
            return Some((SPECK.to_vec(), 0));
        }
        let mut parts = Vec::new();
        let mut edges: Option<[i16; 4]> = None;
        let mut side = 0;
        for part in &wanted.parts {
            let own = part.id < self.count()?;
            let shape = if own { self.shape(part.id)? } else { &SPECK };
            if shape.is_empty() {
                continue;
            }
            let edge = |at: usize, by: i16| Some(signed(shape, at)?.saturating_add(by));
            let here = [edge(2, part.x)?, edge(4, part.y)?, edge(6, part.x)?, edge(8, part.y)?];
            if edges.is_none_or(|edges| here[0] < edges[0]) {
                let own_side = if own { self.width(part.id)?.1 } else { 0 };
                side = own_side.saturating_add(part.x);
            }
            edges = Some(edges.map_or(here, |all| {
                [all[0].min(here[0]), all[1].min(here[1]), all[2].max(here[2]), all[3].max(here[3])]
            }));
            parts.push(part);
        }
        let Some(edges) = edges else { return Some((Vec::new(), 0)) };
        let mut out = (-1_i16).to_be_bytes().to_vec();
        out.extend(edges.into_iter().flat_map(i16::to_be_bytes));
        for (index, part) in parts.iter().enumerate() {
            // Offsets are words, are offsets, and whether there is another part.
            let flags: u16 = 0x3 | if index + 1 < parts.len() { 0x20 } else { 0 };
            out.extend(flags.to_be_bytes());
            out.extend(part.id.to_be_bytes());
            out.extend(part.x.to_be_bytes());
            out.extend(part.y.to_be_bytes());
        }
        Some((out, side))
    }
}

/// A font of these tables.
fn written(tables: &[([u8; 4], &[u8])]) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let mut out = 0x0001_0000_u32.to_be_bytes().to_vec();
    let range = 16_u16 << power;
    for number in [count, range, u16::try_from(power).ok()?, count * 16 - range] {
        out.extend(number.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    for (name, table) in tables {
        out.extend(name);
        // Sums are for fonts on disks.
        out.extend([0; 4]);
        out.extend(u32::try_from(at).ok()?.to_be_bytes());
        out.extend(u32::try_from(table.len()).ok()?.to_be_bytes());
        at = (at + table.len()).next_multiple_of(4);
    }
    for (_, table) in tables {
        out.extend(*table);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    Some(out)
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

fn signed(data: &[u8], at: usize) -> Option<i16> {
    Some(i16::from_be_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

fn long(data: &[u8], at: usize) -> Option<usize> {
    let number = u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?);
    usize::try_from(number).ok()
}
