//! No refusal without words.

use warraq_core::article::{ArticleId, DocumentError, DocumentFault};
use warraq_core::fields::{FieldFault, FieldName};
use warraq_core::never_publish::{ArticlePart, FoundWord};
use warraq_core::workflow::{Status, TransitionError};
use warraq_delivery::{ReasonKind, SiteOptions};
use warraq_formats::{Foreign, Format, ImportFormat, OptionError, UnsupportedFormat};
use warraq_output::TakenOutKind;
use warraq_store::UndoRefusal;

use super::*;

/// The message has words for its key and a value for every placeholder.
fn assert_told(error: &CliError) {
    let text = error.message().text();
    assert!(!text.contains(['{', '}']), "{error:?}: {text}");
    assert!(!text.contains("errors."), "{error:?}: {text}");
    assert!(!error.code().contains('.'), "{error:?} has no code");
}

fn io() -> io::Error {
    io::Error::other("the cable is cut")
}

#[test]
fn every_refusal_of_the_vault_is_told() {
    let path = PathBuf::from("vault.warraq");
    let document = DocumentError { path: "document".to_owned(), fault: DocumentFault::TooDeep };
    let step = TransitionError { from: Status::Delivered, to: Status::Draft };
    for error in [
        StoreError::WrongPassphrase,
        StoreError::TooSoon { seconds: 5 },
        StoreError::NotAVault,
        StoreError::Newer { found: 9 },
        StoreError::Exists { path: path.clone() },
        StoreError::Itself { path: path.clone() },
        StoreError::Busy,
        StoreError::Missing { path },
        StoreError::ReadOnly(Box::new(io())),
        StoreError::DiskFull(Box::new(io())),
        StoreError::Io(Box::new(io())),
        StoreError::VersionConflict { current: 3 },
        StoreError::NotFound("revision 9".to_owned()),
        StoreError::Transition(step),
        StoreError::Document(document),
        StoreError::Tag(TagError::Empty),
        StoreError::Tag(TagError::TooLong),
        StoreError::UndoRefused(UndoRefusal::Unknown),
        StoreError::UndoRefused(UndoRefusal::Undone),
        StoreError::UndoRefused(UndoRefusal::Overtaken),
        StoreError::Key("no randomness"),
    ] {
        assert_told(&error.into());
    }
}

#[test]
fn every_refusal_of_a_copy_is_told() {
    let path = || PathBuf::from("copy.warraq");
    for source in [
        StoreError::WrongPassphrase,
        StoreError::NotAVault,
        StoreError::Newer { found: 9 },
        StoreError::Exists { path: path() },
        StoreError::Itself { path: path() },
        StoreError::Busy,
        StoreError::Missing { path: path() },
        StoreError::NotAFolder { path: path() },
        StoreError::damaged_by("pages", io()),
        StoreError::ReadOnly(Box::new(io())),
        StoreError::DiskFull(Box::new(io())),
        StoreError::Io(Box::new(io())),
    ] {
        let error = CliError::Copy { path: path(), source };
        assert!(error.message().text().contains("copy.warraq"));
        assert_told(&error);
    }
    let copy = path();
    assert_told(&CliError::NotInCopy { id: "01ARZ3".to_owned(), copy });
    assert_told(&CliError::VaultThere { path: path(), changes: Vec::new() });
}

#[test]
fn every_refusal_of_a_field_is_told() {
    let value = || "؟".to_owned();
    for fault in [
        FieldFault::Unknown,
        FieldFault::NotAList,
        FieldFault::NotSettable,
        FieldFault::BadDate(value()),
        FieldFault::BadTime(value()),
        FieldFault::BadLanguage(value()),
        FieldFault::BadProfile(value()),
        FieldFault::BadSlug(value()),
    ] {
        assert_told(&FieldError { field: "date".to_owned(), fault }.into());
    }
}

#[test]
fn every_refusal_of_a_file_is_told() {
    let path = || PathBuf::from("خبر.md");
    for error in [
        FormatError::Unsupported(UnsupportedFormat("docx".to_owned())),
        FormatError::FileNotText { detail: "it is a picture".to_owned() },
        FormatError::TooLarge { bytes: 2, limit: 1 },
        FormatError::Damaged { detail: "it is cut off".to_owned() },
        FormatError::Locked,
        FormatError::NoText,
        FormatError::CutOff,
        FormatError::SiteCutOff { byte: 9 },
        FormatError::Tangled { detail: "it has 9 lines".to_owned() },
        FormatError::TooLargeUnpacked { limit: 1 << 20 },
        FormatError::Mistaken { is: ImportFormat::Docx },
        FormatError::Newer { version: 9 },
        FormatError::Collection { articles: 2 },
        FormatError::Unreadable { source: io() },
        FormatError::FileExists { path: path() },
        FormatError::DiskFull { path: path(), source: io() },
        FormatError::FolderMissing { path: path() },
        FormatError::FolderDenied { path: path() },
        FormatError::PathIsFolder { path: path() },
        FormatError::OfVault { path: path() },
        FormatError::PathIsFile { path: path() },
        FormatError::NameRefused { path: path() },
        FormatError::Unwritable { path: path(), source: io() },
        FormatError::NotPrinted { detail: "a letter has no shape".to_owned() },
    ] {
        let named = CliError::from(error).in_file(path());
        assert!(named.message().text().contains("خبر.md"));
        assert_told(&named);
    }
    for foreign in Foreign::ALL {
        assert_told(&FormatError::from(foreign).into());
    }
    assert_told(&CliError::FileUnreadable { path: path(), source: io() });
}

