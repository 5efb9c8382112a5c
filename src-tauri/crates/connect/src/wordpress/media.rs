//! Pictures.

use bytes::Bytes;
use serde::Deserialize;

use super::refusal::{About, fault};
use super::{WordPress, id, number, read};
use crate::connector::Watch;
use crate::entities::{alternative, kept_text};
use crate::fault::{Fault, FaultKind};
use crate::http::{Content, Request};
use crate::medium::{RemoteMedium, Upload};
use crate::remote::RemoteId;

pub(super) const MEDIA: &str = "wp/v2/media";
/// Media by their keys, where the site has the plugin.
pub(super) const KEYED: &str = "warraq/v1/media";
pub(super) const FIELDS: (&str, &str) = ("_fields", "id,source_url,media_details");

/// A month begins at any quarter of an hour, by some zone.
const TURN_SECONDS: i64 = 15 * 60;

/// When a medium was sent last, by quarters of an hour at the site. The first of each goes alone: WordPress makes a folder
/// for the month with the first of its media, and where two are the first, refuses one of them for good.
#[derive(Default)]
pub struct Uploads(tokio::sync::Mutex<Option<i64>>);

/// A medium in an answer.
#[derive(Debug, Deserialize)]
pub(super) struct WireMedium {
    pub(super) id: u64,
    source_url: String,
    #[serde(default)]
    media_details: serde_json::Value,
}

impl WireMedium {
    pub(super) fn into_medium(self) -> RemoteMedium {
        let of = |key: &str| self.media_details[key].as_u64();
        let pixels = |key| of(key).and_then(|pixels| u32::try_from(pixels).ok());
        RemoteMedium {
            id: id(self.id),
            size: pixels("width").zip(pixels("height")),
            bytes: of("filesize"),
            url: self.source_url,
        }
    }
}

impl WordPress {
    /// Several may be sent at once, but for the first.
    pub(super) async fn new_medium(
        &self,
        upload: &Upload,
        watch: &dyn Watch,
    ) -> Result<RemoteMedium, Fault> {
        let now = self.http.time_there().timestamp().div_euclid(TURN_SECONDS);
        let first = self.uploads.0.lock().await;
        if *first == Some(now) {
            drop(first);
            return self.sent_medium(upload, watch).await;
        }
        let mut first = first;
        let medium = self.sent_medium(upload, watch).await?;
        *first = Some(now);
        Ok(medium)
    }

    async fn sent_medium(&self, upload: &Upload, watch: &dyn Watch) -> Result<RemoteMedium, Fault> {
        let content = form(upload);
        if self.plugin.is_there() {
            // One that is there is given back, and not taken a second time.
            let url = self.root.at(&format!("{KEYED}/{}", upload.key), &[FIELDS]);
            let request = Request::post(url, content.clone());
            let reply = self.http.ask(&request, watch).await?;
            if reply.is_success() {
                return read::<WireMedium>(&reply, false).map(WireMedium::into_medium);
            }
            if !self.is_without_plugin(&reply) {
                return Err(fault(&reply, &request, About::Medium));
            }
        }
        let request = Request::post(self.root.at(MEDIA, &[FIELDS]), content);
        let medium: WireMedium = self.asked(&request, About::Medium, watch).await?;
        Ok(medium.into_medium())
    }

    pub(super) async fn medium_numbered(
        &self,
        id: &RemoteId,
    ) -> Result<Option<RemoteMedium>, Fault> {
        let url = self.root.at(&format!("{MEDIA}/{}", number(id)?), &[FIELDS]);
        match self.asked::<WireMedium>(&Request::get(url), About::Medium, &()).await {
            Ok(medium) => Ok(Some(medium.into_medium())),
            Err(Fault { kind: FaultKind::Gone, .. }) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// For good: WordPress has no bin for media.
    pub(super) async fn without_medium(&self, id: &RemoteId) -> Result<(), Fault> {
        let url = self.root.at(&format!("{MEDIA}/{}", number(id)?), &[("force", "true"), FIELDS]);
        match self.reply(&Request::delete(url), About::Medium, &()).await {
            Ok(_) | Err(Fault { kind: FaultKind::Gone, .. }) => Ok(()),
            Err(fault) => Err(fault),
        }
    }
}

/// A form with the file and its words in one request. Source: RFC 7578; names of files are in UTF-8 as browsers write
/// them, which is the one spelling that WordPress keeps.
fn form(upload: &Upload) -> Content {
    let boundary = format!("warraq-{}", upload.key);
    let title = upload.name.rsplit_once('.').map_or(&*upload.name, |(stem, _)| stem);
    let words = [
        ("title", title),
        ("alt_text", &alternative(&upload.alt)),
        ("caption", &kept_text(&upload.caption)),
        ("slug", &upload.key.slug()),
    ];
    let mut bytes = Vec::with_capacity(upload.bytes.len() + 1024);
    for (name, value) in words {
        let head =
            format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n");
        bytes.extend([head.as_bytes(), value.as_bytes(), b"\r\n"].concat());
    }
    let name = upload.name.replace('"', "%22").replace(['\r', '\n'], " ");
    let head = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: {}\r\n\r\n",
        upload.media_type
    );
    bytes.extend(head.as_bytes());
    bytes.extend(&upload.bytes);
    bytes.extend(format!("\r\n--{boundary}--\r\n").as_bytes());
    Content {
        media_type: format!("multipart/form-data; boundary={boundary}"),
        bytes: Bytes::from(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::site;
    use super::*;
    use crate::connector::Connector;
    use crate::http::server::{Act, Server, json};
    use crate::medium::MediumKey;

    fn picture(name: &str) -> Upload {
        Upload {
            key: MediumKey::of(name.as_bytes()),
            name: name.to_owned(),
            media_type: "image/jpeg".to_owned(),
            bytes: name.as_bytes().to_vec(),
            alt: String::new(),
            caption: String::new(),
        }
    }

    #[tokio::test]
    async fn the_first_goes_alone_and_the_others_together() {
        let answer: Vec<u8> =
            json(201, r#"{"id":4,"source_url":"https://a.example/b.jpg"}"#).into();
        // What is read slowly is seen whole after what came later.
        let slow = Act::Slow(400, answer.clone());
        let server = Server::doing(vec![slow.clone(), slow, Act::Answer(answer)]);
        let site = site(&server);
        let [first, second, third] = ["first.jpg", "second.jpg", "third.jpg"].map(picture);
        let (a, b, c) = tokio::join!(
            site.send_medium(&first, &()),
            site.send_medium(&second, &()),
            site.send_medium(&third, &())
        );
        assert!(a.is_ok() && b.is_ok() && c.is_ok());
        let seen = server.seen();
        assert!(seen[0].contains("first.jpg"), "{seen:?}");
        assert!(seen[1].contains("third.jpg") && seen[2].contains("second.jpg"), "{seen:?}");
    }
}
