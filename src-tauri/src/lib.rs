//! The desktop shell: the window, its state and its thin commands.

use std::collections::BTreeMap;

use tauri::Manager;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands};
use warraq_delivery::{KINDS, SITE_OPTIONS, SiteOptions, usual_options};

mod backups;
mod browser;
pub mod commands;
mod error;
mod events;
mod file_manager;
mod media;
mod outbox;
mod places;
mod preferences;
mod preview;
mod printing;
mod state;

/// Opens the window and returns when it is closed.
///
/// # Panics
/// When the system cannot show a window at all.
pub fn run() {
    warraq_store::crashes::keep_nothing();
    let commands = command_table();
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(commands.invoke_handler())
        .on_window_event(events::on_window_event)
        .register_asynchronous_uri_scheme_protocol(media::SCHEME, media::answer)
        .register_asynchronous_uri_scheme_protocol(preview::SCHEME, preview::answer)
        .setup(|app| {
            app.manage(state::Desk::at_usual_places());
            outbox::begin(app.handle())?;
            backups::begin(app.handle())?;
            Ok(())
        })
        .run(tauri::generate_context!())
        .expect("the window system starts");
}

/// The TypeScript of every command and type, as `ui/src/ipc/bindings.ts` holds it.
///
/// # Panics
/// When a type has no TypeScript.
#[must_use]
pub fn typescript() -> String {
    let folder = std::env::temp_dir().join(format!("warraq-bindings-{}.ts", std::process::id()));
    command_table()
        .export(specta_typescript::Typescript::default().header(HEADER), &folder)
        .expect("every command and type has its TypeScript");
    let text = std::fs::read_to_string(&folder).expect("the TypeScript was just written");
    std::fs::remove_file(&folder).expect("it can be removed again");
    // One file speaks to the host; the generated wrappers go through it like everybody else.
    usual_with_its_type(&without_optional_fields(&text.replace("@tauri-apps/api/core", "./host")))
}

/// What is usual for sites, as options that may be copied and changed.
fn usual_with_its_type(text: &str) -> String {
    let begin = format!("export const {USUAL} = ");
    let Some((before, rest)) = text.split_once(&begin) else { return text.to_owned() };
    let (value, after) = rest.split_once(" as const").expect("a constant ends");
    format!("{before}{begin}{value} satisfies Record<string, SiteOptions>{after}")
}

/// The types of an article's fields, of a site's options and of what is kept for a window, for backups and for typing, with
/// every one of them there: what an old file does not
/// have is filled in on reading, so the page always gets all.
fn without_optional_fields(text: &str) -> String {
    ["Fields", "SiteOptions", "Preferences", "BackupPlan", "TypingHelp"].iter().fold(
        text.to_owned(),
        |text, name| {
            let begin = format!("export type {name} = {{");
            let Some((before, rest)) = text.split_once(&begin) else { return text };
            let (fields, after) = rest.split_once("};").expect("a type ends");
            format!("{before}{begin}{}}};{after}", fields.replace("?:", ":"))
        },
    )
}

const HEADER: &str = "// Made from the Rust commands by `make bindings`. Not edited by hand.\n";

/// The name that the page has for what is usual for sites.
const USUAL: &str = "usualSiteOptions";

/// What is usual for each kind of site.
fn usual_site_options() -> BTreeMap<&'static str, SiteOptions> {
    KINDS.into_iter().map(|kind| (kind, usual_options(kind))).collect()
}

