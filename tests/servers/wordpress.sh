#!/usr/bin/env bash
# A real WordPress on loopback, to measure against and to test with: npm `wp-studio` (WordPress, wp-cli, a SQLite
# drop-in, Arabic, the importer) run by Debian's php-cli. No MariaDB, no Apache, no network at run time.
#
#   wordpress.sh install              fetch and unpack once into $CACHE (needs npm; apt for php)
#   wordpress.sh make PORT [DIR]      make a site that nobody serves, for its wp-cli
#   wordpress.sh start PORT [DIR]     make (first time) and serve a site; prints DIR/creds.json path
#   wordpress.sh reset PORT [DIR]     stop, restore the pristine snapshot, start again
#   wordpress.sh stop  PORT [DIR]
#
# DIR defaults to $CMS_FIXTURES/wp-PORT. Idempotent. Listens on 127.0.0.1 only.
set -euo pipefail
: "${CMS_FIXTURES:=${TMPDIR:-/tmp}/warraq-servers}"
: "${CACHE:=${XDG_CACHE_HOME:-$HOME/.cache}/warraq-servers}"
: "${WP_STUDIO_VERSION:=1.22.0}"
: "${WP_LOCALE:=ar}"          # ar | en_US
: "${WP_WORKERS:=4}"          # php -S worker processes
: "${WP_UPLOAD_MAX:=8M}"      # small on purpose: lets tests hit the too-large error
: "${WP_DB:=sqlite}"           # sqlite | mariadb (own server, unix socket only, in DIR/db)
: "${WP_CORE:=}"               # another unpacked WordPress tree, e.g. an older release, instead of the bundled one
cmd=${1:-}; port=${2:-}; dir=${3:-$CMS_FIXTURES/wp-$port}
stu=$CACHE/wp-studio-$WP_STUDIO_VERSION

say() { printf '%s\n' "$*" >&2; }

