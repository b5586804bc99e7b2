"""A real IMAP server on this machine: Debian's Dovecot, with one mailbox of its own."""

from __future__ import annotations

import imaplib
import os
import pwd
import shutil
import signal
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from corrigenda.lib.tests.certificates import certify
from corrigenda.lib.tests.ports import free_port

PASSWORD = "p@ss/word"
CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
auth_mechanisms = plain
disable_plaintext_auth = no
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
mail_location = maildir:{folder}/mail
first_valid_uid = 1
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass(frozen=True)
class Dovecot:
    """A running server; user `letters`, and a folder `INBOX`."""

    folder: Path
    port: int
    tls_port: int
    pid: int

    @property
    def certificate(self) -> str:
        """The file by which it is trusted."""
        return str(self.folder / "cert.pem")

    @property
    def url(self) -> str:
        """As CORRIGENDA_MAIL_IN has it, encrypted from the first byte."""
        return f"imaps://letters:p%40ss%2Fword@127.0.0.1:{self.tls_port}/INBOX?every=1&timeout=60"

    @contextmanager
    def inside(self) -> Iterator[imaplib.IMAP4]:
        """The mailbox, as its owner's mail program sees it."""
        with imaplib.IMAP4("127.0.0.1", self.port, timeout=60) as server:
            server.login("letters", PASSWORD)
            server.select("INBOX")
            yield server

    def put(self, mail: bytes) -> None:
        """A mail that arrives."""
        with self.inside() as server:
            assert server.append("INBOX", "", "", mail)[0] == "OK"

    def unread(self) -> int:
        """How many mails nobody has read."""
        with self.inside() as server:
            return len(server.search(None, "UNSEEN")[1][0].split())


@contextmanager
def dovecot() -> Iterator[Dovecot]:
    """A server until the end of the block; the test is skipped where Dovecot is missing."""
    program = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        pytest.skip("dovecot is missing: run `make setup`")
    # It gives no mailbox to root.
    owner = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    with tempfile.TemporaryDirectory(prefix="corrigenda-imap-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        certify(folder)
        for one in ("home", "mail"):
            (folder / one).mkdir()
            if os.getuid() == 0:
                os.chown(folder / one, owner.pw_uid, owner.pw_gid)
        port, tls_port = free_port(), free_port()
        config = CONFIG.format(
            folder=folder, user=owner.pw_name, uid=owner.pw_uid, gid=owner.pw_gid,
            group=_group_of(owner), port=port, tls_port=tls_port, password=PASSWORD,
        )  # fmt: skip
        (folder / "dovecot.conf").write_text(config)
        process = subprocess.Popen([program, "-F", "-c", str(folder / "dovecot.conf")])
        try:
            found = Dovecot(folder, port, tls_port, process.pid)
            _wait_for(found)
            yield found
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def _group_of(owner: pwd.struct_passwd) -> str:
    import grp

    return grp.getgrgid(owner.pw_gid).gr_name


def _wait_for(server: Dovecot) -> None:
    ends = time.monotonic() + 60
    while True:
        try:
            with server.inside():
                break
        except (OSError, imaplib.IMAP4.error, ssl.SSLError):
            log = server.folder / "log"
            said = log.read_text() if log.exists() else ""
            assert time.monotonic() < ends, f"Dovecot did not start: {said}"
            time.sleep(0.1)
