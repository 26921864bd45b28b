"""The rows of tables and the list of evidence, of which a page has the most."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from passerelle.publish.things.html import EMPTY, Ids, escape, safe
from passerelle.publish.things.model import Cell, Claim, Evidence, Row, Unlinked
from passerelle.publish.things.speaker import Speaker

__all__ = ["Tables"]


class Tables:
    """Writes the rows of one page in one language."""

    def __init__(
        self, say: Speaker, numbers: Mapping[str, int], sources: Mapping[str, int]
    ) -> None:
        self._say = say
        self._numbers = numbers
        self._sources = sources
        self.ids = Ids()

    def rows(self, rows: tuple[Row, ...]) -> Markup:
        """The rows of a section; the first cell is the heading of its row."""
        return safe("".join(map(self._row, rows)))

    def _row(self, row: Row) -> str:
        anchor = self.ids.once(row.node)
        first, *rest = row.cells
        head = f'<tr{anchor}><th scope="row"{self._person(first)}>{self._say.cell(first)}</th>'
        cells = "".join(f"<td{self._person(one)}>{self._say.cell(one)}</td>" for one in rest)
        return f"{head}{cells}</tr>\n"

    def _person(self, cell: Cell) -> Markup:
        """The anchor of a person who is told here and has no page."""
        return self.ids.once(cell.named.iri) if isinstance(cell, Unlinked) else EMPTY

    def own_claims(self, claims: tuple[Claim, ...]) -> Markup:
        """The claims about the thing itself: who says so comes first."""
        return safe("".join(f"{self._open(c)}{self._by(c)}{self._said(c)}" for c in claims))

    def row_claims(self, claims: tuple[Claim, ...]) -> Markup:
        """The claims about what is listed: what they are about comes first."""
        return safe("".join(f"{self._open(c)}{self._about(c)}{self._said(c)}" for c in claims))

    def _open(self, claim: Claim) -> str:
        shade = ' class="preferred"' if claim.preferred else ""
        return f"<tr{self.ids.once(claim.node)}{shade}>"

    def _by(self, claim: Claim) -> str:
        by = self._say.link(claim.source) if claim.source else EMPTY
        return f'<th scope="row">{by}</th>'

    def _about(self, claim: Claim) -> str:
        called = self._say.spelled(claim.called) if claim.called else "↑"
        number = self._sources.get(claim.source.iri) if claim.source else None
        by = f'<a href="#s{number}">{number}</a>' if number else ""
        anchor = escape(self._say.anchor(claim.about))
        return f'<th scope="row"><a href="#{anchor}">{called}</a></th><td>{by}</td>'

    def _said(self, claim: Claim) -> str:
        modality = self._say.modality(claim.modality) if claim.modality else EMPTY
        return (
            f"<td>{modality}</td><td>{self._content(claim)}</td>"
            f"<td>{self._supported(claim)}</td></tr>\n"
        )

    def _content(self, claim: Claim) -> str:
        """What the claim says, and why it is preferred."""
        say = self._say
        parts = [str(say.time(claim.time))] if claim.time else []
        parts += [f"{say.link(name)} {say.cell(value)}" for name, value in claim.facts]
        told = [f'<span class="said">{part}</span>' for part in parts]
        told += [f'<span class="said noted">{say.text(note)}</span>' for note in claim.notes]
        if not claim.preferred:
            return " ".join(told)
        star = f'<strong class="star">★ {escape(say.words["preferred"])}</strong>'
        because = f'<span class="because">{say.told(claim.because)}</span>'
        return f"{star} {because}<br>{' '.join(told)}"

    def _supported(self, claim: Claim) -> str:
        marks = [
            f'<a class="mark" href="#{escape(self._say.anchor(one.node))}">'
            f"{self._numbers[one.node]}</a>"
            for one in claim.evidence
        ]
        if claim.more:
            more = self._say.words["more in data"].format(claim.more)
            marks.append(f'<span class="more">{escape(more)}</span>')
        return " ".join(marks)

    def evidence(self, places: list[Evidence]) -> Markup:
        """The places of evidence: quotes in context, or rows of a file."""
        return safe("".join(map(self._place, places)))

    def _place(self, one: Evidence) -> str:
        say, quote = self._say, ""
        if one.quote:
            told = one.quote
            quote = (
                f'<blockquote{self.ids.once(told.node)} dir="auto">{escape(told.prefix)}'
                f"<mark>{escape(told.exact)}</mark>{escape(told.suffix)}</blockquote>"
            )
        where = [str(say.link(one.source))] if one.source else []
        where += [f"<code>{escape(one.file)}</code>"] if one.file else []
        where += [str(escape(say.words["row"].format(one.row)))] if one.row else []
        where += [str(say.weblink(address)) for address in one.cited]
        place = f'<p class="where">{" · ".join(where)}</p>'
        return f"<li{self.ids.once(one.node)}>{quote}{place}</li>\n"
