from site_builder.calculations.same_objects import SameObjects


def test_equal_objects_that_are_not_the_same_are_told_apart():
    one, like_it = ["a"], ["a"]
    assert SameObjects(one) == SameObjects(one)
    assert SameObjects(one) != SameObjects(like_it)
    assert len({SameObjects(one), SameObjects(one), SameObjects(like_it)}) == 2


def test_the_same_objects_in_another_order_are_others():
    one, other = [], []
    assert SameObjects(one, other) != SameObjects(other, one)


def test_what_is_kept_by_objects_keeps_them_alive():
    kept = SameObjects(["a"])
    made = [["b"] for _ in range(100)]
    assert kept not in {SameObjects(one) for one in made}
    assert kept.objects == (["a"],)