#[test]
fn every_refusal_of_what_goes_out_is_told() {
    for fault in PictureFault::ALL {
        assert_told(&CliError::Picture(fault));
    }
    let name = || "wire".to_owned();
    for error in [
        PresetError::Unknown(name()),
        PresetError::BuiltIn(name()),
        PresetError::Empty,
        PresetError::Format(name()),
        PresetError::Option(OptionError::Unknown(name())),
        PresetError::Option(OptionError::Value { name: "ninjs", value: name(), values: &[] }),
        PresetError::NotOf { format: Format::Docx, option: name() },
    ] {
        assert_told(&error.into());
    }
    assert_told(&EntryError::NoWord.into());
    assert_told(&EntryError::TooLong.into());
    assert_told(&CliError::NotOnTheList { word: name() });
    assert_told(&CliError::Stopped);
    for (part, field) in
        ArticlePart::ALL.into_iter().zip([Some(FieldName::Headline)].into_iter().chain([None; 9]))
    {
        let found = FoundWord {
            word: "قسد".to_owned(),
            part,
            field,
            block: None,
            excerpt: "قال قسد".to_owned(),
        };
        let held =
            HeldWord { article: ArticleId::from(ulid::Ulid::from(7)), headline: name(), found };
        let error = CliError::NeverPublish(vec![held]);
        assert_told(&error);
        let text: String = error.places().map(|place| place.text()).collect();
        assert!(text.contains("قال قسد") && !text.contains("part."), "{text}");
    }
    for kind in TakenOutKind::ALL {
        let key = format!("taken_out.{}", word(kind));
        assert_ne!(Message::new(key.as_str()).text(), key);
    }
}

#[test]
fn every_refusal_of_the_outbox_and_of_sites_is_told() {
    use warraq_core::outbox::ItemState as State;
    let options = SiteOptions::parse(&serde_json::json!({ "first": 7 })).unwrap_err();
    assert_told(&CliError::from(DeliveryError::Embargo(chrono::DateTime::UNIX_EPOCH)));
    assert_told(&CliError::from(DeliveryError::Spiked));
    assert_told(&CliError::from(DeliveryError::Textless));
    assert_told(&CliError::from(DeliveryError::Options(options)));
    assert_told(&CliError::from(DeliveryError::NoVault));
    assert_told(&CliError::from(StoreError::NameTaken("xeber24".to_owned())));
    assert_told(&CliError::NoNetwork(io()));
    assert_told(&CliError::NoDelivery { id: "01ARZ3".to_owned() });
    for state in [
        State::Queued,
        State::Sending,
        State::Paused,
        State::Scheduled,
        State::Verified,
        State::Changed,
        State::Conflict,
        State::Refused,
        State::Cancelled,
    ] {
        let error = CliError::from(DeliveryError::State(state));
        assert_told(&error);
        assert!(!error.message().text().contains("states."), "{state:?}");
    }
    for kind in ReasonKind::ALL {
        let error = CliError::Site(Reason::of(kind, "7"));
        assert_told(&error);
        assert!(!error.message().text().contains("reasons."), "{kind:?}");
    }
}

#[test]
fn every_right_has_words() {
    use warraq_connect::Right;
    for right in [
        Right::Write,
        Right::EditOthers,
        Right::EditPublished,
        Right::Publish,
        Right::Upload,
        Right::MakeTags,
        Right::MakeCategories,
        Right::UnfilteredHtml,
    ] {
        let name = word(right);
        assert_ne!(reason::right_name(&name), name);
        let lacks = reason::said(&Reason::of(ReasonKind::Right, &name)).text();
        assert!(lacks.contains(&reason::right_name(&name)), "{lacks}");
    }
}

#[test]
fn every_refusal_of_the_command_line_is_told() {
    let id = || "01ARZ3".to_owned();
    for error in [
        CliError::NoHome,
        CliError::NoPassphrase { variable: "WARRAQ_PASSPHRASE", source: io() },
        CliError::PassphrasesDiffer,
        CliError::WeakPassphrase { least: 8 },
        CliError::EasyPassphrase { weakness: Weakness::Word },
        CliError::NoArticle { id: id() },
        CliError::NoTerm { name: id(), site: "xeber24".to_owned() },
        CliError::AmbiguousId { id: id(), count: 2 },
        CliError::ShortId { id: id(), least: 6 },
        CliError::Undone { id: id() },
        CliError::EmptyName,
        CliError::NothingToUndo,
        KeyFault::NewLost { vault: "v.warraq".into(), source: io() }.into(),
        KeyFault::Lost(io::ErrorKind::NotConnected.into()).into(),
        KeyFault::Lost(io::ErrorKind::BrokenPipe.into()).into(),
        KeyFault::Lost(io::ErrorKind::StorageFull.into()).into(),
        KeyFault::Void(StoreError::DiskFull("full".into())).into(),
        KeyFault::OldLeft(StoreError::OldSecretLeft("full".into())).into(),
        StoreError::OldSecretLeft("full".into()).into(),
        StoreError::SamePassphrase.into(),
    ] {
        assert_told(&error);
    }
}
