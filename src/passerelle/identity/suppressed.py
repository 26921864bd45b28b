"""The people who were withdrawn: recognised by keyed hashes, never by their names.

A name alone is enough to withhold: who was forgotten must stay so in sources
that know no identifier. That a namesake may be hidden until somebody spares him is the price.
"""

from __future__ import annotations

import hmac
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from passerelle.errors import IdentityError
from passerelle.identity.redact import MARK, hidden, with_marks, without_spans
from passerelle.identity.secret import KEY_FILE, KEY_VARIABLE, new_secret, read_secret, where_secret
from passerelle.identity.traces import Key, Span, asked_keys, kept_keys, spans_in
from passerelle.identity.withdrawn import (
    LIST_FILE,
    Entry,
    Tombstone,
    read_list,
    tombstones_in,
    write_list,
)
from passerelle.sources.base import WITHDRAWN

__all__ = ["Suppressed"]

_KEPT = 200_000
"""Answers kept, so that a word met again is not hashed again."""
_MARKED = re.compile(r"withdrawn:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
"""What stands for a name in a file that Passerelle itself wrote (a snapshot)."""


class Suppressed:
    """Who was withdrawn; frozen, so that a reader can add to it only for itself (`also`)."""

    def __init__(
        self, secret: bytes, entries: Iterable[Entry] = (), extra: Mapping[Key, str] | None = None
    ) -> None:
        self._secret = secret
        self.entries = tuple(entries)
        self._extra = dict(extra or {})
        self._seen: dict[Key, frozenset[str]] = {}
        self._by_hash: dict[str, set[str]] = defaultdict(set)
        for entry in self.entries:
            if entry.hash:
                self._by_hash[entry.hash].add(entry.slug)

    # --- the file --------------------------------------------------------------------

    @classmethod
    def load(cls, folder: Path) -> Suppressed | None:
        """The list in `folder`, None when nobody is on it.

        Raises `IdentityError` when the secret is missing or another one: building without
        it would bring back everyone on the list.
        """
        file, entries = folder / LIST_FILE, read_list(folder)
        if not entries:
            return None
        secret = read_secret(folder)
        if secret is None:
            raise IdentityError(
                "people were withdrawn, but the secret that recognises them is missing.",
                where=file,
                remedy=f"Put identity/{KEY_FILE} back from your own backup, or set "
                f"{KEY_VARIABLE}. Nothing is read without it, because they would come back.",
            )
        known = cls(secret, entries)
        checks = {entry.hash for entry in entries if entry.key == "check"}
        if checks != {known.hashed(("check", ""))}:
            raise IdentityError(
                f"the secret in {where_secret(folder)} is not the one this list was made with.",
                where=file,
                remedy="Put the right one back; with another, the people on it would come back.",
            )
        return known

    @classmethod
    def open(cls, folder: Path) -> Suppressed:
        """The list to add to; the first time a secret is made, outside version control."""
        known = cls.load(folder)
        if known is not None:
            return known
        fresh = cls(read_secret(folder) or new_secret(folder))
        return fresh.adding([Entry("", "check", fresh.hashed(("check", "")))])

    def save(self, folder: Path) -> None:
        """Write the list whole."""
        write_list(folder, self.entries)

    # --- adding ----------------------------------------------------------------------

    def adding(self, entries: Iterable[Entry]) -> Suppressed:
        """The list with more lines."""
        return Suppressed(self._secret, (*self.entries, *entries))

    def with_person(
        self, tombstone: Tombstone, ids: Iterable[Key], keys: Iterable[Key]
    ) -> Suppressed:
        """The list with one person more, known by identifiers (scheme, value) and keys."""
        slug = tombstone.slug
        first = Entry(slug, "person", "", tombstone.when, tombstone.reason, tombstone.by)
        forms = [*(("id", f"{scheme}:{value}") for scheme, value in ids), *keys]
        return self.adding(
            [
                replace(first, why=self.redact(tombstone.why)),
                *(Entry(slug, "former", old) for old in tombstone.former),
                *(Entry(slug, form[0], self.hashed(form)) for form in forms),
            ]
        )

    def linked(self, slug: str, main: str) -> Suppressed:
        """The list which knows that `slug` was withdrawn with `main`."""
        return self.adding([Entry(slug, "with", main)])

    def without_person(self, slug: str) -> Suppressed:
        """The list without that person, and without those withdrawn with it."""
        gone = {slug, *(e.slug for e in self.entries if e.key == "with" and e.hash == slug)}
        return Suppressed(self._secret, (one for one in self.entries if one.slug not in gone))

    def sparing(self, scheme: str, value: str) -> Suppressed:
        """The list which lets pass whoever bears this identifier."""
        return self.adding([Entry("", "spared", self.hashed(("spared", f"{scheme}:{value}")))])

    def also(self, forms: Mapping[Key, str]) -> Suppressed:
        """The same, recognising more forms in memory only: what one source tells besides."""
        return Suppressed(self._secret, self.entries, {**self._extra, **forms})

    # --- asking ----------------------------------------------------------------------

    @cached_property
    def tombstones(self) -> list[Tombstone]:
        """Everyone on the list, by address."""
        return tombstones_in(self.entries)

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Every withdrawn slug, former ones too, to the slug of its tombstone."""
        return {slug: one.slug for one in self.tombstones for slug in (one.slug, *one.former)}

    def hashed(self, key: Key) -> str:
        """HMAC-SHA-256 of a key, its first 128 bits in hexadecimal."""
        return hmac.digest(self._secret, "\x1f".join(key).encode(), "sha256").hex()[:32]

    def who(self, key: Key) -> frozenset[str]:
        """The slugs of those who answer to `key`."""
        found = self._seen.get(key)
        if found is None:
            slugs = set(self._by_hash.get(self.hashed(key), ()))
            slugs |= {self._extra[key]} if key in self._extra else set()
            if len(self._seen) >= _KEPT:
                self._seen.clear()
            found = self._seen[key] = frozenset(slugs)
        return found

    def person(
        self, ids: Iterable[tuple[str, str]], names: Iterable[str], about: Iterable[str] = ()
    ) -> str | None:
        """The slug of the withdrawn person meant by these identifiers or names, if any.

        Identifiers come first, a local one written ``source/value``. A whole name alone is
        enough, unless an identifier was spared: better a namesake is hidden until somebody
        spares him than the person is named again. Of several of one name, the one whom its
        source names besides (`about`) is meant; a surname alone means nobody else.
        """
        pairs = list(ids)
        if any(self.who(("spared", f"{scheme}:{value}")) for scheme, value in pairs):
            return None
        for scheme, value in pairs:
            if scheme == WITHDRAWN and value in self.addresses:
                return self.addresses[value]
        by_id = [slug for s, value in pairs for slug in self.who(("id", f"{s}:{value}"))]
        if by_id:
            return min(by_id)
        near = frozenset(about)
        texts = list(names)
        marked = [m[1] for text in texts for m in _MARKED.finditer(text)]
        if any(slug in self.addresses for slug in marked):
            return min(self.addresses[slug] for slug in marked if slug in self.addresses)
        keys = {key for name in texts for key in asked_keys(name)}
        found = {s for key in keys for s in self.who(key) if key[0] != "word" or s in near}
        return min(found & near or found, default=None)

    def named_in(self, text: str) -> frozenset[str]:
        """Whose whole name stands in `text`."""
        return frozenset(
            slug for span in spans_in(text, self._begins) for slug in self._whole(span)
        )

    def redact(
        self,
        text: str,
        about: Iterable[str] = (),
        *,
        covered: bool = False,
        any_case: bool = False,
        mark: str = MARK,
    ) -> str:
        """`text` without the names of the withdrawn.

        Surnames alone go where the text is about that person: it names the person in full,
        or its record does (`about`). `covered` keeps the length, for quotes.
        """
        if "withdrawn:" in text:
            text = _MARKED.sub(lambda m: hidden(m[0], covered, mark), text)
        spans = list(spans_in(text, self._begins))
        whole = [span for span in spans if self._whole(span)]
        context = frozenset(about).union(*(self._whole(span) for span in whole))
        surnames = [
            span
            for span in spans
            if context
            and (any_case or text[span.start].isupper())
            and any(self.who(key) & context for key in span.keys if key[0] == "word")
        ]
        return without_spans(text, [*whole, *surnames], covered, mark)

    def marked(self, text: str) -> str:
        """A file's `text` with every whole name replaced by a mark that leads to its tombstone.

        What stands between the words of a name (quotes, commas, tags) stays, so that the file
        can be read as before; `person` knows the mark.
        """
        spans = ((span, self._whole(span)) for span in spans_in(text, self._begins))
        return with_marks(text, {span: f"withdrawn:{min(who)}" for span, who in spans if who})

    def _begins(self, start: str) -> bool:
        return bool(self.who(("start", start)))

    def _whole(self, span: Span) -> frozenset[str]:
        return frozenset(s for key in span.keys if key[0] != "word" for s in self.who(key))

    def pseudonym(self, value: str) -> str:
        """What stands for an identifier that holds a name: always the same, and only here."""
        return f"withdrawn-{self.hashed(('pseudonym', value))[:12]}"

    def forms_of(self, slug: str, names: Iterable[str], surnames: Iterable[str]) -> dict[Key, str]:
        """Keys of further names of someone on the list, for `also`."""
        return dict.fromkeys(kept_keys(names, surnames), slug)
