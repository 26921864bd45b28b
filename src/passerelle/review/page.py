"""The page for reviewing: one file that needs no network, with the texts, facts and decisions.

Everything in it that comes from a text is data, shown as text by the script; nothing of it
is ever markup. The content security policy allows the page's own script, by its hash, and
no request at all.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from passerelle.errors import RowError, StoreError
from passerelle.files import write_text
from passerelle.identity.suppressed import Suppressed
from passerelle.review.corrections import editable
from passerelle.review.known import KnownThings
from passerelle.review.page_words import PAGE_WORDS
from passerelle.review.session import ground_of, in_reading_order, needs_a_look
from passerelle.review.shelf import Shelf
from passerelle.review.told import SCHEMES, Teller, harmless
from passerelle.review.words import FIELDS, LANGUAGES
from passerelle.sources.decisions import latest
from passerelle.sources.facts import FROM_MODEL, RELATIONS, THEME_KIND, Fact
from passerelle.sources.press import standing
from passerelle.sources.press_texts import PressTexts
from passerelle.templates import environment
from passerelle.vocabulary import load_vocabulary
from passerelle.workspace import Workspace

__all__ = ["review_page"]

_ASSETS = Path(__file__).resolve().parent / "assets"
_UNMERGED = frozenset((*RELATIONS, THEME_KIND, "partnership"))


def review_page(
    workspace: Workspace, shelf: Shelf, output: Path, *, lang: str, by: str, file: str | None = None
) -> None:
    """Write the page on which the facts of `shelf`, or of its text `file`, are decided."""
    data = _Data(workspace, shelf, file).whole(lang, by)
    script = (_ASSETS / "review.js").read_text(encoding="utf-8")
    page = _template().render(
        lang=lang,
        title=PAGE_WORDS["title"][LANGUAGES.index(lang)],
        style=(_ASSETS / "review.css").read_text(encoding="utf-8"),
        script=script,
        hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        data=_as_script(data),
    )
    write_text(output, page)


@cache
def _template() -> Any:
    return environment(_ASSETS).get_template("review.html.jinja")


def _as_script(data: Any) -> str:
    """JSON that cannot end the element it stands in."""
    told = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        told = told.replace(sign, f"\\u{ord(sign):04x}")
    return told


class _Data:
    """What the page knows of one source."""

    def __init__(self, workspace: Workspace, shelf: Shelf, file: str | None) -> None:
        self._shelf = shelf
        self._facts = in_reading_order(one for one in shelf.facts if file in (None, one.file))
        self._decided = latest(shelf.made)
        self._suppressed = Suppressed.load(workspace.identity)
        try:
            self._known: KnownThings | None = KnownThings(workspace, LANGUAGES)
        except StoreError:  # nothing was built: then an address is written by hand
            self._known = None
        tell = self._known.thing if self._known else str
        self._tellers = {lang: Teller(shelf.facts, lang, tell) for lang in LANGUAGES}

    def whole(self, lang: str, by: str) -> dict[str, Any]:
        """All of it, ready for JSON."""
        texts = PressTexts(self._shelf.folder, suppression=self._suppressed)
        files = list(dict.fromkeys(fact.file for fact in self._facts))
        return {
            "lang": lang,
            "by": by,
            "source": self._shelf.source.name,
            "words": _by_language(PAGE_WORDS),
            "fields": _by_language(FIELDS),
            "schemes": self._schemes(),
            "texts": [{"file": file, "text": _text(texts, file)} for file in files],
            "facts": [self._fact(fact) for fact in self._facts],
            "made": [[getattr(one, name) for name in _COLUMNS] for one in self._shelf.made],
        }

    def _schemes(self) -> dict[str, dict[str, dict[str, str]]]:
        words = load_vocabulary()
        return {
            scheme: {slug: words.labels(scheme, slug) for slug in words.slugs(scheme)}
            for scheme in sorted(set(SCHEMES.values()) - {"theme"})
        }

    def _fact(self, fact: Fact) -> dict[str, Any]:
        how = standing(fact, self._decided, self._shelf.source.accept_from)
        return {
            "key": fact.id if not fact.aside else f"{fact.id} aside {fact.quote}",
            "id": fact.id,
            "kind": fact.kind,
            "file": fact.file,
            "quote": fact.quote,
            "spans": [[one.start, one.end] for one in fact.evidence],
            "confidence": fact.confidence,
            "rule": harmless(fact.rule),
            "model": fact.rule.startswith(FROM_MODEL),
            "look": needs_a_look(fact),
            "aside": fact.aside,
            "itself": how.by_itself,
            "decision": how.decision.decision if how.decision else None,
            "ground": list(ground_of(fact)),
            "record": {**fact.record, **({"known": fact.known} if fact.known else {})},
            "told": {lang: teller.headline(fact) for lang, teller in self._tellers.items()},
            "rows": {lang: teller.fields(fact) for lang, teller in self._tellers.items()},
            "edit": [
                {"path": list(one.path), "value": one.value, "scheme": one.scheme}
                for one in editable(fact.kind, fact.record)
            ],
            "merges": fact.kind not in _UNMERGED,
            "known": self._candidates(fact),
        }

    def _candidates(self, fact: Fact) -> list[list[str]]:
        if self._known is None or fact.kind in _UNMERGED:
            return []
        name = self._tellers["fr"].name(fact.record)
        return [[one.address, harmless(str(one))] for one in self._known.search(fact.kind, name)]


_COLUMNS = ("id", "decision", "value", "by", "when", "quote")


def _by_language(words: dict[str, tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    return {
        lang: {key: told[place] for key, told in words.items()}
        for place, lang in enumerate(LANGUAGES)
    }


def _text(texts: PressTexts, file: str) -> str | None:
    """The text with what is nobody's business covered; None when it cannot be read."""
    try:
        texts.text(file)
    except RowError:
        return None
    return harmless(texts.shown[file])
