<?php
/**
 * Plugin Name:       Warraq
 * Description:       Lets the Warraq desktop app find its articles exactly, make each post once, and never write over what it has not seen.
 * Version:           1.0.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * Author:            The Warraq project
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       warraq
 *
 * What it adds to the REST interface, each for accounts that may do the same without it:
 *
 *   GET  warraq/v1/posts/KEY   The post of an article, in whatever state, the bin too; 404 warraq_none.
 *   POST warraq/v1/posts/KEY   Makes it as a draft: 201. Where it is there, nothing is written, and it is given: 200.
 *   POST warraq/v1/posts/ID    Changes it where it still is what `if_match` says: else 412 warraq_changed, with the
 *                              post as it stands in data.post, and nothing is written.
 *   GET  warraq/v1/media/KEY   The file that was sent under a key; 404 warraq_none.
 *   GET  warraq/v1/media       The files that were sent under any of up to a hundred keys (`keys`, with commas between
 *                              them), each with its own as `warraq_key`; none for a key that has none.
 *   POST warraq/v1/media/KEY   Takes a file once: 201, or 200 with the one that is there.
 *   GET  warraq/v1/media/KEY/use  Whether anything that the site keeps names the file: `named`. In doubt it does.
 *
 * Posts are made and changed several at once by `batch/v1` as well: what is guaranteed is so for each of them.
 *
 * Posts have three more fields for those who may edit them: `warraq_version`, a print of all that a person could change,
 * `warraq_language`, where Polylang or WPML is active; `language` sets that one; and `warraq_dated`, whether the post was
 * ever given a date: the one that WordPress tells of another is that of its last save.
 *
 * What is guaranteed: two requests for one key come one after the other, by a named lock of the database (MySQL,
 * MariaDB) or by its only writer (SQLite). A change is compared and written while the row of the post is locked, so
 * that an editor who saves in the site's own editor comes before or after it, and never between: with InnoDB, and with
 * SQLite. With MyISAM, which has no such locks, only requests of Warraq wait for each other. Nothing is ever rolled
 * back, so that caches and the database never disagree. The smaller sizes of a picture are made after its file was
 * taken, while nobody waits for that: it takes the longest of all, and SQLite has one writer for everybody.
 *
 * @package Warraq
 */

namespace Warraq;

use WP_Error;
use WP_Post;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/** The key of an article in its post, and of a file in its attachment. */
const META = '_warraq_id';

/** How an article's key is written: a ULID. */
const ARTICLE = '(?P<key>[0-9A-HJKMNP-TV-Z]{26})';

/** How a file's key is written: half of a SHA-256. */
const FILE = '(?P<key>[0-9a-f]{32})';

/** For how many seconds a request waits for another one with its key. */
const PATIENCE = 10;

add_action( 'init', __NAMESPACE__ . '\register' );
add_action( 'rest_api_init', __NAMESPACE__ . '\routes' );
register_activation_hook( __FILE__, __NAMESPACE__ . '\activate' );

/** Has the keys taken away with the plugin. */
function activate(): void {
	register_uninstall_hook( __FILE__, __NAMESPACE__ . '\forget' );
}

/** Takes the keys away; posts and files stay as they are. */
function forget(): void {
	delete_post_meta_by_key( META );
}

/** Makes the key known, as a field that only those who may edit the post read and write. */
function register(): void {
	load_plugin_textdomain( 'warraq', false, dirname( plugin_basename( __FILE__ ) ) . '/languages' );
	foreach ( array( 'post', 'attachment' ) as $type ) {
		register_post_meta(
			$type,
			META,
			array(
				'type'              => 'string',
				'single'            => true,
				'show_in_rest'      => array( 'schema' => array( 'context' => array( 'edit' ) ) ),
				'sanitize_callback' => __NAMESPACE__ . '\clean_key',
				'auth_callback'     => __NAMESPACE__ . '\may_have_key',
			)
		);
	}
}

