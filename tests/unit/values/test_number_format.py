import pytest

from site_builder.values.number_format import NO_BREAK_SPACE, with_tied_units


@pytest.mark.parametrize(
    ("written", "tied"),
    [
        ("110 kV substation 1.2 km away", "110~kV substation 1.2~km away"),
        ("7.9 m on the ground floor, a 5 t crane", "7.9~m on the ground floor, a 5~t crane"),
        ("6,000 m³ a day; 88 t/h; 8 kN/m²", "6,000~m³ a day; 88~t/h; 8~kN/m²"),
        ("effluent to GB 18918-2002, class 1 A", "effluent to GB 18918-2002, class 1 A"),
        ("3 months, 5 tenants, 2 halls", "3 months, 5 tenants, 2 halls"),
        ("110千伏变电站1.2公里", "110千伏变电站1.2公里"),
    ],
)
def test_a_figure_stays_with_the_sign_of_its_unit(written, tied):
    assert with_tied_units(written) == tied.replace("~", NO_BREAK_SPACE)
