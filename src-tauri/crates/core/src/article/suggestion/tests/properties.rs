use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::super::Visit;
use super::*;
use crate::strategies;

/// Every line, with the footnote it stands in.
fn lines(document: &Document) -> Vec<(Option<BlockId>, InlineContent)> {
    let (mut lines, mut note) = (Vec::new(), None);
    document.walk(&mut |step| match step {
        Visit::Open("footnote", attrs) => note = attrs.map(|attrs| attrs.id),
        Visit::Close("footnote") => note = None,
        Visit::Line(_, content) => lines.push((note, content.clone())),
        _ => {}
    });
    lines
}

fn signs(content: &InlineContent) -> Vec<BlockId> {
    let sign = |run: &Inline| match run {
        Inline::FootnoteRef { target, .. } => Some(*target),
        _ => None,
    };
    content.as_slice().iter().filter_map(sign).collect()
}

/// The texts of all lines without the runs that bear `gone`, and without notes that lose their signs.
fn texts_without(document: &Document, gone: &str) -> Vec<String> {
    let kept = |content: &InlineContent| -> InlineContent {
        content.as_slice().iter().filter(|run| !run.marks().has(gone)).cloned().collect()
    };
    let all = lines(document);
    let before: BTreeSet<_> = all.iter().flat_map(|(_, content)| signs(content)).collect();
    let after: BTreeSet<_> = all.iter().flat_map(|(_, content)| signs(&kept(content))).collect();
    all.iter()
        .filter(|(note, _)| note.is_none_or(|id| !before.contains(&id) || after.contains(&id)))
        .map(|(_, content)| kept(content).to_text())
        .filter(|text| !text.is_empty())
        .collect()
}

fn texts(document: &Document) -> Vec<String> {
    let texts = lines(document).into_iter().map(|(_, content)| content.to_text());
    texts.filter(|text| !text.is_empty()).collect()
}

fn ids(document: &Document) -> Vec<BlockId> {
    let mut ids = Vec::new();
    document.walk(&mut |step| {
        if let Visit::Open(_, Some(attrs)) | Visit::Leaf(_, attrs) = step {
            ids.push(attrs.id);
        }
    });
    ids
}

/// Whether `part` is `whole` with some left out.
fn is_left_of(part: &[BlockId], whole: &[BlockId]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|id| rest.any(|other| other == id))
}

proptest! {
    #[test]
    fn all_accepted_is_the_text_without_deletions(document in strategies::document()) {
        let after = document.decide_all(Decision::Accept).document;
        prop_assert_eq!(texts(&after), texts_without(&document, "deletion"));
    }

    #[test]
    fn all_rejected_is_the_text_without_insertions(document in strategies::document()) {
        let after = document.decide_all(Decision::Reject).document;
        prop_assert_eq!(texts(&after), texts_without(&document, "insertion"));
    }

    #[test]
    fn what_is_decided_is_a_document_with_nothing_but_comments(document in strategies::document()) {
        let is_change = |one: &Suggestion| one.kind != SuggestionKind::Comment;
        for decision in [Decision::Accept, Decision::Reject] {
            let Decided { document: after, decided } = document.decide_all(decision);
            prop_assert!(!after.suggestions().iter().any(is_change));
            let changes = document.suggestions().into_iter().filter(is_change);
            prop_assert_eq!(decided, changes.map(|one| one.id).collect::<Vec<_>>());
            prop_assert!(is_left_of(&ids(&after), &ids(&document)));
            prop_assert_eq!(after.clone().validated(), Ok(after));
        }
    }

    #[test]
    fn each_can_be_decided_alone(
        document in strategies::document(),
        accepted in proptest::collection::vec(any::<bool>(), 8),
    ) {
        let mut left = document;
        for accept in accepted {
            let Some(first) = left.suggestions().into_iter().next() else { break };
            let decision = if accept { Decision::Accept } else { Decision::Reject };
            let Decided { document: after, decided } = left.decide(&[(first.id.clone(), decision)]);
            prop_assert_eq!(decided, std::slice::from_ref(&first.id));
            prop_assert!(after.suggestions().iter().all(|one| one.id != first.id));
            prop_assert_eq!(after.clone().validated(), Ok(after.clone()));
            left = after;
        }
    }

    #[test]
    fn no_decision_changes_nothing(document in strategies::document()) {
        prop_assert_eq!(document.decide(&[]).document, document);
    }
}
