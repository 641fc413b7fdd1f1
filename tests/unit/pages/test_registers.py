import pytest

from site_builder.pages.registers import register_pages


@pytest.fixture(scope="module")
def pages(edition):
    return {page.path: page for page in register_pages(edition("en"))}


def test_every_entry_stands_in_the_table_with_its_law(pages, catalogue, edition, body):
    for register in catalogue.registers:
        tree = body(edition("en"), pages[f"registers/{register.id}/"])
        for entry in register.entries:
            [row] = tree.xpath(f"//tr[@id='{entry.number.lower()}']")
            assert len(row.xpath("./td[@data-label='Law']//li")) == len(entry.basis)


def test_the_list_counts_the_entries_of_each_register(pages, catalogue):
    counts = {line["url"]: line["entries"] for line in pages["registers/"].view["lines"]}
    assert counts == {f"registers/{one.id}/": len(one.entries) for one in catalogue.registers}
