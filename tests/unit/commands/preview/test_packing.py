import gzip

import pytest

from site_builder.commands.preview.packing import packed

TEXT = b"<p>row</p>" * 200


@pytest.mark.parametrize("accepted", ["gzip", "gzip, deflate, br", "br, GZIP;q=0.5"])
def test_text_is_packed_for_browsers_that_take_it(accepted):
    short = packed(TEXT, "text/html; charset=utf-8", accepted)
    assert len(short) < len(TEXT) / 10
    assert gzip.decompress(short) == TEXT
    assert short == packed(TEXT, "text/html", accepted)


@pytest.mark.parametrize("accepted", ["", "br", "identity", "gzip;q=0", "gzip; q=0.0, br"])
def test_nothing_is_packed_for_browsers_that_do_not(accepted):
    assert packed(TEXT, "text/html", accepted) is None


@pytest.mark.parametrize(
    ("content", "kind"), [(TEXT, "image/png"), (b"short", "text/html"), (b"", "text/css")]
)
def test_nothing_is_packed_that_gains_nothing(content, kind):
    assert packed(content, kind, "gzip") is None