/**
 * A key, without anything that is in none.
 *
 * @param mixed $key As it came.
 */
function clean_key( $key ): string {
	return substr( preg_replace( '/[^0-9A-Za-z]/', '', is_string( $key ) ? $key : '' ), 0, 64 );
}

/**
 * Whether somebody may read and write the key of a post.
 *
 * @param bool   $allowed What was decided before.
 * @param string $meta    The name of the field.
 * @param int    $id      The post.
 * @param int    $user    The account.
 */
function may_have_key( $allowed, $meta, $id, $user ): bool {
	return user_can( $user, 'edit_post', $id );
}

/** Adds the routes and fields. */
function routes(): void {
	$may = static function ( string $right ): callable {
		return static function () use ( $right ): bool {
			return current_user_can( $right );
		};
	};
	// What an account may do with this one post is asked again by the site's own routes, which do the work.
	foreach (
		array(
			array( 'posts/' . ARTICLE, 'GET', 'read_post', $may( 'edit_posts' ) ),
			array( 'posts/' . ARTICLE, 'POST', 'make_post', $may( 'edit_posts' ) ),
			array( 'posts/(?P<id>\d{1,19})', 'POST', 'change_post', __NAMESPACE__ . '\may_change' ),
			array( 'media/' . FILE, 'GET', 'read_file', $may( 'upload_files' ) ),
			array( 'media', 'GET', 'read_files', $may( 'upload_files' ) ),
			array( 'media/' . FILE, 'POST', 'take_file', $may( 'upload_files' ) ),
			array( 'media/' . FILE . '/use', 'GET', 'use_of_file', $may( 'upload_files' ) ),
		) as list( $route, $method, $does, $permission )
	) {
		register_rest_route(
			'warraq/v1',
			'/' . $route,
			array(
				'methods'             => $method,
				'callback'            => __NAMESPACE__ . '\\' . $does,
				'permission_callback' => $permission,
				// Several at once by WordPress's own `batch/v1`: each request costs a site a start of itself.
				'allow_batch'         => array( 'v1' => str_starts_with( $route, 'posts/' ) ),
			)
		);
	}
	$fields = array(
		'warraq_version'  => array( 'version', 'string' ),
		'warraq_language' => array( 'language', 'string' ),
		'warraq_dated'    => array( 'is_dated', 'boolean' ),
	);
	foreach ( $fields as $field => list( $function, $type ) ) {
		register_rest_field(
			'post',
			$field,
			array(
				'get_callback' => static function ( $data, $field, $request ) use ( $function ) {
					$post = 'edit' === $request['context'] ? get_post( (int) $data['id'] ) : null;
					return $post ? call_user_func( __NAMESPACE__ . '\\' . $function, $post ) : null;
				},
				'schema'       => array(
					'type'     => array( $type, 'null' ),
					'context'  => array( 'edit' ),
					'readonly' => true,
				),
			)
		);
	}
}

/**
 * Whether the account may change this post.
 *
 * @param WP_REST_Request $request The request.
 * @return bool|WP_Error
 */
function may_change( WP_REST_Request $request ) {
	$post = get_post( (int) of_address( $request, 'id' ) );
	if ( ! $post || 'post' !== $post->post_type ) {
		return new WP_Error( 'rest_post_invalid_id', __( 'There is no such post.', 'warraq' ), array( 'status' => 404 ) );
	}
	if ( current_user_can( 'edit_post', $post->ID ) ) {
		return true;
	}
	$status = array( 'status' => rest_authorization_required_code() );
	return new WP_Error( 'rest_cannot_edit', __( 'You may not edit this post.', 'warraq' ), $status );
}

/**
 * The post of an article.
 *
 * @param WP_REST_Request $request The request.
 * @return WP_REST_Response|WP_Error
 */
function read_post( WP_REST_Request $request ) {
	return given( $request, 'post', 'posts' );
}

