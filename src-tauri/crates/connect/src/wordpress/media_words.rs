//! What is said of a picture in the library of a site.

use serde::Deserialize;
use serde_json::json;

use super::refusal::About;
use super::{WordPress, number};
use crate::entities::{alternative, decoded, kept_text};
use crate::fault::{Fault, FaultKind};
use crate::http::Request;
use crate::medium::MediumWords;
use crate::remote::RemoteId;

const FIELDS: [(&str, &str); 2] = [("context", "edit"), ("_fields", "alt_text,caption")];

/// What is said of it, as it was written.
#[derive(Deserialize)]
struct WireWords {
    #[serde(default)]
    alt_text: String,
    #[serde(default)]
    caption: Raw,
}

#[derive(Default, Deserialize)]
struct Raw {
    #[serde(default)]
    raw: String,
}

impl WordPress {
    pub(super) async fn words_changed(
        &self,
        id: &RemoteId,
        before: &MediumWords,
        words: &MediumWords,
    ) -> Result<bool, Fault> {
        let path = format!("wp/v2/media/{}", number(id)?);
        let request = Request::get(self.root.at(&path, &FIELDS));
        let there: WireWords = match self.asked(&request, About::Medium, &()).await {
            // It is somebody else's, or it is not there any more: the post says what it shows by itself.
            Err(Fault { kind: FaultKind::Right(_) | FaultKind::Gone, .. }) => return Ok(false),
            there => there?,
        };
        if is_said(&there, words) {
            return Ok(true);
        }
        if !is_said(&there, before) {
            return Ok(false);
        }
        let said = json!({
            "alt_text": alternative(&words.alt),
            "caption": kept_text(&words.caption),
        });
        let request = Request::post_json(self.root.at(&path, &FIELDS), &said);
        match self.asked::<WireWords>(&request, About::Medium, &()).await {
            // What a site does not take of a picture's words, the post says all the same.
            Err(Fault {
                kind: FaultKind::Right(_) | FaultKind::Gone | FaultKind::Refused { .. },
                ..
            }) => Ok(false),
            said => said.map(|_| true),
        }
    }
}

/// Whether just this is said. WordPress takes space out of it, and writes signs otherwise.
fn is_said(there: &WireWords, words: &MediumWords) -> bool {
    is_one(&there.alt_text, &words.alt) && is_one(&there.caption.raw, &words.caption)
}

fn is_one(there: &str, here: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let there = plain(&decoded(there));
    there == plain(here) || there == plain(&decoded(here))
}
