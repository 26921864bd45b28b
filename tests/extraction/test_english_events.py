"""Events, roles, agreements and themes in the English of many countries."""

from __future__ import annotations

import pytest

from tests.extraction.reading import read


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "On 10 May 2024 Cork County Council rolled out the red carpet for a delegation from "
            "Rennes.",
            ("reception", "2024-05-10", "asserted"),
        ),
        (
            "On 4 March 2024 the delegation was shown round the waterworks by Simon Kiptoo, "
            "manager of the Elgon Water Company.",
            ("visit", "2024-03-04", "asserted"),
        ),
        (
            "On 2 April 2024 the Mayor of Tidewater, Anna Bell, and the Mayor of Leeds, Ann "
            "Reid, put pen to paper on a friendship agreement.",
            ("signing", "2024-04-02", "asserted"),
        ),
        (
            "The visit of the choir to Bristol on 8 March 2024 was scrapped.",
            ("visit", "2024-03-08", "denied"),
        ),
        (
            "The concert in Bristol on 8 March 2024 did not take place.",
            ("cultural-event", "2024-03-08", "denied"),
        ),
        (
            "Forty of you braved the snow on 6 February 2024 for our annual general meeting.",
            ("assembly", "2024-02-06", "asserted"),
        ),
        (
            "A coach will leave for Rennes on 29 May 2025.",
            ("visit", "2025-05-29", "intended"),
        ),
        (
            "Talks first took place in Durban in October 2023.",
            ("meeting", "2023-10", "asserted"),
        ),
    ],
)
def test_events(text: str, event: tuple[str, str, str]) -> None:
    assert event in read(text, "en").events


def test_a_record_dates_by_the_head_of_its_lines() -> None:
    text = (
        "Report\n\nMon., March 4, Nairobi. The delegation met Governor Grace Okoth.\n\n"
        "Tue., March 5, Nakuru. Visit to the dairy. Round table on milk prices.\n"
    )
    found = read(text, "en", published="2024-04-04")
    assert ("visit", "2024-03-05", "asserted") in found.events
    assert ("round-table", "2024-03-05", "asserted") in found.events
    places = {one.kind: found.name(one.place) for one in found.account.events}
    assert places["round-table"] == "Nakuru"


def test_a_row_of_a_table_tells_of_one_event_and_who_is_in_it() -> None:
    text = (
        "Calendar\n\n| Date | What | Where | Who |\n|---|---|---|---|\n"
        "| 12-13 Mar | Small Ports Forum | Vigo | hosted by the Port Authority of Vigo |\n"
        "| 9 Apr | Workshop on dredging CANCELLED | Cork | - |\n"
        "| 2-6 Jun | Study visit: seaweed farming | Bantry | organised by Cork County Council |\n"
    )
    found = read(text, "en", published="2026-02-04")
    assert set(found.events) == {
        ("forum", "2026-03-12/2026-03-13", "intended"),
        ("workshop", "2026-04-09", "denied"),
        ("visit", "2026-06-02/2026-06-06", "intended"),
    }
    assert ("forum", "Port Authority of Vigo", "host") in found.roles
    assert ("visit", "Cork County Council", "organiser") in found.roles