/**
 * The file that was sent under a key.
 *
 * @param WP_REST_Request $request The request.
 * @return WP_REST_Response|WP_Error
 */
function read_file( WP_REST_Request $request ) {
	return given( $request, 'attachment', 'media' );
}

/**
 * The files that were sent under several keys.
 *
 * @param WP_REST_Request $request The request.
 */
function read_files( WP_REST_Request $request ): WP_REST_Response {
	$found = array();
	foreach ( array_slice( wp_parse_list( $request['keys'] ), 0, 100 ) as $key ) {
		$id = preg_match( '/^' . FILE . '$/', $key ) ? find( 'attachment', $key ) : 0;
		if ( ! $id ) {
			continue;
		}
		$answer = passed_on( 'GET', "media/$id", $request );
		// Whoever may not read one asks for each, and is told so for that one.
		if ( $answer->is_error() ) {
			return $answer;
		}
		$found[] = array_merge( $answer->get_data(), array( 'warraq_key' => $key ) );
	}
	return new WP_REST_Response( $found );
}

/**
 * Whether anything that the site keeps names the file that was sent under a key: texts of whatever kind and state, and
 * the fields of posts, terms, accounts and comments, and the settings of the site, of its themes and its plugins.
 *
 * @param WP_REST_Request $request The request.
 * @return WP_REST_Response|WP_Error
 */
function use_of_file( WP_REST_Request $request ) {
	$id = find( 'attachment', of_address( $request, 'key' ) );
	if ( $id ) {
		return new WP_REST_Response( array( 'named' => is_named( $id ) ) );
	}
	return new WP_Error( 'warraq_none', __( 'Nothing has this key.', 'warraq' ), array( 'status' => 404 ) );
}

/**
 * Whether anything names a file, by its number or its name.
 *
 * @param int $id The attachment.
 */
