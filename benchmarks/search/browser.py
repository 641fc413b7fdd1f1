"""Asks search engines in headless Chromium, and counts bytes and time."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from playwright.sync_api import sync_playwright

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--enable-blink-features=ForceEagerMeasureMemory"]
_COLD = 8
_OPEN = (
    "<!doctype html><meta charset=utf-8><title>bench</title><script type=module src={}></script>"
)


class Measured(NamedTuple):
    """What one engine did: answers to all questions, and the medians of some first searches."""

    answers: list[list[str]]
    first_bytes: float
    first_ms: float
    next_bytes: float
    next_ms: float
    warm_ms: float
    longest_task_ms: float
    memory_mb: float
    first_4g_ms: float


_FAST_4G = (0.165, 1_012_500)
"""Seconds that an answer takes to begin, and bytes a second, as in Chromium's “Fast 4G”.

The server is slow, since what the browser slows down does not reach workers; requests side by
side each have the whole rate.
"""


class _Server(http.server.SimpleHTTPRequestHandler):
    sent = 0
    pace: tuple[float, int] | None = None

    def end_headers(self) -> None:
        # Isolated pages alone may measure the memory of their workers.
        for name, value in (("Opener", "same-origin"), ("Embedder", "require-corp")):
            self.send_header(f"Cross-Origin-{name}-Policy", value)
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        content = source.read()
        _Server.sent += len(content)
        if _Server.pace:
            delay, rate = _Server.pace
            time.sleep(delay + len(content) / rate)
        outputfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def measure(folder: Path, script: str, questions: Sequence[str], browser: str) -> Measured:
    """Ask an engine, whose script defines `window.ask(question) → refs`, in fresh browsers."""
    (folder / "bench.html").write_text(_OPEN.format(script), encoding="utf-8")
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Server, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/bench.html"
    try:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser, args=_ARGUMENTS)
            step = max(1, len(questions) // _COLD)
            pairs = list(zip(questions[::step], questions[step // 2 :: step], strict=False))
            cold = [_first_and_next(chromium, address, *pair) for pair in pairs[:_COLD]]
            _Server.pace = _FAST_4G
            slow = [_first_and_next(chromium, address, *pair)[1] for pair in pairs[:_COLD]]
            _Server.pace = None
            answers, warm, longest, memory = _all(chromium, address, questions)
            chromium.close()
    finally:
        server.shutdown()
    medians = [median(one[at] for one in cold) for at in range(4)]
    return Measured(answers, *medians, warm, longest, memory, median(slow))


def _page(chromium: Any, address: str) -> Any:
    page = chromium.new_context().new_page()
    page.goto(address)
    page.wait_for_function("() => Boolean(window.ask)")
    return page


_TIMED = """async (text) => {
  const start = performance.now();
  await ask(text);
  return performance.now() - start;
}"""


def _first_and_next(chromium: Any, address: str, first: str, second: str) -> tuple[float, ...]:
    page = _page(chromium, address)
    measured: list[float] = []
    for text in (first, second):
        before = _Server.sent
        time = page.evaluate(_TIMED, text)
        measured += [_Server.sent - before, time]
    page.context.close()
    return tuple(measured)


_ALL = """async (texts) => {
  let longest = 0;
  const watch = (list) => list.getEntries().forEach((task) => {
    longest = Math.max(longest, task.duration);
  });
  new PerformanceObserver(watch).observe({ type: "longtask", buffered: true });
  const answers = [], times = [];
  for (const text of texts) answers.push(await ask(text));
  for (const text of texts) {
    const start = performance.now();
    await ask(text);
    times.push(performance.now() - start);
  }
  const memory = await performance.measureUserAgentSpecificMemory();
  times.sort((one, other) => one - other);
  return [answers, times[times.length >> 1], longest, memory.bytes / 2 ** 20];
}"""


def _all(chromium: Any, address: str, questions: Sequence[str]) -> Any:
    page = _page(chromium, address)
    found = page.evaluate(_ALL, list(questions))
    page.context.close()
    return found
