from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mulin.facilities.rules import Span, Week, covers, free_spans

NINE_TO_FIVE, EVENING = Span(time(9), time(17)), Span(time(17), time(21), True)
THURSDAY, NATIONAL_DAY = date(2026, 11, 19), date(2026, 10, 1)


@pytest.mark.row("C126")
def test_extended_hours_join_on_to_office_hours():
    week = Week({4: [NINE_TO_FIVE, EVENING]}, {})
    assert week.on(THURSDAY, is_working=True) == [NINE_TO_FIVE, EVENING]
    assert covers([NINE_TO_FIVE, EVENING], time(16), time(19))
    assert not covers([NINE_TO_FIVE, Span(time(18), time(21))], time(16), time(19))


@pytest.mark.parametrize(
    ("holidays", "spans"), [("open", [NINE_TO_FIVE]), ("sunday", [Span(time(10), time(12))]), ("closed", [])]
)
def test_a_holiday_on_a_thursday_goes_by_the_rule_of_the_house(holidays, spans):
    week = Week({4: [NINE_TO_FIVE], 7: [Span(time(10), time(12))]}, {}, holidays)
    assert week.on(NATIONAL_DAY, is_working=False) == spans


def test_a_single_date_goes_before_week_and_holiday():
    week = Week({4: [NINE_TO_FIVE]}, {NATIONAL_DAY: [EVENING], THURSDAY: []}, "closed")
    assert (week.on(NATIONAL_DAY, is_working=False), week.on(THURSDAY, is_working=True)) == ([EVENING], [])


minutes = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))
spans = st.tuples(minutes, minutes).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(spans, max_size=4), st.lists(spans, max_size=6))
def test_what_is_free_is_open_and_not_taken_quarter_by_quarter(opened, taken):
    def quarters(pairs):
        return {
            n for begins, ends in pairs for n in range(begins.hour * 4 + begins.minute // 15, ends.hour * 4 + ends.minute // 15)
        }

    open_spans = [Span(*pair) for pair in opened]
    free = free_spans(open_spans, taken)
    assert quarters(free) == quarters(opened) - quarters(taken)
    assert all(covers(open_spans, *pair) for pair in free)
