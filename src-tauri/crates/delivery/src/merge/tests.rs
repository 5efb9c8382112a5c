use warraq_core::diff::DiffOp as Op;

use super::*;

fn block(text: &str) -> String {
    format!("<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->")
}

fn post(texts: &[&str]) -> String {
    texts.iter().map(|text| block(text)).collect::<Vec<_>>().join("\n\n")
}

fn kinds(merge: &Merge) -> Vec<PieceKind> {
    merge.pieces.iter().map(|piece| piece.kind).collect()
}

#[test]
fn changes_of_different_paragraphs_go_together_also_of_neighbours() {
    let base = post(&["أول", "ثان", "ثالث", "رابع"]);
    let mine = post(&["أول", "ثان هنا", "ثالث", "رابع"]);
    let theirs = post(&["أول", "ثان", "ثالث هناك", "رابع"]);
    let found = merge(&base, &mine, &theirs);
    assert_eq!(
        kinds(&found),
        [PieceKind::Same, PieceKind::Mine, PieceKind::Theirs, PieceKind::Same]
    );
    assert_eq!(found.text, Some(post(&["أول", "ثان هنا", "ثالث هناك", "رابع"])));
}

#[test]
fn the_same_paragraph_changed_twice_is_for_a_person_word_by_word() {
    let base = post(&["أعلنت قسد وقف النار", "ثان"]);
    let mine = post(&["أعلنت قسد وقف إطلاق النار", "ثان"]);
    let theirs = post(&["أعلنت القيادة وقف النار", "ثان"]);
    let found = merge(&base, &mine, &theirs);
    assert_eq!((kinds(&found), found.text), (vec![PieceKind::Conflict, PieceKind::Same], None));
    let changed = |parts: &[DiffPart], op| {
        let of_op = parts.iter().filter(|part| part.op == op);
        of_op.map(|part| part.text.trim().to_owned()).collect::<Vec<_>>()
    };
    let piece = &found.pieces[0];
    assert_eq!(changed(&piece.mine_words, Op::Insert), ["إطلاق"]);
    assert_eq!(changed(&piece.theirs_words, Op::Delete), ["قسد"]);
    assert_eq!(changed(&piece.theirs_words, Op::Insert), ["القيادة"]);
}

#[test]
fn paragraphs_that_come_and_go_are_merged_too() {
    let base = post(&["أول", "ثان", "ثالث"]);
    let mine = post(&["أول", "ثالث", "خاتمة"]);
    let theirs = post(&["مقدمة", "أول", "ثان", "ثالث"]);
    assert_eq!(merge(&base, &mine, &theirs).text, Some(post(&["مقدمة", "أول", "ثالث", "خاتمة"])));
    let same = merge(&base, &mine, &mine);
    assert_eq!(same.text, Some(mine.clone()));
    assert!(kinds(&same).contains(&PieceKind::Both));
}

#[test]
fn one_side_alone_is_that_side() {
    let list = "<!-- wp:list -->\n<ul><!-- wp:list-item -->\n<li>بند</li>\n<!-- /wp:list-item --></ul>\n<!-- /wp:list -->";
    let base = [&post(&["أول", "ثان"]), list, "<!-- wp:more /-->"].join("\n\n");
    let other = [&post(&["أول معدل"]), list, &post(&["جديد"])].join("\n\n");
    for (mine, theirs) in [(&base, &other), (&other, &base), (&other, &other)] {
        assert_eq!(merge(&base, mine, theirs).text.as_ref(), Some(&other));
    }
    assert_eq!(merge(&base, &base, &base).text, Some(base.clone()));
    assert_eq!(merge("", "", "").text.as_deref(), Some(""));
    let lines = "سطر\n\nسطر ثان";
    assert_eq!(
        merge(lines, "سطر هنا\n\nسطر ثان", "سطر\n\nسطر هناك").text.as_deref(),
        Some("سطر هنا\n\nسطر هناك")
    );
}
