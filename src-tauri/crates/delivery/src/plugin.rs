//! The small plugin for `WordPress`, as a site takes it.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const FILES: [(&str, &[u8]); 3] = [
    ("LICENSE", include_bytes!("../../../../assets/wordpress/warraq/LICENSE")),
    ("readme.txt", include_bytes!("../../../../assets/wordpress/warraq/readme.txt")),
    ("warraq.php", include_bytes!("../../../../assets/wordpress/warraq/warraq.php")),
];

const IN_MEMORY: &str = "memory takes every part, and none is longer than a zip file may hold";

/// The plugin as a ZIP file, which the page "Add plugins" of a site takes; always the same bytes.
///
/// # Panics
/// Never: memory takes a file of this size.
#[must_use]
pub fn wordpress_plugin() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in FILES {
        zip.start_file(format!("warraq/{name}"), options).expect(IN_MEMORY);
        zip.write_all(bytes).expect(IN_MEMORY);
    }
    zip.finish().expect(IN_MEMORY).into_inner()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn every_file_of_the_plugin_is_in_it_and_comes_out_as_it_is() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/wordpress/warraq");
        let mut zip = zip::ZipArchive::new(Cursor::new(wordpress_plugin())).unwrap();
        let entries: Vec<_> = std::fs::read_dir(folder).unwrap().map(Result::unwrap).collect();
        assert_eq!(zip.len(), entries.len());
        for entry in entries {
            let name = format!("warraq/{}", entry.file_name().to_str().unwrap());
            let mut text = Vec::new();
            zip.by_name(&name).unwrap().read_to_end(&mut text).unwrap();
            assert_eq!(text, std::fs::read(entry.path()).unwrap(), "{name}");
        }
    }

    #[test]
    fn the_version_is_said_the_same_everywhere() {
        let said = |name: &str, before: &str| {
            let bytes = FILES.into_iter().find(|(file, _)| *file == name).unwrap().1;
            let text = std::str::from_utf8(bytes).unwrap();
            let line = text.lines().find_map(|line| line.split_once(before)).unwrap();
            line.1.trim().to_owned()
        };
        assert_eq!(said("warraq.php", "* Version:"), said("readme.txt", "Stable tag:"));
        assert_eq!(
            said("warraq.php", "* Requires at least:"),
            said("readme.txt", "Requires at least:")
        );
        assert_eq!(said("warraq.php", "* Requires PHP:"), said("readme.txt", "Requires PHP:"));
    }
}
