//! Dates in figures.

use super::digit;

/// The bytes of the date that `rest` starts with: three numbers with the same sign between them, of which
/// the first or the last is a year of four figures and the others can be a day and a month.
pub(super) fn length(rest: &str) -> Option<usize> {
    let (first, after_first) = number(rest)?;
    let sign = after_first.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (second, after_second) = number(&after_first[1..])?;
    let (third, end) = number(after_second.strip_prefix(sign)?)?;
    let year_first = first.figures == 4 && is_day_and_month(&second, &third);
    let year_last = third.figures == 4 && is_day_and_month(&first, &second);
    (year_first || year_last).then_some(rest.len() - end.len())
}

struct Number {
    value: u32,
    figures: usize,
}

/// The number at the start and what follows; nothing where it has more than four figures.
fn number(text: &str) -> Option<(Number, &str)> {
    let mut number = Number { value: 0, figures: 0 };
    for (at, c) in text.char_indices() {
        let Some(figure) = digit(c) else {
            return (number.figures > 0).then(|| (number, &text[at..]));
        };
        if number.figures == 4 {
            return None;
        }
        number.value = number.value * 10 + figure;
        number.figures += 1;
    }
    (number.figures > 0).then_some((number, ""))
}

/// In either order.
fn is_day_and_month(one: &Number, other: &Number) -> bool {
    let is = |number: &Number, most| number.figures <= 2 && (1..=most).contains(&number.value);
    is(one, 31) && is(other, 12) || is(one, 12) && is(other, 31)
}
