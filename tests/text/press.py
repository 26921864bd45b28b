"""Workspaces with a source of press releases, whose facts are those of the gold files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from passerelle.documents import Document, read
from passerelle.extraction.account import Account
from passerelle.extraction.candidates import propose
from passerelle.sources.decisions import DECISIONS_FILE, Decision, write_decisions
from passerelle.sources.facts import Fact, load_facts, write_facts
from passerelle.vocabulary import load_vocabulary
from tests.conftest import write_files
from tests.text.accounts import account_of
from tests.text.gold import TUNING, Gold

__all__ = ["PRESS_TOML", "decide", "gold_account", "gold_facts", "press_workspace"]

PRESS_TOML = """\
title = { fr = "Communiqués", en = "Press releases", zh = "新闻稿" }
publisher = "Test"
licence = "https://creativecommons.org/licenses/by/4.0/"
retrieved = 2026-11-01
format = "text"
path = "*.*"
"""


def gold_account(name: str, document: Document) -> Account:
    """The account that the gold file of the text `name` gives."""
    path = (TUNING / name).with_suffix(".gold.json")
    return account_of(Gold.model_validate_json(path.read_text(encoding="utf-8")), document)


def gold_facts(folder: Path, name: str) -> list[Fact]:
    """The facts of the text `name`, which lies in `folder`."""
    document = read(folder / name)
    found = propose(gold_account(name, document), document, date(2026, 11, 1), load_vocabulary())
    return found.facts


def press_workspace(
    root: Path, *names: str, toml: str = PRESS_TOML, more: dict[str, str] | None = None
) -> Path:
    """A workspace whose source ``press`` holds texts of the corpus and the facts of each."""
    files = {f"sources/press/{name}": (TUNING / name).read_bytes() for name in names}
    write_files(
        root,
        {
            "passerelle.toml": '[graph]\ntitle = { fr = "Essai", en = "Trial", zh = "试验" }\n',
            "sources/press/source.toml": toml.replace('"*.*"', '"[fez][rnh]-*"'),
            **files,
            **(more or {}),
        },
    )
    folder = root / "sources/press"
    write_facts(folder, [fact for name in names for fact in gold_facts(folder, name)])
    return root


def decide(
    root: Path,
    verdict: str = "accepted",
    *,
    of: Callable[[Fact], bool] = lambda fact: True,
    value: str = "",
    before: Iterable[Decision] = (),
) -> list[Decision]:
    """Write one decision on each fact that is meant, after those made `before`."""
    folder = root / "sources/press"
    made = [
        Decision(fact.id, verdict, value, "officer", "2026-11-02", fact.quote)
        for fact in load_facts(folder)
        if of(fact)
    ]
    write_decisions(folder / DECISIONS_FILE, [*before, *made])
    return [*before, *made]
