//! Compiles the window's configuration, capabilities and icons into the program.

fn main() {
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/**/*.json");
    if let Err(error) = tauri_build::try_build(attributes) {
        panic!("the window's configuration cannot be built: {error:#}");
    }
}
