"""The expressions for groups without names, put together from the lexicon ``delegations``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from passerelle.extraction.latin.words.head_counts import number_words
from passerelle.extraction.lexicon import filled, lexicon

__all__ = ["delegation_words"]


@dataclass(frozen=True)
class DelegationWords:
    """The patterns of one language."""

    head: re.Pattern[str]
    again: re.Pattern[str]
    barred_before: re.Pattern[str]
    barred_after: re.Pattern[str]
    adjective: re.Pattern[str]
    sized: re.Pattern[str]
    source: re.Pattern[str]
    named: re.Pattern[str]


@cache
def delegation_words(language: str) -> DelegationWords:
    """The patterns of a language, compiled once."""
    book = lexicon(language, "delegations")
    number = number_words(book)
    demonyms = "|".join(book["demonyms"])
    members = _members(book, demonyms)
    return DelegationWords(
        head=re.compile(_heads(book, number, demonyms, members), re.IGNORECASE),
        again=re.compile(rf"\b(?:{book['again']})\b", re.IGNORECASE),
        barred_before=re.compile(rf"\b(?:{book['not_preceded']})(?: de(?: la)?| d')?\s*$"),
        barred_after=re.compile(rf" (?:{book['not_followed']})"),
        adjective=re.compile(rf" (?:{book['adjectives']}|{demonyms})\b"),
        sized=re.compile(
            rf",? {book['sized']}(?P<count>{number})(?: {members})?\b(?: (?:{demonyms})\b)?"
        ),
        source=re.compile(rf",? {book['from']}$"),
        named=re.compile(
            rf" {book['of']}{members}(?:{book['and_of']}{members})?"
            rf"(?: (?:[a-zé]+ )?(?:{demonyms})\b)?"
        ),
    )


def _members(book: dict[str, Any], demonyms: str) -> str:
    """Those of whom a group is made up: "jeunes musiciens", "Togolese teachers and pupils"."""
    if "member" not in book:
        adjective = r"(?: (?:[^\W\d_]+(?:aux|als|els|ers|ois|ais|iens))\b)?"
        return rf"(?:[^\W\d_]+ )?(?:{book['people']}){adjective}"
    member = filled(book["member"], book)
    return rf"(?:(?:{demonyms}) )?{member}(?:(?:, (?:[a-z-]+ )?[a-z-]+s)?,? and (?:{member}))?"


def _heads(book: dict[str, Any], number: str, demonyms: str, members: str) -> str:
    """Whatever a group may be named by: a head word, people counted, a known number of them."""
    before = rf"(?:(?:{book['before']}|{demonyms}) )*"
    sized_before = (
        rf"(?:(?P<early>{number}){book['sized_before']} )?" if "sized_before" in book else ""
    )
    weak = rf"|(?:{book['weak']})(?={book['weak_of']})" if book["weak"] else ""
    heads = book["head"] + weak
    counted = rf"(?P<count>{number}) {members}"
    return (
        rf"\b(?:(?:{book['article']}) ?\b)?{before}{sized_before}{before}(?P<head>{heads})\b"
        rf"|\b(?:(?:{book['article']}) )?{before}(?P<group>{book['group']})"
        rf"(?: (?:{book['adjectives']}))? {book['of']}{counted}"
        rf"|\b{counted}(?= (?:{book['from_people']})\b)".replace("(?P<count>", "(?P<many>", 1)
        + rf"|\b(?P<few>{number}) {book['counted_of']}"
        + rf"|\b{book['definite']}(?= (?:{book['from_people']})\b)"
        + rf"|\b(?:(?:{book['article']}) )(?:{before}){book['counted_alone']} "
        rf"(?P<alone>{number})\b(?=[,.;:)]| (?:{book['from_people']})\b)"
        + _sized(book, number, demonyms)
    )


def _sized(book: dict[str, Any], number: str, demonyms: str) -> str:
    """Further alternatives: "a 12-strong brass band", "nineteen Saudi managers"."""
    if "member" not in book:
        return ""
    sized = rf"(?:{number}){book['sized_before']}"
    return (
        rf"|\b(?:(?:{book['article']}) )?{sized} (?:[\w'’-]+ ){{0,3}}?{book['strong']}\b"
        rf"|\b(?P<going>{number}) {filled(book['member'], book)}{book['going']}"
        rf"|{book['taken']}(?P<taken>{number}) {filled(book['member'], book)}\b"
        rf"|\b(?:{number}) (?:{demonyms}) {filled(book['member'], book)}\b"
    )
