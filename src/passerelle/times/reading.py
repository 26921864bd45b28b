"""Sentences about time, in EDTF, French, English and Chinese, reduced to bounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from passerelle.errors import WhenError
from passerelle.times.points import MONTH, REMEDY, Span, arabic, point, span

__all__ = ["bounds_of"]

Bounds = dict[str, Any]
_DASHES = str.maketrans({"’": "'", "–": "-", "—": "-", "−": "-", "〜": "~"})
_HAN_SPACE = re.compile(r"(?<=[\u3400-\u9fff〇])\s+|\s+(?=[\u3400-\u9fff〇])")


def bounds_of(text: str) -> Bounds:
    """The fields of a `When` for `text`; raises `WhenError`."""
    return dict(_bounds_of(text))


@lru_cache(maxsize=1 << 12)  # a table has far fewer dates than rows
def _bounds_of(text: str) -> Bounds:
    said = " ".join(text.split())
    if not said:
        raise WhenError("the date is empty.", value=text, remedy=REMEDY)
    plain = _plain(said)
    for pattern, build in _FORMS:
        match = pattern.fullmatch(plain)
        bounds = build(match) if match else None
        if bounds:
            return {"text": said, **bounds}
    start = span(plain)
    if start is None:
        raise WhenError(f"'{said}' is not a date.", value=text, remedy=REMEDY)
    return {"text": said, **_side("start", start)}


def _plain(said: str) -> str:
    """`said` in the one spelling the forms below are written in."""
    folded = unicodedata.normalize("NFKC", said).lower().translate(_DASHES)
    plain = arabic(_HAN_SPACE.sub("", folded))
    return plain if plain.endswith("..") else plain.rstrip(" .。")


def _side(side: str, reach: Span) -> Bounds:
    """The two bounds of one side; those left open by a set are unknown."""
    low, high = reach
    bounds: Bounds = {}
    if low != date.min:
        bounds[f"earliest_{side}"] = low
    if high != date.max:
        bounds[f"latest_{side}"] = high
    return bounds


def _since(match: re.Match[str]) -> Bounds | None:
    start = span(match["x"])
    return start and _side("start", start)


def _still(match: re.Match[str]) -> Bounds | None:
    """The text itself says that it goes on."""
    start = span(match["x"])
    return start and {**_side("start", start), "ongoing": True}


def _before(match: re.Match[str]) -> Bounds | None:
    limit = point(match["x"])
    return limit and {"latest_start": limit[0] - timedelta(days=1)}


def _after(match: re.Match[str]) -> Bounds | None:
    limit = point(match["x"])
    return limit and {"earliest_start": limit[1] + timedelta(days=1)}


def _until(match: re.Match[str]) -> Bounds | None:
    end = span(match["x"])
    return end and _side("end", end)


def _as_of(match: re.Match[str]) -> Bounds | None:
    """Seen active by then: it had begun, and nothing is said of an end."""
    seen = point(match["x"])
    return seen and {"latest_start": seen[1], "last_seen": seen[0]}


def _between(match: re.Match[str]) -> Bounds | None:
    low, high = map(point, _complete(match["x"], match["y"]))
    return {"earliest_start": low[0], "latest_start": high[1]} if low and high else None


def _from_to(match: re.Match[str]) -> Bounds | None:
    start, end = map(span, _complete(match["x"], match["y"]))
    return {**_side("start", start), **_side("end", end)} if start and end else None


def _american(match: re.Match[str]) -> Bounds | None:
    """``October 28-30, 2016``."""
    month, year = match["m"], match["year"]
    start, end = point(f"{month} {match['x']} {year}"), point(f"{month} {match['y']} {year}")
    return {**_side("start", start), **_side("end", end)} if start and end else None


def _interval(match: re.Match[str]) -> Bounds | None:
    """EDTF ``A/B``: an empty side is unknown, ``..`` is open (as an end: ongoing)."""
    bounds: Bounds = {}
    for side, text in (("start", match["x"].strip()), ("end", match["y"].strip())):
        if text in ("", ".."):
            if side == "end" and text == "..":
                bounds["ongoing"] = True
            continue
        reach = span(text)
        if reach is None:
            return None
        bounds.update(_side(side, reach))
    return bounds


def _complete(one: str, two: str) -> tuple[str, str]:
    """Lend the month and year written once to the side that lacks them."""
    if one[-1].isdigit() and two[-1] in "年月日号":
        one += two[-1]
    left = re.fullmatch(r"(\d{4}年)(\d{1,2}月)?(?:\d{1,2}[日号])?", one)
    if left and "年" not in two:
        return one, left[1] + ("" if "月" in two else left[2] or "") + two
    one, two = (re.sub(r"^(?:le|les|the) ", "", side) for side in (one, two))
    tail = re.fullmatch(rf"(?:\d{{1,2}}(?:er|st|nd|rd|th)? )?(({MONTH})\.? (\d{{4}}))", two)
    if tail and re.fullmatch(r"\d{1,2}(?:er|st|nd|rd|th)?", one):
        return f"{one} {tail[1]}", two
    if tail and re.fullmatch(rf"(?:\d{{1,2}}(?:er|st|nd|rd|th)? )?(?:{MONTH})\.?", one):
        return f"{one} {tail[3]}", two
    return one, two


_NOW = r"(?:aujourd'hui|ce jour|nos jours|maintenant|(?:the )?present|now|today|date)"
_TH = r"(?:er|st|nd|rd|th)?"
_FORMS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], Bounds | None]]] = [
    (re.compile(pattern), build)
    for pattern, build in (
        (r"(?P<x>[^/]*)/(?P<y>[^/]*)", _interval),
        (
            rf"(?:depuis |since |de |from )?(?P<x>.+?)(?:\s*(?:-|à|jusqu'à|to|until|till)\s*{_NOW}"
            r"|,?\s*\(?(?:toujours )?(?:en cours|ongoing)\)?)",
            _still,
        ),
        (r"(?:toujours )?(?:en cours|ongoing),? (?:depuis|since) (?P<x>.+)", _still),
        (r"[自从]?(?P<x>\d.*?)(?:至今|到现在|至现在)", _still),
        (r"[自从]?(?P<x>\d.*?)(?:以来|起|开始)", _since),
        (r"(?:avant|before)\s+(?P<x>.+)", _before),
        (r"(?P<x>\d.*?)(?:以前|之前|前)", _before),
        (r"(?:après|apres|after)\s+(?P<x>.+)", _after),
        (r"(?P<x>\d.*?)(?:以后|之后|后)", _after),
        (r"(?:jusqu'(?:en|au|à|a)|until|till)\s*(?P<x>.+)", _until),
        (r"(?:直到|至)(?P<x>\d.+)", _until),
        (r"(?:as of|截至|截止到)\s*(?P<x>\d.+)", _as_of),
        (r"(?:entre\s+(?P<x>.+)\s+et\s+(?P<y>.+))", _between),
        (r"between\s+(?P<x>.+)\s+and\s+(?P<y>.+)", _between),
        (r"(?P<x>\d.*?)(?:至|到|和)(?P<y>.+?)之间", _between),
        (r"(?P<x>.*\d)\s+(?:ou|or)\s+(?P<y>.*\d)", _between),
        (r"(?P<x>\d.*?)或(?P<y>\d.*)", _between),
        (r"(?:de|du|d')\s*(?P<x>.+?)\s+(?:à|au|a)\s+(?P<y>.+)", _from_to),
        (r"from\s+(?P<x>.+?)\s+(?:to|until|till)\s+(?P<y>.+)", _from_to),
        (r"[自从]?(?P<x>\d.*?)(?:至|到|-|~)(?P<y>\d.*[年月日号])", _from_to),
        (r"(?P<x>\d.*?[日号])(?:和|与|、)(?P<y>\d{1,2}[日号])", _from_to),
        (r"(?P<x>\d{4})\s*-\s*(?P<y>\d{4})", _from_to),
        (r"(?P<x>[\d/.]{8,10})\s*-\s*(?P<y>[\d/.]{8,10})", _from_to),
        (rf"(?P<x>\d{{1,2}}{_TH}(?: (?:{MONTH}))?)\s*-\s*(?P<y>\d{{1,2}} .+)", _from_to),
        (rf"(?P<x>{MONTH})\s*-\s*(?P<y>(?:{MONTH}) .+)", _from_to),
        (
            rf"(?:les? |on |the )*(?P<x>\d{{1,2}}{_TH})(?:, \d{{1,2}})*,? (?:et|and|&) "
            rf"(?:le )?(?P<y>\d{{1,2}}{_TH} .+)",
            _from_to,
        ),
        (
            rf"(?P<m>{MONTH})\.? (?P<x>\d{{1,2}}){_TH}(?:\s*-\s*| to | and )"
            rf"(?P<y>\d{{1,2}}){_TH},? (?P<year>\d{{4}})",
            _american,
        ),
        (r"(?P<x>.+?)\s+(?:-|to|until|till|au|à|a)\s+(?P<y>.+)", _from_to),
        # "from 2002 to 2010" also begins like "from 2002": the longer readings come first.
        (r"(?:depuis|dès|des|à (?:partir|compter) d[e'u]|since|from)\s*(?P<x>.+)", _since),
        (r"[自从](?P<x>\d.*)", _since),
    )
]
