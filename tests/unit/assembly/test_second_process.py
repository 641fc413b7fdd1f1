import os
import threading

import pytest

from site_builder.assembly import second_process
from site_builder.assembly.second_process import begin


@pytest.fixture
def _two_processors(monkeypatch):
    monkeypatch.setattr(second_process, "_processors", lambda: 2)


@pytest.mark.usefixtures("_two_processors")
def test_work_is_done_by_another_process(tmp_path):
    said = tmp_path / "who"
    wait = begin(lambda: said.write_text(str(os.getpid()), encoding="ascii"))
    if threading.active_count() == 1:
        assert wait()
        assert said.read_text(encoding="ascii") != str(os.getpid())


@pytest.mark.usefixtures("_two_processors")
def test_work_that_fails_is_not_done_and_does_not_go_on():
    def fail():
        raise ValueError

    assert not begin(fail)()


def test_work_is_not_begun_beside_other_threads_or_on_one_processor(monkeypatch):
    monkeypatch.setattr(second_process.os, "fork", lambda: pytest.fail("forked"), raising=False)
    monkeypatch.setattr(second_process, "_processors", lambda: 1)
    assert not begin(list)()
    monkeypatch.setattr(second_process, "_processors", lambda: 2)
    monkeypatch.setattr(second_process.threading, "active_count", lambda: 2)
    assert not begin(list)()
