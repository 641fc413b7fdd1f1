"""A web server for a built folder, as strict as the policy that the site promises to keep."""

from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

from site_builder.commands.preview.packing import packed

POLICY = "default-src 'self'; img-src 'self' data:"


class Handler(SimpleHTTPRequestHandler):
    """Files of one folder below one path; everything else is answered with the 404 page."""

    def __init__(self, *arguments, path_prefix, **options):
        self.path_prefix = path_prefix
        super().__init__(*arguments, **options)

    def do_GET(self):
        path = self.path.partition("?")[0]
        below = path.startswith(self.path_prefix)
        self.path = "/" + self.path[len(self.path_prefix) :] if below else "/no-such-page"
        super().do_GET()

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        page = Path(self.directory) / "404.html"
        body = page.read_bytes() if page.is_file() else HTTPStatus(code).phrase.encode()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Keep the test's output free of requests."""


class PackingHandler(Handler):
    """The same as the manual has it for real servers: packed, and one connection for many files."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def send_head(self):
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        kind = self.guess_type(str(path))
        accepted = self.headers.get("Accept-Encoding", "")
        body = packed(path.read_bytes(), kind, accepted) if path.is_file() else None
        if body is None:
            return super().send_head()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


@contextmanager
def served(folder, path_prefix="/", kind=Handler):
    """Serve the folder and hand out its address, which ends with the prefix."""
    handler = partial(kind, directory=str(folder), path_prefix=path_prefix)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{path_prefix}"
        server.shutdown()
        thread.join()
