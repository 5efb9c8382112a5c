//! One reader of files, fed by AFL: `warraq-fuzz TARGET`. `warraq-fuzz seeds TARGET FOLDER` writes what AFL begins with,
//! and `warraq-fuzz run TARGET FILE…` feeds files once, to look at what AFL found.

use std::error::Error;
use std::path::Path;
use std::time::Instant;
use std::{env, fs};

mod holds;
mod package;
mod picture;
mod seeds;
mod target;

use crate::target::Target;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["seeds", target, folder] => seeds::write(target.parse()?, Path::new(folder))?,
        ["run", target, files @ ..] => run(target.parse()?, files)?,
        [target] => {
            let target: Target = target.parse()?;
            afl::fuzz!(|bytes: &[u8]| target.feed(bytes));
        }
        _ => return Err("usage: warraq-fuzz [seeds|run] TARGET …".into()),
    }
    Ok(())
}

fn run(target: Target, files: &[&str]) -> Result<(), Box<dyn Error>> {
    for file in files {
        let bytes = fs::read(file)?;
        let start = Instant::now();
        target.feed(&bytes);
        println!("{file}: {} bytes in {} ms", bytes.len(), start.elapsed().as_millis());
    }
    Ok(())
}
