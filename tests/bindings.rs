//! The TypeScript of the commands is the Rust's own.

use std::fs;
use std::path::Path;

#[test]
fn typescript_is_not_stale() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/ipc/bindings.ts");
    let made = warraq_desktop::typescript();
    if std::env::var_os("WARRAQ_WRITE_BINDINGS").is_some() {
        fs::write(&file, &made).expect("the bindings can be written");
    }
    let kept = fs::read_to_string(&file).expect("the bindings are there");
    assert!(kept == made, "{} is stale: run `make bindings`", file.display());
}
