//! What must hold of every import.

use std::collections::HashSet;

use serde_json::Value;
use warraq_core::article::Document;
use warraq_formats::Imported;

/// Whether an article's pictures come with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pictures {
    /// Every id that a figure names is among the import's pictures.
    AreAllThere,
    /// Figures may name pictures of somewhere else.
    MayBeElsewhere,
}

/// Panics where `imported` is not what an import must be.
pub fn check(imported: &Imported, pictures: Pictures) {
    let json = imported.body.to_json();
    assert_eq!(Document::from_json(&json).as_ref(), Ok(&imported.body), "the document is unsound");
    if pictures == Pictures::AreAllThere {
        let there: HashSet<&str> = imported.pictures.iter().map(|p| p.id.as_str()).collect();
        for id in media(&json) {
            assert!(there.contains(id), "the picture {id} is not there");
        }
    }
    let blocks = ids(&json);
    for removed in &imported.removed {
        if let Some(after) = removed.after {
            assert!(blocks.contains(after.to_string().as_str()), "removed behind no block");
        }
    }
}

/// The pictures that figures name.
fn media(document: &Value) -> Vec<&str> {
    nodes(document).into_iter().filter_map(|node| node["attrs"]["media"].as_str()).collect()
}

/// The ids of blocks.
fn ids(document: &Value) -> HashSet<&str> {
    nodes(document).into_iter().filter_map(|node| node["attrs"]["id"].as_str()).collect()
}

/// Every node, those in others too.
fn nodes(document: &Value) -> Vec<&Value> {
    let mut found = vec![document];
    let mut next = 0;
    while let Some(node) = found.get(next) {
        let inner = node["content"].as_array();
        next += 1;
        found.extend(inner.into_iter().flatten());
    }
    found
}
