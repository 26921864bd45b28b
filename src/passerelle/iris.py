"""How an IRI is made, once: slugs for readable things, name-based UUIDs for n-ary nodes."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from hashlib import sha1

from anyascii import anyascii
from pyoxigraph import NamedNode

from passerelle.scripts import spelled

__all__ = ["Minter", "slug"]

_MAX_SLUG = 80
# RFC 4122 name-based UUIDs need a namespace; ours is that of the vocabulary's address.
_UUID_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://w3id.org/passerelle/")
_UUID_SEED = sha1(_UUID_NAMESPACE.bytes, usedforsecurity=False)


def slug(text: str) -> str:
    """A lower-case ASCII form of `text` for use in an IRI; empty when nothing is left.

    >>> slug("L'Haÿ-les-Roses"), slug("成都市"), slug("Xi'an")
    ('l-hay-les-roses', 'chengdu-shi', 'xi-an')
    """
    words = re.findall(r"[a-z0-9]+", anyascii(spelled(text)).lower())
    short = "-".join(words)[:_MAX_SLUG]
    return short.strip("-")


def _uuid5(name: str) -> str:
    """``str(uuid.uuid5(_UUID_NAMESPACE, name))`` (RFC 4122, 4.3) in a third of the time."""
    total = _UUID_SEED.copy()
    total.update(name.encode())
    text = total.hexdigest()
    variant = "89ab"[int(text[16], 16) & 3]
    return f"{text[:8]}-{text[8:12]}-5{text[13:16]}-{variant}{text[17:20]}-{text[20:32]}"


class Minter:
    """Makes the IRIs below one base: things, named graphs, documents."""

    def __init__(self, base: str) -> None:
        self.base = base if base.endswith(("/", "#")) else f"{base}/"

    def thing(self, kind: str, key: str) -> NamedNode:
        """``{base}id/{kind}/{key}``; `key` is a slug or a UUID."""
        return NamedNode(f"{self.base}id/{kind}/{key}")

    def keyed(self, kind: str, parts: Iterable[str]) -> NamedNode:
        """The node that `parts` (IRIs, slugs, numbers; never dates) identify, as a UUIDv5."""
        name = "\x1f".join([kind, *parts])
        return self.thing(kind, _uuid5(name))

    def graph(self, name: str) -> NamedNode:
        """``{base}graph/{name}``, e.g. ``source/twin-towns`` or ``inferred/cooperatesWith``."""
        return NamedNode(f"{self.base}graph/{name}")
