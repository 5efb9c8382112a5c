use proptest::prelude::*;
use ulid::Ulid;
use warraq_core::article::{CellKind, Document, Marks, Projection};

use super::*;

/// Something an importer may say.
#[derive(Debug, Clone)]
enum Said {
    Open(Open),
    Close,
    Line(LineKind),
    Word,
    Break,
    NoteRef(u8),
    Divider,
    Embed,
}

fn said() -> impl Strategy<Value = Said> {
    let cell = Open::Cell { kind: CellKind::Data, colspan: 1, rowspan: 1 };
    let opens = vec![
        Open::Quote,
        Open::List(None),
        Open::List(Some(3)),
        Open::Item,
        Open::Table,
        Open::Row,
        cell,
        Open::Note("1".to_owned()),
        figure(),
        Open::Gallery,
    ];
    let lines =
        vec![LineKind::Paragraph, LineKind::Heading(1), LineKind::Heading(6), LineKind::PullQuote];
    prop_oneof![
        4 => prop::sample::select(opens).prop_map(Said::Open),
        3 => Just(Said::Close),
        2 => prop::sample::select(lines).prop_map(Said::Line),
        4 => Just(Said::Word),
        1 => Just(Said::Break),
        1 => (0_u8..3).prop_map(Said::NoteRef),
        1 => Just(Said::Divider),
        1 => Just(Said::Embed),
    ]
}

fn figure() -> Open {
    Open::Figure { media: None, alt: "صورة".to_owned(), credit: String::new() }
}

fn grown(grow: impl FnOnce(&mut Tree<'_>)) -> Document {
    let mut next = 0;
    let mut ids = move || {
        next += 1;
        Ulid::from(next)
    };
    let mut report = Report::default();
    let mut tree = Tree::new(&mut report, &mut ids);
    grow(&mut tree);
    let blocks = tree.finish().blocks;
    Document::of(blocks, &mut ids)
}

proptest! {
    #[test]
    fn whatever_is_said_is_a_document_with_every_word(sayings in prop::collection::vec(said(), 0..120)) {
        let mut words = 0;
        let document = grown(|tree| {
            for saying in &sayings {
                match saying {
                    Said::Open(open) => tree.open(open.clone(), Look::default()),
                    Said::Close => tree.close(),
                    Said::Line(kind) => tree.start_line(*kind, Look::default()),
                    Said::Word => {
                        tree.text(&format!("كلمة{words}؛"), &Marks::none());
                        words += 1;
                    }
                    Said::Break => tree.hard_break(&Marks::none()),
                    Said::NoteRef(name) => tree.note_ref(&name.to_string(), &Marks::none()),
                    Said::Divider => tree.divider(),
                    Said::Embed => drop(tree.embed("https://example.org/v", "")),
                }
            }
        });
        let validated = document.clone().validated();
        prop_assert_eq!(validated.as_ref(), Ok(&document));
        let text = Projection::of(&document).into_text();
        for word in 0..words {
            let word = format!("كلمة{word}؛");
            prop_assert!(text.contains(&word), "{} is lost in {}", word, text);
        }
    }
}

#[test]
fn a_picture_that_is_nested_too_deeply_stands_behind() {
    let document = grown(|tree| {
        for _ in 0..30 {
            tree.open(Open::Quote, Look::default());
        }
        tree.open(figure(), Look::default());
        tree.text("تعليق", &Marks::none());
        tree.close();
    });
    let figures = document.blocks().iter().filter(|block| block.name() == "figure").count();
    assert_eq!(figures, 1);
    assert!(Projection::of(&document).into_text().contains("تعليق"));
}
