"""English happenings in many manners: any tense and voice, people without names, nouns."""

from __future__ import annotations

import pytest

from passerelle.extraction.latin.words.conjugation import forms
from tests.extraction.reading import read

TODAY = "2026-05-12"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Mayor of Leeds will be greeting a delegation from Lille on Friday.", "reception"),
        ("Guests from Pau were treated to lunch at the Mansion House by Bob Hale.", "reception"),
        ("They were met at the station by Mayor Ann Price.", "reception"),
        ("Mayor Ann Price looks forward to hosting a choir from Lyon in June 2026.", "visit"),
        ("Having arrived in Hull on Monday, the students from Freetown saw the docks.", "visit"),
        ("Mayor Ann Price set off for Lille on Monday.", "visit"),
        ("The band from Rennes concluded a four-day visit to Cork on Sunday.", "visit"),
        ("Last month saw the arrival in Dundee of a group of apprentices from Lyon.", "visit"),
        ("Mayor Jane Cole held talks on Friday with Consul Ken Sato about flights.", "meeting"),
        (
            "Governor Paul Otieno spoke to reporters after talks with Mayor Jane Cole.",
            "meeting",
        ),
        (
            "More than 200 delegates flocked to Bilbao for a three-day summit on ports.",
            "conference",
        ),
        ("Delegates elected Mayor Ines Costa president at the congress in Lyon.", "assembly"),
        ("Consul Ken Sato and Mayor Jane Cole co-moderated the round table.", "round-table"),
        ("A plaque was unveiled in Bruges by the two mayors on Sunday.", "ceremony"),
        ("The new bridge in Cork was officially opened yesterday by Mayor Jane Cole.", "ceremony"),
        ("Flags were raised outside the Civic Centre at noon on Wednesday.", "ceremony"),
        ("The jury awards the Twin Towns Prize on 9 October 2026 in Lille.", "ceremony"),
        ("The two councils compared notes on flooding in a video call on Monday.", "webinar"),
        ("The summer school (Cork, 13-24 July 2026) is open to all.", "training-session"),
        (
            "Officials from Lyon are being trained in budgeting in Cork this week.",
            "training-session",
        ),
        ("The fire brigades met in Lyon on 9 May for the ninth Wildfire Workshop.", "workshop"),
        ("Our choir gave two concerts in Lyon on 9 May.", "cultural-event"),
    ],
)
def test_a_verb_of_the_trade_or_an_anchored_noun_tells_of_an_event(text: str, kind: str) -> None:
    near = {"visit": {"visit", "reception"}, "reception": {"visit", "reception"}}
    kinds = {event for event, _, _ in read(text, "en", published=TODAY).events}
    assert kinds & near.get(kind, {kind})


@pytest.mark.parametrize(
    "text",
    [
        "The council received a grant from the ministry.",
        "Any future visit would have to be paid for.",
        "No reception will be held without a budget.",
        "The meeting room seats forty.",
        "The Assembly Speaker thanked everybody.",
    ],
)
def test_nothing_is_made_of_things_received_and_nouns_in_general(text: str) -> None:
    assert all(what == "denied" for *_, what in read(text, "en", published=TODAY).events)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "On 29 April 2026 Mayor Ann Price signed a friendship agreement with Mayor Jean Roux.",
            ("signing", "Jean Roux", "signatory"),
        ),
        (
            "The statue was unveiled in Cork by Mayor Ann Price, and our own Consul, Jean Roux.",
            ("ceremony", "Jean Roux", "participant"),
        ),
        (
            "Consul Jean Roux and Mayor Ann Price at the reception in Cork, 10 May 2026.",
            ("reception", "Ann Price", "participant"),
        ),
        (
            "Mayor Ann Price, who had visited Lille on 4 May 2026, was pleased.",
            ("visit", "Ann Price", "guest"),
        ),
        (
            "The dinner was given in Cork on 7 May 2026 by the Cork Chamber of Commerce, and "
            "Mayor Ann Price spoke.",
            ("reception", "Cork Chamber of Commerce", "host"),
        ),
        (
            "Speakers at last week's seminar in Lyon included Mayor Ann Price.",
            ("conference", "Ann Price", "speaker"),
        ),
    ],
)
def test_roles_come_from_the_words_around(text: str, role: tuple[str, str, str]) -> None:
    assert role in read(text, "en", published=TODAY).roles


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Nineteen Saudi hospital managers are in Cork this week.",
            "Nineteen Saudi hospital managers",
        ),
        ("The six-strong Sardinian party flew to Cork.", "six-strong Sardinian party"),
        ("Forty-three weavers from Lyon visited Cork.", "Forty-three weavers from Lyon"),
    ],
)
def test_counted_groups_of_any_people_are_delegations(text: str, name: str) -> None:
    found = read(text, "en", published=TODAY).account.delegations
    assert [one.name for one in found] == [name]


@pytest.mark.parametrize(
    ("text", "agreement"),
    [
        ("The City of Cork and the City of Lyon have been twinned since 1973.", "twinning"),
        ("The choir of its twin town, Lyon, sang in the City of Cork.", "twinning"),
        (
            "Under the memorandum, in force since 1 January, the City of Cork sends nurses.",
            "memorandum",
        ),
        ("The City of Cork's memorandum with the City of Lyon lapsed in May.", "memorandum"),
    ],
)
def test_what_is_spoken_of_as_existing_is_an_agreement(text: str, agreement: str) -> None:
    found = read(text, "en", published=TODAY).agreements
    assert agreement in {kind for _, kind, modality in found if modality == "asserted"}


@pytest.mark.parametrize(
    "text",
    [
        "The City of Cork is looking for a new twin town in Spain.",
        "The City of Cork has no twin town.",
        "A possible sister city was discussed.",
        "A twinning agreement between the City of Cork and the City of Lyon is in the pipeline.",
        "About the sister cities",
    ],
)
def test_what_is_wished_or_denied_does_not_exist(text: str) -> None:
    found = read(text, "en", published=TODAY).agreements
    assert not [one for one in found if one[2] == "asserted"]


def test_verbs_are_put_into_all_forms() -> None:
    assert forms("tour", {}) == ("tours", "toured", "toured", "touring")
    assert forms("stop", {})[1:] == ("stopped", "stopped", "stopping")
    assert forms("visit", {"visit": ["visited", "visited"]})[3] == "visiting"
    assert forms("carry", {})[:2] == ("carries", "carried")
    assert forms("take", {"take": ["took", "taken"]}) == ("takes", "took", "taken", "taking")
