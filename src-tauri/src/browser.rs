//! The system's browser, asked to open a page of the web. Nothing else is opened by it.

use crate::error::{AppError, ErrorCode};

/// Opens the page at `address` in the system's browser.
///
/// # Errors
/// `no_address` where it is no address of a page; `not_opened` where the system has nothing that opens pages.
pub fn open(address: &str) -> Result<(), AppError> {
    if !is_page(address) {
        return Err(AppError::new(ErrorCode::NoAddress, "this is no address of a page"));
    }
    ask(address).map_err(|error| AppError::new(ErrorCode::NotOpened, error))
}

/// Whether it is an address that a browser reads a page from: what runs a program or reads a file is none.
fn is_page(address: &str) -> bool {
    let is_web = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
    is_web
        && !address.contains(|sign: char| sign.is_whitespace() || sign.is_control() || sign == '"')
}

#[cfg(target_os = "linux")]
fn ask(address: &str) -> Result<(), gio::glib::Error> {
    gio::AppInfo::launch_default_for_uri(address, gio::AppLaunchContext::NONE)
}

#[cfg(target_os = "macos")]
fn ask(address: &str) -> std::io::Result<()> {
    std::process::Command::new("open").arg(address).spawn().map(|_| ())
}

#[cfg(windows)]
fn ask(address: &str) -> std::io::Result<()> {
    let handler = "url.dll,FileProtocolHandler";
    std::process::Command::new("rundll32").args([handler, address]).spawn().map(|_| ())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_web_are_opened() {
        for refused in [
            "",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "/srv/site/wq-1",
            "https://a.example/ x",
            "https://a.example/\"x",
            "HTTPS//a",
        ] {
            assert_eq!(
                open(refused).map_err(|error| error.code),
                Err(ErrorCode::NoAddress),
                "{refused}"
            );
        }
        assert!(is_page("https://xeber24.net/?p=7") && is_page("http://127.0.0.1:8080/خبر/"));
    }
}
