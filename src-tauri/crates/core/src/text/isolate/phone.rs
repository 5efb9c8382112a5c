//! Phone numbers.

use super::digit;

/// The fewest digits: shorter ones are extensions and emergency numbers, which read alike in any direction.
const FEWEST: usize = 8;

/// The bytes of the phone number that `rest` starts with.
///
/// With `+` or `00`, 8 to 15 digits after it (E.164); with a single 0, 8 to 12 in all. Groups are parted by
/// one space, hyphen, point or slash, or stand in brackets. A number that starts otherwise, or goes on
/// without a break where a phone number ends, is just a number.
pub(super) fn length(rest: &str) -> Option<usize> {
    let most = most_digits(rest)?;
    let mut digits = 0;
    let mut in_brackets = false;
    let mut after_sign = false;
    // The end of the last whole group outside brackets, with the digits to it.
    let mut group = (0, 0);
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        if digit(c).is_some() {
            digits += 1;
            after_sign = false;
            if digits > most {
                return whole(group);
            }
            end = at + c.len_utf8();
            continue;
        }
        match c {
            '+' if digits == 0 => {}
            '(' if !in_brackets => in_brackets = true,
            ')' if in_brackets => {
                in_brackets = false;
                end = at + 1;
            }
            _ if is_sign(c) && !after_sign && digits > 0 => {
                after_sign = true;
                if !in_brackets {
                    group = (end, digits);
                }
            }
            _ => break,
        }
    }
    if !in_brackets {
        group = (end, digits);
    }
    whole(group)
}

fn whole((end, digits): (usize, usize)) -> Option<usize> {
    (digits >= FEWEST).then_some(end)
}

fn is_sign(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '/' | '\u{A0}' | '\u{2011}')
}

/// The most digits a number that starts like this can have; nothing where no phone number starts so.
fn most_digits(rest: &str) -> Option<usize> {
    let rest = rest.strip_prefix('(').unwrap_or(rest);
    if let Some(after) = rest.strip_prefix('+') {
        return after.chars().next().and_then(digit).map(|_| 15);
    }
    let mut figures = rest.chars().map(digit);
    match (figures.next()??, figures.next()??) {
        (0, 0) => Some(17),
        (0, _) => Some(12),
        _ => None,
    }
}
