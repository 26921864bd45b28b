"""Expressions of Chinese grammar, which `lexicon/zh-patterns.toml` holds: which words say what.

In a skeleton (see `skeleton`) people, bodies, groups, places and dates are single signs; the
expressions name them in braces: ``{WHO}``, ``{PERSON}``, ``{BODY}``, ``{GROUP}``, ``{DATE}``,
``{UNIT}``. A list of another lexicon stands for any of its words: ``{agreements.verbs.signs}``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.late import Late, late

__all__ = ["ANY", "APART", "BODY", "GROUP", "PERSON", "WHO", "filled", "pattern", "words"]

PERSON, BODY, GROUP = "[\ue000-\ue3ff]", "[\ue400-\ue7ff]", "[\ue800-\uebff]"
WHO = "[\ue000-\uebff]"
ANY = "[\ue000-\uf3ff]"
APART = "[\ue000-\ue3ff\ue800-\uebff\uf000-\uf3ff]"
_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_SIGNS = {
    "{PERSON}": PERSON,
    "{BODY}": BODY,
    "{GROUP}": GROUP,
    "{WHO}": WHO,
    "{UNIT}": ANY,
    "{APART}": APART,
    "{DATE}": "[\uf000-\uf3ff]",
    "{NUMBER}": _NUMBER,
}


_LISTED = re.compile(r"\{([a-z]+)\.([a-z._]+)\}")


def filled(expression: str) -> str:
    """An expression with its signs in place of their names."""
    for name, sign in _SIGNS.items():
        expression = expression.replace(name, sign)
    return _LISTED.sub(lambda match: _either(match[1], match[2].split(".")), expression)


def _either(stage: str, path: list[str]) -> str:
    """Any of the words of a list, the longer ones first."""
    found: Any = lexicon("zh", stage)
    for step in path:
        found = found[step]
    return "|".join(sorted(found, key=len, reverse=True))


@cache
def pattern(room: str, name: str) -> Late:
    """The expression `name` of a module."""
    return late(filled(lexicon("zh", "patterns")[room][name]))


def words(room: str, name: str) -> Any:
    """The list or table of words `name` of a module."""
    return lexicon("zh", "patterns")[room][name]
