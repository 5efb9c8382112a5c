//! Where the caret is painted: looked for in a picture of the window.

use memchr::memmem;

/// The corner of the painted caret in pixels of the picture, and its height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Painted {
    pub left: u32,
    pub top: u32,
    pub height: u32,
}

/// What the page paints the caret with: red and blue.
const COLOUR: [u8; 3] = [0xff, 0, 0xff];

/// The caret in a picture of the window, where the page has given it a colour of its own.
pub fn find(picture: &[u8]) -> Option<Painted> {
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
