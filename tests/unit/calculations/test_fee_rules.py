from dataclasses import replace

from site_builder.calculations.fee_rules import fee_rules
from tests.unit.records import catalogue_of


def test_rules_are_made_once_while_the_fee_lists_stay_the_same():
    catalogue = catalogue_of([{}])
    assert fee_rules(replace(catalogue)) is fee_rules(catalogue)


def test_rules_follow_a_fee_list_that_was_read_again():
    before, after = catalogue_of([{}]), catalogue_of([{"code": "QX-02"}])
    assert [[one.code for one in fee_rules(each).items] for each in (before, after)] == [
        ["QX-01"],
        ["QX-02"],
    ]
