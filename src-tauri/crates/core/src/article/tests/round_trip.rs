use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::*;
use crate::strategies;

/// A document with every node and mark, as the editor and earlier files may write it: attributes missing,
/// marks in any order, equal neighbours apart. Beside it what comes out.
const LOOSE: &str = include_str!("loose.json");
const CANONICAL: &str = include_str!("canonical.json");

#[test]
fn what_is_loose_comes_out_canonical() {
    let document = Document::from_str(LOOSE).unwrap();
    let canonical: Value = serde_json::from_str(CANONICAL).unwrap();
    assert_eq!(document.to_json_string(), serde_json::to_string(&canonical).unwrap());
    assert_eq!(Document::from_json(&canonical).unwrap(), document);
}

#[test]
fn the_fixture_has_every_node_and_mark() {
    let named = |name: &&str| CANONICAL.contains(&format!(r#""type": "{name}""#));
    let missing: Vec<_> =
        block::NODES.iter().chain(&mark::NAMES).filter(|name| !named(name)).collect();
    // The one mark that another excludes stands in a run of its own.
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn an_empty_document_is_one_empty_paragraph() {
    let document = Document::empty(&mut || ulid::Ulid::from(1));
    let expected = json!({"version": 1, "type": "doc", "content": [
        {"type": "paragraph", "attrs": {"id": "00000000000000000000000001", "dir": null, "lang": null}}
    ]});
    assert_eq!(document.to_json(), expected);
    assert_eq!(Document::from_json(&expected).unwrap(), document);
}

#[test]
fn a_figure_says_whose_it_is_only_where_somebody_said_so() {
    let figure = |rights: Value| {
        json!({"type": "figure", "attrs": {"id": "00000000000000000000000001", "dir": null,
            "lang": null, "media": null, "alt": "", "credit": "رويترز", "rights": rights}})
    };
    let written = |json: &Value| Block::from_json(json).unwrap().to_json();
    let said = figure(json!("© سانا"));
    assert_eq!(written(&said), said);
    assert_eq!(written(&figure(json!("")))["attrs"].get("rights"), None, "as it was before");
    let mut before = figure(json!(""));
    before["attrs"].as_object_mut().unwrap().remove("rights");
    assert_eq!(written(&before), before);
}

#[test]
fn times_are_kept_in_utc() {
    let insertion = json!([{"type": "insertion",
        "attrs": {"id": "s1", "person": "سلمى", "at": "2024-01-17T15:00:00.120+03:00"}}]);
    let block = json!({"type": "paragraph", "attrs": {"id": "00000000000000000000000001"},
        "content": [{"type": "text", "marks": insertion, "text": "أ"}]});
    let written = Block::from_json(&block).unwrap().to_json();
    assert_eq!(written["content"][0]["marks"][0]["attrs"]["at"], "2024-01-17T12:00:00.120Z");
}

proptest! {
    #[test]
    fn a_document_is_read_back(document in strategies::document()) {
        prop_assert_eq!(Document::from_json(&document.to_json()), Ok(document.clone()));
        prop_assert_eq!(Document::from_str(&document.to_json_string()), Ok(document.clone()));
        prop_assert_eq!(document.clone().validated(), Ok(document));
    }

    #[test]
    fn written_json_stays_as_it_is(document in strategies::document()) {
        let text = document.to_json_string();
        let again = Document::from_str(&text).unwrap().to_json_string();
        prop_assert_eq!(again, text);
    }

    #[test]
    fn value_and_text_agree_byte_for_byte(document in strategies::document()) {
        prop_assert_eq!(document.to_json().to_string(), document.to_json_string());
        for block in document.blocks() {
            prop_assert_eq!(block.to_json().to_string(), block.to_json_string());
        }
    }

    #[test]
    fn a_block_is_read_back(block in strategies::block()) {
        prop_assert_eq!(Block::from_json(&block.to_json()), Ok(block));
    }

    #[test]
    fn marks_are_read_in_any_order(document in strategies::document(), seed in any::<u64>()) {
        let mut json = document.to_json();
        shuffle_marks(&mut json, seed);
        prop_assert_eq!(Document::from_json(&json), Ok(document));
    }

    #[test]
    fn runs_cut_in_two_are_joined_again(document in strategies::document()) {
        let mut json = document.to_json();
        cut_runs(&mut json);
        prop_assert_eq!(Document::from_json(&json), Ok(document));
    }

    /// Whatever JSON comes, there is an answer.
    #[test]
    fn damaged_documents_are_answered(document in strategies::document(), at in any::<prop::sample::Index>(), c in any::<char>()) {
        let mut text = document.to_json_string();
        let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
        let start = places[at.index(places.len())];
        let end = start + text[start..].chars().next().unwrap().len_utf8();
        text.replace_range(start..end, c.encode_utf8(&mut [0; 4]));
        if let Ok(read) = Document::from_str(&text) {
            prop_assert_eq!(Document::from_json(&read.to_json()), Ok(read));
        }
    }
}

fn each_object(json: &mut Value, change: &mut impl FnMut(&mut serde_json::Map<String, Value>)) {
    match json {
        Value::Array(values) => values.iter_mut().for_each(|value| each_object(value, change)),
        Value::Object(object) => {
            change(object);
            object.values_mut().for_each(|value| each_object(value, change));
        }
        _ => {}
    }
}

fn shuffle_marks(json: &mut Value, seed: u64) {
    let mut turn = usize::try_from(seed % 7).unwrap();
    each_object(json, &mut |object| {
        if let Some(Value::Array(marks)) = object.get_mut("marks") {
            turn += 1;
            let by = turn % marks.len();
            marks.rotate_left(by);
            marks[by..].reverse();
        }
    });
}

/// Every text run as one run for each of its characters.
fn cut_runs(json: &mut Value) {
    each_object(json, &mut |object| {
        let Some(Value::Array(content)) = object.get_mut("content") else { return };
        let cut = |run: Value| -> Vec<Value> {
            let Some(text) = run["text"].as_str() else { return vec![run] };
            let piece = |c: char| {
                let mut piece = run.clone();
                piece["text"] = json!(c);
                piece
            };
            text.chars().map(piece).collect()
        };
        *content = std::mem::take(content).into_iter().flat_map(cut).collect();
    });
}