function is_named( int $id ): bool {
	global $wpdb;
	// What a post was once, what a cache holds, and numbers of which it is known that they count something else.
	$numbers = array(
		'blog_public',
		'close_comments_days_old',
		'comment_max_links',
		'comments_per_page',
		'cron',
		'db_version',
		'default_category',
		'default_email_category',
		'default_post_format',
		'gmt_offset',
		'initial_db_version',
		'large_size_h',
		'large_size_w',
		'mailserver_port',
		'medium_large_size_h',
		'medium_large_size_w',
		'medium_size_h',
		'medium_size_w',
		'page_for_posts',
		'page_on_front',
		'posts_per_page',
		'posts_per_rss',
		'rewrite_rules',
		'start_of_week',
		'thread_comments_depth',
		'thumbnail_size_h',
		'thumbnail_size_w',
		'wp_page_for_privacy_policy',
	);
	$others  = "'" . implode( "','", $numbers ) . "'";
	$own     = $wpdb->prepare( 'post_id <> %d', $id );
	$meta    = "meta_key NOT IN ('_edit_last','_edit_lock','_wp_attached_file','_wp_attachment_metadata','session_tokens')";
	$places  = array(
		array( $wpdb->posts, 'post_content', "post_type <> 'revision' AND ID <> $id" ),
		array( $wpdb->posts, 'post_excerpt', "post_type <> 'revision' AND ID <> $id" ),
		array( $wpdb->postmeta, 'meta_value', "$own AND $meta" ),
		array( $wpdb->termmeta, 'meta_value', $meta ),
		array( $wpdb->usermeta, 'meta_value', $meta ),
		array( $wpdb->commentmeta, 'meta_value', $meta ),
		array( $wpdb->comments, 'comment_content', '1 = 1' ),
		array( $wpdb->options, 'option_value', "option_name NOT IN ($others) AND SUBSTR(option_name, 1, 1) <> '_'" ),
	);
	$file = wp_basename( (string) get_post_meta( $id, '_wp_attached_file', true ) );
	// Its smaller sizes are named after it, and so may be another file: `a-1.jpg` beside `a.jpg`.
	$stem   = preg_replace( '/(-scaled|-rotated)?\.[^.]+$/', '', $file );
	$spelt  = array_unique( array( $stem, rawurlencode( $stem ), strtolower( rawurlencode( $stem ) ), trim( wp_json_encode( $stem ), '"' ) ) );
	$ending = '(-\d+x\d+|-scaled|-rotated|-e\d+)*\.(' . preg_quote( pathinfo( $file, PATHINFO_EXTENSION ), '~' ) . '|webp|avif)';
	$marks  = array( '"%d"', 'i:%d;', ':%d,', ':%d}', '[%d,', '[%d]', ',%d,', ',%d]', '"%d,', ',%d"', '-%d"', '-%d ', '_%d"', 'attachment_id=%d' );
	foreach ( $places as list( $table, $column, $where ) ) {
		$is = array( $wpdb->prepare( "$column = %s", (string) $id ) ); // phpcs:ignore WordPress.DB.PreparedSQL
		foreach ( array( "$id,%", "%,$id" ) as $list ) {
			$is[] = $wpdb->prepare( "$column LIKE %s", $list ); // phpcs:ignore WordPress.DB.PreparedSQL
		}
		foreach ( $marks as $mark ) {
			$like = '%' . $wpdb->esc_like( sprintf( $mark, $id ) ) . '%';
			$is[] = $wpdb->prepare( "$column LIKE %s", $like ); // phpcs:ignore WordPress.DB.PreparedSQL
		}
		$is = implode( ' OR ', $is );
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- All of it was prepared above.
		if ( $wpdb->get_var( "SELECT 1 FROM $table WHERE $where AND ($is) LIMIT 1" ) ) {
			return true;
		}
		foreach ( $spelt as $name ) {
			$like = $wpdb->prepare( "$column LIKE %s", '%' . $wpdb->esc_like( $name ) . '%' ); // phpcs:ignore WordPress.DB.PreparedSQL
			// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- All of it was prepared above.
			$texts = $wpdb->get_col( "SELECT $column FROM $table WHERE $where AND $like LIMIT 100" );
			$found = preg_grep( '~(?<![\pL\pN_-])' . preg_quote( $name, '~' ) . $ending . '~iu', $texts );
			// What cannot be read, and what is more than is looked through, may name it.
			if ( false === $found || $found || 100 === count( $texts ) ) {
				return true;
			}
		}
	}
	return false;
}

/**
 * Makes the post of an article, as a draft and once.
 *
 * @param WP_REST_Request $request The request.
 * @return WP_REST_Response|WP_Error
 */
function make_post( WP_REST_Request $request ) {
	return once( $request, 'post', 'posts', array( 'status' => 'draft' ) );
}

/**
 * Takes a file, once. Where the server breaks off over the smaller sizes of a picture, its file is there with those it has.
 *
 * @param WP_REST_Request $request The request.
 * @return WP_REST_Response|WP_Error
 */
function take_file( WP_REST_Request $request ) {
	add_filter( 'intermediate_image_sizes_advanced', '__return_empty_array', PHP_INT_MAX );
	try {
		$answer = once( $request, 'attachment', 'media', array() );
	} finally {
		remove_filter( 'intermediate_image_sizes_advanced', '__return_empty_array', PHP_INT_MAX );
	}
	$id = 201 === $answer->get_status() ? (int) $answer->get_data()['id'] : 0;
	if ( ! $id || ! wp_attachment_is_image( $id ) ) {
		return $answer;
	}
	// The route that took it has loaded what makes sizes. It is read once more, as it is with them.
	wp_update_image_subsizes( $id );
	$whole = passed_on( 'GET', "media/$id", $request );
	if ( $whole->is_error() ) {
		return $answer;
	}
	$answer->set_data( $whole->get_data() );
	return $answer;
}

