"""Dates in words: nothing is said that the bounds do not say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelle.publish.parts import LANGS
from passerelle.publish.things.dates import NO_TIME, Time, day_in_words, span_in_words
from passerelle.publish.things.model import Row
from passerelle.publish.things.timeline import WIDTH, timeline_of
from passerelle.times import When

days = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat)
perhaps = st.one_of(st.just(""), days)


def of(when: When, status: str = "unknown-end") -> Time:
    bounds = (when.earliest_start, when.latest_start, when.earliest_end, when.latest_end)
    written = [day.isoformat() if day else "" for day in (*bounds, when.last_seen)]
    return Time(*written, status, when.text)


@pytest.mark.parametrize(
    ("written", "fr", "en", "zh"),
    [
        (
            "1981",
            "début en 1981 ; fin inconnue",
            "began in 1981; end unknown",
            "始于1981年；结束时间不详",
        ),
        (
            "1981-04-24",
            "début le 24 avril 1981 ; fin inconnue",
            "began on 24 April 1981; end unknown",
            "始于1981年4月24日；结束时间不详",
        ),
        (
            "2016-10-28/2016-10-30",
            "du 28 octobre 2016 au 30 octobre 2016",
            "from 28 October 2016 to 30 October 2016",
            "2016年10月28日至2016年10月30日",
        ),
        (
            "1990/2008",
            "début en 1990 ; fin en 2008",
            "began in 1990; ended in 2008",
            "始于1990年；止于2008年",
        ),
        (
            "avant 1990",
            "début au plus tard le 31 décembre 1989 ; fin inconnue",
            "began on 31 December 1989 at the latest; end unknown",
            "始于不晚于1989年12月31日；结束时间不详",
        ),
    ],
)
def test_what_a_source_writes_is_told_in_words(written: str, fr: str, en: str, zh: str) -> None:
    time = of(When.parse(written))
    assert [time.words(lang) for lang in LANGS] == [fr, en, zh]


def test_what_happens_in_a_month_is_told_once() -> None:
    time = of(When.parse("2024-05").as_occurrence(), "ended")
    assert [time.words(lang) for lang in LANGS] == ["en mai 2024", "in May 2024", "2024年5月"]


def test_only_a_source_makes_it_ongoing() -> None:
    start = ("2002-01-01", "2002-12-31")
    assert Time(*start, status="ongoing").words("en") == "began in 2002; ongoing, the source says"
    for status in ("", "unknown-end"):
        assert Time(*start, status=status).words("en") == "began in 2002; end unknown"
    assert NO_TIME.words("fr") == "date inconnue"
    assert Time(status="ended").words("zh") == "已结束，日期不详"
    assert Time(last_seen="2020-05-03").words("en") == (
        "start unknown; end unknown; still seen active on 3 May 2020"
    )


@given(perhaps, perhaps, perhaps, perhaps, perhaps, st.sampled_from(("", "unknown-end", "ended")))
def test_nothing_goes_on_unless_it_is_said(a: str, b: str, c: str, d: str, e: str, s: str) -> None:
    time = Time(a, b, c, d, e, s)
    assert "ongoing" not in time.words("en")
    assert "en cours" not in time.words("fr")
    assert "进行" not in time.words("zh")


@given(days, days)
def test_every_year_that_bounds_name_is_in_the_words(one: str, two: str) -> None:
    low, high = sorted((one, two))
    for lang in LANGS:
        told = span_in_words(low, high, lang)
        assert low[:4] in told
        assert high[:4] in told
        assert span_in_words("", high, lang) != span_in_words(high, high, lang)


@given(st.text(max_size=12))
def test_what_is_no_date_stays_as_it_is(text: str) -> None:
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        assert day_in_words(text, "fr") == text


@given(days, days, days, days, perhaps, days)
def test_certain_days_are_those_of_the_definition(
    a: str, b: str, c: str, d: str, seen: str, day: str
) -> None:
    """As `When.certain_on` and `When.possible_on` say, for bounds that are in order."""
    start, end = sorted((a, b)), sorted((c, d))
    try:
        when = When(
            earliest_start=start[0], latest_start=start[1], earliest_end=end[0], latest_end=end[1],
            last_seen=seen or None,
        )  # fmt: skip
    except ValueError:
        return
    time = of(when)
    certain, (first, last) = time.certain, time.possible
    assert when.certain_on(date.fromisoformat(day)) == bool(
        certain and certain[0] <= day <= certain[1]
    )
    assert when.possible_on(date.fromisoformat(day)) == (first <= day <= last)


@given(st.lists(st.tuples(perhaps, perhaps, perhaps, perhaps), min_size=1, max_size=30))
def test_bars_lie_within_the_drawing_and_certain_days_within_possible_ones(
    bounds: list[tuple[str, str, str, str]],
) -> None:
    times = [Time(*sorted(one[:2]), *sorted(one[2:])) for one in bounds]
    drawn = timeline_of([Row(("x",), ("x",), time=time) for time in times])
    if drawn is None:
        assert not any(any((t.earliest_start, t.latest_start, t.latest_end)) for t in times)
        return
    for bar in drawn.bars:
        assert 0 <= bar.possible[0] < bar.possible[1] <= WIDTH + 2
        if bar.certain:
            assert 0 <= bar.certain[0] < bar.certain[1] <= WIDTH + 2
    assert 1 <= len(drawn.ticks) <= 6
