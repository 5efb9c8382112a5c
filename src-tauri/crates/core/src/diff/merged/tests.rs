use serde_json::{Value, json};

use super::*;

fn words_of(text: &str) -> Value {
    json!({"type": "text", "text": text})
}

fn strong(text: &str) -> Value {
    json!({"type": "text", "text": text, "marks": [{"type": "strong"}]})
}

fn node(name: &str, content: &[Value]) -> Value {
    json!({"type": name, "attrs": {"id": "A"}, "content": content})
}

fn item(text: &str) -> Value {
    node("list_item", &[node("paragraph", &[words_of(text)])])
}

/// What is shown: new in `{}`, gone in `[]`, of another form in `<>`; a bar after each node that is no text.
fn shown(nodes: &[MergedNode]) -> String {
    let one = |node: &MergedNode| {
        let inside = match &node.text {
            Some(text) => text.clone(),
            None if node.name == "footnote_ref" => "*".to_owned(),
            None if node.name == "hard_break" => "⏎".to_owned(),
            None => format!("{}|", shown(&node.content)),
        };
        match node.change {
            None => inside,
            Some(NodeChange::Insert) => format!("{{{inside}}}"),
            Some(NodeChange::Delete) => format!("[{inside}]"),
            Some(NodeChange::Form) => format!("<{inside}>"),
        }
    };
    nodes.iter().map(one).collect()
}

fn both(old: &Value, new: &Value) -> String {
    shown(&merged(Some(old), Some(new)))
}

#[test]
fn words_keep_their_marks_and_marks_that_differ_are_told() {
    let old = node("paragraph", &[words_of("أعلنت قسد "), strong("وقف النار")]);
    let new = node("paragraph", &[words_of("أعلنت قَسَد وقف "), strong("إطلاق النار")]);
    assert_eq!(both(&old, &new), "أعلنت [قسد]{قَسَد} <وقف >{إطلاق }النار|");
}

#[test]
fn signs_and_breaks_of_a_line_are_compared_too() {
    let sign = |target: &str| json!({"type": "footnote_ref", "attrs": {"target": target}});
    let line = |target: &str| {
        let content =
            [words_of("قال"), sign(target), json!({"type": "hard_break"}), words_of("ثم")];
        node("paragraph", &content)
    };
    assert_eq!(both(&line("N"), &line("N")), "قال*⏎ثم|");
    assert_eq!(both(&line("N"), &line("M")), "قال[*]{*}⏎ثم|");
    let without = node("paragraph", &[words_of("قال ثم")]);
    assert_eq!(both(&without, &line("N")), "قال[ ]{*}{⏎}ثم|");
}

#[test]
fn a_heading_of_the_same_words_is_another_form() {
    let line = [words_of("أ ب")];
    assert_eq!(both(&node("paragraph", &line), &node("heading", &line)), "<أ ب|>");
    let list = node("list", &[item("أ ب")]);
    assert_eq!(both(&node("paragraph", &line), &list), "[أ ب|]{أ ب|||}");
}

#[test]
fn items_that_came_went_and_changed_are_told_apart() {
    let old = node("list", &[item("أول"), item("قالت وزارة الدفاع"), item("ثالث")]);
    let new = node("list", &[item("أول"), item("جديد"), item("قالت وزارة الداخلية"), item("ثالث")]);
    assert_eq!(both(&old, &new), "أول||{جديد||}قالت وزارة [الدفاع]{الداخلية}||ثالث|||");
    let shorter = node("list", &[item("أول"), item("ثالث")]);
    assert_eq!(both(&old, &shorter), "أول||[قالت وزارة الدفاع||]ثالث|||");
}

#[test]
fn a_table_keeps_its_rows_and_shows_the_column_that_came() {
    let row = |cells: &[&str]| {
        let cells: Vec<Value> =
            cells.iter().map(|text| node("table_cell", &[words_of(text)])).collect();
        node("table_row", &cells)
    };
    let old = node("table", &[row(&["المدينة", "العدد"]), row(&["حلب", "12"])]);
    let new = node("table", &[row(&["المدينة", "العدد", "اليوم"]), row(&["حلب", "14", "الأحد"])]);
    assert_eq!(both(&old, &new), "المدينة|العدد|{اليوم|}|حلب|[12]{14}|{الأحد|}||");
}

#[test]
fn words_of_a_picture_that_are_not_in_its_caption_are_compared() {
    let figure = |alt: &str, id: &str| json!({"type": "figure", "attrs": {"id": id, "alt": alt, "media": null}, "content": []});
    let nodes = merged(Some(&figure("صورة قديمة", "A")), Some(&figure("صورة جديدة", "B")));
    assert_eq!(nodes[0].change, Some(NodeChange::Form));
    assert_eq!(nodes[0].attributes.len(), 1);
    assert_eq!(nodes[0].attributes[0].name, "alt");
    assert_eq!(merged(Some(&figure("أ", "A")), Some(&figure("أ", "B")))[0].change, None);
}