def test_a_review_dates_by_the_year_it_looks_back_on() -> None:
    text = (
        "Our year 2025\n\nAnnual review\n\n- 10 May. We celebrated the anniversary in the park.\n"
    )
    found = read(text, "en", published="2026-01-09", title="Our year 2025")
    assert ("commemoration", "2025-05-10", "asserted") in found.events


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "The delegation will visit Leeds on 17 November 2024. The Hokusei Foundation is "
            "paying for the trip.",
            ("visit", "Hokusei Foundation", "sponsor"),
        ),
        (
            "The delegation visited Leeds on 17 May 2024. Its leader was Ann Reid, Mayor of Cork.",
            ("visit", "Ann Reid", "delegation-member"),
        ),
        (
            "Kochi Corporation and Cork County Council signed a memorandum on 3 May 2024. Mayor "
            "Ann Reid and Consul Jean Roux witnessed the signing.",
            ("signing", "Jean Roux", "witness"),
        ),
        (
            "A reception was held in Cork on 3 May 2024. Mayor Ann Reid said a few words.",
            ("reception", "Ann Reid", "speaker"),
        ),
        (
            "The conference, organised by Cork County Council together with the University of "
            "Galway, was held in Cork on 3 June 2024.",
            ("conference", "University of Galway", "co-organiser"),
        ),
        (
            "Kochi Corporation signed a memorandum with Cork County Council on 3 May 2024.",
            ("signing", "Kochi Corporation", "signatory"),
        ),
    ],
)
def test_roles(text: str, role: tuple[str, str, str]) -> None:
    assert role in read(text, "en").roles


@pytest.mark.parametrize(
    ("text", "agreement"),
    [
        (
            "Quayside Weekly reported that Cork County Council had signed a memorandum with Kochi "
            "Corporation. It has not.",
            ("instrument", "memorandum", "denied"),
        ),
        (
            "According to the Quayside Weekly, the City of Brandon and Orlivka are about to become "
            "sister cities.",
            ("partnership", "twinning", "reported"),
        ),
        (
            "Leeds and its Irish twin town, Dunmaghery, renewed their vows on 3 May 2024.",
            ("partnership", "twinning", "asserted"),
        ),
        (
            "Ann Reid proposes a sister-county agreement with Nyandarua County in 2026.",
            ("partnership", "twinning", "intended"),
        ),
        (
            "The town thanked all for the twinning, in force since 1 June 1983.",
            ("partnership", "twinning", "asserted"),
        ),
    ],
)
def test_agreements(text: str, agreement: tuple[str, str, str]) -> None:
    found = read(text, "en").agreements
    assert agreement in found
    assert agreement[2] == "asserted" or all(one[2] != "asserted" for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Cork County Council signed up for the Friendship Cities Conference in Leeds.",
        "The twinning association of Leeds has signed a lease.",
        "The Leeds Twinning Society celebrated its sister city day with Cork County Council.",
    ],
)
def test_clubs_and_conferences_are_no_agreements(text: str) -> None:
    assert not read(text, "en").agreements


def test_a_report_that_is_borne_out_is_no_denial() -> None:
    text = (
        "The Quayside Weekly reported that Cork County Council had signed a memorandum with Kochi "
        "Corporation. The mayor told us so."
    )
    assert ("instrument", "memorandum", "reported") in read(text, "en").agreements


def test_what_is_due_to_the_weather_is_no_plan() -> None:
    text = (
        "Due to fog Cork County Council signed the memorandum with Kochi Corporation by video "
        "link on 3 May 2024."
    )
    assert ("instrument", "memorandum", "asserted") in read(text, "en").agreements


def test_two_letters_of_intent_with_others_stay_two() -> None:
    text = (
        "Hunan Province signed a letter of intent with Lower Silesia Province. A letter of intent "
        "between Guangxi Province and Somogy County was signed, too."
    )
    account = read(text, "en").account
    assert len([one for one in account.agreements if one.kind == "letter-of-intent"]) == 2


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        (
            "Cork County Council and Kochi Corporation signed a memorandum on 3 May 2024. Under "
            "the accord, apprentices will cross both ways.",
            "vocational-training",
        ),
        (
            "Cork County Council and Kochi Corporation signed a student exchange agreement on 3 "
            "May 2024.",
            "education",
        ),
        ("The 3rd Local Youth Dialogue was held in Leeds on 8 November 2023.", "youth"),
        (
            "The delegation visited Leeds on 3 May 2024. They swapped notes on night buses.",
            "mobility",
        ),
    ],
)
def test_themes(text: str, slug: str) -> None:
    assert slug in {one for one, _ in read(text, "en").themes}
