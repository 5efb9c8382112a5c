//! The text as it stands while nobody has decided on the suggestions in it.
//!
//! What leaves the newsroom is final: proposed text is not there yet, text proposed to go is still there, and
//! comments are nobody's business outside. Formats declare all three as not held, so that the loss is shown.

use warraq_core::article::languages::{self, Saying};
use warraq_core::article::{Article, Block, Document, Inline, InlineContent, Mark, Marks};

use crate::lines::each_line_mut;

/// The blocks of `document` without suggestions and comments. A paragraph or heading of the document that was
/// nothing but a suggestion is left out.
pub(crate) fn blocks(document: &Document) -> Vec<Block> {
    let is_there = |block: &&Block| !is_only_proposed(block);
    let mut blocks: Vec<Block> = document.blocks().iter().filter(is_there).cloned().collect();
    each_line_mut(&mut blocks, &mut |content| {
        let has_suggestion = |run: &Inline| run.marks().as_slice().iter().any(is_suggestion);
        // Most lines have none, and stay.
        if content.as_slice().iter().any(has_suggestion) {
            *content = line(content);
        }
    });
    blocks
}

/// The same of an article for a format that says the language of a block: each that needs it has it.
pub(crate) fn spoken(article: &Article, saying: Saying) -> Vec<Block> {
    let mut blocks = blocks(&article.body);
    languages::say(&mut blocks, &article.fields.language, saying);
    blocks
}

fn is_only_proposed(block: &Block) -> bool {
    let content = match block {
        Block::Paragraph(paragraph) => &paragraph.content,
        Block::Heading(heading) => &heading.content,
        _ => return false,
    };
    !content.is_empty() && !content.as_slice().iter().any(is_there)
}

fn line(content: &InlineContent) -> InlineContent {
    content.as_slice().iter().filter(|run| is_there(run)).map(without_suggestions).collect()
}

fn is_there(run: &Inline) -> bool {
    !run.marks().has("insertion")
}

fn is_suggestion(mark: &Mark) -> bool {
    matches!(mark, Mark::Insertion { .. } | Mark::Deletion { .. } | Mark::Comment { .. })
}

fn without_suggestions(run: &Inline) -> Inline {
    let kept = run.marks().as_slice().iter().filter(|mark| !is_suggestion(mark)).cloned();
    let marks = kept.fold(Marks::none(), Marks::with);
    match run {
        Inline::Text { text, .. } => Inline::Text { text: text.clone(), marks },
        Inline::HardBreak { .. } => Inline::HardBreak { marks },
        Inline::FootnoteRef { target, .. } => Inline::FootnoteRef { target: *target, marks },
    }
}

#[cfg(test)]
mod tests {
    use ulid::Ulid;

    use super::*;

    fn marked(text: &str, mark: &str) -> String {
        let attrs = match mark {
            "comment" => r#"{"id":"1","person":"م","at":"2024-01-17T00:00:00Z","text":"سر"}"#,
            _ => r#"{"id":"1","person":"م","at":"2024-01-17T00:00:00Z"}"#,
        };
        format!(
            r#"{{"type":"text","marks":[{{"type":"{mark}","attrs":{attrs}}}],"text":"{text}"}}"#
        )
    }

    fn settled(runs: &[String]) -> Vec<String> {
        let json = format!(
            r#"{{"version":1,"type":"doc","content":[{{"type":"paragraph","attrs":{{"id":"{}"}},"content":[{}]}}]}}"#,
            Ulid::nil(),
            runs.join(",")
        );
        let document = Document::from_str(&json).unwrap();
        blocks(&document).iter().map(|block| block.to_json().to_string()).collect()
    }

    #[test]
    fn proposed_text_is_not_there_and_what_may_go_is() {
        let [paragraph] = &settled(&[
            marked("باق ", "deletion"),
            marked("جديد ", "insertion"),
            marked("معلق", "comment"),
        ])[..] else {
            panic!("one paragraph")
        };
        assert!(
            paragraph.contains(r#""content":[{"type":"text","text":"باق معلق"}]"#),
            "{paragraph}"
        );
    }

    #[test]
    fn a_paragraph_that_is_only_proposed_is_not_there() {
        assert_eq!(settled(&[marked("جديد", "insertion")]), Vec::<String>::new());
    }
}
