"""A web server for a built folder, as strict as the policy that the site promises to keep."""

from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

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


@contextmanager
def served(folder, path_prefix="/"):
    """Serve the folder and hand out its address, which ends with the prefix."""
    handler = partial(Handler, directory=str(folder), path_prefix=path_prefix)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{path_prefix}"
        server.shutdown()
        thread.join()
