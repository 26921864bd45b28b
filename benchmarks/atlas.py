"""A synthetic atlas for measuring: as many actors, cooperations, events as a country may have.

    python benchmarks/atlas.py --work FOLDER [--scale 10] [--seed 1]

It is made of typed records, which the product's own code turns into a graph (claims, shown
values, rules, ontology), so its shape is that of a build. Identity is given: each thing has
a key of its own. At `--scale 10` ten such parts share countries and régions, and no links
lead from one to another. `--work` then holds ``atlas-1/store`` (Oxigraph on disk),
``atlas-1/atlas.nq``
for other engines and ``atlas-1/atlas.json`` with the counts; what is there is not made again.
Nobody in it is real. The constants below were measured once in public lists.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from pyoxigraph import Quad, RdfFormat

from passerelle.collector import collector_paused
from passerelle.graph.claims import Claim, SourceGraph
from passerelle.graph.emit import write_records
from passerelle.graph.meta import decision_quads, meta_quads, rule_quads, version_quads
from passerelle.graph.shown import shown_quads
from passerelle.identity.ledger import Decision
from passerelle.identity.mentions import Mention
from passerelle.identity.resolve import Resolution
from passerelle.iris import Minter
from passerelle.pipeline.derived import ontology_quads
from passerelle.pipeline.rules import apply_rules, load_rules
from passerelle.records import (
    Collectivity,
    Delegation,
    Event,
    EventSeries,
    Institution,
    Instrument,
    Membership,
    Name,
    Observation,
    Participation,
    Partnership,
    Party,
    Person,
    Project,
    Quote,
    Record,
    Ref,
    Row,
    Signature,
    Territory,
)
from passerelle.sources.base import SourceDescription
from passerelle.store import EmbeddedStore
from passerelle.times import When
from passerelle.vocabulary import load_vocabulary
from passerelle.workspace import GraphSettings

MINTER = Minter("https://w3id.org/passerelle/")

# --- how many, at scale 1 ----------------------------------------------------------------

COLLECTIVITIES = 8_600  # those that 12,000 cooperations reach, at the mean degree below
INSTITUTIONS = 2_400
PERSONS = 4_000
COOPERATIONS = 12_000
EVENTS = 8_500
PARTICIPATIONS = 60_000
NETWORKS = 40
SERIES = 60
LAST_YEAR = 2025

# --- measured in twin_cities.csv: 25,917 pairs of 17,717 places in Wikipedia's lists ---------

DEGREES = (0.5127, 0.1658, 0.0868, 0.0608, 0.0441, 0.0312, 0.0210, 0.0181, 0.0109, 0.0100)
"""Share of the places with 1, 2, … 10 partners; the others have up to 74 (mean 2.9)."""
MORE_PARTNERS = (11, 13, 16, 21, 28, 39, 74)
COUNTRIES = {
    "FR": 0.0857, "DE": 0.1014, "IT": 0.0581, "US": 0.0576, "PL": 0.0458, "GB": 0.0600,
    "JP": 0.0363, "CZ": 0.0338, "HU": 0.0269, "CN": 0.0242, "ES": 0.0226, "AT": 0.0222,
    "RU": 0.0217, "SK": 0.0185, "RO": 0.0184, "UA": 0.0171, "BE": 0.0144, "CH": 0.0138,
    "TR": 0.0126, "SE": 0.0115, "MX": 0.0112, "CA": 0.0111, "PT": 0.0107, "FI": 0.0092,
    "SN": 0.0060, "MA": 0.0060, "ML": 0.0040, "VN": 0.0030, "BR": 0.0050, "IN": 0.0030,
}  # fmt: skip
"""Share of the places by country (the four nations of the United Kingdom as one)."""
AT_HOME = 0.038
"""Share of the pairs within one country."""
WITH_WIKIDATA = 0.92
"""Of the signatories of the mayors' declaration, those with an identifier of Wikidata."""

# --- measured in franco-chinese-facts.csv and its sources: few, so rounded --------------------

DATED = 5 / 9
DAY_KNOWN = 2 / 5
THREE_PARTIES = 0.04
SAID_TWICE = 0.15
SAID_OTHERWISE = 0.10
NOT_ASSERTED = {"asserted": 0.90, "reported": 0.06, "intended": 0.03, "denied": 0.01}
COOPERATION_KINDS = {
    "twinning": 0.60, "partnership": 0.18, "friendship-agreement": 0.08, "convention": 0.07,
    "cross-border": 0.03, "exchange": 0.04,
}  # fmt: skip
PROJECTS = 0.15
"""Of the cooperations; no public list has both, so this is assumed."""
OF_PARTNERS = 0.2
"""Of the events, those at which the parties of one cooperation meet before they sign: assumed,
after the visits, round tables and signings of the list."""
TERMS = (3, 4, 5, 5, 5, 10)
"""Years for which a convention is concluded, and then renewed or not."""

