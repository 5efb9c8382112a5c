#[expect(clippy::needless_pass_by_value, reason = "cases are spelt with `json!` in place")]
mod errors;
mod places;
mod round_trip;
