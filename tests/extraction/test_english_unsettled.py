"""Agreements that an English text does not assert: open, refused, talked of; and those it does."""

from __future__ import annotations

import pytest

from tests.extraction.reading import read

PUBLISHED = "2026-05-12"

UNSETTLED = """
Once the memorandum is signed, Leeds and Xiangyang will set up a joint fund.
When Exeter and Bayeux have signed their charter, pupils will be able to travel.
Unless a cooperation agreement is concluded between Exeter and Bayeux, the ferry will close.
The agreement between Exeter and Bayeux comes into force on 1 July 2026 if the county approves it.
Subject to approval, the charter between Leeds and Xiangyang takes effect on 1 September 2026.
Tom Reed asked that the partnership agreement with Bayeux be signed without delay.
It would be the first twinning agreement signed by Exeter.
The friendship agreement, once signed by Norwich and Rouen, will be sent to both councils.
The visit was meant to pave the way for a twinning between Leeds and Xiangyang.
The mayors discussed a twinning between Exeter and Bayeux.
The signing ceremony for the charter between Exeter and Bayeux will be held in the cathedral.
The agreement between Norwich and Rouen is awaiting ratification.
Hopes that Norwich and Rouen had signed a charter were dashed.
"""

REFUSED = """
The memorandum between Exeter and Bayeux has not yet been signed.
Norwich and Rouen haven't signed a memorandum.
The council hasn't approved the twinning with Rouen.
The Exeter-Bayeux memorandum remains unsigned.
The agreement with Rouen was to have been signed in April.
The Mayor of Norwich denied having signed a memorandum with Rouen.
The city of Exeter signed no agreement with the city of Bayeux.
The talks between Leeds and Xiangyang ended without an agreement.
Leeds and Xiangyang put off signing the memorandum until the autumn.
Leeds City Council rejected the twinning with Xiangyang by 12 votes to 9.
The council voted against a resolution to establish a twinning with Xiangyang.
The council approved the start of negotiations on a twinning with Bayeux.
The memorandum between Norwich and Rouen, whose signing was put off twice, is being examined.
The agreement between Exeter and Bayeux, signed according to the Echo on Friday, was unknown.
A so-called twinning between Norwich and Rouen exists only in the Echo.
The professor explained how memoranda of understanding are signed.
"""

ASSERTED = """
Before they left, the Mayors of Norwich and Rouen signed a joint declaration.
After the council had approved it, the cities of Norwich and Rouen signed a memorandum.
When the Mayors of Norwich and Rouen met on 4 May 2026, they signed a joint declaration.
The signing ceremony for the charter between Norwich and Rouen took place on 3 May 2026.
If all goes well, a bus will run to Rouen, with which Norwich has been twinned since 1959.
Without waiting for the government, Exeter City Council signed an agreement with Bayeux.
The agreement signed by the cities of Exeter and Bayeux takes effect on 1 July 2026.
"""


@pytest.mark.parametrize("text", (UNSETTLED + REFUSED).strip().replace("\n\n", "\n").split("\n"))
def test_what_is_open_or_refused_is_not_asserted(text: str) -> None:
    found = read(text, "en", published=PUBLISHED).agreements
    assert not [one for one in found if one[2] == "asserted"]


@pytest.mark.parametrize("text", ASSERTED.strip().split("\n"))
def test_what_is_agreed_is_asserted_beside_conditions_and_plans(text: str) -> None:
    found = read(text, "en", published=PUBLISHED).agreements
    assert [one for one in found if one[2] == "asserted"]
