from site_builder.calculations.published_list import list_checksum, list_records
from tests.unit.records import catalogue_of

LOCALES = ("zh", "en")


def checksum(**given):
    return list_checksum(catalogue_of([given]), LOCALES)


def test_the_checksum_is_that_of_what_the_list_says():
    assert checksum() == checksum()
    assert checksum(name="另一项收费") != checksum()
    assert len(checksum()) == 64


def test_every_period_is_part_of_the_published_list():
    past = {"from": "2020-01-01", "until": "2024-12-31", "rate": "80元/平方米"}
    now = {"from": "2025-01-01", "rate": "60元/平方米"}
    [record] = list_records(catalogue_of([{"periods": [past, now]}]))
    assert len(record["periods"]) == 2
    assert checksum(periods=[past, now]) != checksum(periods=[now])
