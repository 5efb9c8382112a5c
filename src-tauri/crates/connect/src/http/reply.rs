//! What came back.

use chrono::{DateTime, Utc};
use reqwest::header::{CONTENT_TYPE, DATE, HeaderMap, RETRY_AFTER};
use serde::de::DeserializeOwned;
use std::time::Duration;
use url::Url;

use super::retry_after;

/// An answer, whatever it says.
#[derive(Debug)]
pub(crate) struct Reply {
    /// Who answered.
    pub url: Url,
    /// The HTTP status.
    pub status: u16,
    /// All of it, unpacked.
    pub body: Vec<u8>,
    /// Whether the question was led here as networks lead their guests.
    pub is_led_off: bool,
    headers: HeaderMap,
}

impl Reply {
    /// An answer that has begun.
    pub fn new(url: Url, response: &reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Self { url, status, headers, body: Vec::new(), is_led_off: false }
    }

    /// What it says of one of several things that were asked together.
    pub fn part(&self, status: u16, body: Vec<u8>) -> Self {
        Self {
            url: self.url.clone(),
            status,
            body,
            is_led_off: false,
            headers: self.headers.clone(),
        }
    }

    /// Whether it says that what was asked is done.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The first header of this name, where it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Every header of this name.
    pub fn headers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.get_all(name).iter().filter_map(|value| value.to_str().ok())
    }

    /// What the place's clock showed.
    pub fn date(&self) -> Option<DateTime<Utc>> {
        retry_after::time(self.header(DATE.as_str())?)
    }

    /// After what time to ask again.
    pub fn retry_after(&self) -> Option<Duration> {
        let now = self.date().unwrap_or_else(Utc::now);
        retry_after::wait(self.header(RETRY_AFTER.as_str())?, now)
    }

    /// Whether it is a page for people.
    pub fn is_page(&self) -> bool {
        let said = self.header(CONTENT_TYPE.as_str()).unwrap_or_default();
        let start = String::from_utf8_lossy(&self.body[..self.body.len().min(512)]);
        let start = start.trim_start_matches('\u{feff}').trim_start();
        said.starts_with("text/html") && start.starts_with('<')
            || start.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype"))
    }

    /// It as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The value it holds. Some sites print warnings of their own before it.
    pub fn json<T: DeserializeOwned>(&self) -> Option<T> {
        let whole = self.body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&self.body);
        if let Ok(value) = serde_json::from_slice(whole) {
            return Some(value);
        }
        let starts = (0..whole.len())
            .filter(|at| matches!(&whole[*at..], [b'{', b'"', ..] | [b'[', b'{' | b']', ..]));
        starts.take(8).find_map(|at| serde_json::from_slice(&whole[at..]).ok())
    }
}
