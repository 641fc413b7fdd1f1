"""A real Chromium, and the built site on a web server that keeps the strict policy."""

from time import monotonic
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from tests.served import served
from tools.browser import find_chromium

DESK = {"width": 1280, "height": 720}
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def chromium():
    path = find_chromium()
    assert path, "no Chromium here: `make test` installs it or says how"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def base(site):
    """The site's address as most readers meet it."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def base_below(site):
    """The same site somewhere below a host's root."""
    with served(site, "/sub/portal/") as address:
        yield address


@pytest.fixture(scope="session")
def open_page(chromium):
    """Open an address in the one page that the session keeps for these options.

    Its `complaints` are all that went wrong since the address was asked for.
    """
    watches = {}

    def open_page(address, **options):
        key = repr(sorted(options.items()))
        if key not in watches:
            watches[key] = Watch(chromium.new_context(**options).new_page())
        watch = watches[key]
        # Leaves first, so that nothing late on the last page is laid to the next one's charge.
        watch.page.goto("about:blank")
        watch.page.set_viewport_size(options.get("viewport", DESK))
        watch.complaints.clear()
        watch.host = urlsplit(address).netloc
        watch.page.goto(address)
        watch.wait()
        watch.page.complaints = watch.complaints
        return watch.page

    return open_page


class Watch:
    """Collects errors, refused requests, and requests that leave the site."""

    def __init__(self, page):
        self.page = page
        self.host = ""
        self.complaints = []
        self.pending = set()
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("request", self.on_request)
        page.on("requestfinished", self.on_answer)
        page.on("requestfailed", self.on_failure)
        page.on("response", self.on_response)

    def wait(self):
        """Until all requests are answered, also those that scripts send after the page's load."""
        until = monotonic() + 10
        self.page.wait_for_timeout(20)
        while self.pending:
            assert monotonic() < until, [request.url for request in self.pending]
            self.page.wait_for_timeout(20)

    def on_console(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(f"console: {message.text}")

    def on_request(self, request):
        self.pending.add(request)
        if request.url.startswith("http") and urlsplit(request.url).netloc != self.host:
            self.complaints.append(f"leaves the site: {request.url}")

    def on_answer(self, request):
        self.pending.discard(request)

    def on_failure(self, request):
        self.pending.discard(request)
        # What a page still waited for when it was left or loaded again, nobody misses.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed: {request.url}")

    def on_response(self, response):
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")
