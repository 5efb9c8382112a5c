//! How far measured times spread.

use serde_json::{Value, json};

/// Median, 95th and 99th percentile, and how many were measured; milliseconds.
pub fn of(mut times_ms: Vec<f64>) -> Value {
    assert!(!times_ms.is_empty(), "nothing was measured");
    times_ms.sort_by(f64::total_cmp);
    json!({
        "p50_ms": at(&times_ms, 50),
        "p95_ms": at(&times_ms, 95),
        "p99_ms": at(&times_ms, 99),
        "count": times_ms.len(),
    })
}

/// The nearest-rank percentile of sorted times.
fn at(sorted: &[f64], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    (sorted[rank - 1] * 100.0).round() / 100.0
}
