"""English sentences of many wordings, and near misses that tell of nothing."""

from __future__ import annotations

import pytest

from tests.extraction.reading import read


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("On 4 March 2024 Mayor Ann Reid attended the Nordic Fishers' Forum in Leeds.", ["forum"]),
        ("The Nordic Fishers' Forum has 40 members.", []),
        ("On 4 March 2024 Ana Paz was made an honorary citizen of Leeds.", ["ceremony"]),
        ("On 4 March 2024 the Dortmund Trust met all the costs of the footbridge.", []),
        ("Among those present at the tree planting was Mayor Ann Reid.", ["ceremony"]),
        ("Mayor Ann Reid is fond of tree planting.", []),
        ("On 4 March 2024 Mayor Ann Reid left with Mayor Jane Fox for Dortmund.", ["visit"]),
        ("On 4 March 2024 Leeds City Council left the decision for Dortmund.", []),
    ],
)
def test_kinds_of_events(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in read(text, "en").events] == kinds


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "On 4 March 2024 the Ambassador of Chile, Ana Paz, called on the Mayor of Leeds, "
            "Ann Reid.",
            ("meeting", "Ann Reid", "host"),
        ),
        (
            "On 4 March 2024 Mayor Ann Reid arrived in Dortmund, leading a group of nine teachers.",
            ("visit", "Ann Reid", "delegation-member"),
        ),
        (
            "Speaking at the Northern Rail Conference on 4 March 2024, Mayor Ann Reid praised it.",
            ("conference", "Ann Reid", "speaker"),
        ),
        (
            "On 4 March 2024 guests at the dinner were welcomed by the Mayor of Leeds, Ann Reid.",
            ("reception", "Ann Reid", "host"),
        ),
    ],
)
def test_one_role_and_no_other(text: str, role: tuple[str, str, str]) -> None:
    told = [one for one in read(text, "en").roles if one[1] == role[1]]
    assert told == [role]


@pytest.mark.parametrize(
    ("text", "agreements"),
    [
        (
            "Leeds City Council has joined the River Towns Network.",
            [("partnership", "network", "asserted")],
        ),
        ("Leeds City Council has joined the Labour Party.", []),
        (
            "Leeds City Council denies a report that it has ended its twinning with Dortmund.",
            [("instrument", "termination", "denied")],
        ),
        ("The talks between Leeds City Council and Dortmund ended with a joint declaration.", []),
        ("The signing of the protocol between Leeds and Dortmund has been postponed.", []),
    ],
)
def test_agreements_of_other_wordings(text: str, agreements: list[tuple[str, str, str]]) -> None:
    found = [(one.type, one.kind, one.modality) for one in read(text, "en").account.agreements]
    assert [one for one in found if one[2] != "denied" or one in agreements] == agreements


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        (
            "On 4 March 2024 Mayor Ann Reid came to Dortmund to thank the fire brigade.",
            {"crisis-solidarity"},
        ),
        (
            "On 4 March 2024 Mayor Ann Reid visited the sewage treatment plant and met students.",
            {"water-sanitation"},
        ),
        ("On 4 March 2024 Mayor Ann Reid was shown round the emigration museum.", set()),
    ],
)
def test_what_a_visit_is_for(text: str, themes: set[str]) -> None:
    assert {one.slug for one in read(text, "en").account.themes} == themes


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("The mayor led twenty teachers to Lyon in May 2024.", ["twenty teachers"]),
        ("Thirty-one bakers travelled to Lyon in May 2024.", ["Thirty-one bakers"]),
        ("Leeds will each year send two firefighters to Dortmund.", []),
        ("Thirty-one bakers live in Leeds.", []),
    ],
)
def test_people_who_travel_are_a_group(text: str, groups: list[str]) -> None:
    assert [one.name for one in read(text, "en").account.delegations] == groups
