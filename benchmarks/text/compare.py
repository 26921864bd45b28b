"""When names, dates and stretches of text are the same: «How to match» of tests/text/README.md."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from passerelle.errors import WhenError
from passerelle.times import When

__all__ = ["Located", "bare", "folded", "forms_of", "plain", "same_date", "same_name"]


def folded(text: str | None) -> str:
    """NFC, case and runs of white space folded, apostrophes all alike."""
    one = unicodedata.normalize("NFC", text or "").casefold()
    return " ".join(re.sub("[’‘ʼ＇`´]", "'", one).split())


def plain(text: str) -> str:
    """`folded` without accents."""
    apart = unicodedata.normalize("NFD", folded(text))
    return "".join(mark for mark in apart if not unicodedata.combining(mark))


@cache
def _heads() -> tuple[re.Pattern[str], ...]:
    data = tomllib.loads((Path(__file__).parent / "heads.toml").read_text("utf-8"))
    either = {
        name: "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        for name, words in data.items()
    }
    glue = r"(?:(?<=')|\s+)"
    return (
        re.compile(rf"^(?:{either['articles']}){glue}"),
        re.compile(rf"^(?:{either['before']})\s+(?:(?:{either['links']}){glue})?"),
        re.compile(rf"\s+(?:{either['after']})$"),
        re.compile(rf"(?<=..)(?:{either['endings']})$"),
    )


def bare(name: str | None) -> str:
    """`folded` without article and words of kind; whole where nothing else would remain."""
    left = folded(name)
    for pattern in _heads():
        left = pattern.sub("", left) or left
    return left


_CLASS = re.compile(
    r"^(?:[Ll]['’]|[Ll]a |[Ll]e |[Tt]he )?(?:[Aa]ssociation|[Cc]oopérative|[Cc]ompagnie|[Ss]ociété|"
    r"[Ee]ntreprise|ONG|NGO|[Cc]ollectif|[Cc]ompany|[Cc]harity) (?:[a-zà-ÿ]+ )?(?=[^\Wa-zà-ÿ])"
)
_EPITHET = re.compile(r"^(?:ville|commune|cité) [a-zà-ÿ]+ (?:de |du |d')")


def forms_of(name: str, parent: str | None) -> set[str]:
    """How a body may be written: without the body it is a unit of, without a word of class.

    «groupe d'amitié France-Japon du Sénat» is the group of that name, «coopérative Les Salines»
    is Les Salines, «ville bavaroise de Weiden» is Weiden.
    """
    whole = folded(name)
    forms = {whole, folded(_CLASS.sub("", name)), _EPITHET.sub("", whole)}
    if parent:
        owner = re.escape(bare(parent))
        behind = rf",? (?:(?:de|of|at) (?:the |la |le |l')?|du |des |d'){owner}$"
        forms |= {re.sub(behind, "", one) for one in tuple(forms)}
        forms |= {re.sub(rf"^(?:the )?{owner}(?:'s)? ?", "", one) for one in tuple(forms)}
    return forms - {""}


def same_name(one: str | None, other: str | None) -> bool:
    """Whether one of two free names (a venue, a series) holds the other."""
    left, right = folded(one), folded(other)
    return bool(left and right) and (left in right or right in left)


def same_date(one: str | None, other: str | None, *, occurrence: bool) -> bool:
    """Whether two dates have the same bounds, however written; an `occurrence` also ends."""
    if one is None or other is None:
        return one is other
    try:
        left, right = When.parse(one), When.parse(other)
    except WhenError:
        return False
    if occurrence:
        left, right = left.as_occurrence(), right.as_occurrence()
    return left.model_dump(exclude={"text"}) == right.model_dump(exclude={"text"})


class Located:
    """Finds quotes in a text by their letters and digits alone.

    Line ends, marks of Markdown and the hyphens of narrow columns may stand in one reading
    of a document and not in another.
    """

    def __init__(self, text: str) -> None:
        self._at = [place for place, mark in enumerate(text) if mark.isalnum()]
        self._letters = "".join(text[place] for place in self._at)

    def places(self, quote: str) -> list[tuple[int, int]]:
        """Start and end of each place where `quote` stands."""
        wanted = "".join(m for m in unicodedata.normalize("NFC", quote) if m.isalnum())
        found, here = [], self._letters.find(wanted) if wanted else -1
        while here >= 0:
            found.append((self._at[here], self._at[here + len(wanted) - 1] + 1))
            here = self._letters.find(wanted, here + 1)
        return found

    def overlap(self, quote: str, start: int, end: int) -> bool:
        """Whether `quote` stands where it shares a mark with the stretch."""
        return any(begin < end and start < stop for begin, stop in self.places(quote))
