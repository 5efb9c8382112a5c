//! The values of a row as they are stored.
//!
//! Source: <https://www.sqlite.org/fileformat2.html#record_format>

use rusqlite::types::Value;

use super::btree::varint;

/// How a value is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stored {
    Null,
    Integer { bytes: usize },
    Constant(i64),
    Real,
    Blob { bytes: usize },
    Text { bytes: usize },
}

impl Stored {
    fn of(number: i64) -> Option<Self> {
        Some(match number {
            0 => Self::Null,
            1..=4 => Self::Integer { bytes: usize::try_from(number).ok()? },
            5 => Self::Integer { bytes: 6 },
            6 => Self::Integer { bytes: 8 },
            7 => Self::Real,
            8 | 9 => Self::Constant(number - 8),
            12.. => {
                let bytes = usize::try_from((number - 12) / 2).ok()?;
                if number % 2 == 0 { Self::Blob { bytes } } else { Self::Text { bytes } }
            }
            _ => return None,
        })
    }

    fn bytes(self) -> usize {
        match self {
            Self::Null | Self::Constant(_) => 0,
            Self::Real => 8,
            Self::Integer { bytes } | Self::Blob { bytes } | Self::Text { bytes } => bytes,
        }
    }

    fn value(self, bytes: &[u8]) -> Option<Value> {
        Some(match self {
            Self::Null => Value::Null,
            Self::Constant(value) => Value::Integer(value),
            Self::Real => Value::Real(f64::from_be_bytes(*bytes.first_chunk()?)),
            Self::Blob { .. } => Value::Blob(bytes.to_vec()),
            Self::Text { .. } => Value::Text(String::from_utf8(bytes.to_vec()).ok()?),
            Self::Integer { .. } => {
                let negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
                let begun = if negative { -1 } else { 0 };
                Value::Integer(
                    bytes.iter().fold(begun, |value, byte| (value << 8) | i64::from(*byte)),
                )
            }
        })
    }
}

/// How the values of the row are stored that begins with these bytes, and where they begin; nothing where it is none.
pub(super) fn shape(row: &[u8]) -> Option<(Vec<Stored>, usize)> {
    let mut rest = row;
    let head = usize::try_from(varint(&mut rest)?).ok()?;
    let mut numbers = row.get(row.len() - rest.len()..head)?;
    let mut shape = Vec::new();
    while !numbers.is_empty() {
        shape.push(Stored::of(varint(&mut numbers)?)?);
    }
    Some((shape, head))
}

/// The values of the row; nothing where it is none.
pub(super) fn values(row: &[u8]) -> Option<Vec<Value>> {
    let (shape, mut at) = shape(row)?;
    let mut values = Vec::with_capacity(shape.len());
    for stored in shape {
        let end = at.checked_add(stored.bytes())?;
        values.push(stored.value(row.get(at..end)?)?);
        at = end;
    }
    (at == row.len()).then_some(values)
}
