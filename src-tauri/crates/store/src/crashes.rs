//! What a program leaves behind when it ends in a fault: nothing of what it held in its memory.

use std::panic::{self, PanicHookInfo};

/// Keeps the memory of this program, and of those that it starts, out of crash files, and what a fault of the program
/// was about out of the system's logs: only where in the code it happened is said there. Both would hold words of
/// articles, or the key to all of them, in the clear. To be called first.
pub fn keep_nothing() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        // What could be had stays: a browser that is opened from here is no vault.
        let none = Rlimit { current: Some(0), ..getrlimit(Resource::Core) };
        // A lower limit is refused nowhere; where it were, the program would be as others are.
        let _ = setrlimit(Resource::Core, none);
    }
    panic::set_hook(Box::new(|fault| eprintln!("{}", where_it_was(fault))));
}

/// The place of a fault, without what it says: a fault of slicing a text quotes the text.
fn where_it_was(fault: &PanicHookInfo<'_>) -> String {
    match fault.location() {
        Some(place) => format!("panicked at {place}"),
        None => "panicked".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn a_fault_is_told_without_the_text_that_it_quotes() {
        let text = "أفران القامشلي";
        let (tell, told) = mpsc::channel();
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |fault| {
            // Others may be tested for their faults at the same time.
            if fault.location().is_some_and(|place| place.file() == file!()) {
                let quoted = fault.payload_as_str().unwrap_or_default().to_owned();
                tell.send((quoted, where_it_was(fault))).unwrap();
            }
        }));
        let cut = panic::catch_unwind(|| text[..1].len());
        panic::set_hook(before);
        assert!(cut.is_err());
        let (quoted, said) = told.recv().unwrap();
        assert!(quoted.contains("أفران"), "the fault quotes the text: {quoted}");
        assert!(!said.contains("أفران") && said.contains("crashes.rs"), "{said}");
    }
}
