"""The state of a list in its address: what is written is read back, what is wrong is left out."""

import pytest

from tests.scripts import run_in_node

PROGRAM = """
import { readFileSync } from "node:fs";
const { readAddress, writeAddress } = await import(process.argv[1]);
const facets = [
  { key: "industry", options: ["tea", "devices"], isMeasured: false },
  { key: "invest", options: ["0-1000", "1000-5000"], isMeasured: true },
  { key: "area", options: [], isMeasured: true },
];
const addresses = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(addresses.map((one) => {
  const query = writeAddress(readAddress(one, facets), facets);
  return query && "?" + query;
})));
"""


def read_back(*addresses):
    return run_in_node("browse/address.js", PROGRAM, addresses)


SAME = (
    "",
    "?industry=tea,devices",
    "?industry=tea&invest=1000-5000&sort=-date&page=2",
    "?invest=0-1000,800-2000",
    "?area=20-",
    "?q=%E8%8C%B6%20a%26b&view=table",
)


def test_what_is_written_is_read_back():
    assert read_back(*SAME) == list(SAME)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("?industry=gold,tea", "?industry=tea"),
        ("?industry=devices,tea,tea", "?industry=tea,devices"),
        ("?invest=abc,-,5-x&page=-3", ""),
        ("?page=1&sort=&q=+", ""),
        ("?industry=__proto__", ""),
        ("?industry=100-200", ""),
        ("?picked=1&rest=2", "?picked=1&rest=2"),
        ("?page=2&as-of=2026-01-01", "?as-of=2026-01-01&page=2"),
    ],
)
def test_what_is_wrong_is_left_out_and_what_is_of_others_is_kept(given, kept):
    assert read_back(given) == [kept]
