"""A page per pack in Markdown, made from the heads: what each question asks, takes and gives.

With its command line, its answer on a graph (the parameters of `example`, else the defaults;
the first rows) and its SPARQL. All texts stand in French, English and Chinese.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from passerelle.queries.formats import FORMATS, Look, render
from passerelle.queries.head import LANGUAGES, Column, Param
from passerelle.queries.pack import Question
from passerelle.queries.run import run_question
from passerelle.store import Store

__all__ = ["INDEX", "command_of", "pack_pages"]

INDEX = "README.md"
"""The page that lists all questions by number; folders show it."""
_ROWS = 8
"""Rows of an answer that a page shows."""
_TITLE = "Questions · Questions · 问题"
_MADE = "<!-- Made by 'passerelle queries pages' from the heads of the questions. -->"
_ORDERS = {lang: (lang, *(one for one in LANGUAGES if one != lang)) for lang in LANGUAGES}
_COUNTED = {
    "fr": (
        "Réponse : aucune ligne",
        "Réponse : {} ligne(s)",
        "Réponse : {} lignes, les {} premières",
    ),
    "en": ("Answer: no rows", "Answer: {} row(s)", "Answer: {} rows, the first {}"),
    "zh": ("答案：无", "答案：{} 行", "答案：共 {} 行，列前 {} 行"),
}
_NONE = {
    "fr": "Sans exemple : elle demande des valeurs que seul le lecteur connaît.",
    "en": "No example: it needs values that only the reader knows.",
    "zh": "无示例：所需参数值须由读者给出。",
}
_STEP = {
    "fr": "Les lignes de cette requête sont ensuite jointes par l'étape `{}`.",
    "en": "The rows of this query are then joined by the step `{}`.",
    "zh": "此查询的各行随后由步骤 `{}` 合并。",
}


def pack_pages(questions: Iterable[Question], store: Store) -> dict[str, str]:
    """The pages by file name: one per pack of `questions`, and `INDEX`; answers are of `store`."""
    listed = sorted(questions, key=lambda one: one.name)
    pages = {INDEX: _index(listed)}
    for pack, group in groupby(listed, key=lambda one: one.pack):
        parts = [part for question in group for part in _question(question, store)]
        back = f"[{_TITLE}]({INDEX})"
        pages[f"{pack}.md"] = "\n\n".join([_MADE, f"# {pack}", back, *parts]) + "\n"
    return pages


def command_of(question: Question) -> str:
    """The command that asks the example; what it lacks and must be given is left to fill in."""
    given = {name: "…" for name, param in question.params.items() if param.required}
    given |= {name: str(value) for name, value in question.example.items()}
    words = ["passerelle", "query", question.name]
    for name, value in given.items():
        words += ["--param", f"{name}={value}"]
    return " ".join(word if "…" in word else shlex.quote(word) for word in words)


def _index(questions: list[Question]) -> str:
    """All questions by their numbers; those without one come last."""
    rows = sorted(
        (number, question.name, question) for question in questions for number in _numbers(question)
    )
    lines = [_row("", "", *LANGUAGES), _row(*["---"] * 5)]
    for number, name, question in rows:
        link = f"[{name}]({question.pack}.md#{_anchor(name)})"
        lines.append(_row(number, link, *_in_all(question.title)))
    return "\n\n".join([_MADE, f"# {_TITLE}", "\n".join(lines)]) + "\n"


def _numbers(question: Question) -> tuple[str, ...]:
    return question.answers or ("–",)


def _anchor(name: str) -> str:
    """The anchor that forges make from the heading `name`."""
    return name.lower().replace("/", "")


def _question(question: Question, store: Store) -> Iterator[str]:
    yield f"## {question.name}"
    yield ", ".join(_numbers(question))
    texts = zip(LANGUAGES, _in_all(question.title), _in_all(question.summary), strict=True)
    yield "\n".join(f"- **{lang}** {title} – {summary}" for lang, title, summary in texts)
    if question.params:
        yield _parameters(question.params)
    if question.columns:
        yield _columns(question.columns)
    yield f"```\n{command_of(question)}\n```"
    lacking = [name for name, param in question.params.items() if param.required]
    if set(lacking) <= question.example.keys():
        yield from (_answer(question, store, lang) for lang in LANGUAGES)
    else:
        yield "\n".join(f"- {text}" for text in _NONE.values())
    yield _details("SPARQL", f"```sparql\n{question.body}\n```")
    if question.step is not None:
        yield "\n".join(f"- {text.format(question.step)}" for text in _STEP.values())


def _parameters(params: Mapping[str, Param]) -> str:
    lines = [_row("param", "type", *LANGUAGES, "default"), _row(*["---"] * 6)]
    for name, param in params.items():
        of = param.class_ or param.scheme or ", ".join(param.values)
        default = (
            "required" if param.required else "any" if param.default is None else str(param.default)
        )
        kind = f"{param.type} ({of})" if of else param.type
        lines.append(_row(f"`{name}`", kind, *_in_all(param.label), default))
    return "\n".join(lines)


def _columns(columns: Mapping[str, Column]) -> str:
    lines = [_row("column", *LANGUAGES), _row(*["---"] * 4)]
    lines += [_row(f"`{name}`", *_in_all(column.label)) for name, column in columns.items()]
    return "\n".join(lines)


def _answer(question: Question, store: Store, lang: str) -> str:
    """The first rows with names in `lang`, folded under the number of rows."""
    given = {name: str(value) for name, value in question.example.items()}
    answer = run_question(store, question, given, _ORDERS[lang])
    total, shown = len(answer.solutions), min(_ROWS, len(answer.solutions))
    none, some, cut = _COUNTED[lang]
    count = (cut if shown < total else some if total else none).format(total, shown)
    table = render(answer.first(_ROWS), FORMATS["markdown"], Look(languages=_ORDERS[lang]))
    return _details(f"{lang} · {count}", str(table).rstrip("\n"))


def _details(title: str, content: str) -> str:
    return f"<details><summary>{title}</summary>\n\n{content}\n\n</details>"


def _in_all(texts: Mapping[Any, str]) -> list[str]:
    return [texts.get(lang, "") for lang in LANGUAGES]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
