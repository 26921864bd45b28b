"""The query of a `sparql` source: its form, whether it can be asked in pages, its digest.

The text is cut into the tokens of SPARQL 1.1 (§19.8), so that no word in a comment, a
string, an address or a name is taken for a keyword.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from passerelle.errors import SourceError

__all__ = ["SourceQuery", "read_query"]

_TOKEN = re.compile(
    r"""
      \#[^\n\r]*
    | (?P<token>
        <[^<>"{}|^`\\\x00-\x20]*>
      | \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
      | [?$@]? (?:[\w:%.-]|\\.)+
      | \S
      )
    """,
    re.VERBOSE | re.DOTALL,
)
_FORMS = ("SELECT", "CONSTRUCT", "DESCRIBE", "ASK", "INSERT", "DELETE", "LOAD", "CLEAR", "DROP")


@dataclass(frozen=True)
class SourceQuery:
    """A SELECT or CONSTRUCT query as its file has it."""

    text: str

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """What the query is made of, without comments and white space."""
        return tuple(found for match in _TOKEN.finditer(self.text) if (found := match["token"]))

    @cached_property
    def outermost(self) -> tuple[str, ...]:
        """The words outside all braces and brackets, in capitals."""
        words, depth = [], 0
        for word in self.tokens:
            depth += (word in ("{", "(")) - (word in ("}", ")"))
            if depth == 0:
                words.append(word.upper())
        return tuple(words)

    @property
    def form(self) -> str:
        """The keyword that says what the query gives; empty when there is none."""
        return next((word for word in self.outermost if word in _FORMS), "")

    @property
    def kind(self) -> Literal["SELECT", "CONSTRUCT"]:
        """The form of a query that has passed `read_query`."""
        return "SELECT" if self.form == "SELECT" else "CONSTRUCT"

    @property
    def digest(self) -> str:
        """SHA-256 of what the query says, the same whatever its comments and line breaks."""
        return f"sha256:{hashlib.sha256(' '.join(self.tokens).encode()).hexdigest()}"

    def page(self, size: int, offset: int) -> str:
        """The query for `size` solutions from number `offset` on, counted from 0."""
        return f"{self.text}\nLIMIT {size} OFFSET {offset}\n"

    def page_fault(self) -> str | None:
        """Why the query cannot be asked in pages, and what to do; None when it can."""
        if "ORDER" not in self.outermost:
            return (
                "page_size needs an order, else pages repeat rows and miss others: end the query "
                "with ORDER BY over columns that tell every row from the others."
            )
        for word in ("LIMIT", "OFFSET", "VALUES"):
            if word in self.outermost:
                remedy = "write it inside WHERE" if word == "VALUES" else "take one of them out"
                return (
                    f"page_size ends the query with LIMIT and OFFSET, and it has {word}: {remedy}."
                )
        return None


def read_query(path: Path, page_size: int | None = None) -> SourceQuery:
    """The query in `path`; raises `SourceError` when it cannot serve as a source."""
    try:
        query = SourceQuery(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise SourceError(
            "there is no such query file.",
            where=path,
            remedy='Put it there, or correct query = "…".',
        ) from None
    except (OSError, UnicodeDecodeError) as fault:
        raise SourceError(
            f"cannot be read: {fault}.", where=path, remedy="Save it as UTF-8."
        ) from None
    if query.form not in ("SELECT", "CONSTRUCT"):
        raise SourceError(
            f"is a query of the form {query.form}." if query.form else "holds no query.",
            where=path,
            remedy="A source needs a SELECT, whose columns are mapped, or a CONSTRUCT.",
        )
    unfit = query.page_fault() if page_size else None
    if unfit:
        raise SourceError(unfit, where=path)
    return query
