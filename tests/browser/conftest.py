"""A real Chromium, and the built site on a web server that keeps the strict policy."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from tests.served import served
from tools.browser import find_chromium

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


@pytest.fixture
def open_page(chromium):
    """Open pages in contexts of their own, each with `complaints`: all that went wrong on it."""
    contexts = []

    def open_page(address, **options):
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.complaints = listen(page, urlsplit(address).netloc)
        page.goto(address, wait_until="networkidle")
        return page

    yield open_page
    for context in contexts:
        context.close()


def listen(page, host):
    """Collect errors, refused requests, and requests that leave the site."""
    complaints = []

    def on_console(message):
        if message.type in ("error", "warning"):
            complaints.append(f"console: {message.text}")

    def on_request(request):
        if request.url.startswith("http") and urlsplit(request.url).netloc != host:
            complaints.append(f"leaves the site: {request.url}")

    def on_response(response):
        if response.status >= 400:
            complaints.append(f"{response.status}: {response.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    page.on("request", on_request)
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    page.on("response", on_response)
    return complaints
