"""Serves the site on the loopback, builds it anew after each edit, and reloads the browser."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

WATCHED = ("projects", "content", "theme", "mkdocs.yml")
CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:"
RELOAD_ADDRESS = "/-/reload"
RELOAD_SCRIPT = b"""
new EventSource("/-/reload").addEventListener("reload", () => location.reload());
"""
_SCRIPT_ADDRESS = "/-/reload.js"
_SCRIPT_TAG = b'<script src="/-/reload.js" defer></script></head>'


class Reloads:
    """Tells waiting browsers that the site was built anew."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0

    def announce(self) -> None:
        """Wake all that wait."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def wait(self, seconds: float) -> bool:
        """Wait for the next build; tell whether there was one."""
        with self._changed:
            before = self._count
            self._changed.wait_for(lambda: self._count != before, seconds)
            return self._count != before


class _Handler(SimpleHTTPRequestHandler):
    """Serves files with the policy that the real server sends, and the reload events."""

    def __init__(self, *args: Any, reloads: Reloads, **options: Any) -> None:
        self._reloads = reloads
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        if self.path == RELOAD_ADDRESS:
            self._send_events()
        elif self.path == _SCRIPT_ADDRESS:
            self._send(RELOAD_SCRIPT, "text/javascript")
        else:
            self._send_file()

    def _send_file(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" and path.is_file():
            page = path.read_bytes().replace(b"</head>", _SCRIPT_TAG, 1)
            self._send(page, "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _send_events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                said = b"event: reload\ndata: 1\n\n" if self._reloads.wait(15) else b": alive\n\n"
                self.wfile.write(said)
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            return

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent: the terminal belongs to findings."""


def start_server(site: Path, port: int, reloads: Reloads) -> ThreadingHTTPServer:
    """Serve `site` on the loopback in the background; port 0 takes any that is free."""
    handler = partial(_Handler, directory=str(site), reloads=reloads)
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def watch(root: Path, changed: Callable[[], None], stop: threading.Event) -> None:
    """Call `changed` after each edit below the watched folders, until told to stop."""
    before = dict(_stamps(root))
    while not stop.wait(0.3):
        now = dict(_stamps(root))
        if now != before:
            before = _settled(root, now)
            changed()


def _settled(root: Path, stamps: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Wait until an editor has finished writing."""
    while True:
        time.sleep(0.05)
        now = dict(_stamps(root))
        if now == stamps:
            return now
        stamps = now


def _stamps(root: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    for name in WATCHED:
        place = root / name
        for path in [place] if place.is_file() else place.rglob("*"):
            try:
                state = path.stat()
            except OSError:
                continue
            if path.is_file():
                yield str(path), (state.st_mtime_ns, state.st_size)
