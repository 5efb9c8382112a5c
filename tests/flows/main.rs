//! Flows in the real window: the desktop program, driven through the webview's own driver.
//!
//! They need a display (`make test` gives a virtual one) and run one after the other.

mod apart;
mod article_text;
mod caret;
#[path = "../cms/chance.rs"]
#[expect(clippy::unwrap_used, reason = "shared with the tests of connectors")]
mod chance;
mod chromium;
mod driver;
mod edits;
mod home;
mod in_the_window;
#[path = "../cms/site.rs"]
#[expect(
    clippy::unwrap_used,
    dead_code,
    reason = "shared with the tests of connectors, which ask more of it"
)]
mod real_site;
#[path = "../small_disk.rs"]
mod small_disk;
mod small_site;
mod traces;
mod window;
