//! Pictures that stand inside an address.

/// The media type and the bytes of a `data:` address in base 64; nothing where it is none.
///
/// Source: RFC 2397; RFC 4648, section 4.
pub(crate) fn data_address(address: &str) -> Option<(String, Vec<u8>)> {
    let rest = address.get(..5).filter(|start| start.eq_ignore_ascii_case("data:"))?;
    let (kind, data) = address[rest.len()..].split_once(',')?;
    let media_type = kind.strip_suffix(";base64")?;
    let media_type = media_type.split(';').next().unwrap_or("").to_ascii_lowercase();
    Some((media_type, decoded(data)?))
}

/// The most that is decoded, in bytes of a picture.
pub(super) const MAX_BYTES: usize = 20 << 20;

pub(crate) fn decoded(data: &str) -> Option<Vec<u8>> {
    if data.len() / 4 * 3 > MAX_BYTES {
        return None;
    }
    let mut bytes = Vec::with_capacity(data.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0u32);
    for byte in data.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            b' ' | b'\n' | b'\r' | b'\t' => continue,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xff).unwrap_or_default());
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_64_is_read_with_and_without_its_end() {
        for data in ["2YLYs9iv", "2YLY s9iv\n"] {
            let address = format!("data:image/PNG;charset=x;base64,{data}");
            assert_eq!(data_address(&address), Some(("image/png".to_owned(), "قسد".into())));
        }
        assert_eq!(data_address("DATA:;base64,QQ=="), Some((String::new(), b"A".to_vec())));
    }

    #[test]
    fn anything_else_is_not() {
        for address in ["data:image/png,x", "data:image/png;base64,@", "https://a/", "", "دaté:"]
        {
            assert_eq!(data_address(address), None, "{address}");
        }
    }
}
