//! Languages of posts, as sites with Polylang or WPML keep them. Neither is there: what they answer is said by small
//! files of our own in the site, by the functions and hooks that both publish.
//!
//! Source: <https://polylang.pro/doc/function-reference/>; <https://wpml.org/documentation/support/wpml-coding-api/>.

use warraq_connect::http::Options;
use warraq_connect::wordpress::{LanguagePlugin, WordPress, discover};
use warraq_connect::{AlterationKind, Connector, FaultKind, Post, PostField, altered};

use crate::contract;
use crate::site::Site;

const POLYLANG: &str = "<?php
function pll_languages_list( $args = array() ) { return array( 'ar', 'en', 'ckb' ); }
function pll_set_post_language( $id, $code ) { update_post_meta( $id, '_language_there', $code ); }
function pll_get_post_language( $id, $field = 'slug' ) {
	$code = get_post_meta( $id, '_language_there', true );
	return $code ? $code : 'ar';
}";

const WPML: &str = "<?php
add_filter( 'wpml_active_languages', function () { return array( 'ar' => array(), 'en' => array(), 'ckb' => array() ); } );
add_filter( 'wpml_element_trid', function ( $trid, $id, $type ) { return 'post_post' === $type ? 1000 + $id : $trid; }, 10, 3 );
add_filter( 'wpml_element_language_code', function ( $code, $args ) {
	$set = get_post_meta( $args['element_id'], '_language_there', true );
	return $set ? $set : 'ar';
}, 10, 2 );
add_action( 'wpml_set_element_language_details', function ( $args ) {
	if ( 1000 + $args['element_id'] === $args['trid'] && 'post_post' === $args['element_type'] ) {
		update_post_meta( $args['element_id'], '_language_there', $args['language_code'] );
	}
} );";

/// Where the small plugin is active.
pub async fn are_set_by_the_plugin(site: &Site) {
    let root = discover(&site.url, &Options::default()).await.unwrap().root;
    let ways = [(LanguagePlugin::Polylang, POLYLANG), (LanguagePlugin::Wpml, WPML)];
    for (number, (plugin, code)) in (40..).step_by(2).zip(ways) {
        let file = site.files().join("wp-content/mu-plugins/languages.php");
        std::fs::write(&file, code).unwrap();
        let editor = WordPress::new(&root, site.login("editor"), Options::default()).unwrap();
        let editor = editor.with_plugin(Some(true)).with_languages(plugin);
        let can = editor.capabilities();
        assert!(can.holds(PostField::Language));
        let post = Post { language: "ckb-Arab".to_owned(), ..contract::post(number << 72) };
        let made = editor.create_post(&post, &()).await.unwrap();
        assert_eq!(made.language.as_deref(), Some("ckb"), "{plugin:?}");
        assert_eq!(altered(&post, &made, &can), []);
        let read = editor.read_post(&made.id).await.unwrap().unwrap();
        assert!(read.is_as(&made.seen()) && read.revision == made.revision, "{read:?}\n{made:?}");

        // An editor who sets another has done something, which is not written over.
        let meta = ["post", "meta", "update", &made.id.0, "_language_there", "en"];
        site.wp(&meta);
        let fault = editor.update_post(&made.id, &made.seen(), &post, &()).await.unwrap_err();
        let FaultKind::Changed(there) = fault.kind else { panic!("{fault:?}") };
        assert_eq!(there.language.as_deref(), Some("en"));
        let back = editor.update_post(&made.id, &there.seen(), &post, &()).await.unwrap();
        assert_eq!(back.language.as_deref(), Some("ckb"));

        // One that the site has not is told.
        let other = Post { language: "kmr".to_owned(), ..contract::post((number + 1) << 72) };
        let made = editor.create_post(&other, &()).await.unwrap();
        let told: Vec<_> = altered(&other, &made, &can);
        let told: Vec<_> = told.iter().map(|one| (one.kind, one.detail.as_str())).collect();
        assert_eq!(told, [(AlterationKind::Language, "ar")]);
        std::fs::remove_file(file).unwrap();
    }
}

/// Where it is not, nobody says that a post keeps its language.
pub async fn are_not_held_without_it(site: &Site) {
    let root = discover(&site.url, &Options::default()).await.unwrap().root;
    let file = site.files().join("wp-content/mu-plugins/languages.php");
    std::fs::write(&file, POLYLANG).unwrap();
    let editor = WordPress::new(&root, site.login("editor"), Options::default()).unwrap();
    let editor = editor.with_plugin(Some(false)).with_languages(LanguagePlugin::Polylang);
    let post = Post { language: "ckb".to_owned(), ..contract::post(44 << 72) };
    let made = editor.create_post(&post, &()).await.unwrap();
    std::fs::remove_file(file).unwrap();
    assert_eq!(made.language, None);
    assert!(!editor.capabilities().holds(PostField::Language));
}