/**
 * Changes a post where it still is what somebody saw.
 *
 * @param WP_REST_Request $request The request.
 * @return WP_REST_Response|WP_Error
 */
function change_post( WP_REST_Request $request ) {
	$id   = (int) of_address( $request, 'id' );
	$seen = $request['if_match'];
	if ( ! is_string( $seen ) || '' === $seen ) {
		$seen = trim( (string) $request->get_header( 'if_match' ), '" ' );
	}
	if ( '' === $seen ) {
		$text = __( 'Say which version of the post you have seen.', 'warraq' );
		return new WP_Error( 'warraq_unseen', $text, array( 'status' => 428 ) );
	}
	$answer = alone(
		'post ' . $id,
		static function () use ( $request, $id, $seen ) {
			global $wpdb;
			$wpdb->get_var( $wpdb->prepare( "SELECT ID FROM $wpdb->posts WHERE ID = %d FOR UPDATE", $id ) );
			clean_post_cache( $id );
			$post = get_post( $id );
			// What is in the bin is changed by nobody, whoever has seen it there.
			if ( ! $post || 'trash' === $post->post_status || version( $post ) !== $seen ) {
				$there = passed_on( 'GET', "posts/$id", $request );
				if ( $there->is_error() ) {
					return $there;
				}
				$data = array(
					'status' => 412,
					'post'   => rest_get_server()->response_to_data( $there, false ),
				);
				return new WP_Error( 'warraq_changed', __( 'Somebody changed the post.', 'warraq' ), $data );
			}
			return written( $request, "posts/$id", sent( $request ) );
		}
	);
	// Somebody may have read the post, and kept it in a cache, before all this was in the database.
	clean_post_cache( $id );
	return $answer;
}

/**
 * What has a key, as the site's own route gives it.
 *
 * @param WP_REST_Request $request The request.
 * @param string          $type    The type of post.
 * @param string          $base    The site's own route.
 * @return WP_REST_Response|WP_Error
 */
function given( WP_REST_Request $request, string $type, string $base ) {
	$id = find( $type, of_address( $request, 'key' ) );
	if ( $id ) {
		return passed_on( 'GET', "$base/$id", $request );
	}
	return new WP_Error( 'warraq_none', __( 'Nothing has this key.', 'warraq' ), array( 'status' => 404 ) );
}

/**
 * What has a key; it is made where there is none.
 *
 * @param WP_REST_Request $request The request.
 * @param string          $type    The type of post.
 * @param string          $base    The site's own route.
 * @param array           $always  What it is made with, whatever was sent.
 * @return WP_REST_Response|WP_Error
 */
function once( WP_REST_Request $request, string $type, string $base, array $always ) {
	return alone(
		$type . ' ' . of_address( $request, 'key' ),
		static function () use ( $request, $type, $base, $always ) {
			$id = find( $type, of_address( $request, 'key' ) );
			if ( $id ) {
				return passed_on( 'GET', "$base/$id", $request );
			}
			$sent         = array_merge( sent( $request ), $always );
			$sent['meta'] = array( META => of_address( $request, 'key' ) );
			return written( $request, $base, $sent );
		}
	);
}

/**
 * The post or file that has a key, in whatever state; 0 where there is none. A post in the bin counts where there is no
 * other; a file in the bin is none that a post could show. What was made without this plugin is found by its name, or by the marker in its text.
 *
 * @param string $type The type of post.
 * @param string $key  The key.
 */
