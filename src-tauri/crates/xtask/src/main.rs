//! The commands behind the Makefile: build and run, test, measure, fuzz.

#![expect(clippy::print_stdout, reason = "a build tool speaks on standard output")]

use std::process::ExitCode;

mod bench;
mod fuzz;
mod process;
mod quick;
mod readers;
mod release;
mod run;
mod stage;
mod test;
mod tidy;
mod ui;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run"] => run::open_window(),
        ["release"] => release::build(),
        ["test"] => test::all_stages(test::Extent::Usual),
        ["test", "--all"] => test::all_stages(test::Extent::Everything),
        ["deliver-test"] => test::deliveries(),
        ["bindings"] => test::write_bindings(),
        ["tidy"] => tidy::check(),
        ["bench"] => bench::measure(),
        ["fuzz"] => fuzz::every_importer(),
        _ => {
            eprintln!(
                "usage: cargo xtask run|release|test [--all]|deliver-test|bindings|tidy|bench|fuzz"
            );
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}
