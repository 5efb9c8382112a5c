//! Pictures of the vault, for the page: `media://localhost/ID`, and nothing else under that scheme.

use std::sync::Arc;

use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};
use warraq_core::media::MediaId;
use warraq_formats::picture_on_screen;

use crate::error::AppError;
use crate::state::{Desk, ScreenCopy};

/// The scheme that pictures have in the page.
pub const SCHEME: &str = "media";

/// The kinds of file that the page is given: pictures that hold nothing which runs.
const SHOWN: [&str; 6] =
    ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp"];

/// The longest side in pixels of a picture on the page: its width twice over, for dense screens and enlarged text. What a
/// camera takes would cost the page ten times the memory and the time.
const LONGEST: u32 = 1600;

/// Answers the page's request for a picture, away from the thread that draws the window.
#[expect(clippy::needless_pass_by_value, reason = "tauri hands the request over by value")]
pub fn answer<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    tauri::async_runtime::spawn_blocking(move || {
        let picture = picture(&app.state::<Desk>(), request.uri().path());
        responder.respond(picture.unwrap_or_else(|_| refused()));
    });
}

fn picture(desk: &Desk, path: &str) -> Result<Response<Vec<u8>>, AppError> {
    let id: MediaId = path
        .trim_start_matches('/')
        .parse()
        .map_err(|_| AppError::not_found("a picture by such a name"))?;
    let media = desk.read(|vault| vault.media(id))?;
    let is_small = media.size.is_some_and(|(width, height)| width.max(height) <= LONGEST);
    let small = if is_small { None } else { copy(desk, id)? };
    if let Some(small) = small {
        return answered(small.media_type, small.bytes.clone());
    }
    if !SHOWN.contains(&media.media_type.as_str()) {
        return Err(AppError::not_found("a picture that can be shown"));
    }
    answered(&media.media_type, desk.read(|vault| vault.media_bytes(id))?)
}

/// The picture made small for the page; nothing where it is shown as it is.
///
/// # Errors
/// As the vault says.
fn copy(desk: &Desk, id: MediaId) -> Result<Option<Arc<ScreenCopy>>, AppError> {
    let mut failed = None;
    let copy = desk.copies().of(id, || {
        let bytes = desk.read(|vault| vault.media_bytes(id));
        let small = picture_on_screen(&bytes.map_err(|error| failed = Some(error)).ok()?, LONGEST)?;
        Some(ScreenCopy { media_type: small.media_type(), bytes: small.bytes().to_vec() })
    });
    failed.map_or(Ok(copy), Err)
}

fn answered(media_type: &str, bytes: Vec<u8>) -> Result<Response<Vec<u8>>, AppError> {
    // A picture under one id never changes, but it must not outlive the lock in a cache on the disk.
    Response::builder()
        .header(header::CONTENT_TYPE, media_type)
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .body(bytes)
        .map_err(|_| AppError::not_found("a picture with a type"))
}

fn refused() -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
