//! From the start of the process to a caret that takes letters.

use serde_json::{Value, json};

use crate::home::{Home, PASSPHRASE};
use crate::spread;
use crate::window::Window;

/// How often the program is started.
const STARTS: u32 = 10;

/// Start to the passphrase field, and its answer to the caret: unlocking itself is apart.
pub async fn measure(home: &Home) -> Value {
    let (mut to_field, mut to_caret, mut both) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let window = Window::open(home).await;
        window.unlock(PASSPHRASE).await;
        window.until_focused("editor").await;
        window.until("return performance.getEntriesByName('warraq:caret').length > 0").await;
        let field = mark(&window, "warraq:asked").await - process_start_ms(window.process());
        let caret = mark(&window, "warraq:caret").await - mark(&window, "warraq:unlocked").await;
        to_field.push(field);
        to_caret.push(caret);
        both.push(field + caret);
        window.quit().await;
    }
    json!({
        "process to passphrase field": spread::of(to_field),
        "unlocked to caret": spread::of(to_caret),
        "start to caret": spread::of(both),
    })
}

/// When the page set this mark, in milliseconds since 1970.
async fn mark(window: &Window, name: &str) -> f64 {
    let script = format!(
        "return performance.timeOrigin + performance.getEntriesByName('{name}').at(-1).startTime"
    );
    window.run(&script).await.as_f64().expect("the page sets the mark")
}

/// When a process began, in milliseconds since 1970, to the kernel's ten milliseconds.
fn process_start_ms(process: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).expect("it runs");
    let after_name = stat.rsplit(')').next().expect("the name ends in a bracket");
    let ticks = after_name.split_whitespace().nth(19).expect("field 22 is the start");
    let since_boot: f64 = ticks.parse().expect("a count of ticks");
    let uptime = std::fs::read_to_string("/proc/uptime").expect("the kernel tells");
    let uptime: f64 = uptime.split(' ').next().and_then(|s| s.parse().ok()).expect("seconds");
    let now = std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .expect("the clock is past 1970")
        .as_secs_f64();
    (now - uptime + since_boot / 100.0) * 1_000.0
}
