//! What is typed at the terminal and not shown. Whoever ends the program while it waits finds the terminal as it was.

use std::fs::File;
use std::io;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Once};
use std::thread;
use std::time::Duration;

use signal_hook::flag;
use signal_hook::low_level::emulate_default_handler;

use crate::stop;

/// The terminal of whoever started the program.
const TERMINAL: &str = "/dev/tty";

/// How often it is looked whether the program is to end, in milliseconds.
const LOOK_MS: u64 = 20;

static HEARS: Once = Once::new();
/// Whether a signal does what it does to a program that has no words of its own for it.
static ENDS_BY_ITSELF: LazyLock<Arc<AtomicBool>> = LazyLock::new(|| Arc::new(true.into()));
/// The signal that came while somebody was asked; 0 for none.
static CAME: LazyLock<Arc<AtomicUsize>> = LazyLock::new(Arc::default);

/// What is typed behind `prompt`, without its line's end.
///
/// # Errors
/// Where there is no terminal, or it is closed.
pub fn hidden(prompt: &str) -> io::Result<String> {
    let before = settings();
    HEARS.call_once(hear);
    let ends_by_itself = ENDS_BY_ITSELF.swap(false, Ordering::SeqCst);
    let is_over = Arc::new(AtomicBool::new(false));
    let watch = {
        let (is_over, before) = (Arc::clone(&is_over), before.clone());
        thread::Builder::new().spawn(move || watch(&is_over, before.as_deref()))
    };
    let typed = rpassword::prompt_password(prompt);
    is_over.store(true, Ordering::SeqCst);
    if let Ok(watch) = watch {
        // It ends at its next look, and fails in nothing.
        let _ = watch.join();
    }
    ENDS_BY_ITSELF.store(ends_by_itself, Ordering::SeqCst);
    end_if_told(before.as_deref());
    typed
}

/// From now on signals mean to the program what it says itself.
pub fn is_done() {
    ENDS_BY_ITSELF.store(false, Ordering::SeqCst);
}

/// Has signals heard from now on. They cannot be left alone again: but while somebody is asked they end the program as they
/// always do.
fn hear() {
    for signal in stop::SIGNALS {
        if stop::is_ignored(signal) {
            continue;
        }
        let number = usize::try_from(signal).unwrap_or_default();
        // Where it is not to be had, the signal ends the program, and the terminal stays as it is.
        let _ = flag::register_conditional_default(signal, Arc::clone(&ENDS_BY_ITSELF))
            .and_then(|_| flag::register_usize(signal, Arc::clone(&CAME), number));
    }
}

fn watch(is_over: &AtomicBool, before: Option<&str>) {
    while !is_over.load(Ordering::SeqCst) {
        end_if_told(before);
        thread::sleep(Duration::from_millis(LOOK_MS));
    }
}

/// Ends the program as the signal does that came, with the terminal as it was before.
fn end_if_told(before: Option<&str>) {
    let came = CAME.load(Ordering::SeqCst);
    if came == 0 {
        return;
    }
    if let Some(before) = before {
        let _ = stty(&[before]);
    }
    let signal = i32::try_from(came).unwrap_or_default();
    // It does not come back from this but where the system refuses.
    let _ = emulate_default_handler(signal);
}

/// How the terminal is set, as `stty` writes and reads it; nothing where there is none.
fn settings() -> Option<String> {
    let output = stty(&["-g"])?;
    let settings = String::from_utf8(output).ok()?.trim().to_owned();
    (!settings.is_empty()).then_some(settings)
}

/// The system's own program is asked: it needs no code of ours that could break the terminal.
fn stty(words: &[&str]) -> Option<Vec<u8>> {
    let terminal = File::open(TERMINAL).ok()?;
    let mut stty = Command::new("stty");
    stty.args(words).stdin(terminal).stderr(Stdio::null());
    let output = stty.output().ok()?;
    output.status.success().then_some(output.stdout)
}
