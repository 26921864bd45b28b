"""The review at the terminal: one fact after the other, one key each."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any

import click
from rich.console import Console

from passerelle.cli.options import say
from passerelle.errors import RowError, StoreError
from passerelle.identity.suppressed import Suppressed
from passerelle.review.corrections import editable, with_change
from passerelle.review.known import KnownThings, Thing
from passerelle.review.screen import show_fact
from passerelle.review.session import Session
from passerelle.review.shelf import Shelf
from passerelle.review.told import Teller, harmless
from passerelle.review.words import kind_label, word
from passerelle.sources.facts import RELATIONS, THEME_KIND, Fact
from passerelle.sources.press_texts import PressTexts
from passerelle.workspace import Workspace

__all__ = ["Reviewing"]


class Reviewing:
    """One source reviewed by one person."""

    def __init__(self, workspace: Workspace, shelf: Shelf, by: str, lang: str, quiet: bool) -> None:
        self._workspace = workspace
        self._shelf = shelf
        self._by = by
        self._lang = lang
        self._quiet = quiet
        suppressed = Suppressed.load(workspace.identity)
        self._texts = PressTexts(shelf.folder, suppression=suppressed)
        self._known: KnownThings | None = None
        self._teller = Teller(shelf.facts, lang, self._at)
        self._tty = sys.stdin.isatty()
        self._console = Console(highlight=False)

    def run(self, file: str | None = None) -> None:
        """Ask until nothing is left or the person stops."""
        session = Session(self._shelf, self._by, file)
        before = len(self._shelf.made)
        keys: dict[str, Callable[[Session, Fact], None]] = {
            "a": self._accept,
            "r": self._reject,
            "c": self._correct,
            "m": self._merge,
            "k": lambda session, fact: session.skip(fact),
            "b": self._back,
            "t": self._whole_text,
            "?": lambda session, fact: click.echo(self._word("help")),
        }
        shown: Fact | None = None
        while fact := session.current:
            if fact is not shown:
                self._show(session, fact)
            key = self._key()
            if key in ("q", ""):
                break
            shown = fact if key == "?" or key not in keys else None
            if fact.aside and key in ("a", "c", "m"):
                click.echo(self._word("gone"))
            elif key in keys:
                keys[key](session, fact)
        made = len(self._shelf.made) - before
        name = f"sources/{self._shelf.source.name}/decisions.csv"
        left = len(session.waiting)
        say(self._word("done", n=made, file=name, left=left), quiet=self._quiet)

    def _things(self) -> KnownThings:
        """The names of the graph; raises `StoreError` where nothing was built."""
        if self._known is None:
            self._known = KnownThings(self._workspace, (self._lang, "fr", "en", "zh"))
        return self._known

    def _at(self, address: str) -> object:
        """What is at an address of the graph, in words."""
        try:
            return self._things().thing(address)
        except StoreError:
            return address

    def _word(self, key: str, **values: object) -> str:
        return word(key, self._lang, **values)

    def _show(self, session: Session, fact: Fact) -> None:
        waiting = session.waiting
        here = sum(one.file == fact.file for one in waiting)
        show_fact(self._console, self._teller, fact, self._text(fact.file), (here, len(waiting)))

    def _text(self, file: str) -> str | None:
        """The text with what is nobody's business covered; None when it cannot be read."""
        try:
            self._texts.text(file)
        except RowError:
            return None
        return self._texts.shown[file]

    # --- input -----------------------------------------------------------------------

    def _key(self) -> str:
        """One key: as it is pressed, or the first letter of a line where no one presses."""
        click.echo(f"{self._word('keys')}: ", nl=False)
        if self._tty:
            key = click.getchar()
            click.echo(key if key.isprintable() else "")
            return "q" if key in ("\x03", "\x04") else key.lower()
        line = sys.stdin.readline()
        click.echo()
        return (line.strip()[:1] or " ") if line else ""

    def _line(self, prompt: str) -> str:
        click.echo(f"{prompt}: ", nl=False)
        line = sys.stdin.readline()
        if not self._tty:
            click.echo()
        return line.strip()

    # --- keys ------------------------------------------------------------------------

    def _accept(self, session: Session, fact: Fact) -> None:
        self._said("accepted", session.accept(fact))

    def _reject(self, session: Session, fact: Fact) -> None:
        self._said("rejected", session.reject(fact))

    def _said(self, key: str, count: int, **values: object) -> None:
        more = f", {self._word('with_it', n=count - 1)}" if count > 1 else ""
        click.echo(f"→ {self._word(key, **values)}{more}")

    def _back(self, session: Session, fact: Fact) -> None:
        count = session.take_back()
        click.echo(self._word("taken_back", n=count) if count else self._word("nothing_back"))

    def _whole_text(self, session: Session, fact: Fact) -> None:
        told = self._line(f"{self._word('mark')} [0.9]") or "0.9"
        try:
            mark = float(told.replace(",", "."))
        except ValueError:
            mark = -1
        if not 0 <= mark <= 1:
            click.echo(self._word("no_number"))
            return
        click.echo(f"→ {session.accept_above(fact.file, mark)} {self._word('accepted')}")

    def _correct(self, session: Session, fact: Fact) -> None:
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        edit = self._edited if self._tty and editor else self._asked
        while True:
            try:
                record = edit(fact)
                if record is not None:
                    self._said("corrected", session.correct(fact, record))
            except RowError as fault:
                click.echo(fault.message)
                if self._tty:
                    continue
            return

    def _edited(self, fact: Fact) -> dict[str, Any] | None:
        """The record as the editor left it; None when nothing was changed."""
        before = {**fact.record, **({"known": fact.known} if fact.known else {})}
        told = click.edit(json.dumps(before, ensure_ascii=False, indent=2), extension=".json")
        if told is None or not told.strip():
            return None
        try:
            after = json.loads(told)
        except ValueError as fault:
            raise RowError(f"that is no JSON: {fault}.") from None
        if not isinstance(after, dict):
            raise RowError("that is no JSON object.", remedy="Keep the braces around it.")
        return None if after == before else after

    def _asked(self, fact: Fact) -> dict[str, Any] | None:
        """The record as answered field by field; None when every field was kept."""
        record: dict[str, Any] = fact.record
        for field in editable(fact.kind, fact.record):
            told = self._line(f"  {'.'.join(field.path)} [{field.value}]")
            if told:
                record = with_change(record, field, "" if told == "-" else told)
        return None if record == fact.record else record

    def _merge(self, session: Session, fact: Fact) -> None:
        if fact.kind in RELATIONS or fact.kind in (THEME_KIND, "partnership"):
            click.echo(self._word("no_merge", kind=kind_label(fact.kind, self._lang)))
            return
        try:
            chosen = self._chosen(fact)
        except StoreError as fault:
            click.echo(fault.message)
            return
        if chosen is not None:
            self._said("merged", session.merge(fact, chosen.address), what=chosen.address)

    def _chosen(self, fact: Fact) -> Thing | None:
        """The known thing the person means; None when it is none."""
        things = self._things()
        name = self._teller.name(fact.record)
        words = self._line(f"{self._word('search')} [{name}]") or name
        while words:
            found = things.search(fact.kind, words)
            for number, one in enumerate(found, start=1):
                click.echo(f"  {number}  {harmless(str(one))}  {one.address}")
            if not found:
                click.echo(f"  {self._word('none_found')}")
            words = self._line(self._word("choose"))
            if words.isdecimal() and 1 <= int(words) <= len(found):
                return found[int(words) - 1]
        return None
