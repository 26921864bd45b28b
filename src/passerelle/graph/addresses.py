"""The node of everything that a source's records are about or point at."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from pyoxigraph import NamedNode

from passerelle.identity.mentions import Mention, country_mention, mention_of
from passerelle.identity.resolve import Resolution
from passerelle.iris import Minter
from passerelle.iris import slug as slug_of
from passerelle.namespaces import THEME
from passerelle.records import Partnership, Ref, Thing
from passerelle.sources.base import WITHDRAWN, SourceDescription

__all__ = ["Addresses", "content"]


class Addresses:
    """The nodes of what one source names.

    `cooperations` leads from the identifiers of partnerships, as (scheme, value), to their
    nodes: a partnership's address is made from its parties, so a reference needs the way.
    """

    def __init__(
        self,
        source: SourceDescription,
        minter: Minter,
        resolution: Resolution,
        cooperations: Mapping[tuple[str, str], NamedNode],
    ) -> None:
        self._source = source.name
        self._minter = minter
        self._addresses = resolution.addresses
        self._cooperations = cooperations
        self._nodes: dict[Hashable, NamedNode] = {}

    def resolve(self, item: Thing | Ref) -> NamedNode:
        """The node of a thing, or of what a reference points at."""
        if isinstance(item, Ref):
            key = content(item)  # a source names the same bodies again and again
            if key not in self._nodes:
                self._nodes[key] = self._referred(item)
            return self._nodes[key]
        if isinstance(item, Partnership):
            return self._partnership(item)
        return self._thing(item)

    def _referred(self, ref: Ref) -> NamedNode:
        if ref.kind == "partnership":
            return self._referred_partnership(ref)
        if ref.kind == "theme":
            return THEME.term(ref.ids.get("own") or slug_of(ref.names[0].text))
        return self._thing(ref)

    def _thing(self, item: Thing | Ref) -> NamedNode:
        if WITHDRAWN in item.ids:
            return self._minter.thing("person", item.ids[WITHDRAWN])
        return self._addressed(mention_of(item, self._source))

    def country(self, code: str) -> NamedNode:
        """The territory of the country with ISO 3166-1 `code`."""
        if code not in self._nodes:
            self._nodes[code] = self._addressed(country_mention(code, self._source))
        return self._nodes[code]

    def _addressed(self, mention: Mention) -> NamedNode:
        kind, slug = self._addresses[mention].split("/", 1)
        return self._minter.thing(kind, slug)

    def _partnership(self, record: Partnership) -> NamedNode:
        """The node of a partnership: its kind, its parties and its ordinal; never its dates."""
        key = sorted(self.resolve(party.actor).value for party in record.parties)
        if not key:
            key = sorted(f"{self._source} {s}:{value}" for s, value in record.ids.items())
        if not key:
            key = sorted(f"{self._source} {name.text}" for name in record.names)
        return self._minter.keyed("partnership", [record.kind, *key, str(record.ordinal)])

    def scoped(self, ids: Mapping[str, str]) -> list[tuple[str, str]]:
        """Identifiers as (scheme, value), a source's own keys made distinct by its name."""
        return sorted(
            (scheme, f"{self._source}/{value}" if scheme == "local" else value)
            for scheme, value in ids.items()
        )

    def _referred_partnership(self, ref: Ref) -> NamedNode:
        for pair in self.scoped(ref.ids):
            if pair in self._cooperations:
                return self._cooperations[pair]
        return self._minter.keyed("partnership", [f"{s}:{v}" for s, v in self.scoped(ref.ids)])


def content(ref: Ref) -> Hashable:
    """All that `ref` says, for telling that two say the same."""
    names = ((name.text, name.lang, name.main) for name in ref.names)
    return (ref.kind, ref.country, ref.actor_kind, *ref.ids.items(), *names)