function find( string $type, string $key ): int {
	global $wpdb;
	$name = 'wq-' . strtolower( $key );
	$ways = array(
		$wpdb->prepare( "ID IN (SELECT post_id FROM $wpdb->postmeta WHERE meta_key = %s AND meta_value = %s)", META, $key ),
		$wpdb->prepare( 'post_name IN (%s, %s)', $name, $name . '__trashed' ),
	);
	if ( 'post' === $type ) {
		$ways[] = $wpdb->prepare( 'post_content LIKE %s', '%warraq:' . $wpdb->esc_like( $key ) . '%' );
	}
	$of_type = $wpdb->prepare( "post_type = %s AND post_status <> 'auto-draft'", $type );
	$binned = 0;
	foreach ( $ways as $way ) {
		// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- Both were prepared above.
		$found = $wpdb->get_results( "SELECT ID, post_status FROM $wpdb->posts WHERE $of_type AND $way ORDER BY ID" );
		foreach ( $found as $post ) {
			if ( 'trash' !== $post->post_status ) {
				return (int) $post->ID;
			}
			$binned = $binned || 'post' !== $type ? $binned : (int) $post->ID;
		}
	}
	return $binned;
}

/**
 * A print of all that a person could change in a post. A time is none of it: a save that changes nothing moves it.
 *
 * @param WP_Post $post The post.
 */
function version( WP_Post $post ): string {
	$is_set = in_array( $post->post_status, array( 'publish', 'future' ), true );
	$parts  = array(
		$post->post_title,
		$post->post_content,
		$post->post_excerpt,
		$post->post_name,
		$post->post_status,
		$is_set ? $post->post_date_gmt : '',
		(int) $post->post_author,
		(int) get_post_thumbnail_id( $post ),
	);
	foreach ( array( 'category', 'post_tag' ) as $taxonomy ) {
		$terms = wp_get_object_terms( $post->ID, $taxonomy, array( 'fields' => 'ids' ) );
		$terms = is_wp_error( $terms ) ? array() : array_map( 'intval', $terms );
		sort( $terms );
		$parts[] = $terms;
	}
	$parts[] = language( $post );
	if ( '' !== $post->post_password ) {
		$parts[] = 'password';
	}
	return 'w1-' . hash( 'sha256', serialize( $parts ) ); // phpcs:ignore WordPress.PHP.DiscouragedPHPFunctions
}

/**
 * Does something while nobody else does it.
 *
 * @param string   $name What must not be done twice at once.
 * @param callable $work Does it.
 * @return WP_REST_Response|WP_Error
 */
function alone( string $name, callable $work ) {
	global $wpdb;
	$lock = 'warraq_' . md5( DB_NAME . ' ' . $wpdb->prefix . ' ' . $name );
	$has  = $wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK(%s, %d)', $lock, PATIENCE ) );
	// A database without such locks says nothing; another one that somebody else holds the lock.
	if ( '0' === (string) $has || false === $wpdb->query( 'START TRANSACTION' ) ) {
		$busy = new WP_Error( 'warraq_busy', __( 'Somebody else is at it.', 'warraq' ), array( 'status' => 503 ) );
		$busy = rest_convert_error_to_response( $busy );
		$busy->header( 'Retry-After', '5' );
		return $busy;
	}
	try {
		return $work();
	} finally {
		$wpdb->query( 'COMMIT' );
		$wpdb->get_var( $wpdb->prepare( 'SELECT RELEASE_LOCK(%s)', $lock ) );
	}
}

/**
 * A part of the address, whatever was sent under its name beside it.
 *
 * @param WP_REST_Request $request The request.
 * @param string          $name    The name of the part.
 */
function of_address( WP_REST_Request $request, string $name ): string {
	return (string) $request->get_url_params()[ $name ];
}

/**
 * What is to be written, without what is this plugin's own.
 *
 * @param WP_REST_Request $request The request.
 */
function sent( WP_REST_Request $request ): array {
	$sent = array_merge( (array) $request->get_body_params(), (array) $request->get_json_params() );
	return array_diff_key( $sent, array_flip( array( 'id', 'key', 'if_match', 'language', 'meta', 'context', '_fields' ) ) );
}

/**
 * What the site's own route makes of what is to be written; the language is set after it.
 *
 * @param WP_REST_Request $request The request.
 * @param string          $route   The site's own route.
 * @param array           $sent    What is to be written.
 */
