"""The state of a list in its address: what is written is read back, what is wrong is left out."""

import pytest

from tests.unit.pages.browse.scripts import run_in_node

PROGRAM = """
import { readAddress, writeAddress } from "./browse-address.mjs";
const facets = { industry: ["tea", "devices"], invest: ["0-1000", "1000-5000"], area: [] };
function main(addresses) {
  return addresses.map((one) => {
    const state = readAddress(one, facets, ["invest", "area"]);
    return [writeAddress(state, facets), state.bounds, state.page];
  });
}
"""


@pytest.fixture(scope="module")
def read_back(tmp_path_factory):
    def run(*addresses):
        folder = tmp_path_factory.mktemp("node")
        return run_in_node(folder, ["browse-address.js"], PROGRAM, addresses)

    return run


SAME = (
    "",
    "?industry=tea,devices",
    "?industry=tea&invest=1000-5000&sort=-date&page=2",
    "?invest=0-1000,800-2000",
    "?area=20-",
    "?q=%E8%8C%B6%20a%26b&view=table",
)


def test_what_is_written_is_read_back(read_back):
    assert [one[0] for one in read_back(*SAME)] == list(SAME)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("?industry=gold,tea&colour=red", "?industry=tea"),
        ("?industry=devices,tea,tea", "?industry=tea,devices"),
        ("?invest=abc,-,5-x&page=-3", ""),
        ("?page=1&sort=&q=+", ""),
        ("?industry=__proto__", ""),
        ("?industry=100-200", ""),
    ],
)
def test_what_is_wrong_is_left_out(read_back, given, kept):
    assert read_back(given)[0][0] == kept


def test_a_range_that_is_no_option_is_one_that_was_typed(read_back):
    ((_, bounds, _), (_, options, _)) = read_back("?invest=800-2000", "?invest=0-1000")
    assert bounds == {"invest": [800, 2000]}
    assert options == {}
