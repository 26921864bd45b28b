"""What a reviewer sees at the terminal: the fact, and the text with its words lit up."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from passerelle.review.told import Teller, harmless
from passerelle.review.words import word
from passerelle.sources.facts import Fact

__all__ = ["AROUND", "passage", "show_fact"]

AROUND = 420
"""Code points of the text shown before and after the words of a fact."""


def passage(text: str, spans: Sequence[tuple[int, int]], *, marked: bool) -> Text:
    """The part of `text` around `spans`, which are lit up.

    `marked` sets them between ⟦ and ⟧ as well, for where there is no light.
    """
    begin = max(0, min(start for start, _ in spans) - AROUND)
    end = min(len(text), max(end for _, end in spans) + AROUND)
    shown = Text("…" if begin else "")
    at = begin
    for start, stop in sorted(spans):
        shown.append(harmless(text[at:start]))
        words = harmless(text[start:stop])
        shown.append(f"⟦{words}⟧" if marked else words, style="bold black on bright_yellow")
        at = stop
    shown.append(harmless(text[at:end]))
    shown.append("…" if end < len(text) else "")
    return shown


def show_fact(
    console: Console, teller: Teller, fact: Fact, text: str | None, left: tuple[int, int]
) -> None:
    """Print one fact: where it is from and how many are left, its words, what it says."""
    here, in_all = left
    console.rule(Text(harmless(f"{fact.file}  {word('left', teller.lang, n=here, all=in_all)}")))
    marked = not console.is_terminal
    if fact.aside:
        console.print(Text(word("gone", teller.lang), style="bold red"), soft_wrap=True)
    if text is None or fact.aside:
        quote = fact.evidence[0]
        whole = f"{quote.prefix}{quote.exact}{quote.suffix}"
        spans = [(len(quote.prefix), len(quote.prefix) + len(quote.exact))]
        console.print(passage(whole, spans, marked=marked), soft_wrap=True)
    else:
        spans = [(one.start or 0, one.end or 0) for one in fact.evidence]
        console.print(passage(text, spans, marked=marked), soft_wrap=True)
    console.print()
    console.print(Text(teller.headline(fact), style="bold"), soft_wrap=True)
    for label, value in teller.fields(fact):
        console.print(Text(f"  {label}: {value}"), soft_wrap=True)
    sure = f"{word('sure', teller.lang, p=round(fact.confidence * 100))} · {fact.rule}"
    console.print(Text(f"  {sure}", style="dim"), soft_wrap=True)
