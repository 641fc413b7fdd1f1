import multiprocessing
import os
import signal
import time

import pytest

from site_builder.assembly.publish import BusyError, only_build, publish


def folder(path, **files):
    path.mkdir()
    for name, text in files.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def test_a_release_takes_the_place_of_the_site(tmp_path):
    site = folder(tmp_path / "site", old="1", both="1")
    publish(folder(tmp_path / "new", both="2"), site)
    assert {path.name: path.read_text(encoding="utf-8") for path in site.iterdir()} == {"both": "2"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_first_release_becomes_the_site(tmp_path):
    site = tmp_path / "site"
    publish(folder(tmp_path / "new", page="1"), site)
    assert (site / "page").is_file()


def hold(work):
    with only_build(work):
        time.sleep(30)


def test_a_second_build_is_refused_until_the_first_has_ended(tmp_path):
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=hold, args=(tmp_path,))
    process.start()
    try:
        wait_until(lambda: is_held(tmp_path))
    finally:
        # A build that is killed must not keep the next one out.
        os.kill(process.pid, signal.SIGKILL)
        process.join()
    with only_build(tmp_path):
        pass


def is_held(work):
    try:
        with only_build(work):
            return False
    except BusyError:
        return True


def wait_until(holds, seconds=20):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            pytest.fail("it did not happen in time")
        time.sleep(0.05)
