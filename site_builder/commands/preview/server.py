"""Answers browsers on the loopback: pages of the preview, files of the last release, and news."""

from __future__ import annotations

import json
import re
import sys
import threading
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path, PurePosixPath
from typing import Any, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from markupsafe import escape

from site_builder.commands.preview.news import News
from site_builder.commands.preview.packing import is_text, packed
from site_builder.commands.preview.panel import CLIENT_FOLDER

CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:"
EVENTS_ADDRESS = "/-/events"
_PANEL_ADDRESS = "/-/panel"
_CLIENT_FILES = {"/-/preview.js": "preview.js", "/-/preview.css": "preview.css"}
_HEAD = (
    '<link rel="stylesheet" href="/-/preview.css">'
    '<script src="/-/preview.js" data-content="{}" defer></script></head>'
)
_BODY = re.compile(r"<body[^>]*>")
_LANGUAGE = re.compile(r'<html[^>]*\slang="([^"]+)"')
_EMPTY = (
    '<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>·</title></head>'
    '<body><main class="pv-only"></main></body></html>'
)
_HEARTBEAT = 15


class Site(Protocol):
    """What is previewed."""

    news: News

    def file(self, name: str) -> bytes | None:
        """Return what stands at an address below the root, if it is newer than the release."""
        ...

    def panel(self, locale: str) -> str:
        """Return the bar and the list of findings in a language."""
        ...


class _Handler(BaseHTTPRequestHandler):
    """Answers with the policy that the real server sends."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *args: Any, site: Site, release: Path, **options: Any) -> None:
        self._site = site
        self._release = release
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        """Answer a request."""
        try:
            self._answer()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    do_HEAD = do_GET

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        if not _is_own(self.headers.get("Host", "")):
            self._send(b"", "text/plain", status=HTTPStatus.FORBIDDEN)
        elif parts.path == EVENTS_ADDRESS:
            self._send_events()
        elif parts.path == _PANEL_ADDRESS:
            locale = parse_qs(parts.query).get("lang", ["zh"])[0]
            self._send(self._site.panel(locale).encode("utf-8"), "text/html; charset=utf-8")
        elif parts.path in _CLIENT_FILES:
            path = CLIENT_FOLDER / _CLIENT_FILES[parts.path]
            self._send(path.read_bytes(), _kind(path.name))
        else:
            self._send_name(unquote(parts.path).lstrip("/"))

    def _send_name(self, name: str) -> None:
        if name == "" or name.endswith("/"):
            name += "index.html"
        elif ".." not in name.split("/") and (self._release / name).is_dir():
            self._redirect(f"/{name}/")
            return
        content = self._site.file(name)
        if content:
            self._send_made(name, content)
        elif (
            content is not None
            or ".." in PurePosixPath(name).parts
            or not (self._release / name).is_file()
        ):
            self._send_missing()
        else:
            self._send_file(name)

    def _send_file(self, name: str) -> None:
        path = self._release / name
        try:
            state = path.stat()
            # A weak mark: the file is the same, packed or not.
            mark = f'W/"{state.st_mtime_ns:x}-{state.st_size:x}"'
            if name.endswith(".html"):
                self._send_made(name, path.read_bytes())
            elif self.headers.get("If-None-Match") == mark:
                self._send(b"", _kind(name), mark, HTTPStatus.NOT_MODIFIED)
            else:
                self._send(path.read_bytes(), _kind(name), mark)
        except OSError:
            # A release took this one's place in between.
            self._send_missing()

    def _send_missing(self) -> None:
        page = self._release / "404.html"
        if page.is_file():
            self._send_made("404.html", page.read_bytes(), HTTPStatus.NOT_FOUND)
        else:
            self._send_made("404.html", _EMPTY.encode("utf-8"), HTTPStatus.SERVICE_UNAVAILABLE)

    def _send_made(self, name: str, content: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        if name.endswith(".html"):
            content = self._with_panel(content.decode("utf-8")).encode("utf-8")
        self._send(content, _kind(name), status=status)

    def _with_panel(self, html: str) -> str:
        match = _LANGUAGE.search(html)
        version = escape(self._site.news.state.content)
        html = html.replace("</head>", _HEAD.format(version), 1)
        panel = self._site.panel(match[1] if match else "zh")
        return _BODY.sub(lambda body: body[0] + panel, html, count=1)

    def _redirect(self, address: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(
        self, content: bytes, kind: str, mark: str = "", status: HTTPStatus = HTTPStatus.OK
    ) -> None:
        is_whole = status is not HTTPStatus.NOT_MODIFIED
        short = packed(content, kind, self.headers.get("Accept-Encoding", ""))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if is_text(kind):
            self.send_header("Vary", "Accept-Encoding")
        if short is not None:
            content = short
            self.send_header("Content-Encoding", "gzip")
        if is_whole:
            self.send_header("Content-Length", str(len(content)))
        if mark:
            self.send_header("ETag", mark)
        # A copy may be kept, but is asked about each time.
        self.send_header("Cache-Control", "no-cache" if mark else "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        news, known = self._site.news, None
        while not news.is_over:
            state = news.after(known, _HEARTBEAT)
            known = state or known
            told = {"content": known.content, "findings": known.findings} if known else {}
            said = f"event: state\ndata: {json.dumps(told)}\n\n" if state else ": alive\n\n"
            self.wfile.write(said.encode("utf-8"))
            self.wfile.flush()

    def end_headers(self) -> None:
        """Add the policy to each answer."""
        self.send_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent: the terminal belongs to findings."""


def _is_own(host: str) -> bool:
    """Whether a request was meant for this machine, not for a name that was bent to it."""
    return urlsplit(f"//{host}").hostname in {"127.0.0.1", "localhost", "::1", None}


def _kind(name: str) -> str:
    kind = _KINDS.get(PurePosixPath(name).suffix) or guess_type(name)[0]
    kind = kind or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


_KINDS = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
"""Kinds that some systems' tables get wrong."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # On Windows this would let two servers share a port; elsewhere it spares a wait after the last.
    allow_reuse_address = sys.platform != "win32"


def bind(port: int) -> ThreadingHTTPServer:
    """Take a port of the loopback; 0 takes any that is free. Raises OSError if it is taken."""
    return _Server(("127.0.0.1", port), BaseHTTPRequestHandler)


def start(server: ThreadingHTTPServer, site: Site, release: Path) -> None:
    """Begin to answer in the background."""
    server.RequestHandlerClass = partial(_Handler, site=site, release=release)
    threading.Thread(target=server.serve_forever, daemon=True).start()
