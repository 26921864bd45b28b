"""Dates as people write them, and the bounds they mean."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from passerelle.errors import WhenError
from passerelle.times import When

# text -> "earliest start .. latest start | earliest end .. latest end", a dash for unknown
POINTS = {
    # EDTF, levels 0 and 1
    "1981": "1981-01-01 1981-12-31",
    "1981-05": "1981-05-01 1981-05-31",
    "2020-02-29": "2020-02-29 2020-02-29",
    "1981-05-03T10:00:00Z": "1981-05-03 1981-05-03",
    "2016-10-28 09:30:00": "2016-10-28 2016-10-28",
    "198X": "1980-01-01 1989-12-31",
    "19XX": "1900-01-01 1999-12-31",
    "1981-XX": "1981-01-01 1981-12-31",
    "1981-05-XX": "1981-05-01 1981-05-31",
    "1981?": "1980-01-01 1982-12-31",
    "1981~": "1980-01-01 1982-12-31",
    "1981-05%": "1981-04-01 1981-06-30",
    "1981-05-03~": "1981-05-02 1981-05-04",
    "1981-21": "1981-03-01 1981-06-30",
    "1981-24": "1981-01-01 1982-03-31",
    "[1981..1985]": "1981-01-01 1985-12-31",
    "[1981, 1983]": "1981-01-01 1983-12-31",
    "[..1985]": "- 1985-12-31",
    "[1981..]": "1981-01-01 -",
    # numbers as in tables
    "28/10/2016": "2016-10-28 2016-10-28",
    "28.10.2016": "2016-10-28 2016-10-28",
    "1-2-2016": "2016-02-01 2016-02-01",
    "10/2016": "2016-10-01 2016-10-31",
    "20161028": "2016-10-28 2016-10-28",
    # French
    "3 mai 1981": "1981-05-03 1981-05-03",
    "1er janvier 1981": "1981-01-01 1981-01-01",
    "le 24 sept. 2023": "2023-09-24 2023-09-24",
    "dimanche 24 septembre 2023": "2023-09-24 2023-09-24",
    "3 FÉVRIER 2010": "2010-02-03 2010-02-03",
    "3 fe\u0301vrier 2010": "2010-02-03 2010-02-03",
    "en 1981": "1981-01-01 1981-12-31",
    "en août 1981": "1981-08-01 1981-08-31",
    "vers mai 1981": "1981-04-01 1981-06-30",
    "les années 1980": "1980-01-01 1989-12-31",
    "avant 1990": "- 1989-12-31",
    "avant le 3 mai 1990": "- 1990-05-02",
    "après 1990": "1991-01-01 -",
    "entre 1981 et 1985": "1981-01-01 1985-12-31",
    "entre le 3 et le 5 mai 1985": "1985-05-03 1985-05-05",
    "1981 ou 1982": "1981-01-01 1982-12-31",
    "depuis 2008": "2008-01-01 2008-12-31",
    "depuis environ 2008": "2007-01-01 2009-12-31",
    "à partir du 3 mai 2008": "2008-05-03 2008-05-03",
    "à compter de 2008": "2008-01-01 2008-12-31",
    "début 1981": "1981-01-01 1981-06-30",
    "fin mai 1981": "1981-05-16 1981-05-31",
    "mi-1981": "1981-04-01 1981-09-30",
    "l'été 2019": "2019-06-01 2019-09-30",
    "hiver 2019": "2019-01-01 2020-03-31",
    # English
    "May 3, 1981": "1981-05-03 1981-05-03",
    "the 3rd of May 1981": "1981-05-03 1981-05-03",
    "on 24 Sep 2023": "2023-09-24 2023-09-24",
    "in May 1981": "1981-05-01 1981-05-31",
    "the 1980s": "1980-01-01 1989-12-31",
    "c. 1981": "1980-01-01 1982-12-31",
    "2019 or so": "2018-01-01 2020-12-31",
    "before 1990": "- 1989-12-31",
    "after May 1990": "1990-06-01 -",
    "between May and July 1985": "1985-05-01 1985-07-31",
    "since 3 May 2008": "2008-05-03 2008-05-03",
    "late 1981": "1981-07-01 1981-12-31",
    "spring 1981": "1981-03-01 1981-06-30",
    # Chinese
    "1981年": "1981-01-01 1981-12-31",
    "1981年5月": "1981-05-01 1981-05-31",
    "1981 年 5 月 3 日": "1981-05-03 1981-05-03",
    "１９８１年５月３号": "1981-05-03 1981-05-03",
    "二〇〇八年十二月三十一日": "2008-12-31 2008-12-31",
    "二十世纪八十年代": "1980-01-01 1989-12-31",
    "1980年代": "1980-01-01 1989-12-31",
    "1990年以前": "- 1989-12-31",
    "1990年后": "1991-01-01 -",
    "自2008年以来": "2008-01-01 2008-12-31",
    "从2008年5月起": "2008-05-01 2008-05-31",
    "约1981年": "1980-01-01 1982-12-31",
    "1981年左右": "1980-01-01 1982-12-31",
    "1981年前后": "1980-01-01 1982-12-31",
    "1981年至1985年之间": "1981-01-01 1985-12-31",
    "1990年初": "1990-01-01 1990-06-30",
    "1990年下半年": "1990-07-01 1990-12-31",
    "1990年秋": "1990-09-01 1990-12-31",
}
SPANS = {
    "2016-10-28/2016-10-30": "2016-10-28 2016-10-28 2016-10-30 2016-10-30",
    "1981 / 1990": "1981-01-01 1981-12-31 1990-01-01 1990-12-31",
    "1981~/1990": "1980-01-01 1982-12-31 1990-01-01 1990-12-31",
    "2004-06-01/2004-06-20~": "2004-06-01 2004-06-01 2004-06-19 2004-06-21",
    "/2016": "- - 2016-01-01 2016-12-31",
    "../2016": "- - 2016-01-01 2016-12-31",
    "1981/[..1990]": "1981-01-01 1981-12-31 - 1990-12-31",
    "1981-1990": "1981-01-01 1981-12-31 1990-01-01 1990-12-31",
    "28/10/2016 - 30/10/2016": "2016-10-28 2016-10-28 2016-10-30 2016-10-30",
    "de 1981 à 1990": "1981-01-01 1981-12-31 1990-01-01 1990-12-31",
    "du 28 au 30 octobre 2016": "2016-10-28 2016-10-28 2016-10-30 2016-10-30",
    "du 28 décembre 2015 au 1er janvier 2016": "2015-12-28 2015-12-28 2016-01-01 2016-01-01",
    "28–30 octobre 2016": "2016-10-28 2016-10-28 2016-10-30 2016-10-30",
    "les 28, 29 et 30 octobre 2016": "2016-10-28 2016-10-28 2016-10-30 2016-10-30",
    "d'avril à juin 2010": "2010-04-01 2010-04-30 2010-06-01 2010-06-30",
    "jusqu’en 1990": "- - 1990-01-01 1990-12-31",
    "jusqu'au 3 mai 1990": "- - 1990-05-03 1990-05-03",
    "from 2002 to 2010": "2002-01-01 2002-12-31 2010-01-01 2010-12-31",
    "28 October to 2 November 2016": "2016-10-28 2016-10-28 2016-11-02 2016-11-02",
    "October 28-30, 2016": "2016-10-28 2016-10-28 2016-10-30 2016-10-30",
    "until May 1990": "- - 1990-05-01 1990-05-31",
    "2008年至2010年": "2008-01-01 2008-12-31 2010-01-01 2010-12-31",
    "2008-2010年": "2008-01-01 2008-12-31 2010-01-01 2010-12-31",
    "2016年10月28日—30日": "2016-10-28 2016-10-28 2016-10-30 2016-10-30",
    "2016年10月28-30日": "2016-10-28 2016-10-28 2016-10-30 2016-10-30",
    "2016年10月28日至11月2日": "2016-10-28 2016-10-28 2016-11-02 2016-11-02",
    "直到1990年": "- - 1990-01-01 1990-12-31",
}
STILL = {
    "2016/..": "2016-01-01 2016-12-31",
    "2008 – present": "2008-01-01 2008-12-31",
    "de 2008 à aujourd’hui": "2008-01-01 2008-12-31",
    "depuis 2008 (en cours)": "2008-01-01 2008-12-31",
    "ongoing since May 2008": "2008-05-01 2008-05-31",
    "2008年至今": "2008-01-01 2008-12-31",
}
BOUNDS = ("earliest_start", "latest_start", "earliest_end", "latest_end")


def bounds(when: When) -> list[date | None]:
    return [getattr(when, name) for name in BOUNDS]


def days(text: str) -> list[date | None]:
    found = [None if word == "-" else date.fromisoformat(word) for word in text.split()]
    return found + [None] * (4 - len(found))


@pytest.mark.parametrize(("text", "expected"), POINTS.items())
def test_a_beginning_is_bounded_and_its_end_stays_unknown(text: str, expected: str) -> None:
    when = When.parse(text)
    assert bounds(when) == days(expected)
    assert (when.end_known, when.ongoing) == (False, False)


@pytest.mark.parametrize(("text", "expected"), SPANS.items())
def test_an_end_that_is_told_is_bounded_too(text: str, expected: str) -> None:
    when = When.parse(text)
    assert bounds(when) == days(expected)
    assert (when.end_known, when.ongoing) == (True, False)


@pytest.mark.parametrize(("text", "expected"), STILL.items())
def test_only_what_is_said_to_go_on_is_ongoing(text: str, expected: str) -> None:
    when = When.parse(text)
    assert bounds(when) == days(expected)
    assert (when.end_known, when.ongoing) == (False, True)


@pytest.mark.parametrize("text", ["截至2018年2月13日", "as of 13 February 2018"])
def test_a_count_taken_on_a_day_is_no_end(text: str) -> None:
    when = When.parse(text)
    assert bounds(when) == [None, date(2018, 2, 13), None, None]
    assert when.last_seen == date(2018, 2, 13)


@pytest.mark.parametrize("text", ["1981", "Avant  1990", "１９８１年", "28–30 octobre 2016"])
def test_the_text_is_kept_as_written(text: str) -> None:
    assert When.parse(f" {text}\n").text == text.replace("  ", " ")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/02/2019", "February 2019 has 28 days"),
        ("2019-02-29", "February 2019 has 28 days"),
        ("2019年2月30日", "February 2019 has 28 days"),
        ("32 mai 2019", "May 2019 has 31 days"),
        ("2019-13", "there is no month 13"),
        ("2019年13月", "there is no month 13"),
        ("2018-19", "there is no month 19"),
        ("", "the date is empty"),
        ("  ", "the date is empty"),
        ("hier", "'hier' is not a date"),
        ("sans date", "'sans date' is not a date"),
        ("?", "'?' is not a date"),
        ("depuis", "'depuis' is not a date"),
        ("en cours", "'en cours' is not a date"),
        ("19811", "'19811' is not a date"),
        ("/", "'/' is not a date"),
        ("avant [..1985]", "is not a date"),
        ("1990/1981", "it starts after it ends"),
        ("entre 1985 et 1981", "the earliest start is after the latest"),
        ("[1985..1981]", "the earliest start is after the latest"),
    ],
)
def test_a_text_that_is_no_date_is_refused_with_reason_and_remedy(text: str, reason: str) -> None:
    with pytest.raises(WhenError) as caught:
        When.parse(text)
    assert reason in str(caught.value)
    assert caught.value.remedy
    assert str(caught.value).endswith(f". {caught.value.remedy}")
    assert "pydantic" not in str(caught.value)


@given(
    st.text(max_size=30) | st.text(alphabet="0123456789/-~?X.[],年月日至前后 deàuto", max_size=24)
)
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        when = When.parse(text)
    except WhenError:
        return
    assert any(bounds(when)) or when.ongoing
    assert when.text == " ".join(text.split())


@pytest.mark.parametrize("text", [*POINTS, *SPANS, *STILL])
def test_the_bounds_of_every_reading_are_in_order(text: str) -> None:
    low, high, first, last = bounds(When.parse(text))
    assert not (low and high) or low <= high
    assert not (first and last) or first <= last
    assert not (low and last) or low <= last


@pytest.mark.parametrize("value", [1981, "1981", {"text": "1981", **dict.fromkeys(BOUNDS)}])
def test_a_record_may_give_a_number_a_text_or_bounds(value: Any) -> None:
    assert When.model_validate(value).text == "1981"


def test_a_wrong_date_in_a_record_says_why() -> None:
    with pytest.raises(ValidationError, match="February 2019 has 28 days"):
        When.model_validate("31/02/2019")


@pytest.mark.parametrize(
    "wrong",
    [
        {"earliest_start": "1990-01-01", "latest_start": "1980-01-01"},
        {"earliest_end": "1990-01-01", "latest_end": "1980-01-01"},
        {"earliest_start": "1990-01-01", "latest_end": "1980-01-01"},
        {"earliest_start": "1990-01-01", "last_seen": "1980-01-01"},
        {"latest_end": "1980-01-01", "last_seen": "1990-01-01"},
        {"latest_end": "1980-01-01", "ongoing": True},
        {"start": "1980-01-01"},
    ],
)
def test_bounds_that_contradict_each_other_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        When.model_validate(wrong)


def test_an_event_of_a_day_ends_on_that_day() -> None:
    assert bounds(When.parse("2018-02-13").as_occurrence()) == [date(2018, 2, 13)] * 4
    may = When.parse("mai 1981").as_occurrence()
    assert bounds(may) == days("1981-05-01 1981-05-31 1981-05-01 1981-05-31")


@pytest.mark.parametrize("text", ["2016-10-28/2016-10-30", "2008/.."])
def test_an_event_whose_end_is_told_keeps_it(text: str) -> None:
    assert When.parse(text).as_occurrence() == When.parse(text)


def test_a_twinning_of_1981_is_possible_today_but_certain_on_no_day() -> None:
    when = When.parse("1981")
    assert not when.possible_on(date(1980, 12, 31))
    assert when.possible_on(date(1981, 1, 1))
    assert when.possible_on(date(2026, 1, 1))
    assert not when.certain_on(date(1982, 1, 1))


def test_it_is_certain_up_to_the_day_it_was_last_seen_or_the_earliest_end() -> None:
    seen = When(latest_start=date(1981, 12, 31), last_seen=date(2000, 1, 1))
    assert [seen.certain_on(date(y, 1, 1)) for y in (1981, 1982, 2000, 2001)] == [
        *(False, True, True, False)
    ]
    ended = When.parse("1981/1990")
    assert ended.certain_on(date(1990, 1, 1))
    assert not ended.certain_on(date(1990, 1, 2))
    assert ended.possible_on(date(1990, 12, 31))
    assert not ended.possible_on(date(1991, 1, 1))


def test_two_sources_that_agree_bound_each_other() -> None:
    both = When.parse("1981").merge(When.parse("juin 1981"))
    assert both == When.parse("juin 1981")


def test_two_sources_that_contradict_each_other_are_not_merged() -> None:
    assert When.parse("1979").merge(When.parse("1981")) is None


def test_what_has_ended_is_not_ongoing_because_an_older_source_says_so() -> None:
    both = When.parse("2008/..").merge(When.parse("2008/2015"))
    assert both is not None
    assert (both.ongoing, both.latest_end) == (False, date(2015, 12, 31))


# --- the algebra -------------------------------------------------------------------------

DAYS = st.dates(date(1000, 2, 1), date(2990, 12, 31))
NEAR = st.dates(date(1980, 1, 1), date(1983, 12, 31))


@st.composite
def whens(draw: st.DrawFn, day: st.SearchStrategy[date]) -> When:
    """Any bounds that do not contradict each other, with any of them missing."""
    low, *inner, last = sorted(draw(st.lists(day, min_size=5, max_size=5)))
    high, first, seen = draw(st.permutations(inner))
    known = dict(zip((*BOUNDS, "last_seen"), (low, high, first, last, seen), strict=True))
    kept = {name: value for name, value in known.items() if draw(st.booleans())}
    ongoing = "latest_end" not in kept and draw(st.booleans())
    return When(**kept, ongoing=ongoing, text=draw(st.sampled_from(["", "a", "b"])))


@given(whens(NEAR), NEAR)
def test_what_is_certain_is_possible(when: When, day: date) -> None:
    assert when.possible_on(day) or not when.certain_on(day)


@given(whens(NEAR))
def test_the_edges_of_certainty_are_inclusive(when: When) -> None:
    start = when.latest_start
    end = max(filter(None, (when.earliest_end, when.last_seen)), default=None)
    if start is None or end is None or start > end:
        assert not any(when.certain_on(day) for day in (start, end) if day)
    else:
        assert when.certain_on(start)
        assert when.certain_on(end)
        assert not when.certain_on(start - timedelta(days=1))
        assert not when.certain_on(end + timedelta(days=1))


@given(whens(NEAR), whens(NEAR))
def test_merging_does_not_depend_on_who_comes_first(one: When, two: When) -> None:
    assert one.merge(two) == two.merge(one)


@given(whens(NEAR))
def test_merging_with_itself_changes_nothing(when: When) -> None:
    assert when.merge(when) == when


@given(whens(NEAR), whens(NEAR), whens(NEAR))
def test_merging_three_does_not_depend_on_the_pairs(one: When, two: When, three: When) -> None:
    left, right = one.merge(two), two.merge(three)
    assume(left is not None and right is not None)
    assert left is not None
    assert right is not None
    first, second = left.merge(three), one.merge(right)
    assert (first is None) == (second is None)
    if first and second:
        assert bounds(first) == bounds(second)


@given(whens(NEAR), whens(NEAR), NEAR)
def test_merging_never_widens(one: When, two: When, day: date) -> None:
    both = one.merge(two)
    if both is None:
        return
    for part in (one, two):
        assert part.possible_on(day) or not both.possible_on(day)
        assert both.certain_on(day) or not part.certain_on(day)


@given(whens(NEAR), whens(NEAR))
def test_a_merge_fails_exactly_when_the_bounds_contradict(one: When, two: When) -> None:
    def tight(name: str, choose: Any) -> date | None:
        return choose(filter(None, (getattr(one, name), getattr(two, name))), default=None)

    low, high = tight("earliest_start", max), tight("latest_start", min)
    first, last = tight("earliest_end", max), tight("latest_end", min)
    seen = tight("last_seen", max)
    pairs = [(low, high), (first, last), (low, last), (low, seen), (seen, last)]
    contradict = any(x and y and x > y for x, y in pairs)
    assert (one.merge(two) is None) == contradict


@given(whens(DAYS))
def test_edtf_gives_the_same_bounds_back(when: When) -> None:
    assume(any(bounds(when)))
    assert bounds(When.parse(when.edtf())) == bounds(when)


@given(DAYS, DAYS)
def test_edtf_keeps_what_is_ongoing(one: date, two: date) -> None:
    low, high = sorted((one, two))
    when = When(earliest_start=low, latest_start=high, ongoing=True)
    assert When.parse(when.edtf()).ongoing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("années 1980", "198X"),
        ("mai 1981", "1981-05"),
        ("du 28 au 30 octobre 2016", "2016-10-28/2016-10-30"),
        ("avant 1990", "[..1989-12-31]"),
        ("2008年至今", "2008/.."),
        ("jusqu'en 1990", "/1990"),
    ],
)
def test_edtf_is_as_short_as_a_person_would_write_it(text: str, expected: str) -> None:
    assert When.parse(text).edtf() == expected


@given(NEAR, NEAR, NEAR)
def test_an_occurrence_is_over_when_it_must_have_begun(one: date, two: date, day: date) -> None:
    low, high = sorted((one, two))
    when = When(earliest_start=low, latest_start=high)
    event = when.as_occurrence()
    assert event.possible_on(day) == (low <= day <= high)
    assert event.certain_on(day) == (low == day == high)