ACTOR_KINDS = {
    "FR": {"commune": 0.80, "communaute-communes": 0.09, "departement": 0.05, "region": 0.02,
           "communaute-agglomeration": 0.03, "metropole": 0.01},
    "CN": {"prefecture-city": 0.55, "county-city": 0.25, "province": 0.10, "district": 0.10},
}  # fmt: skip
BODIES = ("association", "university", "ministry", "consulate", "ngo", "hospital", "museum")
EVENT_KINDS = ("meeting", "visit", "signing", "round-table", "conference", "forum", "webinar")
ROLES = {"participant": 0.55, "speaker": 0.2, "organiser": 0.1, "host": 0.05, "guest": 0.1}
FUNCTIONS = ("mayor", "deputy-mayor", "president", "director", "municipal-councillor", "member")
SYLLABLES = re.findall("..", "bachedorenfaguhelisjokalamonaroposqurosatanulveriszel")
HAN = "安北长成大东福广海河江金乐林宁平青山上石泰天文武西新兴阳永州"


class Addresses(dict[Mention, str]):
    """The address of each mention is its own key: who is who is not what is measured."""

    def __missing__(self, mention: Mention) -> str:
        keys = dict(mention.ids)
        self[mention] = f"{mention.kind}/{keys.get('own') or keys['iso3166-1'].lower()}"
        return self[mention]


@lru_cache(maxsize=200_000)
def when(text: str) -> When:
    return When.parse(text)


def ref(kind: Any, key: str, country: str | None = None) -> Ref:
    return Ref.model_construct(
        kind=kind, ids={"own": key}, names=(), country=country, actor_kind=None
    )


