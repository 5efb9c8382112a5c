//! A window with nothing in it: what any program of this kind costs, measured beside Warraq.

fn main() {
    tauri::Builder::default()
        .run(tauri::generate_context!("tests/measure/empty/tauri.conf.json"))
        .expect("the window system starts");
}
