"""Events, roles and agreements by their grammar: pronouns, participles, labels, lists, changes."""

from __future__ import annotations

import pytest

from tests.extraction.reading import read

TODAY = "2025-06-20"
CORK = "A delegation from Vejle arrived in Cork on 2 June 2025. "


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            CORK + "On Wednesday 4 June the visitors drove to Kinsale.",
            ("visit", "2025-06-04", "asserted"),
        ),
        (
            CORK + "They will travel on to Kinsale on 24 June 2025.",
            ("visit", "2025-06-24", "intended"),
        ),
        (
            "Forty pupils of Cork College spent a week in Rennes in March 2025.",
            ("visit", "2025-03", "asserted"),
        ),
        (
            "On 3 June 2025 the Cork Chamber of Commerce hosted a breakfast for producers from "
            "Poitiers.",
            ("reception", "2025-06-03", "asserted"),
        ),
        (
            "The visit of Governor Paul Otieno to Cork on 4 May 2025 was his first.",
            ("visit", "2025-05-04", "asserted"),
        ),
        (
            "Officials from Cork and Rennes met in Paris on 3 June 2025 to discuss waste.",
            ("meeting", "2025-06-03", "asserted"),
        ),
        (
            "The Cork Youth Orchestra performed in Rennes on 3 June 2025.",
            ("cultural-event", "2025-06-03", "asserted"),
        ),
        (
            "The memorandum, signed in Cork on 3 June 2025 by Anna Bell and Jean Roux, covers "
            "tourism.",
            ("signing", "2025-06-03", "asserted"),
        ),
        (
            "The 2025 General Assembly of the Atlantic Cities Network will be held in Cork from "
            "24 to 26 September 2025.",
            ("assembly", "2025-09-24/2025-09-26", "intended"),
        ),
        (
            "The AGM is on 4 July 2025 at the Town Hall, Cork.",
            ("assembly", "2025-07-04", "intended"),
        ),
        (
            "The conference, organised by the Atlantic Cities Network and hosted by Cork City "
            "Council, brought 120 people to Cork on 3 and 4 June 2025.",
            ("conference", "2025-06-03/2025-06-04", "asserted"),
        ),
    ],
)
def test_events_by_verb_and_noun(text: str, event: tuple[str, str, str]) -> None:
    assert read(text, "en", published=TODAY).events.count(event) == 1


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            CORK
            + "On 4 June 2025 they visited Kinsale, where Ann Reid, chair of the Kinsale Water "
            "Association, took them along the river.",
            ("visit", "Ann Reid", "host"),
        ),
        (
            "Minister Jean Roux has returned from Ireland, where he travelled from 8 to 12 April "
            "2025 at the head of a 34-member delegation from Rennes.",
            ("visit", "Jean Roux", "delegation-member"),
        ),
        (
            "The Limpopo Chamber of Business plans a return visit to Suhl in September 2025.",
            ("visit", "Limpopo Chamber of Business", "guest"),
        ),
        (
            "Ambassador Jean Roux was welcomed to Cork on 3 June 2025 by Mayor Anna Bell.",
            ("reception", "Anna Bell", "host"),
        ),
        (
            "Mayor Anna Bell of Cork and her counterpart from Rennes, Jean Roux, inaugurated the "
            "Friendship Garden in Cork on 3 June 2025.",
            ("ceremony", "Anna Bell", "participant"),
        ),
        (
            "The Cork County Council trained fifteen officials from Kisumu County in Cork from 3 "
            "to 14 June 2025.",
            ("training-session", "Cork County Council", "organiser"),
        ),
        (
            "The Ambassador of France, Jean Roux, visited Cork on 3 June 2025. He met Mayor Anna "
            "Bell and opened an exhibition at the Crawford Gallery.",
            ("exhibition", "Jean Roux", "speaker"),
        ),
        (
            "A twinning agreement was signed on 3 June 2025 in the presence of Ambassador Jean "
            "Roux by Mayor Anna Bell and Mayor Pierre Petit.",
            ("signing", "Pierre Petit", "signatory"),
        ),
        (
            "Cork County Council and the City of Bremen have signed a memorandum. Mayor Anna Bell "
            "and Mayor Anke Petersen put pen to paper on 3 June 2025 in Cork.",
            ("signing", "Anke Petersen", "signatory"),
        ),
    ],
)
def test_roles_by_position(text: str, role: tuple[str, str, str]) -> None:
    assert role in read(text, "en", published=TODAY).roles


def test_pronouns_that_could_mean_two_mean_nobody() -> None:
    text = (
        "Mayor Anna Bell met Consul Jean Roux in Cork on 3 June 2025. She visited Kinsale on 4 "
        "June 2025."
    )
    assert not any(what == "guest" for *_, what in read(text, "en", published=TODAY).roles)


