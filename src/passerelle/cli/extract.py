"""`extract`: press releases read, and what they say proposed for review."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from passerelle.cli.options import Progress, lang_option, quiet_option, say, workspace_option
from passerelle.workspace import Workspace

if TYPE_CHECKING:
    from passerelle.documents import Document
    from passerelle.extraction.account import Account
    from passerelle.extraction.gazetteer import Entry
    from passerelle.extraction.update import Extractor, SourceRead
    from passerelle.identity.suppressed import Suppressed
    from passerelle.sources.base import SourceDescription

_Source = tuple[Path, "SourceDescription", "list[Path] | None"]


@click.command(
    epilog="Example: passerelle extract   (then: passerelle review)",
    short_help="Read press releases: propose facts for review.",
)
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@workspace_option
@lang_option
@click.option("--source", default=None, help="Only the texts of this source.")
@click.option("--model", is_flag=True, help="Ask the model of [extract.model] as well.")
@click.option("--dry-run", is_flag=True, help="Show what would be proposed, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@quiet_option
def extract(
    files: tuple[Path, ...],
    workspace: Workspace,
    lang: str,
    source: str | None,
    model: bool,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Read the texts of all sources with format = "text", or FILES, and propose what they say.

    Facts go to facts.jsonl beside the texts, each with the words it rests on, the rule that
    found it and how sure it is. None of them is in the graph before 'passerelle review'.
    What was decided before stays as it was decided, as long as its words stand in the text.
    FILES lie in the folder of a source; with --dry-run they may lie anywhere.

    One text that cannot be read does not stop the others; the exit code is then 1.
    """
    from passerelle.identity.suppressed import Suppressed
    from passerelle.sources.facts import write_facts

    chosen = _chosen(workspace, files, source, dry_run)
    suppressed = Suppressed.load(workspace.identity)
    with Progress(quiet) as progress:
        progress("gazetteer")
        extractors = [_with_rules(workspace)]
        if model:
            extractors.append(_with_model(workspace, suppressed, progress, quiet))
        read = [_read(workspace, one, extractors, suppressed, progress) for one in chosen]
        if not dry_run:
            for one in read:
                write_facts(one.folder, one.facts)
    if as_json:
        click.echo(json.dumps([_as_data(one, dry_run) for one in read], ensure_ascii=False))
    else:
        _print(read, lang, dry_run, quiet)
    faults = [text.fault for one in read for text in one.texts if text.fault]
    for fault in faults:
        say(f"Error: {fault}")
    sys.exit(1 if faults else 0)


# --- what is read -----------------------------------------------------------------------


def _chosen(
    workspace: Workspace, files: tuple[Path, ...], name: str | None, dry_run: bool
) -> list[_Source]:
    """Folders and descriptions of the sources that are meant, with the files named of each."""
    from passerelle.errors import UsageError
    from passerelle.review.shelf import text_sources

    sources = text_sources(workspace, name, needed=not (files and dry_run))
    if not files:
        return [(folder, source, None) for folder, source in sources]
    chosen: dict[Path, tuple[SourceDescription, list[Path]]] = {}
    for file in (file.resolve() for file in files):
        home = next((one for one in sources if file.is_relative_to(one[0])), None)
        if home is None and not dry_run:
            raise UsageError(
                f"'{file.name}' lies in the folder of no source of texts.",
                remedy=f"Copy it to {sources[0][0] if sources else 'a folder below sources/'}, "
                "or look at it with --dry-run.",
            )
        folder, source = home or (file.parent, _passing_by(file))
        chosen.setdefault(folder, (source, []))[1].append(file)
    return [(folder, source, named) for folder, (source, named) in chosen.items()]


def _passing_by(file: Path) -> SourceDescription:
    """A file that belongs to no source, only looked at."""
    from datetime import date

    from passerelle.sources.base import SourceDescription

    return SourceDescription(
        name="-",
        title={"und": file.name},
        publisher="-",
        licence="-",
        format="text",
        retrieved=date.today(),
        path=file.name,
    )


def _read(
    workspace: Workspace,
    one: _Source,
    extractors: list[Extractor],
    suppressed: Suppressed | None,
    progress: Progress,
) -> SourceRead:
    from passerelle.extraction.update import read_texts

    folder, source, named = one
    return read_texts(
        workspace,
        folder,
        source,
        extractors,
        only=named,
        suppression=suppressed,
        progress=progress,
    )


def _with_rules(workspace: Workspace) -> Extractor:
    from passerelle.extraction.gazetteer import Gazetteer
    from passerelle.extraction.pipeline import extract as run

    names = Gazetteer(_known(workspace))
    return lambda document: run(document, names)


def _known(workspace: Workspace) -> Iterable[Entry]:
    """All that the graph has a name for; nothing where none was built yet."""
    from passerelle.errors import StoreError
    from passerelle.extraction.known import entries
    from passerelle.pipeline.state import open_built

    try:
        return list(entries(open_built(workspace), workspace.minter))
    except StoreError:
        return ()


def _with_model(
    workspace: Workspace, suppressed: Suppressed | None, progress: Progress, quiet: bool
) -> Extractor:
    """The model that the workspace names; it is sent no name of anybody withdrawn."""
    from passerelle.errors import UsageError
    from passerelle.extraction.model import extract_with_model

    if workspace.settings.extract.model is None:
        raise UsageError(
            "no model is named.",
            remedy="Name its endpoint under [extract.model] in passerelle.toml, or leave "
            "--model out: no text leaves this machine without it.",
        )

    def cover(text: str) -> str:
        return suppressed.redact(text, covered=True) if suppressed else text

    def run(document: Document) -> Account:
        account, usage = extract_with_model(document, workspace.settings, cover=cover, say=progress)
        progress.done()
        say(f"{document.file}: {usage}", quiet=quiet)
        return account

    return run


# --- what is shown ----------------------------------------------------------------------


def _print(read: list[SourceRead], lang: str, dry_run: bool, quiet: bool) -> None:
    from passerelle.review.words import word

    for one in read:
        for text in one.texts:
            if text.fault is None:
                click.echo(f"{one.name}/{text.file}: {_told(text, lang)}")
            if dry_run:
                _show_facts(text.facts, lang)
        for fact in one.aside:
            say(word("aside", lang, file=fact.file, quote=fact.quote), quiet=quiet)
        if one.decided:
            say(word("kept", lang, n=one.decided), quiet=quiet)
        if not dry_run:
            file = f"sources/{one.name}/facts.jsonl"
            say(word("written", lang, n=len(one.facts), file=file), quiet=quiet)


def _told(text: Any, lang: str) -> str:
    from passerelle.review.words import counted, word

    told = counted(text.counts, lang) or word("nothing_found", lang)
    left = sum(text.left_out.values())
    return f"{told}; {word('left_out', lang, n=left)}" if left else told


def _show_facts(facts: list[Any], lang: str) -> None:
    from passerelle.review.told import Teller

    teller = Teller(facts, lang)
    for fact in facts:
        click.echo(f"  {teller.headline(fact)}  «{fact.quote}»")


def _as_data(one: SourceRead, with_facts: bool) -> dict[str, Any]:
    return {
        "source": one.name,
        "facts": len(one.facts),
        "decided": one.decided,
        "aside": [json.loads(fact.line) for fact in one.aside],
        "texts": [
            {
                "file": text.file,
                "language": text.language,
                "counts": text.counts,
                "left_out": text.left_out,
                "fault": text.fault,
                **({"facts": [json.loads(f.line) for f in text.facts]} if with_facts else {}),
            }
            for text in one.texts
        ],
    }
