<?php
/* What a WordPress made of the posts of an export, and the scripts of its block editor in the order they are loaded, as
 * JSON. Usage: wp eval-file posts.php EXPORT */

$sent = [];
foreach (simplexml_load_file($args[0], null, LIBXML_PARSEHUGE)->channel->item as $item) {
    $sent[(string) $item->guid] = (string) $item->children('content', true)->encoded;
}
$posts = [];
$every = ['draft', 'pending', 'publish', 'future', 'private', 'trash'];
foreach (get_posts(['numberposts' => -1, 'post_status' => $every, 'orderby' => 'ID', 'order' => 'ASC']) as $post) {
    if (!isset($sent[$post->guid])) {
        continue;
    }
    $names = fn($kind) => wp_list_pluck(wp_get_object_terms($post->ID, $kind, ['orderby' => 'term_id']), 'name');
    $plain = fn($html) => html_entity_decode($html, ENT_QUOTES | ENT_HTML5, 'UTF-8');
    $posts[] = [
        'guid' => $post->guid,
        'title' => $plain($post->post_title),
        'excerpt' => $plain($post->post_excerpt),
        'slug' => urldecode($post->post_name),
        'status' => $post->post_status,
        'date_gmt' => $post->post_date_gmt,
        'author' => get_userdata($post->post_author)->display_name,
        'tags' => array_map($plain, $names('post_tag')),
        'sections' => array_map($plain, $names('category')),
        'content' => $post->post_content,
        'is_as_sent' => $post->post_content === $sent[$post->guid],
        'shown' => apply_filters('the_content', $post->post_content),
    ];
}
$scripts = wp_scripts();
$scripts->all_deps(['wp-block-library']);
$files = [];
foreach ($scripts->to_do as $handle) {
    if ($source = $scripts->registered[$handle]->src) {
        $files[] = ABSPATH . ltrim($source, '/');
    }
}
echo json_encode(['version' => get_bloginfo('version'), 'posts' => $posts, 'scripts' => $files], JSON_UNESCAPED_UNICODE);