install_all() {
  local need=() p
  for p in php-cli php-sqlite3 php-gd php-xml php-mbstring php-curl php-intl php-zip; do
    dpkg -s "$p" >/dev/null 2>&1 || need+=("$p")
  done
  if [[ $WP_DB == mariadb ]]; then
    for p in mariadb-server php-mysql; do dpkg -s "$p" >/dev/null 2>&1 || need+=("$p"); done
  fi
  if ((${#need[@]})); then
    apt-get -o DPkg::Lock::Timeout=900 update -qq
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=900 install -y -qq --no-install-recommends "${need[@]}" >/dev/null
  fi
  if [[ ! -e $stu/.ok ]]; then
    mkdir -p "$CACHE"; local t; t=$(mktemp -d "$CACHE/dl.XXXX")
    (cd "$t" && npm pack --silent "wp-studio@$WP_STUDIO_VERSION" >/dev/null)
    rm -rf "$stu"; mkdir -p "$stu"
    # only what is needed: WordPress, ar language files, wp-cli, SQLite drop-in, importer
    tar xzf "$t"/wp-studio-*.tgz -C "$stu" --strip-components=4 --wildcards \
      'package/dist/cli/wp-files/latest/wordpress/*' \
      'package/dist/cli/wp-files/latest/languages/*ar.l10n.php' \
      'package/dist/cli/wp-files/latest/languages/ar-*.json' \
      'package/dist/cli/wp-files/wp-cli/*' \
      'package/dist/cli/wp-files/sqlite-database-integration/*' \
      'package/dist/cli/wp-files/wordpress-importer/*'
    rm -rf "$t"; touch "$stu/.ok"
  fi
}

db_alive() { [[ -s $dir/db.pid ]] && kill -0 "$(cat "$dir/db.pid")" 2>/dev/null; }
db_start() {
  [[ -d $dir/db || $WP_DB == mariadb ]] || return 0
  db_alive && return
  mkdir -p "$dir/log"
  if [[ ! -d $dir/db ]]; then
    mariadb-install-db --no-defaults --datadir="$dir/db" --user="$(id -un)" \
      --auth-root-authentication-method=normal --skip-test-db >"$dir/log/db-install.log" 2>&1
  fi
  setsid mariadbd --no-defaults --datadir="$dir/db" --user="$(id -un)" --skip-networking --socket="$dir/db.sock" \
     --innodb-flush-log-at-trx-commit=0 --innodb-buffer-pool-size=64M --character-set-server=utf8mb4 \
     --skip-log-bin >"$dir/log/db.log" 2>&1 </dev/null &
  echo $! >"$dir/db.pid"
  for _ in $(seq 200); do mariadb --no-defaults -uroot -S "$dir/db.sock" -e 'CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4' 2>/dev/null && return; sleep 0.05; done
  say "MariaDB did not start"; tail -5 "$dir/log/db.log" >&2; exit 1
}
db_stop() {
  db_alive || { rm -f "$dir/db.pid"; return 0; }
  kill "$(cat "$dir/db.pid")"; for _ in $(seq 200); do db_alive || break; sleep 0.05; done; rm -f "$dir/db.pid"
}

wp() { php -d memory_limit=512M "$stu/wp-cli/wp-cli.phar" --allow-root --path="$dir/www" "$@"; }

make_site() {
  [[ -e $dir/.made ]] && return
  db_stop; rm -rf "$dir"; mkdir -p "$dir/www" "$dir/log"
  db_start
  cp -a "${WP_CORE:-$stu/latest/wordpress}/." "$dir/www/"
  mkdir -p "$dir/www/wp-content/"{languages,mu-plugins,uploads,database}
  cp -a "$stu/latest/languages/." "$dir/www/wp-content/languages/"
  cp -a "$stu/sqlite-database-integration" "$stu/wordpress-importer" "$dir/www/wp-content/plugins/"
  local host=''
  if [[ $WP_DB == mariadb ]]; then host="localhost:$dir/db.sock"
  else cp "$stu/sqlite-database-integration/db.copy" "$dir/www/wp-content/db.php"; fi
  cat >"$dir/www/wp-config.php" <<PHP
<?php
define('DB_NAME','wordpress'); define('DB_USER','root'); define('DB_PASSWORD',''); define('DB_HOST','$host');
define('DB_CHARSET','utf8mb4'); define('DB_COLLATE','');
define('DB_ENGINE','$( [[ $WP_DB == mariadb ]] && echo mysql || echo sqlite )');
define('DB_DIR', __DIR__.'/wp-content/database/'); define('DB_FILE','wp.sqlite');
foreach (['AUTH_KEY','SECURE_AUTH_KEY','LOGGED_IN_KEY','NONCE_KEY','AUTH_SALT','SECURE_AUTH_SALT','LOGGED_IN_SALT','NONCE_SALT'] as \$k) define(\$k, 'fixture-'.\$k);
\$table_prefix = 'wp_';
define('WP_ENVIRONMENT_TYPE','local');        // application passwords over plain http
define('WP_HTTP_BLOCK_EXTERNAL', true);       // never calls wordpress.org
define('AUTOMATIC_UPDATER_DISABLED', true); define('DISABLE_WP_CRON', true);
define('WP_HOME','http://127.0.0.1:$port'); define('WP_SITEURL','http://127.0.0.1:$port');
define('WP_DEBUG', true); define('WP_DEBUG_LOG', '$dir/log/debug.log'); define('WP_DEBUG_DISPLAY', false);
define('FS_METHOD','direct');
if (!defined('ABSPATH')) define('ABSPATH', __DIR__.'/');
require_once ABSPATH.'wp-settings.php';
PHP
  # router for php -S: real files as they are, everything else to index.php
  cat >"$dir/router.php" <<'PHP'
<?php
$root = __DIR__.'/www';
$path = rawurldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
if (is_dir($root.$path) && is_file(rtrim($root.$path,'/').'/index.php') && $path !== '/') {
    $path = rtrim($path,'/').'/index.php';
}
if ($path !== '/' && is_file($root.$path)) {
    if (substr($path,-4) !== '.php') return false;
    $_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $path;
    $_SERVER['SCRIPT_FILENAME'] = $root.$path;
    chdir(dirname($root.$path)); require $root.$path; return;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $root.'/index.php';
chdir($root); require $root.'/index.php';
PHP
  wp core install --url="http://127.0.0.1:$port" --title='غرفة الأخبار' --admin_user=admin \
     --admin_password=admin-pw --admin_email=admin@example.test --skip-email >/dev/null
  [[ $WP_LOCALE == en_US ]] || wp site switch-language "$WP_LOCALE" >/dev/null
  wp eval-file - >"$dir/creds.json" <<'PHP'
<?php
update_option('permalink_structure','/%postname%/'); update_option('timezone_string','Asia/Riyadh');
flush_rewrite_rules(false);
$out=[];
foreach (['admin'=>'administrator','editor'=>'editor','author'=>'author','contributor'=>'contributor'] as $login=>$role) {
  $id = username_exists($login) ?: wp_insert_user(['user_login'=>$login,'user_pass'=>$login.'-pw','user_email'=>"$login@example.test",'role'=>$role,'display_name'=>$login]);
  WP_Application_Passwords::delete_all_application_passwords($id);
  [$pw] = WP_Application_Passwords::create_new_application_password($id, ['name'=>'fixture']);
  $out[$login] = ['id'=>$id,'login'=>$login,'password'=>"$login-pw",'app_password'=>$pw];
}
echo json_encode(['url'=>home_url(),'rest'=>rest_url(),'wp'=>get_bloginfo('version'),'locale'=>get_locale(),'users'=>$out], JSON_PRETTY_PRINT|JSON_UNESCAPED_SLASHES|JSON_UNESCAPED_UNICODE),"\n";
PHP
  mkdir -p "$dir/pristine"
  if [[ $WP_DB == mariadb ]]; then mariadb-dump --no-defaults -uroot -S "$dir/db.sock" --databases --add-drop-database wordpress >"$dir/pristine/wp.sql"
  else cp -a "$dir/www/wp-content/database" "$dir/pristine/"; fi
  touch "$dir/.made"
}

alive() { [[ -s $dir/pid ]] && kill -0 "$(cat "$dir/pid")" 2>/dev/null; }

serve() {
  alive && return
  PHP_CLI_SERVER_WORKERS=$WP_WORKERS setsid php \
     -d opcache.enable_cli=1 -d opcache.revalidate_freq=0 -d memory_limit=256M \
     -d upload_max_filesize="$WP_UPLOAD_MAX" -d post_max_size="$WP_UPLOAD_MAX" \
     -d display_errors=0 -d date.timezone=UTC \
     -S "127.0.0.1:$port" -t "$dir/www" "$dir/router.php" >"$dir/log/php.log" 2>&1 </dev/null &
  echo $! >"$dir/pid"
  for _ in $(seq 200); do
    curl -fsS -o /dev/null "http://127.0.0.1:$port/wp-json/wp/v2/types" 2>/dev/null && return
    alive || { say "php -S died"; tail -5 "$dir/log/php.log" >&2; exit 1; }
    sleep 0.05
  done
  say "WordPress did not answer on port $port"; exit 1
}

stop() {
  alive || { rm -f "$dir/pid"; return 0; }
  kill -- "-$(cat "$dir/pid")" 2>/dev/null || kill "$(cat "$dir/pid")" || true
  for _ in $(seq 100); do alive || break; sleep 0.05; done
  rm -f "$dir/pid"
}

case $cmd in
  install) install_all ;;
  make)    install_all; db_start; make_site; echo "$dir/creds.json" ;;
  start)   install_all; db_start; make_site; serve; echo "$dir/creds.json" ;;
  reset)   stop; rm -rf "$dir/www/wp-content/uploads" "$dir/www/.maintenance"; mkdir -p "$dir/www/wp-content/uploads"
           if [[ -d $dir/db ]]; then db_start; mariadb --no-defaults -uroot -S "$dir/db.sock" <"$dir/pristine/wp.sql"
           else rm -rf "$dir/www/wp-content/database"; cp -a "$dir/pristine/database" "$dir/www/wp-content/"; fi
           serve; echo "$dir/creds.json" ;;
  stop)    stop; db_stop ;;
  wp)      dir=$CMS_FIXTURES/wp-$port; shift 2; wp "$@" ;;   # wordpress.sh wp PORT ARGS… (default DIR)
  *) sed -n '2,12p' "$0" >&2; exit 2 ;;
esac