function written( WP_REST_Request $request, string $route, array $sent ): WP_REST_Response {
	$answer = passed_on( 'POST', $route, $request, $sent );
	$tag    = $request['language'];
	if ( is_string( $tag ) && '' !== $tag && ! $answer->is_error() ) {
		$data = $answer->get_data();
		set_language( (int) $data['id'], sanitize_text_field( $tag ) );
		$post = get_post( (int) $data['id'] );

		$data['warraq_language'] = language( $post );
		$data['warraq_version']  = version( $post );
		$answer->set_data( $data );
	}
	return $answer;
}

/**
 * What the site's own route answers, which asks for every right that it asks for otherwise.
 *
 * @param string          $method  The method.
 * @param string          $route   The site's own route.
 * @param WP_REST_Request $request The request.
 * @param array           $sent    What is to be written.
 */
function passed_on( string $method, string $route, WP_REST_Request $request, array $sent = array() ): WP_REST_Response {
	$inner = new WP_REST_Request( $method, "/wp/v2/$route" );
	$query = array( 'context' => 'edit' );
	if ( isset( $request['_fields'] ) ) {
		// The id is needed here, whatever else was asked for.
		$query['_fields'] = array_merge( array( 'id' ), wp_parse_list( $request['_fields'] ) );
	}
	$inner->set_query_params( $query );
	if ( 'POST' === $method ) {
		$inner->set_body_params( $sent );
		$inner->set_file_params( $request->get_file_params() );
	}
	return rest_do_request( $inner );
}

/**
 * Whether a post was ever given a date: by being published, or by who set one.
 *
 * @param WP_Post $post The post.
 */
function is_dated( WP_Post $post ): bool {
	return '0000-00-00 00:00:00' !== $post->post_date_gmt;
}

/**
 * The language of a post by Polylang or WPML; nothing where neither says one.
 *
 * @param WP_Post $post The post.
 */
function language( WP_Post $post ): ?string {
	if ( function_exists( 'pll_get_post_language' ) ) {
		$code = pll_get_post_language( $post->ID, 'slug' );
	} else {
		$asked = array(
			'element_id'   => $post->ID,
			'element_type' => 'post',
		);
		$code  = apply_filters( 'wpml_element_language_code', null, $asked );
	}
	return is_string( $code ) && '' !== $code ? $code : null;
}

/**
 * Sets the language of a post, where the site has it.
 *
 * @param int    $id  The post.
 * @param string $tag The language, as a BCP 47 tag.
 */
function set_language( int $id, string $tag ): void {
	if ( function_exists( 'pll_set_post_language' ) && function_exists( 'pll_languages_list' ) ) {
		$code = closest( $tag, pll_languages_list( array( 'fields' => 'slug' ) ) );
		if ( $code ) {
			pll_set_post_language( $id, $code );
		}
		return;
	}
	$codes = array_keys( (array) apply_filters( 'wpml_active_languages', array() ) );
	$code  = closest( $tag, $codes );
	if ( $code ) {
		do_action(
			'wpml_set_element_language_details',
			array(
				'element_id'           => $id,
				'element_type'         => 'post_post',
				// What it is a translation of stays.
				'trid'                 => apply_filters( 'wpml_element_trid', false, $id, 'post_post' ),
				'language_code'        => $code,
				'source_language_code' => null,
			)
		);
	}
}

/**
 * The language of the site that a tag names: itself, else without its script and region.
 *
 * @param string $tag   The language, as a BCP 47 tag.
 * @param array  $codes What the site has.
 */
function closest( string $tag, array $codes ): ?string {
	$parts = explode( '-', strtolower( str_replace( '_', '-', $tag ) ) );
	while ( $parts ) {
		foreach ( $codes as $code ) {
			if ( strtolower( str_replace( '_', '-', (string) $code ) ) === implode( '-', $parts ) ) {
				return (string) $code;
			}
		}
		array_pop( $parts );
	}
	return null;
}