#[expect(clippy::too_many_lines, reason = "the table has a line for each command")]
fn command_table() -> Builder<tauri::Wry> {
    use commands::{
        app, article, backup, cleaning, conflict, correct, count, elsewhere, export, find,
        find_many, follow, history, import, line, media, never_publish, outbox, paste, preset,
        pull, pull_pictures, revision, site, tag, typing, vault, window, workflow,
    };

    Builder::<tauri::Wry>::new()
        .error_handling(ErrorHandlingMode::Result)
        .disable_serde_phases()
        // Warnings hold its words as text.
        .typ::<warraq_formats::WarningDetail>()
        // What the page hears of deliveries.
        .typ::<warraq_delivery::Event>()
        // Sites in the form and in the page's own tests are as they are here.
        .constant("siteKinds", KINDS)
        .constant("siteChoices", BTreeMap::from(SITE_OPTIONS))
        .constant(USUAL, usual_site_options())
        // What is larger is not even read.
        .constant("pictureLimitBytes", warraq_formats::LIMIT_BYTES)
        .commands(collect_commands![
            app::app_state,
            app::preferences_save,
            app::settings_save,
            vault::vault_create,
            vault::vault_choose_folder,
            vault::vault_choose_file,
            vault::vault_unlock,
            vault::vault_lock,
            vault::secret::vault_wait,
            vault::secret::vault_change_passphrase,
            vault::secret::vault_renew_recovery_key,
            vault::strength::vault_passphrase_strength,
            vault::rescue::vault_salvage,
            vault::rescue::vault_put_back,
            vault::rescue::vault_newest_backup,
            vault::rescue::vault_take_backup,
            backup::backup_list,
            backup::backup_make,
            backup::backup_cancel,
            backup::backup_verify,
            backup::backup_plan_save,
            backup::backup_choose_folder,
            backup::restore::backup_articles,
            backup::restore::backup_article,
            backup::restore::backup_compare,
            backup::restore::backup_bring,
            backup::restore::backup_restore,
            article::article_list,
            article::article_new,
            article::article_open,
            article::article_save_body,
            article::article_save_fields,
            article::article_set_status,
            elsewhere::article_write_elsewhere,
            import::article_import,
            import::article_import_pasted,
            media::media_add,
            media::media_add_pasted,
            media::media_cancel,
            import::import_cancel,
            import::import_report,
            import::import_put_back,
            import::article_sample,
            cleaning::cleaning_find,
            cleaning::cleaning_apply,
            paste::paste_read,
            export::export_formats,
            export::export_preview,
            export::export_article,
            export::pages::export_pages,
            export::export_choose_folder,
            export::export_show_file,
            export::batch::export_articles,
            export::batch::export_cancel,
            preset::preset_list,
            preset::preset_put,
            preset::preset_remove,
            never_publish::never_publish_list,
            never_publish::never_publish_save,
            count::text_length,
            count::article_target,
            count::article_set_target,
            find::find_in_texts,
            find_many::find_in_articles,
            find_many::replace_in_articles,
            find_many::find_cancel,
            typing::typing_help,
            typing::typing_help_save,
            site::site_list,
            site::site_add,
            site::site_check,
            site::site_change,
            site::site_remove,
            site::site_cancel,
            site::site_choose_folder,
            site::plugin::site_plugin_save,
            site::mapping::site_mapping,
            site::mapping::site_mapping_of_article,
            site::mapping::site_mapping_ask,
            site::mapping::site_mapping_choose,
            tag::tag_list,
            tag::tag_add,
            tag::tag_remove,
            workflow::profile_list,
            workflow::workflow,
            history::history_undoable,
            history::history_undo,
            revision::revision_list,
            revision::revision_diff,
            revision::revision_restore,
            revision::revision_restore_part,
            revision::revision_compare,
            revision::revision_name,
            outbox::outbox_sites,
            outbox::outbox_preflight,
            outbox::outbox_push,
            outbox::outbox_list,
            outbox::outbox_places,
            outbox::outbox_pause,
            outbox::outbox_resume,
            outbox::outbox_send_as_new,
            outbox::outbox_cancel,
            outbox::outbox_pause_all,
            outbox::outbox_resume_all,
            outbox::outbox_sync,
            outbox::outbox_open_post,
            line::line_spent,
            line::line_budget,
            line::line_send_anyway,
            conflict::conflict_show,
            conflict::conflict_preview,
            conflict::conflict_settle,
            pull::pull_sites,
            pull::pull_list,
            pull::pull_post,
            pull_pictures::pull_fetch,
            follow::follow_changed,
            follow::follow_look,
            correct::correct_places,
            correct::correct_send,
            correct::correct_unpublish,
            window::window_close,
        ])
}