def test_a_notice_tells_of_one_event_under_its_labels() -> None:
    text = (
        "MEDIA ADVISORY\n\nWhat: Tree planting and public ceremony\n\nWhen: 4 July 2025\n\n"
        "Where: Fitzgerald Park, Cork\n\nThe Mayor of Cork, Anna Bell, will speak.\n"
    )
    found = read(text, "en", published=TODAY)
    assert ("ceremony", "2025-07-04", "intended") in found.events
    assert len(found.events) == 1


def test_items_of_a_calendar_begin_with_their_day() -> None:
    text = (
        "Calendar\n\n- Thursday, July 24: robotics workshop at Chemeketa College.\n"
        "- Saturday, July 26: picnic and taiko concert at Riverfront Park.\n"
    )
    assert set(read(text, "en", published=TODAY).events) == {
        ("workshop", "2025-07-24", "intended"),
        ("cultural-event", "2025-07-26", "intended"),
    }


@pytest.mark.parametrize(
    ("text", "agreement"),
    [
        (
            "In November 2024 the City Council of Cork voted to terminate the twinning with the "
            "City of Rennes.",
            ("instrument", "termination", "asserted"),
        ),
        (
            "Reports that Cork City Council is to end its twinning with the City of Rennes are "
            "untrue.",
            ("instrument", "termination", "denied"),
        ),
        (
            "The mayors of Cork and Rennes intend to renew the twinning in 2026.",
            ("instrument", "renewal", "intended"),
        ),
        (
            "The City of Cork and the City of Rennes, twinned since 1982, exchange teachers.",
            ("partnership", "twinning", "asserted"),
        ),
        (
            "Cork's twinning with the City of Rennes, which dates from 1974, goes on.",
            ("partnership", "twinning", "asserted"),
        ),
        (
            "A decentralised cooperation agreement between the City of Rennes and Cork County "
            "Council was signed on 9 November 2024.",
            ("instrument", "convention", "asserted"),
        ),
        (
            "Cork City Council says no such agreement with the City of Rennes is under discussion.",
            ("instrument", "agreement", "denied"),
        ),
    ],
)
def test_agreements_and_what_becomes_of_them(text: str, agreement: tuple[str, str, str]) -> None:
    assert agreement in read(text, "en", published=TODAY).agreements


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("A four-day visit to Cork by the Mayor of Lyon ended on 8 June.", "2025-06-05/2025-06-08"),
        ("The Mayor of Lyon wrapped up a 3-day visit to Cork on 8 June.", "2025-06-06/2025-06-08"),
        ("The Mayor of Lyon began a two-day visit to Cork on 8 June.", "2025-06-08/2025-06-09"),
        ("The Mayor of Lyon paid a two-day visit to Cork on 8 June.", "2025-06-08"),
        ("At the weekend the Mayor of Lyon visited Cork.", "2025-06-14/2025-06-15"),
        ("The Mayor of Lyon will visit Cork at the weekend.", "2025-06-21/2025-06-22"),
        ("In January the Mayor of Lyon visited Cork.", "2025-01"),
        ("In January the Mayor of Lyon will visit Cork.", "2026-01"),
        ("In the autumn the Mayor of Lyon is to visit Cork.", "2025-23"),
        ("In the spring the Mayor of Lyon is to visit Cork.", "2026-21"),
    ],
)
def test_days_told_by_their_number_or_by_what_is_to_come(text: str, when: str) -> None:
    assert [one[1] for one in read(text, "en", TODAY).events] == [when]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Ann Poole, Mayor of Cork, and Paul Dre, Mayor of Lyon, signed the charter on 4 May, "
            "and Jane Ray, Mayor of Leeds, witnessed the signing.",
            {
                ("signing", "Ann Poole", "signatory"),
                ("signing", "Paul Dre", "signatory"),
                ("signing", "Jane Ray", "witness"),
            },
        ),
        (
            "The camp was opened on 4 May by Ann Poole, Mayor of Cork, together with the Mayor of "
            "Lyon, Paul Dre.",
            {("ceremony", "Ann Poole", "speaker"), ("ceremony", "Paul Dre", "speaker")},
        ),
        (
            "The charter was signed on 4 May by Ann Poole, Mayor of Cork. The Rotary Club of Cork "
            "paid for the trip.",
            {("signing", "Ann Poole", "signatory")},
        ),
    ],
)
def test_who_signed_opened_or_paid_has_the_role_that_the_words_give(
    text: str, roles: set[tuple[str, str | None, str]]
) -> None:
    assert read(text, "en", TODAY).roles == roles


def test_the_day_of_an_entry_of_a_chronicle_holds_for_what_follows() -> None:
    told = read(
        "3-9 March 2025: Student exchange. Twelve students of Cork College visited Rennes.\n\n"
        "5 May 2025: A second charter. Ann Poole, Mayor of Cork, and Paul Dre, Mayor of Lyon, "
        "signed the charter at the City Hall.",
        "en",
        TODAY,
    )
    assert ("signing", "2025-05-05", "asserted") in told.events
    assert ("visit", "2025-03-03/2025-03-09", "asserted") in told.events
