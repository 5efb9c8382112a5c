//! Checks of the sources that no linter has.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::root;

/// Names that say nothing about what is inside.
const DRAWERS: [&str; 7] = ["util", "utils", "helper", "helpers", "common", "manager", "service"];
/// Properties and values that know left from right; the logical ones mirror by themselves.
const PHYSICAL: [&str; 14] = [
    "margin-left",
    "margin-right",
    "padding-left",
    "padding-right",
    "border-left",
    "border-right",
    "text-align: left",
    "text-align: right",
    "float: left",
    "float: right",
    "left:",
    "right:",
    "top-left-radius",
    "top-right-radius",
];
/// Where sources are.
const FOLDERS: [&str; 4] = ["src-tauri", "ui/src", "tests", "assets"];

/// Checks every source file.
///
/// # Errors
/// With all faults found, a line each.
pub fn check() -> Result<(), String> {
    let mut faults = Vec::new();
    for folder in FOLDERS {
        for path in files(&root().join(folder)) {
            faults.extend(faults_of(&path));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

fn faults_of(path: &Path) -> Vec<String> {
    let shown = path.strip_prefix(root()).unwrap_or(path).display().to_string();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut faults = Vec::new();
    if DRAWERS.contains(&stem.as_ref()) || stem == "mod" {
        faults.push(format!("{shown}: the name does not say what is inside"));
    }
    let styled = ["css", "svelte"].iter().any(|kind| path.extension().is_some_and(|e| e == *kind));
    if styled && let Ok(text) = fs::read_to_string(path) {
        faults.extend(physical_properties(&text).map(|(line, name)| {
            format!("{shown}:{line}: “{name}” does not mirror; use the logical property")
        }));
    }
    faults
}

/// The lines (from 1) of a style sheet or component that use physical properties.
fn physical_properties(text: &str) -> impl Iterator<Item = (usize, &'static str)> {
    text.lines().enumerate().filter_map(|(index, line)| {
        let found = PHYSICAL.iter().find(|name| starts_property(line, name))?;
        Some((index + 1, *found))
    })
}

fn starts_property(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].trim_end().chars().last();
        let boundary = line[..at].chars().last();
        before.is_none_or(|c| matches!(c, '{' | ';')) && boundary.is_none_or(|c| c != '-')
            || name.ends_with("radius") && line[..at].ends_with("border-")
    })
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries
        .flatten()
        .flat_map(|entry| {
            let path = entry.path();
            if path.is_dir() { files(&path) } else { vec![path] }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn physical_properties_are_found() {
        let css = "a { margin-left: 1px }\n  left: 0;\n.b { border-top-left-radius: 2px; }";
        let lines: Vec<usize> = physical_properties(css).map(|(line, _)| line).collect();
        assert_eq!(lines, [1, 2, 3]);
    }

    #[test]
    fn logical_properties_and_words_are_not() {
        let css =
            "a { margin-inline-start: 1px; inset-inline-start: 0 }\n/* on the left: a word */";
        assert_eq!(physical_properties(css).count(), 0);
    }

    #[test]
    fn the_project_itself_is_tidy() {
        assert_eq!(check(), Ok(()));
    }
}
