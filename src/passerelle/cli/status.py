"""`status`: the sources of a workspace, when they were looked at, and what they gave."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from passerelle.cli.options import lang_option, say, workspace_option
from passerelle.pipeline.seen import Seen, SourceSeen
from passerelle.pipeline.state import BuildState, SourceState
from passerelle.workspace import Workspace

if TYPE_CHECKING:
    from passerelle.sources.base import SourceDescription

_TEXTS = {
    "source": ("source", "source", "来源"),
    "retrieved": ("récupérée", "retrieved", "获取"),
    "checked": ("vérifiée", "checked", "检查"),
    "changed": ("modifiée", "changed", "变更"),
    "records": ("enreg.\n(attendus)", "records\n(expected)", "记录\n(预期)"),
    "rejected": ("écartées", "rejected", "剔除"),
    "state": ("état", "state", "状态"),
    "built": ("à jour", "built", "已构建"),
    "differs": ("modifiée", "changed", "已变更"),
    "new": ("nouvelle", "new", "新来源"),
    "unknown": ("inconnu", "unknown", "未知"),
    "not_since": ("pas depuis\n{when}", "not since\n{when}", "{when}\n后未变"),
    "figures": (
        "{quads} quads sur {things} choses, graphe construit {built}",
        "{quads} quads about {things} things, built {built}",
        "{things} 个事物，共 {quads} 条四元组，构建于 {built}",
    ),
    "nothing": (
        "Rien n'a encore été construit. Lancez 'passerelle build'.",
        "Nothing has been built yet. Run 'passerelle build'.",
        "尚未构建。请运行 'passerelle build'。",
    ),
    "failed": (
        "La dernière construction a échoué : {page}",
        "The last build failed: {page}",
        "上次构建失败：{page}",
    ),
    "report": ("Rapport : {page}", "Report: {page}", "报告：{page}"),
    "due": (
        "{name} : récupérée il y a {days} jours, à rafraîchir tous les {every} jours.",
        "{name}: retrieved {days} days ago, to be refreshed every {every} days.",
        "{name}：{days} 天前获取，应每 {every} 天更新一次。",
    ),
    "waiting": (
        "{name} : {n} faits attendent. Lancez 'passerelle review'.",
        "{name}: {n} facts wait. Run 'passerelle review'.",
        "{name}：{n} 条事实待审核。请运行 'passerelle review'。",
    ),
    "unread": (
        "{name} : {n} textes pas encore lus. Lancez 'passerelle extract'.",
        "{name}: {n} texts not read yet. Run 'passerelle extract'.",
        "{name}：{n} 份文本尚未读取。请运行 'passerelle extract'。",
    ),
}
_COLUMNS = ("source", "retrieved", "checked", "changed", "records", "rejected", "state")
_PLACE = {"fr": 0, "en": 1, "zh": 2}


@dataclass(frozen=True)
class _Row:
    """One source as `status --json` prints it; times are UTC, unknown is null.

    `changed` is when a build last met another content than before; null as long as it is
    what the build of `first_checked` met.
    """

    source: str
    title: str
    licence: str
    retrieved: str | None
    refresh_after_days: int | None
    first_checked: str | None
    checked: str | None
    changed: str | None
    records: int | None
    expected: dict[str, int | None]
    rejected: int | None
    state: str


@click.command(
    epilog="Example: passerelle status --json", short_help="What was built, and from what."
)
@workspace_option
@lang_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def status(workspace: Workspace, lang: str, as_json: bool) -> None:
    """Show what the workspace holds: its sources, and what the last good build took from them.

    A source was retrieved when its source.toml or its snapshot says so, checked when a build
    last looked at its files or its endpoint was last asked, changed when a build last found
    other content in them. After build/ was cleared the last two are unknown.
    """
    state, seen = BuildState.load(workspace), Seen.load(workspace)
    rows = [_row(folder, state, seen, lang) for folder in workspace.source_folders]
    page = workspace.build / "report.html"
    failed = page.is_file() and not seen.reported
    if as_json:
        data = {
            "workspace": str(workspace.root),
            "build": asdict(state) if state else None,
            "last_build_failed": failed,
            "report": str(page) if page.is_file() else None,
            "sources": [asdict(row) for row in rows],
        }
        click.echo(json.dumps(data, ensure_ascii=False))
        return
    _print_table(rows, lang)
    if state:
        figures = {"quads": state.quads, "things": state.things, "built": _ago(state.built, lang)}
        click.echo(_text("figures", lang, **figures))
    else:
        say(_text("nothing", lang))
    if page.is_file():
        say(_text("failed" if failed else "report", lang, page=page))
    for row in rows:
        _remind(row, lang)
    for folder in workspace.source_folders:
        _waiting(folder, lang)


def _text(key: str, lang: str, **values: Any) -> str:
    return _TEXTS[key][_PLACE[lang]].format(**values)


def _row(folder: Path, state: BuildState | None, seen: Seen, lang: str) -> _Row:
    from passerelle.sources.read import digest_folder, load_description

    source = load_description(folder)
    known = state.sources.get(source.name) if state else None
    looked = seen.sources.get(source.name)
    digest = digest_folder(folder)
    return _Row(
        source=source.name,
        title=source.title.get(lang) or next(iter(source.title.values())),
        licence=source.licence,
        retrieved=source.retrieved.isoformat() if source.retrieved else None,
        refresh_after_days=source.refresh_after_days,
        **_looks(looked, _asked(folder, source)),
        **_gave(source, known),
        state="new" if known is None else "built" if known.digest == digest else "changed",
    )


def _asked(folder: Path, source: SourceDescription) -> str | None:
    """When the endpoint of the source was last asked; None for a source of files."""
    from passerelle.sources.snapshot import read_head

    head = read_head(folder / source.path) if source.format == "sparql" else None
    return f"{head.checked.isoformat()}T00:00:00Z" if head else None


def _looks(looked: SourceSeen | None, asked: str | None) -> dict[str, Any]:
    return {
        "first_checked": looked.first if looked else None,
        "checked": asked or (looked.checked if looked else None),
        "changed": looked.changed if looked else None,
    }


def _gave(source: SourceDescription, known: SourceState | None) -> dict[str, Any]:
    return {
        "records": known.records if known else None,
        "expected": {"min": source.expect.min, "max": source.expect.max},
        "rejected": known.rejected if known else None,
    }


def _print_table(rows: list[_Row], lang: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0))
    for column in _COLUMNS:
        words = column in ("source", "checked")  # what may be cut where the window is narrow
        table.add_column(_text(column, lang), overflow="fold", no_wrap=not words)
    for row in rows:
        table.add_row(*(Text(cell) for cell in _cells(row, lang)))
    Console().print(table)


def _cells(row: _Row, lang: str) -> list[str]:
    unknown = _text("unknown", lang)
    state = "differs" if row.state == "changed" else row.state
    return [
        f"{row.source}\n{row.title}",
        row.retrieved or unknown,
        _ago(row.checked, lang) if row.checked else unknown,
        _changed(row, lang),
        _records(row),
        "" if row.rejected is None else str(row.rejected),
        _text(state, lang),
    ]


def _changed(row: _Row, lang: str) -> str:
    """When the content changed, or since when it is known not to have."""
    if row.changed:
        return _ago(row.changed, lang)
    if row.first_checked:
        return _text("not_since", lang, when=row.first_checked[:10])
    return _text("unknown", lang)


def _records(row: _Row) -> str:
    """How many there are, and how many its description expects."""
    low, high = row.expected["min"], row.expected["max"]
    bounds = f"({low}–{high})" if high is not None else f"(≥ {low})" if low else ""
    return f"{'' if row.records is None else row.records}\n{bounds}".strip()


def _ago(when: str, lang: str) -> str:
    """A UTC time as the language says how long ago it is."""
    from babel.dates import format_timedelta

    past = datetime.fromisoformat(when) - datetime.now(UTC)
    return str(format_timedelta(past, add_direction=True, locale=lang))


def _remind(row: _Row, lang: str) -> None:
    """A remark when a source is older than its description allows."""
    every = row.refresh_after_days
    if every is None or row.retrieved is None:
        return
    days = (date.today() - date.fromisoformat(row.retrieved)).days
    if days > every:
        say(_text("due", lang, name=row.source, days=days, every=every))


def _waiting(folder: Path, lang: str) -> None:
    """Remarks on a source of texts: what is still to read, and to decide on."""
    from passerelle.sources.read import load_description

    source = load_description(folder)
    if source.format != "text":
        return
    from passerelle.review.shelf import Shelf

    shelf = Shelf.load(folder, source)
    for key, count in (("unread", len(shelf.unread)), ("waiting", len(shelf.open()))):
        if count:
            say(_text(key, lang, name=source.name, n=count))
