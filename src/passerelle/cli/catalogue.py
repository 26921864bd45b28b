"""The saved questions as a list, and one of them in full."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from passerelle.queries import Param, Question

__all__ = ["list_questions", "show_question"]

_WORDS = {
    "fr": (
        *("Paramètres", "Colonnes", "Diagramme", "Exemple"),
        *("obligatoire", "facultatif", "par défaut"),
    ),
    "en": ("Parameters", "Columns", "Chart", "Example", "required", "optional", "default"),
    "zh": ("参数", "列", "图表", "示例", "必填", "可选", "默认"),
}
"""What stands between the texts of a head, in the language of whoever asks."""


def _in(texts: Mapping[Any, str], order: tuple[str, ...], otherwise: str = "") -> str:
    """The first of `texts` in the order of languages."""
    return next((texts[lang] for lang in order if lang in texts), otherwise)


def list_questions(order: tuple[str, ...], *, as_json: bool = False) -> None:
    """Every question under its pack: name, title, parameters."""
    from passerelle.queries import load_questions

    questions = load_questions()
    if as_json:
        click.echo(json.dumps([_plain(one) for one in questions.values()], ensure_ascii=False))
        return
    pack = ""
    for name, saved in questions.items():
        if saved.pack != pack:
            pack = saved.pack
            click.echo(pack)
        click.echo(f"  {name}  {_in(saved.title, order, name)}")
        for key, param in saved.params.items():
            click.echo(f"      {key} ({_kind(param, order)})  {_in(param.label, order)}")


def _plain(saved: Question) -> dict[str, object]:
    return {
        "name": saved.name,
        "title": saved.title,
        "summary": saved.summary,
        "params": {
            name: param.model_dump(by_alias=True, exclude_none=True)
            for name, param in saved.params.items()
        },
        "columns": {
            name: column.model_dump(exclude_none=True) for name, column in saved.columns.items()
        },
    }


def _kind(param: Param, order: tuple[str, ...]) -> str:
    """The type of a parameter, and whether it must be given."""
    *_, required, optional, default = _WORDS[order[0]]
    if param.required:
        return f"{param.type}, {required}"
    if param.default is None:
        return f"{param.type}, {optional}"
    return f"{param.type}, {default} {param.default}"


def show_question(saved: Question, order: tuple[str, ...]) -> None:
    """Title, summary, parameters, columns, an example and SPARQL of one question."""
    from passerelle.queries.pages import command_of

    parameters, columns, chart, example, *_ = _WORDS[order[0]]
    click.echo(f"{saved.name} – {_in(saved.title, order, saved.name)}")
    summary = _in(saved.summary, order)
    click.echo(f"\n{summary}" if summary else "", nl=bool(summary))
    _section(parameters, [_takes(key, param, order) for key, param in saved.params.items()])
    _section(columns, [_gives(key, saved, order) for key in saved.columns])
    drawn = dict(saved.chart or {}).items()
    _section(chart, [", ".join(f"{key} {text}" for key, text in drawn if text)] if drawn else [])
    _section(example, [command_of(saved)] if saved.example else [])
    click.echo(f"\n{saved.file}\n\n{saved.body}")


def _section(title: str, lines: list[str]) -> None:
    if lines:
        click.echo("\n".join([f"\n{title}", *(f"  {line}" for line in lines)]))


def _takes(key: str, param: Param, order: tuple[str, ...]) -> str:
    of = param.class_ or param.scheme
    kind = f"{_kind(param, order)}, {of}" if of else _kind(param, order)
    return f"{key}  {_in(param.label, order)} ({kind})"


def _gives(key: str, saved: Question, order: tuple[str, ...]) -> str:
    column = saved.columns[key]
    return f"{key}  {_in(column.label, order)}{f' ({column.unit})' if column.unit else ''}"
