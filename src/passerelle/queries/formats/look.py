"""How an answer is to look, whatever the format."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Look"]


@dataclass(frozen=True)
class Look:
    """`addresses` shows IRIs instead of names; `width` is that of the terminal, in cells."""

    addresses: bool = False
    width: int | None = None
    languages: tuple[str, ...] = ("en",)
