"""How sure a fact is: how often its rule was right on texts that no rule was made for.

The table ``lexicon/sureness.toml`` is measured, by language, list and rule
(``python -m benchmarks.text.run --calibrate``), never guessed: a rule that spoke seldom is drawn
towards what its list reaches. A mark for accepting facts without a look can so be read as
the share of them that is right.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from passerelle.extraction.account import Account

__all__ = ["measured"]


def measured(account: Account, language: str) -> Account:
    """`account` with the measured sureness of each fact; what was not measured keeps its own."""
    table = _table().get(language, {})
    lists = {
        name: tuple(
            fact.model_copy(update={"confidence": sure})
            if (sure := table.get(f"{name} {fact.rule}", table.get(name))) is not None
            else fact
            for fact in getattr(account, name)
        )
        for name in Account.model_fields
    }
    return account.model_copy(update=lists)


@cache
def _table() -> dict[str, dict[str, float]]:
    words = files("passerelle.extraction.lexicon").joinpath("sureness.toml").read_text("utf-8")
    return tomllib.loads(words)
