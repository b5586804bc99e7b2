"""Debian's WordPress on a MariaDB of its own, on loopback, in a folder that is thrown away."""

from __future__ import annotations

import base64
import getpass
import json
import os
import shutil
import signal
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote

import pytest
from tests.recipes.answering import until_it_answers
from tests.recipes.from_docs import RECIPES

from corrigenda.lib.tests.ports import free_port
from corrigenda.lib.tests.waiting import until

PACKAGE = Path("/usr/share/wordpress")
MISSING = "WordPress, PHP or MariaDB is missing: `make wordpress` installs them"
SBIN = os.environ["PATH"] + ":/usr/sbin"

CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', {user}); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '{url}'); define('WP_SITEURL', '{url}');
define('WP_CONTENT_DIR', __DIR__ . '/wp-content');
define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('WP_ACCESSIBLE_HOSTS', '127.0.0.1');
define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $one)
    foreach (['KEY', 'SALT'] as $kind) define("{{$one}}_$kind", "$one$kind of a test");
require __DIR__ . '/corrigenda-config.php';
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
ROUTER = """<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (is_file(__DIR__ . $path)) return false;
$_SERVER['SCRIPT_NAME'] = '/index.php';
require __DIR__ . '/index.php';
"""
INSTALL = """
define('WP_INSTALLING', true);
require 'wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('The Daily', 'edda', 'edda@daily.example', true, '', 'a password of a test');
$user = get_user_by('login', 'edda');
wp_update_user(['ID' => $user->ID, 'display_name' => 'Edda Brandt']);
update_option('permalink_structure', '/%year%/%postname%/');
flush_rewrite_rules();
[$password] = WP_Application_Passwords::create_new_application_password(
    $user->ID, ['name' => 'corrigenda']);
echo $password;
"""


@dataclass
class WordPress:
    """A running WordPress.

    Attributes:
        password: an application password of its editor's.
    """

    folder: Path
    url: str
    password: str = ""
    _running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def configure(self, **constants: str) -> None:
        """What an administrator of the site writes into wp-config.php."""
        lines = [
            f"define({json.dumps(name)}, {json.dumps(one)});" for name, one in constants.items()
        ]
        (self.folder / "corrigenda-config.php").write_text("\n".join(["<?php", *lines]))

    def plug_in(self, file: Path) -> None:
        """Put a plugin into its folder and switch it on."""
        shutil.copy(file, self.folder / "wp-content/plugins")
        self.php(f"require 'wp-load.php'; update_option('active_plugins', ['{file.name}']);")

    def php(self, code: str) -> str:
        """Run PHP in the site's folder; what it printed."""
        command = ["php", "-d", "display_errors=stderr", "-r", code]
        env = {**os.environ, "HTTP_HOST": self.url.removeprefix("http://")}
        done = subprocess.run(
            command, cwd=self.folder, env=env, capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def rest(self, method: str, path: str, body: object = None) -> Any:
        """Ask its REST API as its editor."""
        key = base64.b64encode(f"edda:{self.password}".encode()).decode()
        headers = {"Authorization": f"Basic {key}", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/wp-json{path}", data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except HTTPError as error:
            raise AssertionError(f"{error.code} {error.read()!r}") from error

    def publish(self, title: str, content: str) -> str:
        """Publish a post as an editor does; its address."""
        post = {"title": title, "content": content, "status": "publish"}
        return str(self.rest("POST", "/wp/v2/posts", post)["link"])

    def content(self, title: str) -> str:
        """The source of a post, as its editor sees it."""
        [post] = self.rest("GET", f"/wp/v2/posts?search={quote(title)}&context=edit")
        return str(post["content"]["raw"])

    def start(self, command: list[str], **env: str) -> None:
        """Start a server of it."""
        log = (self.folder.parent / f"{Path(command[0]).name}.log").open("ab")
        self._running.append(
            subprocess.Popen(
                command,
                env={**os.environ, **env},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        )

    def log(self) -> str:
        """What its servers said."""
        return "\n".join(one.read_text("utf-8") for one in self.folder.parent.glob("*.log"))

    def end(self) -> None:
        """End its servers."""
        for process in reversed(self._running):
            # With its workers, which PHP leaves behind.
            _end_group(process.pid, signal.SIGTERM)
        for process in self._running:
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                _end_group(process.pid, signal.SIGKILL)


def _end_group(leader: int, number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(leader, number)


def _start_mariadb(wordpress: WordPress) -> Path:
    home = wordpress.folder.parent
    data, socket, user = home / "db", home / "db.socket", f"--user={getpass.getuser()}"
    subprocess.run(
        [
            "mariadb-install-db", "--no-defaults", f"--datadir={data}", user,
            "--auth-root-authentication-method=normal", "--skip-test-db",
        ],
        check=True, capture_output=True,
    )  # fmt: skip
    server = shutil.which("mariadbd", path=SBIN) or ""
    wordpress.start([
        server, "--no-defaults", f"--datadir={data}", f"--socket={socket}", "--skip-networking",
        user, "--innodb-flush-log-at-trx-commit=0",
        "--pid-file=db.pid", "--innodb-buffer-pool-size=32M", "--performance-schema=off",
    ])  # fmt: skip
    ask = ["mariadb", "--no-defaults", "--user=root", f"--socket={socket}", "-e"]
    made = [*ask, "CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4"]
    until(lambda: subprocess.run(made, capture_output=True).returncode == 0, 60, said=wordpress.log)
    return socket


@contextmanager
def running(home: Path) -> Iterator[WordPress]:
    """A new WordPress, installed and served; the test is skipped where there is none."""
    needed = ("php", "mariadb", "mariadb-install-db", "mariadbd")
    if not PACKAGE.is_dir() or not all(shutil.which(one, path=SBIN) for one in needed):
        pytest.skip(MISSING)
    port = free_port()
    wordpress = WordPress(home / "site", f"http://127.0.0.1:{port}")
    site = wordpress.folder
    (site / "wp-content/plugins").mkdir(parents=True)
    (site / "wp-content/uploads").mkdir()
    (site / "wp-content/themes").symlink_to(PACKAGE / "wp-content/themes")
    for name in ("wp-includes", "wp-admin"):
        (site / name).symlink_to(PACKAGE / name)
    for file in PACKAGE.glob("*.php"):
        shutil.copy(file, site)
    try:
        socket = _start_mariadb(wordpress)
        config = CONFIG.format(socket=socket, url=wordpress.url, user="'root'")
        (site / "wp-config.php").write_text(config)
        (site / "router.php").write_text(ROUTER)
        wordpress.configure()
        wordpress.password = wordpress.php(INSTALL)
        wordpress.start(
            ["php", "-S", f"127.0.0.1:{port}", "-t", str(site), str(site / "router.php")],
            PHP_CLI_SERVER_WORKERS="4",
        )
        until_it_answers(wordpress.url, wordpress.log)
        yield wordpress
    finally:
        wordpress.end()


PLUGIN = RECIPES / "corrigenda.php"
