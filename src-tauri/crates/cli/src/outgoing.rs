//! What people are told of files that go out.

use warraq_formats::{Format, Loss};
use warraq_output::{Rendered, TakenOut};

use crate::messages::{Message, word};

/// What people are told of a file: what its format cannot hold, and what was taken out.
pub fn notes(rendered: &Rendered) -> impl Iterator<Item = Message> {
    let lost = rendered.lost.iter().map(|loss| lost(rendered.format, loss));
    lost.chain(rendered.taken_out.iter().map(taken_out))
}

fn lost(format: Format, Loss { what, count, detail }: &Loss) -> Message {
    // A field has the name that commands have for it.
    let words = Message::new(format!("what.{}", what.name())).text_of_known();
    let what = words.unwrap_or_else(|| what.name().to_owned());
    let note = Message::new(if detail.is_empty() { "notes.lost" } else { "notes.lost_of" });
    note.with("format", format).with("what", what).with("count", count).with("detail", detail)
}

fn taken_out(taken: &TakenOut) -> Message {
    let what = Message::new(format!("taken_out.{}", word(taken.kind))).text();
    Message::new("notes.taken_out").with("what", what).with("text", &taken.text)
}