class Atlas:
    """The records of four sources, made from one seed; those of another part share countries."""

    def __init__(self, part: int, seed: int) -> None:
        self.part = part
        self.rng = random.Random(seed + 1000 * part)
        self.themes = sorted(load_vocabulary().slugs("theme"))
        self.countries = list(COUNTRIES)
        self.row = part * 1_000_000  # no two records have the same evidence
        self.home: dict[str, str] = {}  # the country of each collectivity
        self.pairs: list[tuple[Partnership | Project, int]] = []
        self.signed: list[tuple[Partnership, date]] = []

    # --- chance --------------------------------------------------------------------------

    def one_of(self, weights: dict[str, float]) -> str:
        return self.rng.choices(list(weights), list(weights.values()))[0]

    def often(self, share: float) -> bool:
        return self.rng.random() < share

    def key(self, letter: str, number: int) -> str:
        return f"{letter}{number}-{self.part}" if self.part else f"{letter}{number}"

    def word(self) -> str:
        return "".join(self.rng.choices(SYLLABLES, k=self.rng.randint(2, 4))).capitalize()

    def names(self, country: str | None) -> tuple[Name, ...]:
        word = self.word()
        if country == "CN":
            han = "".join(self.rng.choices(HAN, k=2)) + "市"
            return (Name(text=han, lang="zh"), Name(text=word, lang="fr"))
        if country == "FR":
            return (Name(text=word, lang="fr"),)
        both = (Name(text=word, lang="en"), Name(text=f"{word}-le-Vieux", lang="fr"))
        return both if self.often(0.7) else both[:1]

    def evidence(self, file: str) -> tuple[Row]:
        self.row += 1
        return (Row(file=file, row=self.row),)

    def date(self, first: int = 1950, last: int = 2025) -> str:
        """A year, or a day where it is known."""
        year = int(self.rng.triangular(first, last, min(1995, last)))
        return self.day(year) if self.often(DAY_KNOWN) else str(year)

    def day(self, year: int) -> str:
        return (date(year, 1, 1) + timedelta(days=self.rng.randrange(365))).isoformat()

    def few_themes(self) -> tuple[str, ...]:
        return tuple(self.rng.sample(self.themes, self.rng.choice((0, 0, 1, 1, 2, 3))))

    # --- registers -----------------------------------------------------------------------

    def registers(self) -> Iterator[Record]:
        """Countries, régions, territories and their authorities; other bodies."""
        for code in self.countries if self.part == 0 else ():
            yield self.territory(f"c-{code}", code, 0, (), {"iso3166-1": code})
            for number in range(13):
                yield self.territory(f"r-{code}-{number}", code, 1, (f"c-{code}",), {})
        weights = list(accumulate(COUNTRIES.values()))
        for number in range(COLLECTIVITIES):
            code = self.rng.choices(self.countries, cum_weights=weights)[0]
            yield from self.authority(self.key("a", number), number, code)
        for number in range(INSTITUTIONS):
            yield self.institution(number)

    def territory(
        self, key: str, country: str, level: int, within: tuple[str, ...], ids: dict[str, str]
    ) -> Territory:
        address = country.lower() if level == 0 else key
        whole = (
            ref("territory", w.removeprefix("c-").lower() if w[0] == "c" else w) for w in within
        )
        return Territory.model_construct(
            type="territory", ids={"own": address, **ids}, names=self.names(country),
            country=country, level=level, within=tuple(whole), modality="asserted",
            lat=round(self.rng.uniform(-50, 65), 4), long=round(self.rng.uniform(-120, 140), 4),
            evidence=self.evidence("territories.csv"), note=None, replaced_by=None,
        )  # fmt: skip

    def authority(self, key: str, number: int, country: str) -> Iterator[Record]:
        self.home[key] = country
        ids = {"own": key}
        if country == "FR":
            ids["insee"] = f"{self.part}{number:04d}"
        if self.often(WITH_WIKIDATA):
            ids["wikidata"] = f"Q{self.part + 1}{100_000 + number}"
        kinds = ACTOR_KINDS.get(country, {"foreign-local-authority": 1.0})
        yield self.territory(f"t{key}", country, 5, (f"r-{country}-{number % 13}",), {})
        yield Collectivity.model_construct(
            type="collectivity", ids=ids, names=self.names(country), country=country,
            kind=self.one_of(kinds), administers=ref("territory", f"t{key}"), homepage=None,
            when=None, replaced_by=None, modality="asserted", note=None,
            evidence=self.evidence("authorities.csv"),
        )  # fmt: skip

    def institution(self, number: int) -> Institution:
        network = number < NETWORKS
        country = None if network else self.rng.choice(self.countries)
        ids = {"own": self.key("i", number)}
        if self.often(0.3):
            ids["wikidata"] = f"Q{self.part + 1}{5_000_000 + number}"
        return Institution.model_construct(
            type="institution", ids=ids, names=self.names(country), country=country,
            kind="authority-network" if network else self.rng.choice(BODIES), unit_of=None,
            seat=ref("territory", f"r-{country}-{number % 13}") if country else None,
            themes=self.few_themes(), homepage=None, when=None, replaced_by=None,
            modality="asserted", note=None, evidence=self.evidence("institutions.csv"),
        )  # fmt: skip

    # --- cooperations --------------------------------------------------------------------

    @cached_property
    def places(self) -> list[str]:
        """Each authority as often as it has partners, in the order of chance."""
        found: list[str] = []
        sizes = [*range(1, len(DEGREES) + 1), *MORE_PARTNERS]
        rest = 1 - sum(DEGREES)
        tail = [2.0**-n for n in range(len(MORE_PARTNERS))]
        weights = [*DEGREES, *(rest * w / sum(tail) for w in tail)]
        keys = list(self.home)
        for key, size in zip(keys, self.rng.choices(sizes, weights, k=len(keys)), strict=True):
            found += [key] * size
        self.rng.shuffle(found)
        return found

    def other(self, one: str) -> str:
        """A partner: of another country, but for a few."""
        at_home = self.often(AT_HOME)
        for _ in range(50):
            two = self.places[self.rng.randrange(len(self.places))]
            if two != one and (self.home[two] == self.home[one]) == at_home:
                return two
        return two

    def cooperations(self) -> Iterator[Record]:
        for number in range(COOPERATIONS):
            one = self.places[number % len(self.places)]
            keys = [one, self.other(one)]
            if self.often(THREE_PARTIES):
                keys += [self.other(one) for _ in range(self.rng.choice((1, 1, 1, 2, 4)))]
            made = self.cooperation(number, keys)
            self.pairs.append((made, number))
            yield made

    def cooperation(self, number: int, keys: list[str]) -> Partnership | Project:
        project = self.often(PROJECTS)
        common: dict[str, Any] = {
            "ids": {"own": self.key("k", number)}, "names": (),
            "parties": tuple(map(self.party, keys)),
            "themes": self.few_themes(), "ordinal": 1, "note": None,
            "status": self.rng.choice(("active", "ended")) if self.often(0.1) else None,
            "modality": self.one_of(NOT_ASSERTED), "when": self.period(project),
            "evidence": self.evidence("cooperations.csv"),
        }  # fmt: skip
        if project:
            whole = self.pairs[self.rng.randrange(len(self.pairs))][0] if self.pairs else None
            return Project.model_construct(
                type="project", kind="project", part_of=whole and self.of(whole), **common
            )
        kind = self.one_of(COOPERATION_KINDS)
        return Partnership.model_construct(type="partnership", kind=kind, **common)

    def party(self, key: str) -> Party:
        own = when(f"{self.date(1990)}/..") if self.often(0.02) else None
        role = "lead" if self.often(0.1) else "partner"
        actor = ref("collectivity", key, self.home[key])
        return Party.model_construct(actor=actor, role=role, side=None, when=own)

    def period(self, bounded: bool) -> When | None:
        if not self.often(DATED):
            return None
        start = self.date()
        if bounded or self.often(0.1):
            return when(f"{start}/{min(2030, int(start[:4]) + self.rng.randint(1, 10))}")
        return when(start)

    def of(self, made: Partnership | Project) -> Ref:
        kind = "partnership" if isinstance(made, Partnership) else "project"
        return ref(kind, made.ids["own"])

    def second_list(self) -> Iterator[Record]:
        """What another list says of some of the partnerships, sometimes otherwise."""
        for made, _ in self.pairs:
            if isinstance(made, Partnership) and self.often(SAID_TWICE):
                said = when(self.date()) if self.often(SAID_OTHERWISE) else made.when
                modality = "denied" if self.often(0.01) else made.modality
                yield made.model_copy(
                    update={
                        "when": said, "modality": modality, "evidence": self.evidence("list.csv"),
                        "status": "ended" if self.often(0.05) else made.status,
                    }
                )  # fmt: skip

    # --- people, acts, events ------------------------------------------------------------

    def meetings(self) -> Iterator[Record]:
        """Persons with their functions, instruments, members of networks, series, events."""
        for number in range(PERSONS):
            yield from self.person(number)
        yield from self.networks()
        for made, number in self.pairs:
            if isinstance(made, Partnership) and self.often(0.3):
                yield from self.instruments(made, number)
        for number in range(SERIES):
            yield EventSeries(
                ids={"own": self.key("s", number)}, names=self.names("FR"), evidence=self.quote()
            )
        for number, size in enumerate(self.sizes()):
            yield from self.event(number, size)

    def quote(self) -> tuple[Quote]:
        self.row += 1
        words = f"{self.word()} {self.word()} {self.row}"
        start = self.row * 40
        return (
            Quote(
                file="report.txt", exact=words, start=start, end=start + len(words),
                prefix="avec ", suffix=" et ",
            ),
        )  # fmt: skip

    def body(self) -> Ref:
        """An authority with many partners sooner than one with few, or another body."""
        if self.often(0.75):
            key = self.places[self.rng.randrange(len(self.places))]
            return ref("collectivity", key, self.home[key])
        return ref("institution", self.key("i", self.rng.randrange(INSTITUTIONS)))

    def person(self, number: int) -> Iterator[Record]:
        given, family = self.word(), self.word()
        yield Person.model_construct(
            type="person", ids={"own": self.key("p", number)}, given_name=given, family_name=family,
            names=(Name(text=f"{given} {family}", lang="fr"),), public_basis="elected",
            modality="asserted", note=None, evidence=self.quote(),
        )  # fmt: skip
        for term in range(self.rng.choice((1, 1, 1, 2, 3))):
            start = self.rng.randrange(1990, 2022)
            text = self.rng.choice((f"{start}/{start + 6}", f"{start}/..", str(start)))
            yield Membership.model_construct(
                type="membership", member=ref("person", self.key("p", number)),
                organization=self.body(), role=self.rng.choice(FUNCTIONS), ordinal=term + 1,
                when=when(text) if self.often(0.7) else None,
                modality=self.one_of(NOT_ASSERTED), note=None, evidence=self.quote(),
            )  # fmt: skip

    def networks(self) -> Iterator[Record]:
        keys = list(self.home)
        for number in range(NETWORKS):
            for key in self.rng.sample(keys, self.rng.randint(20, 200)):
                yield Membership.model_construct(
                    type="membership", member=ref("collectivity", key, self.home[key]),
                    organization=ref("institution", self.key("i", number)), role="member",
                    ordinal=1,
                    when=when(f"{self.rng.randrange(1990, 2022)}/..") if self.often(0.5) else None,
                    modality="asserted", note=None, evidence=self.evidence("members.csv"),
                )  # fmt: skip

    def instruments(self, made: Partnership, number: int) -> Iterator[Record]:
        """A convention, and the acts that follow it when its term is over."""
        before: Ref | None = None
        year = self.rng.randrange(1980, 2026)
        for place in range(self.rng.choice((1, 1, 2, 3))):
            key, day, term = self.key(f"n{place}-", number), self.day(year), self.rng.choice(TERMS)
            if place and year > LAST_YEAR:
                return
            kind = "convention" if place == 0 else self.rng.choice(("renewal", "amendment"))
            signing = when(day) if self.often(DATED) else None
            if signing:
                self.signed.append((made, date.fromisoformat(day)))
            signatures = tuple(
                Signature.model_construct(signatory=self.someone(), on_behalf_of=party.actor)
                for party in made.parties[:2]
            )
            yield Instrument.model_construct(
                type="instrument", ids={"own": key}, names=(), kind=kind, signed=signing,
                when=when(f"{day}/{year + term}") if signing else None,
                cooperation=self.of(made), signatures=signatures, follows=before,
                modality="asserted", note=None, evidence=self.quote(),
            )  # fmt: skip
            before, year = ref("instrument", key), year + term

    def someone(self) -> Ref:
        return ref("person", self.key("p", self.rng.randrange(PERSONS)))

    def sizes(self) -> list[int]:
        """How many took part in each event: few in most, many in some."""
        events, total = EVENTS, PARTICIPATIONS
        drawn = [self.rng.lognormvariate(0, 0.9) for _ in range(events)]
        whole = sum(drawn)
        sizes = [max(1, min(80, int(one * total / whole))) for one in drawn]
        for _ in range(total - sum(sizes)):  # rounding and the largest leave some over
            sizes[self.rng.randrange(events)] += 1
        return sizes

    def event(self, number: int, size: int) -> Iterator[Record]:
        key, time = self.key("e", number), self.event_time(self.rng.randrange(1995, 2026))
        parts, delegations = [], []
        circle = [self.body() for _ in range(1 + size // 3)]
        if self.signed and self.often(OF_PARTNERS):
            made, day = self.rng.choice(self.signed)
            circle = [*(party.actor for party in made.parties), *circle[2:]]
            time = when((day - timedelta(days=self.rng.randrange(400))).isoformat())
        for place in range(size):
            if self.often(0.08):
                delegations.append(self.delegation(self.key(f"d{place}-", number), circle))
                parts.append(self.present(ref("delegation", self.key(f"d{place}-", number)), None))
            elif self.often(0.7):
                behalf = self.rng.choice(circle) if self.often(0.7) else None
                parts.append(self.present(self.someone(), behalf))
            else:
                parts.append(self.present(self.rng.choice(circle), None))
        yield from delegations
        serial = self.often(0.2)
        yield Event.model_construct(
            type="event", ids={"own": key}, names=self.names("FR"),
            kind=self.rng.choice(EVENT_KINDS), when=time, venue=None,
            place=ref("territory", "t" + self.key("a", self.rng.randrange(COLLECTIVITIES))),
            themes=self.few_themes(), modality=self.one_of(NOT_ASSERTED), note=None,
            series=ref("series", self.key("s", self.rng.randrange(SERIES))) if serial else None,
            edition=self.rng.randint(1, 30) if serial else None,
            participations=tuple(parts), evidence=self.quote(),
        )  # fmt: skip
        if serial:
            for _ in range(self.rng.choice((0, 1, 2))):
                yield Observation.model_construct(
                    type="observation", about=ref("event", key), measure="participants",
                    value=float(self.rng.randrange(20, 900)), when=None, modality="asserted",
                    note=None, evidence=self.quote(),
                )  # fmt: skip

    def event_time(self, year: int) -> When | None:
        if self.often(0.1):
            return None
        return when(self.day(year)) if self.often(0.8) else when(str(year))

    def present(self, who: Ref, behalf: Ref | None) -> Participation:
        return Participation.model_construct(
            type="participation", event=None, participant=who, role=self.one_of(ROLES),
            on_behalf_of=behalf, modality="asserted" if self.often(0.97) else "reported",
            note=None, evidence=self.quote(),
        )  # fmt: skip

    def delegation(self, key: str, circle: list[Ref]) -> Delegation:
        country = self.rng.choice(self.countries)
        members = tuple(self.someone() for _ in range(self.rng.choice((0, 0, 1, 3))))
        return Delegation.model_construct(
            type="delegation", ids={"own": key}, names=self.names("FR"), country=country,
            sent_by=self.rng.choice(circle), members=members,
            stated_size=self.rng.randint(2, 30) if self.often(0.6) else None,
            modality="asserted", note=None, evidence=self.quote(),
        )  # fmt: skip


def described(name: str, rank: int) -> SourceDescription:
    return SourceDescription(
        name=name, title={"en": name}, publisher="nobody", licence="none", format="csv",
        path=f"{name}.csv", retrieved=date(2026, 1, 1), rank=rank,
    )  # fmt: skip


# --- the graph -------------------------------------------------------------------------------


@collector_paused()
def fill(store: EmbeddedStore, part: int, seed: int) -> None:
    """Everything a build writes of one part, into `store`."""
    atlas = Atlas(part, seed)
    resolution, ways = Resolution(addresses=Addresses()), dict[tuple[str, str], ox.NamedNode]()
    claims: list[Claim] = []
    parts = {
        "registers": (2, atlas.registers), "cooperations": (1, atlas.cooperations),
        "second-list": (0, atlas.second_list), "meetings": (0, atlas.meetings),
    }  # fmt: skip
    for name, (rank, records) in parts.items():
        begun = time.perf_counter()
        out = SourceGraph(described(name, rank), MINTER, resolution, ways)
        for record in records():
            write_records((record,), out)
            if isinstance(record, Partnership):
                ways["own", record.ids["own"]] = out.resolve(record)
        store.load(out.quads())
        claims.extend(out.claims.values())
        print(
            f"  {name:14} {len(out.triples):>10,} {time.perf_counter() - begun:6.1f} s", flush=True
        )
    store.load(shown_quads(claims, MINTER))
    sources = [described(name, rank) for name, (rank, _) in parts.items()]
    store.load(meta_quads(GraphSettings(), MINTER, sources))
    store.load(version_quads(MINTER, ((one, one.name * 2) for one in sources)))
    store.load(ontology_quads(MINTER.graph("ontology")))
    store.load(different(seed))
    rules = load_rules()
    begun = time.perf_counter()
    counts = apply_rules(store, MINTER, rules)
    store.load(rule_quads(MINTER, {rule.name: rule.titles for rule in rules}))
    print(
        f"  rules          {sum(counts.values()):>10,} {time.perf_counter() - begun:6.1f} s",
        flush=True,
    )


def different(seed: int) -> Iterator[Quad]:
    """The graph ``identity``: pairs that someone looked at."""
    rng, total = random.Random(seed), INSTITUTIONS
    pairs = [
        (f"institution/i{rng.randrange(total)}", f"institution/i{rng.randrange(total)}")
        for _ in range(200)
    ]
    return decision_quads(
        MINTER,
        (
            (one, two, Decision(one, two, "different", "2026-01-01", "looked at"))
            for one, two in pairs
        ),
    )


def make(work: Path, scale: int = 1, seed: int = 1, *, dump: bool = True) -> Path:
    """The folder of the atlas, made unless it is there: ``store``, ``atlas.nq``, ``atlas.json``."""
    home = work / f"atlas-{scale}"
    if (home / "atlas.json").is_file():
        return home
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    begun = time.perf_counter()
    disk = EmbeddedStore(home / "store")
    for part in range(scale):
        memory = EmbeddedStore()  # rules join ten times faster than on disk
        fill(memory, part, seed)
        disk.load(memory.quads())
        if dump:
            ox.serialize(memory.quads(), str(home / "atlas.nq"), format=RdfFormat.N_QUADS)
    disk.optimize()
    told = {"quads": len(disk), "seconds": round(time.perf_counter() - begun), "seed": seed}
    disk.close()
    (home / "atlas.json").write_text(json.dumps(told), encoding="utf-8")
    print(f"  whole          {told['quads']:>10,} {told['seconds']:6.1f} s", flush=True)
    return home


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(make(given.work, given.scale, given.seed, dump=given.scale == 1))


if __name__ == "__main__":
    main()
