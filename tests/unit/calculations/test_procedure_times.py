from decimal import Decimal

from site_builder.calculations.procedure_times import (
    parallel_steps,
    path_time,
    predecessors,
    procedure_times,
    step_spans,
)
from site_builder.models.procedures import Procedure

TEXT = {"zh": "文", "en": "text"}


def make(*steps):
    return Procedure.model_validate(
        {
            "id": "permit",
            "name": TEXT,
            "owner": "housing",
            "published": "2026-01-05",
            "order": "1",
            "summary": TEXT,
            "agency": "housing",
            "result": TEXT,
            "steps": [{"name": TEXT, "agencies": ["housing"], **step} for step in steps],
        }
    )


def counts(time):
    return [dict(part.counts) for part in time.parts]


def test_steps_one_after_the_other_add_up():
    times = procedure_times(
        make({"id": "a", "promised": "3个工作日"}, {"id": "b", "promised": "5个工作日"})
    )
    assert counts(times.promised) == [{"working_days": Decimal(8)}]
    assert times.promised.path == ("a", "b")


def test_only_the_longer_of_two_parallel_steps_counts():
    times = procedure_times(
        make(
            {"id": "a", "promised": "3个工作日"},
            {"id": "b", "promised": "7个工作日", "after": []},
            {"id": "c", "promised": "2个工作日", "after": ["a", "b"]},
        )
    )
    assert times.promised.path == ("b", "c")
    assert counts(times.promised) == [{"working_days": Decimal(9)}]


def test_working_days_days_and_hours_are_kept_apart():
    times = procedure_times(
        make(
            {"id": "a", "promised": "3个工作日"},
            {"id": "b", "promised": "20日"},
            {"id": "c", "promised": "0天4小时"},
        )
    )
    assert counts(times.promised) == [
        {"working_days": Decimal(3)},
        {"days": Decimal(20)},
        {"hours": Decimal(4)},
    ]


def test_seven_calendar_days_are_shorter_than_six_working_days():
    times = procedure_times(
        make(
            {"id": "calendar", "promised": "7日", "after": []},
            {"id": "working", "promised": "6个工作日", "after": []},
        )
    )
    assert times.promised.path == ("working",)


def test_optional_steps_count_in_the_longest_total_only():
    times = procedure_times(
        make(
            {"id": "a", "promised": "3个工作日"},
            {"id": "b", "promised": "10个工作日", "optional": "yes"},
            {"id": "c", "promised": "1个工作日"},
        )
    )
    assert counts(times.promised) == [{"working_days": Decimal(4)}]
    assert counts(times.promised_longest) == [{"working_days": Decimal(14)}]


def test_the_order_runs_through_steps_that_are_left_out():
    times = procedure_times(
        make(
            {"id": "a", "promised": "3个工作日"},
            {"id": "b", "optional": "yes", "after": ["a"]},
            {"id": "c", "promised": "1个工作日", "after": ["b"]},
        )
    )
    assert times.promised.path == ("a", "c")


def test_a_step_may_wait_for_one_that_stands_below_it():
    times = procedure_times(
        make(
            {"id": "late", "promised": "2个工作日", "after": ["early"]},
            {"id": "early", "promised": "5个工作日", "after": []},
        )
    )
    assert times.promised.path == ("early", "late")


def test_where_nothing_is_promised_the_law_s_limit_holds():
    times = procedure_times(make({"id": "a", "statutory": "30日"}))
    assert counts(times.promised) == [{"days": Decimal(30)}]


def test_a_procedure_without_limits_in_law_says_so():
    times = procedure_times(make({"id": "a", "promised": "3个工作日"}))
    assert not times.statutory.is_known
    assert times.statutory.untimed == 1


def test_steps_on_the_spot_take_no_time_but_are_known():
    times = procedure_times(make({"id": "a", "promised": "即办"}, {"id": "b", "promised": "即办"}))
    assert times.promised.is_known
    assert times.promised.parts == ()


def test_a_sum_with_an_approximate_step_is_approximate():
    times = procedure_times(make({"id": "a", "promised": "约3个工作日"}))
    assert times.promised.parts[0].is_approximate


def test_steps_in_a_circle_end():
    steps = make(
        {"id": "a", "promised": "1个工作日", "after": ["b"]},
        {"id": "b", "promised": "1个工作日", "after": ["a"]},
    ).steps
    time = path_time(steps, frozenset({"a", "b"}), lambda step: step.promised)
    assert time.timed == 2


def test_a_step_waits_for_the_one_above_unless_it_says_otherwise():
    steps = make({"id": "a"}, {"id": "b"}, {"id": "c", "after": []}).steps
    assert predecessors(steps) == {"a": (), "b": ("a",), "c": ()}


def test_steps_that_do_not_wait_for_each_other_are_parallel():
    steps = make(
        {"id": "a"}, {"id": "b"}, {"id": "c", "after": ["a"]}, {"id": "d", "after": ["b", "c"]}
    ).steps
    assert parallel_steps(steps) == {"a": (), "b": ("c",), "c": ("b",), "d": ()}


def test_a_step_starts_when_the_last_of_those_before_it_has_ended():
    steps = make(
        {"id": "a", "promised": "2日"},
        {"id": "b", "promised": "5日", "after": []},
        {"id": "c", "promised": "1日", "after": ["a", "b"]},
        {"id": "d"},
    ).steps
    hours = {name: (int(start), int(end)) for name, (start, end) in step_spans(steps).items()}
    assert hours == {"a": (0, 48), "b": (0, 120), "c": (120, 144), "d": (144, 144)}


def test_steps_in_a_circle_have_a_place_in_time():
    steps = make({"id": "a", "after": ["b"], "promised": "1日"}, {"id": "b", "after": ["a"]}).steps
    assert set(step_spans(steps)) == {"a", "b"}
