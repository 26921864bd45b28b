"""Of what kind an institution is, by its head and the body it is a part of."""

from __future__ import annotations

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.chains import Link
from passerelle.extraction.zh.sorts import STATE

__all__ = ["kind_of"]


def kind_of(link: Link, before: list[Link]) -> str:
    """The kind of the body that `link` names, behind the links `before` it."""
    lists = lexicon("zh", "bodies")
    if link.sort == "known":
        return str(lists["known"][link.head][0]) if link.head in lists["known"] else "association"
    inside = next((one for one in reversed(before) if one.sort != "government"), None)
    if inside is not None and inside.sort in ("institution", "short", "known"):
        parent = lists["institution"].get(inside.head)
        if parent in lists["unit"]["of"] and link.head in lists["unit"]["heads"]:
            return str(lists["institution"].get(link.head) or parent)
    kind = str(lists["institution"].get(link.head) or lists["short"][link.head])
    if kind == "local-authority" and link.text.startswith("国家") and link.head.endswith(STATE):
        return "ministry" if link.head.endswith("委员会") else "state-body"
    if link.sort == "short":
        return _kind_of_short(link, before)
    if kind == "agency" and inside is not None and link.head.endswith("局"):
        return "local-authority"
    return kind


def _kind_of_short(link: Link, before: list[Link]) -> str:
    """国际处 is of a university, 园林局 of a city, 国家…局 of the state."""
    if link.head == "中心":
        return "agency"
    if before or link.head in ("局", "厅", "委", "办"):
        state = link.text.startswith(("国家", "中央"))
        return "state-body" if state else "local-authority"
    return str(lexicon("zh", "bodies")["short"][link.head])
