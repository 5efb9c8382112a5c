//! Where the caret is painted: looked for in a picture of the window.

/// The corner of the painted caret in pixels of the picture, and its height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Painted {
    pub left: u32,
    pub top: u32,
    pub height: u32,
}

/// The caret in a picture of the window, where the page has given it a colour of its own.
pub fn find(picture: &[u8]) -> Option<Painted> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut pixels).ok()?;
    let samples = info.color_type.samples();
    let (mut left, mut top, mut bottom) = (u32::MAX, u32::MAX, 0);
    let rows = pixels.chunks_exact(info.line_size);
    for (y, row) in (0..info.height).zip(rows) {
        for (x, pixel) in (0..info.width).zip(row.chunks_exact(samples)) {
            if pixel[0] > 200 && pixel[1] < 80 && pixel[2] > 200 {
                left = left.min(x);
                top = top.min(y);
                bottom = bottom.max(y);
            }
        }
    }
    (top != u32::MAX).then(|| Painted { left, top, height: bottom + 1 - top })
}
