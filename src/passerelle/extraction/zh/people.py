"""People: Chinese, foreign and Latin names, found by the functions and titles beside them.

A name without a function, a title or a dot is only believed in a list behind one that has
them, at the head of a line that tells a function, or where somebody speaks.
"""

from __future__ import annotations

from passerelle.extraction.account import Person
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis, Mention
from passerelle.extraction.zh.finding import (
    before_titles,
    behind_bodies,
    behind_functions,
    bracketed,
    by_verbs,
    dotted,
    heads_of_lines,
    speakers,
)
from passerelle.extraction.zh.foreign import latin_at, sounded_at, with_bracket
from passerelle.extraction.zh.lettered import lettered
from passerelle.extraction.zh.names import Name, chinese_at, is_dotted
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.sounds import signs
from passerelle.extraction.zh.telling import appointed, told_in_brackets, told_of
from passerelle.extraction.zh.titles import office_at, offices, title_at
from passerelle.extraction.zh.words import begins_word

__all__ = ["people"]

_AND = pattern("people", "and")


def people(analysis: Analysis) -> None:
    """Add the people of the text, and where their full names stand."""
    text = reading(analysis)
    bodies = [text.here(one.span) for one in analysis.mentions if one.kind == "body"]
    rules = (
        ("dotted", dotted(text)),
        ("function-before", behind_functions(text)),
        ("title-behind", before_titles(text)),
        ("head-of-line", heads_of_lines(text)),
        ("latin-in-brackets", bracketed(text, bodies)),
        ("told-of", told_of(text)),
        ("office-in-brackets", told_in_brackets(text)),
        ("appointed", appointed(text)),
        ("body-before", behind_bodies(text, bodies)),
        ("letters", lettered(text)),
        ("speaks", speakers(text)),
        ("verb", by_verbs(text)),
    )
    found: dict[int, tuple[Name, str]] = {}
    for rule, names in rules:
        for name in names:
            if _place(text, name, bodies):
                continue
            if rule in ("dotted", "function-before") or not _within(name, bodies):
                _enter(text, found, name, rule)
    for name in _listed(text, found):
        if not _within(name, bodies):
            _enter(text, found, name, "list")

    # full names first, so that a short one in a headline finds its own
    families = {name.family for name, rule in found.values() if rule == "dotted"}

    def fullness(start: int) -> tuple[bool, int]:
        name = found[start][0]
        return name.given is None or text.words[name.start : name.end] in families, start

    for start in sorted(found, key=fullness):
        _add(analysis, text, *found[start])
    _no_towns(analysis)
    analysis.mentions[:] = sorted(set(analysis.mentions))


def _no_towns(analysis: Analysis) -> None:
    """郎清远: what was taken for a town, and stands within names of people only."""
    people = [one.span for one in analysis.mentions if one.kind == "person"]
    for body in [one for one in analysis.bodies.values() if one.rule == "bodies/territory"]:
        spans = [one.span for one in analysis.mentions if one.entity == body.key]
        if all(any(p.start <= s.start and s.end <= p.end for p in people) for s in spans):
            del analysis.bodies[body.key]
            analysis.mentions[:] = [one for one in analysis.mentions if one.entity != body.key]


def _place(text: Reading, name: Name, bodies: list[tuple[int, int]]) -> bool:
    """秘书长、岳江市农业农村局局长…: what a body begins with, and ends like a place."""
    begins = any(start == name.start and name.end < end for start, end in bodies)
    return begins and text.words[name.end - 1] in "市省县区州镇"


def _within(name: Name, bodies: list[tuple[int, int]]) -> bool:
    """Whether what looks like a name is part of the name of a body."""
    return any(start < name.end and name.start < end for start, end in bodies)


def _enter(text: Reading, found: dict[int, tuple[Name, str]], name: Name, rule: str) -> None:
    """Keep a name unless it is private or another one stands there already."""
    if text.hidden(name.start, name.end) or "某" in text.words[name.start : name.end]:
        return
    if any(name.start < other.end and other.start < name.end for other, _ in found.values()):
        return
    found[name.start] = (name, rule)


def _listed(text: Reading, found: dict[int, tuple[Name, str]]) -> list[Name]:
    """副市长张三、李四和王五: names that follow others in a list."""
    more: list[Name] = []
    waiting = [name for name, _ in found.values()]
    while waiting:
        name = waiting.pop()
        _, end = with_bracket(text, name)
        end = _after_titles(text, end)
        joint = _AND.match(text.words, end)
        if joint is None:
            continue
        start = joint.end()
        if start in found or any(one.start <= start < one.end for one, _ in found.values()):
            continue
        follower = _follower(text, start) or _sounded_follower(text, name, start)
        if follower is not None and joint[0] != " ":
            more.append(follower)
            waiting.append(follower)
    return more


def _after_titles(text: Reading, end: int) -> int:
    for title in lexicon("zh", "names")["titles"]:
        if text.words.startswith(title, end):
            return end + len(title)
    return end


def _follower(text: Reading, start: int) -> Name | None:
    latin = latin_at(text, start)
    if latin is not None:
        return latin
    if begins_word(text.words, start) or title_at(text, start) is not None:
        return None
    name = chinese_at(text, start)
    if name is None or name.sure < 0.95:
        return None
    after = text.words[name.end : name.end + 1]
    rest = text.words[name.end : name.end + 12]
    if pattern("people", "follower").match(rest) or any(
        name.end == one.start and one.word not in ("教授",) for one in offices(text)
    ):
        return None
    return (
        name
        if after in "、，。；和与及等分出参陪女先教博）" or begins_word(text.words, name.end)
        else None
    )


def _sounded_follower(text: Reading, before: Name, start: int) -> Name | None:
    """省长罗德里格斯、萨尼亚: a name written by its sound behind another one."""
    name = sounded_at(text, start, 3)
    whole = text.words[before.start : before.end]
    if name is None or before.end - before.start < 3 or not set(whole) <= signs() | {"·", "-"}:
        return None
    if begins_word(text.words, start) or office_at(text, name.end) is not None:
        return None
    return name


def _add(analysis: Analysis, text: Reading, name: Name, rule: str) -> None:
    """Enter a person, or one more mention of one; then every other place of the name."""
    bare, _ = with_bracket(text, name)
    written = (
        text.written[bare.start : bare.end].replace(" ", "")
        if _han(text, bare)
        else text.written[bare.start : bare.end]
    )
    span = text.span(bare.start, bare.end)
    same = _known(analysis, bare, written)
    if same is None:
        key = f"p{len(analysis.people) + 1}"
        analysis.people[key] = Person(
            key=key,
            name=written,
            given=bare.given,
            family=bare.family,
            start=span.start,
            end=span.end,
            rule=f"people/{rule}",
            confidence=bare.sure,
        )
    else:
        key = same.key
    _mention(analysis, Mention(span, "person", key))


def _known(analysis: Analysis, name: Name, written: str) -> Person | None:
    """The same person, told before or behind in full: 德尔马 is 卡罗琳·德尔马."""
    for one in analysis.people.values():
        if one.name == written or (is_dotted(one.name) and one.family == written):
            return one
    return None


def _han(text: Reading, name: Name) -> bool:
    return "\u3400" <= text.words[name.start] <= "\u9fff"


def _mention(analysis: Analysis, mention: Mention) -> None:
    analysis.mentions.append(mention)
