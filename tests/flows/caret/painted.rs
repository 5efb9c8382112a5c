//! Where the caret is painted: looked for in a picture of the window.

use std::time::Duration;

use memchr::memmem;

use super::{Caret, Editor};

/// How often a picture is taken until the caret is seen: it blinks, twice a second.
const LOOKS: u32 = 20;

/// How many pictures may show the caret where it was before: the newest frame is not always theirs.
const LATE: u32 = 4;

/// What is pictured to see the caret.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// The whole window: `WebKit` cuts the picture of an element that does not fit into it.
    AtTheWindow,
    /// The text alone, which is less to picture.
    AtTheText,
}

/// Where the caret is painted: pixels from the left of the window and from its top.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub left: i64,
    pub top: i64,
    pub height: i64,
}

/// The corner of the painted caret in pixels of the picture, and its height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Painted {
    pub left: u32,
    pub top: u32,
    pub height: u32,
}

impl Editor<'_> {
    /// Where the caret is painted: by a picture, the first time that it is there.
    pub(super) async fn painted(&mut self, caret: &Caret) -> Result<Place, String> {
        if let Some(place) = self.seen.get(&caret.path) {
            return Ok(*place);
        }
        for look in 0..LOOKS {
            self.settle().await;
            let painted = self.look().await;
            if painted == self.last && look < LATE {
                continue;
            }
            if let Some(Painted { left, top, height }) = painted {
                self.last = painted;
                let place = Place {
                    left: self.corner.0 + i64::from(left),
                    top: self.corner.1 + i64::from(top),
                    height: height.into(),
                };
                self.seen.insert(caret.path.clone(), place);
                return Ok(place);
            }
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
        Err(format!("no caret is painted at {}", self.words(caret)))
    }

    /// The caret of a picture; its place is one in what is pictured.
    async fn look(&self) -> Option<Painted> {
        let picture = match self.looks {
            Looks::AtTheWindow => self.client.screenshot().await,
            Looks::AtTheText => self.element.screenshot().await,
        };
        find(&picture.expect("the page can be pictured"))
    }
}

impl Place {
    /// Whether both are in one line: raised signs make the caret smaller, not another line.
    pub fn is_beside(self, other: Self) -> bool {
        let shared =
            (self.top + self.height).min(other.top + other.height) - self.top.max(other.top);
        shared > self.height.min(other.height) / 2
    }
}

/// What the page paints the caret with: red and blue.
const COLOUR: [u8; 3] = [0xff, 0, 0xff];

/// The caret in a picture of the window, where the page has given it a colour of its own.
fn find(picture: &[u8]) -> Option<Painted> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut pixels).ok()?;
    let (samples, line) = (info.color_type.samples(), info.line_size);
    let (mut left, mut top, mut bottom) = (usize::MAX, usize::MAX, 0);
    // The bytes of the colour may also be the end of one pixel and the beginning of the next.
    let caret = memmem::find_iter(&pixels, &COLOUR).filter(|at| at % line % samples == 0);
    for at in caret {
        left = left.min(at % line / samples);
        top = top.min(at / line);
        bottom = bottom.max(at / line);
    }
    let pixel = |number: usize| u32::try_from(number).expect("a window is not that large");
    (top != usize::MAX).then(|| Painted {
        left: pixel(left),
        top: pixel(top),
        height: pixel(bottom + 1 - top),
    })
}
