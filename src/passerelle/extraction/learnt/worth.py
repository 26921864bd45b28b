"""What the judging sees of a fact: its rule, its words, what stands around, what hangs on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from passerelle.extraction.account import (
    Agreement,
    Body,
    Delegation,
    Event,
    Fact,
    Holding,
    Person,
    Place,
    Role,
    ThemeOf,
)
from passerelle.extraction.learnt.surroundings import Surroundings
from passerelle.extraction.reading.analysis import Analysis, Span

__all__ = ["THINGS", "TIES", "Worth"]

THINGS = ("people", "bodies", "delegations", "places", "events")
TIES = ("functions", "roles", "themes", "agreements")
_FEW = 10  # sentences


def _share(sort: str, share: float) -> Iterator[str]:
    """A share in coarse steps, each of which it has reached."""
    for step in (0.02, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97):
        if share >= step:
            yield f"{sort}>{step}"
    if share < 0.02:
        yield f"{sort}=0"


def _few(sort: str, count: int, most: int = 3) -> str:
    return f"{sort}#{min(count, most)}"


class Worth:
    """The features of each fact on a bench."""

    def __init__(self, analysis: Analysis) -> None:
        self._bench = analysis
        self._around = Surroundings.of(analysis)
        self._spans: dict[str, list[Span]] = defaultdict(list)
        for one in analysis.mentions:
            if one.kind != "date":
                self._spans[one.entity].append(one.span)
        self._count = Counter(self._hanging())
        # a rule is right more often in a whole release than in a few sentences, or less often
        self._long = "long" if len(analysis.sentences) > _FEW else "short"
        self._parts: dict[tuple[str, str], set[str]] = defaultdict(set)
        for role in analysis.roles:
            self._parts[role.event, role.who].add(role.role)

    def _hanging(self) -> Iterator[tuple[str, str]]:
        bench = self._bench
        for held in bench.functions:
            yield "holds", held.person
            yield "held", held.body or ""
        for role in bench.roles:
            yield "acts", role.who
            yield "acted", role.event
        for one in bench.agreements.values():
            for party in one.parties:
                yield "party", party
        for theme in bench.themes:
            yield "theme", theme.of
        for group in bench.delegations.values():
            yield "sent", group.sent_by or ""
        for body in bench.bodies.values():
            yield "part", body.unit_of or ""

    def of(self, name: str, fact: Fact) -> list[str]:
        """The features of a fact of the list `name`."""
        signs = [f"rule={fact.rule}", f"rule={fact.rule}{self._long}"]
        signs += [self._long, *self._of_words(Span(fact.start, fact.end))]
        signs += getattr(self, f"_{name}")(fact)
        return [name, *(f"{name}:{sign}" for sign in signs)]

    def _of_words(self, span: Span) -> Iterator[str]:
        around = self._around
        inside = around.inside(span)
        yield _few("size", len(inside).bit_length(), 6)
        yield from (f"q={word}" for word in sorted(set(inside[:30])))
        before, after = around.before(span, 3), around.after(span, 3)
        yield f"-3={' '.join(before)}"
        yield f"-2={' '.join(before[-2:])}"
        yield f"-1={' '.join(before[-1:])}"
        yield f"+1={' '.join(after[:1])}"
        yield f"+2={' '.join(after[:2])}"
        yield f"sentence#{min(3, around.sentence(span))}"

    def _of_name(self, key: str, name: str, sort: str) -> Iterator[str]:
        """What the model of names says of each mention, and what stands around it."""
        spans = self._spans[key]
        shares = [self._likely(span, sort) for span in spans] or [0.0]
        yield from _share("best", max(shares))
        yield from _share("mean", sum(shares) / len(shares))
        for other in sorted({"body", "place", "person"} - {sort}):
            yield from _share(
                other, max(self._likely(span, other) for span in spans or [Span(0, 0)])
            )
        yield _few("spoken", len(spans))
        for span in spans[:6]:
            yield from (f"l={word}" for word in self._around.before(span, 1))
            yield from (f"r={word}" for word in self._around.after(span, 1))
            yield f"ll={' '.join(self._around.before(span, 2))}"
        for what in ("holds", "held", "acts", "party", "sent", "part"):
            yield _few(what, self._count[what, key], 2)
        words = name.split()
        yield _few("words", len(words), 6)
        yield f"begins={words[0].casefold() if name[0].islower() else name[0].isupper()}"
        yield f"ends={name[-2:].casefold()}"

    def _likely(self, span: Span, sort: str) -> float:
        return self._bench.likelihood(span, sort) or 0.0

    def _people(self, one: Person) -> Iterator[str]:
        yield from self._of_name(one.key, one.name, "person")
        yield f"parts={bool(one.given)}{bool(one.family)}"

    def _bodies(self, one: Body) -> Iterator[str]:
        yield from self._of_name(one.key, one.name, "body")
        yield from (f"type={one.type}", f"kind={one.kind}", f"short={one.acronym is not None}")
        yield f"country={one.country}"
        used = self._count["held", one.key] + self._count["acts", one.key]
        yield f"rule={one.rule}{min(2, used)}"

    def _places(self, one: Place) -> Iterator[str]:
        yield from self._of_name(one.key, one.name, "place")
        yield f"kind={one.kind}"
        acts = any(one.name == body.name for body in self._bench.bodies.values())
        yield f"acts={acts}"
        yield f"house={any(e.place == one.key for e in self._bench.events.values())}"

    def _delegations(self, one: Delegation) -> Iterator[str]:
        yield _few("acts", self._count["acts", one.key])
        yield f"size={one.size is not None}"
        yield f"sent={one.sent_by is not None}"

    def _events(self, one: Event) -> Iterator[str]:
        yield from (f"kind={one.kind}", f"mode={one.modality}", f"rule={one.rule}{one.kind}")
        yield f"when={one.when is not None}{len(one.when or '')}"
        yield f"place={one.place is not None}"
        yield _few("acted", self._count["acted", one.key], 4)
        yield _few("theme", self._count["theme", one.key])
        yield _few("events", len(self._bench.events), 6)
        for sort, share in self._bench.likely_events.get(one.key, {}).items():
            yield from _share(sort, share)
        same = sum(other.kind == one.kind for other in self._bench.events.values())
        yield _few("same", same)
        for span in self._spans[one.key][:3]:
            yield from (f"t={word}" for word in self._around.inside(span))
            yield from (f"tl={word}" for word in self._around.before(span, 2))
            yield from (f"tr={word}" for word in self._around.after(span, 2))

    def _functions(self, one: Holding) -> Iterator[str]:
        yield from self._of_keys(person=one.person, body=one.body)
        yield from (f"slug={one.function}", f"rule={one.rule}{one.function}")
        yield f"marks={one.acting}{one.former}{one.honorary}"
        body = self._bench.bodies.get(one.body or "")
        yield f"in={body and body.type}{one.function}"
        yield f"kind={body and body.kind}"
        yield from self._between(one.person, one.body)
        many = [other for other in self._bench.functions if other.person == one.person]
        yield _few("many", len(many), 4)
        yield _few("rivals", sum(other.function == one.function for other in many))
        yield f"alone={sum(b.type == 'institution' for b in self._bench.bodies.values()) < 2}"

    def _roles(self, one: Role) -> Iterator[str]:
        yield from self._of_keys(event=one.event, who=one.who)
        event = self._bench.events[one.event]
        sort = one.who[0]
        yield from _share("part", self._bench.parts.get((one.event, one.who, one.role), 0.0))
        yield from (f"role={one.role}", f"rule={one.rule}{one.role}{sort}", f"as={one.role}{sort}")
        yield from (f"kind={event.kind}{one.role}", f"mode={event.modality}{one.role}")
        yield from (f"{one.role}:{sign}" for sign in self._between(one.event, one.who))
        beside = [role for role in self._bench.roles if role.event == one.event]
        yield _few("beside", len(beside), 6)
        yield _few("alike", sum(role.role == one.role for role in beside), 4)
        yield _few("else", len(self._parts[one.event, one.who]), 2)
        for span in self._near(one.who, one.event)[1:2]:
            yield from (f"{one.role}:l={word}" for word in self._around.before(span, 3))
            yield from (f"{one.role}:r={word}" for word in self._around.after(span, 3))
        yield f"e={event.rule}{one.role}"

    def _themes(self, one: ThemeOf) -> Iterator[str]:
        yield from self._of_keys(of=one.of)
        subject = self._bench.events.get(one.of) or self._bench.agreements.get(one.of)
        yield from (f"slug={one.slug}", f"rule={one.rule}{one.slug}")
        yield f"of={one.of[0]}{subject and subject.kind}"
        yield _few("several", sum(other.of == one.of for other in self._bench.themes), 4)
        yield _few("again", sum(other.slug == one.slug for other in self._bench.themes), 4)
        yield _few("subjects", len(self._bench.events) + len(self._bench.agreements), 5)
        words = self._around.inside(Span(one.start, one.end))
        yield from (f"{one.slug}:{word}" for word in words)
        if subject:
            here, there = Span(one.start, one.end), Span(subject.start, subject.end)
            yield _few("far", abs(self._around.sentence(here) - self._around.sentence(there)))
            yield f"after={here.start >= there.start}"

    def _agreements(self, one: Agreement) -> Iterator[str]:
        yield from (f"kind={one.type}{one.kind}", f"mode={one.modality}{one.type}")
        yield _few("parties", len(one.parties), 4)
        yield from (
            f"m:{one.modality}:{word}" for word in self._around.before(Span(one.start, one.end), 6)
        )
        yield f"rule={one.rule}{one.modality}"
        for key in one.parties[:4]:
            yield from self._sure("party", key)
        yield _few("many", len(self._bench.agreements), 4)

    # --- what ties hang on -------------------------------------------------------------

    def _of_keys(self, **keys: str | None) -> Iterator[str]:
        for what, key in keys.items():
            yield from self._sure(what, key)

    def _sure(self, what: str, key: str | None) -> Iterator[str]:
        if key is None:
            yield f"{what}=none"
        else:
            yield from _share(what, self._bench.sure.get(key, 0.5))

    def _near(self, one: str, other: str | None) -> Sequence[Span]:
        """The two mentions of two things that are nearest to each other, the other's first."""
        pairs = [
            (abs(self._around.apart(a, b)), b, a)
            for a in self._spans[one][:8]
            for b in self._spans[other or ""][:8]
        ]
        return min(pairs)[1:] if pairs else ()

    def _between(self, one: str, other: str | None) -> Iterator[str]:
        """How far two things stand apart, and the words between."""
        near = self._near(one, other)
        if not near:
            yield "apart=?"
            return
        there, here = near
        far = self._around.apart(here, there)
        yield f"apart={'-' if far < 0 else '+'}{min(7, abs(far).bit_length())}"
        yield _few("sentences", abs(self._around.sentence(here) - self._around.sentence(there)))
        first, last = sorted((here, there))
        between = self._around.words[self._around.behind(first) : self._around.first(last)]
        if len(between) <= 12:
            yield from (f"b={word}" for word in between)
        if len(between) <= 4:
            yield f"bb={' '.join(between)}"
