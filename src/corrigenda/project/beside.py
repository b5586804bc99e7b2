"""How a process begins and ends that a command starts beside itself.

Importing this sets nothing up: the process imports it before it knows of Django.
"""

from __future__ import annotations

import os
import threading
from multiprocessing import parent_process
from multiprocessing.connection import wait

import django


def begin() -> None:
    """Set Django up, and end with the command, however that ends."""
    django.setup()
    threading.Thread(target=_end_with_the_command, daemon=True).start()


def _end_with_the_command() -> None:
    # A pool's processes hold both ends of its queue, so they would wait for ever.
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
