//! What is known of a post with which something is wrong: for whoever has to find out how it came about.

use warraq_delivery::Known;
use warraq_store::Vault;

use super::desk::site_id;
use super::piece::article_id;
use super::run::Storm;

/// The saves of the post as the site has them, and its deliveries as the vault has them, as text.
pub fn evidence((storm, vault): (&Storm, &Vault), article: u64, post: u64) -> String {
    let code = format!(
        "global $wpdb; foreach ($wpdb->get_results($wpdb->prepare('SELECT ID, post_name, post_author, \
         post_modified_gmt, post_title, post_excerpt, post_content FROM ' . $wpdb->posts . ' WHERE \
         post_parent = %d OR ID = %d ORDER BY ID', {post}, {post})) as $p) echo json_encode($p, \
         JSON_UNESCAPED_UNICODE), PHP_EOL;"
    );
    let mut all = vec![storm.site.wp(&["eval", &code])];
    let id = article_id(article);
    for item in vault.outbox().unwrap().into_iter().filter(|item| item.article == id) {
        all.push(format!("{item:?}"));
        all.extend(vault.outbox_steps(item.id).unwrap().iter().map(|step| format!("  {step:?}")));
    }
    all.push(format!("{:?}", Known::read(vault, id, site_id()).unwrap()));
    all.join("\n")
}
