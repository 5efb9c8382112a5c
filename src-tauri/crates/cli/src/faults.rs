//! What looking through a vault has found, in words.

use std::path::Path;

use serde_json::{Value, json};
use warraq_store::{MissingPicture, Report, VaultFault};

use crate::advice::Advice;
use crate::messages::Message;
use crate::{damaged_copy, rescue, ways};

/// The faults, each on a line of its own.
pub fn lines(report: &Report) -> Vec<String> {
    report.faults.iter().map(|fault| line(fault).text()).collect()
}

/// The same for programs: a code, what it is about, and what the database said, which is in no language of people.
pub fn coded(report: &Report) -> Vec<Value> {
    report.faults.iter().map(of_fault).collect()
}

/// Pictures that are shown and not there, each on a line of its own.
pub fn missing_pictures(report: &Report) -> Vec<String> {
    let missing = report.missing_pictures.iter();
    let told = missing.map(|MissingPicture { article, id }| {
        Message::new("notes.picture_missing").with("id", article).with("medium", id).text()
    });
    told.collect()
}

/// The same for programs.
pub fn coded_missing_pictures(report: &Report) -> Vec<Value> {
    let missing = report.missing_pictures.iter();
    missing.map(|MissingPicture { article, id }| json!({ "article": article, "id": id })).collect()
}

fn of_fault(fault: &VaultFault) -> Value {
    match fault {
        VaultFault::Header(detail) => json!({ "code": "header", "detail": detail }),
        VaultFault::Log(detail) => json!({ "code": "log", "detail": detail }),
        VaultFault::Page(detail) => json!({ "code": "page", "detail": detail }),
        VaultFault::Structure(detail) => json!({ "code": "structure", "detail": detail }),
        VaultFault::Reference { table } => json!({ "code": "reference", "table": table }),
        VaultFault::Article { id, what } => json!({ "code": "article", "id": id, "detail": what }),
        VaultFault::Snapshot { hash, what } => {
            json!({ "code": "snapshot", "id": hash, "detail": what })
        }
        VaultFault::Media { id, what } => json!({ "code": "medium", "id": id, "detail": what }),
        VaultFault::Import { article, what } => {
            json!({ "code": "import", "id": article, "detail": what })
        }
        VaultFault::Outbox { what } => json!({ "code": "outbox", "detail": what }),
    }
}

/// What there is to do about the faults of the vault.
pub fn of_vault(report: &Report, vault: &Path) -> Vec<Message> {
    if is_of_header_only(report) {
        return vec![Message::new("advice.header_mends")];
    }
    if is_of_log_only(report) {
        // It is told where the log is opened, with what there is to do.
        return Vec::new();
    }
    rescue::of_faults(vault)
}

/// What there is to do about the faults of a copy of the vault.
pub fn of_copy(report: &Report, copy: &Path) -> Vec<Message> {
    if is_of_header_only(report) {
        return vec![Message::new("advice.header_of_copy")];
    }
    let mut ways = vec![ways::new_backup(Advice::make_backups())];
    if !is_of_log_only(report) {
        ways.extend(damaged_copy::of_faults(copy, report));
    }
    ways
}

fn is_of_header_only(report: &Report) -> bool {
    report.faults.iter().all(|fault| matches!(fault, VaultFault::Header(_)))
}

fn is_of_log_only(report: &Report) -> bool {
    report.faults.iter().all(|fault| matches!(fault, VaultFault::Log(_)))
}

fn line(fault: &VaultFault) -> Message {
    match fault {
        VaultFault::Header(detail) => told("header", detail),
        VaultFault::Log(detail) => told("log", detail),
        VaultFault::Page(detail) => told("page", detail),
        VaultFault::Structure(detail) => told("structure", detail),
        VaultFault::Reference { table } => told("reference", table),
        VaultFault::Article { id, what } => told("article", what).with("id", id),
        VaultFault::Snapshot { hash, what } => told("snapshot", what).with("id", hash),
        VaultFault::Media { id, what } => told("medium", what).with("id", id),
        VaultFault::Import { article, what } => told("import", what).with("id", article),
        VaultFault::Outbox { what } => told("outbox", what),
    }
}

/// What `SQLite` and the store say of it stands behind it: for whoever looks into the file itself.
fn told(kind: &str, detail: &str) -> Message {
    Message::new(format!("faults.{kind}")).with("detail", detail)
}
