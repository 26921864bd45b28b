"""The saved questions: a page per pack, each question with its answer on this graph.

A question is asked once; names and titles are then put in each language. The first rows stand on
the page, the whole answer lies beside it as CSV, SPARQL JSON and, where a spreadsheet can hold
it, XLSX.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby

from passerelle.namespaces import PREFIXES
from passerelle.publish.pages.asking import Answers, ask_all, lacks_values
from passerelle.publish.pages.cells import Cells, order, told
from passerelle.publish.pages.frame import Frame, View
from passerelle.publish.pages.frame_texts import PACKS
from passerelle.publish.pages.highlight import highlight, prefixes_in
from passerelle.publish.pages.overview import Overview, overview
from passerelle.publish.parts import LANGS, File, Part, Site
from passerelle.queries.formats import FORMATS, Look, render
from passerelle.queries.pack import Question, load_questions
from passerelle.queries.pages import command_of
from passerelle.queries.run import Answer

__all__ = ["pack_parts", "questions"]

_ROWS = 10
"""Rows of an answer on the page."""
_SHEET = 2_000
"""Most rows of an answer that is given as a workbook too."""


@dataclass
class Asked:
    """A question with its answer in one language, None where it has none on this graph."""

    question: Question
    answer: Answer | None
    lacks: bool
    """Whether it needs values that only the reader knows."""

    @property
    def anchor(self) -> str:
        """Its name within its pack."""
        return self.question.name.split("/", 1)[1]

    @property
    def command(self) -> str:
        """What to type to ask it."""
        return command_of(self.question)

    @property
    def count(self) -> int:
        """Rows of the whole answer."""
        return len(self.answer.solutions.rows) if self.answer else 0

    def file(self, ending: str) -> str:
        """The place of a file about it."""
        return f"questions/{self.question.name}.{ending}"

    @property
    def first(self) -> list[tuple[object, ...]]:
        """The first rows."""
        return list(self.answer.solutions.rows[:_ROWS]) if self.answer else []


def questions(site: Site) -> Iterator[File]:
    """The page of all packs."""
    frame = Frame(site)
    for lang in LANGS:
        yield frame.page("questions", "questions", lang, packs=_packs(), pack_names=PACKS)


def pack_parts() -> Iterator[Part]:
    """A part for each pack, so that one is asked again without the others."""
    for pack, some in _packs():
        yield Part(f"questions {pack}", partial(_pack, pack=pack, some=some))


@cache
def _packs() -> list[tuple[str, list[Question]]]:
    every = load_questions().values()
    return [(pack, list(some)) for pack, some in groupby(every, lambda one: one.pack)]


def _pack(site: Site, pack: str, some: list[Question]) -> Iterator[File]:
    """The page of a pack, and the answers as files."""
    seen, frame = overview(site), Frame(site)
    answers = zip(some, ask_all(site, some), strict=True)
    asked = [_Told(site, seen, question, answer) for question, answer in answers]
    for one in asked:
        yield from one.files()
    for lang in LANGS:
        view = View(site, f"questions/{pack}", lang)
        yield frame.page(
            "pack",
            view.key,
            lang,
            pack=pack,
            pack_names=PACKS,
            asked=[one.told(lang) for one in asked],
            cells=(cells := Cells(site, seen, view)),
            sparql=lambda text, cells=cells: highlight(
                text, {**PREFIXES, **prefixes_in(text)}, cells.term
            ),
            shown=_ROWS,
            most=_SHEET,
        )


class _Told:
    """A question with its answers, named in each language."""

    def __init__(self, site: Site, seen: Overview, question: Question, answers: Answers) -> None:
        self.question = question
        self._answers = {lang: told(site, seen, one, lang) for lang, one in answers.items()}

    def told(self, lang: str) -> Asked:
        """What the page in `lang` shows."""
        return Asked(self.question, self._answers.get(lang), lacks_values(self.question))

    def files(self) -> Iterator[File]:
        """The query, and the answer with names in each language."""
        where = f"questions/{self.question.name}"
        yield File(f"{where}.rq", self.question.file)
        for lang, answer in self._answers.items():
            look = Look(languages=order(lang))
            yield File(f"{where}.{lang}.csv", render(answer, FORMATS["csv"], look))
            if len(answer.solutions.rows) <= _SHEET:
                yield File(f"{where}.{lang}.xlsx", render(answer, FORMATS["xlsx"], look))
        if plain := self._answers.get(LANGS[0]):
            form = "json" if plain.form in FORMATS["json"].forms else "jsonld"
            yield File(f"{where}.{form}", render(plain, FORMATS[form], Look()))
