//! Stages of a long command, with the minutes each took.

use std::time::{Duration, Instant};

/// The stages run so far.
#[derive(Default)]
pub struct Stages {
    done: Vec<(&'static str, Duration)>,
}

impl Stages {
    /// Runs one stage and remembers its time.
    ///
    /// # Errors
    /// The stage's own error, with the stage's name and the times so far.
    pub fn run(
        &mut self,
        name: &'static str,
        stage: impl FnOnce() -> Result<(), String>,
    ) -> Result<(), String> {
        println!("\n== {name}");
        let begun = Instant::now();
        let result = stage();
        self.done.push((name, begun.elapsed()));
        result.map_err(|reason| format!("{}\n\n{name}: {reason}", self.table()))
    }

    /// The minutes of each stage and of all, a line each.
    pub fn table(&self) -> String {
        let all: Duration = self.done.iter().map(|(_, time)| *time).sum();
        let mut lines = vec![String::from("\nminutes per stage")];
        lines.extend(self.done.iter().map(|(name, time)| line(name, *time)));
        lines.push(line("all", all));
        lines.join("\n")
    }
}

fn line(name: &str, time: Duration) -> String {
    format!("  {:>6.2}  {name}", time.as_secs_f64() / 60.0)
}
