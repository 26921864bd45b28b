"""An e-mail: what its sender wrote, without headers, earlier mails, signature, small print."""

from __future__ import annotations

import email
import email.policy
import re
from datetime import datetime
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime
from itertools import islice
from pathlib import Path

from passerelle.documents.bodies import body_in
from passerelle.documents.found import Found
from passerelle.documents.limits import MAX_HEADER, MAX_MAIL, MAX_PARTS, MAX_TEXT_FILE
from passerelle.documents.lines import parts_of
from passerelle.documents.own_words import own_words
from passerelle.documents.page import mail_page
from passerelle.errors import DocumentError

__all__ = ["mail"]

_TYPE = re.compile(rb"(?:^|\n)content-type\s*:", re.IGNORECASE)
_BOUNDARY = re.compile(rb"boundary\s*=\s*[\"']?([^\s\"';]{1,200})", re.IGNORECASE)
_ENDLESS = re.compile(
    rb"(?:^|\n)content-[\w-]{1,40}\s*:(?:[^\n]|\n[ \t]){%d}" % MAX_HEADER, re.IGNORECASE
)
_PREFIX = re.compile(
    r"^\s*(?:(?:re|fwd?|tr|wg|aw|答复|回复|转发)\s*[:：]\s*|\[[^\]]{1,40}\]\s*)+", re.I
)
# What these names mean to mail programs, and to those who write them.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "us-ascii": "utf-8"}


def mail(data: bytes, path: Path) -> Found:
    """The words of the sender; attachments are counted, never opened."""
    _check(data, path)
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        text, heading, attachments = _words(message, path)
        subject, sender = _header(message, "subject"), _header(message, "from")
        sent = _sent(message)
    except (RecursionError, MessageError, LookupError, ValueError, AssertionError) as fault:
        raise DocumentError(
            f"is a damaged e-mail ({type(fault).__name__}).",
            where=path,
            remedy="Save its text as a txt file.",
        ) from None
    own = own_words(text)
    passed_on = own.passed_on
    subject = _PREFIX.sub("", subject) if subject else None
    return Found(
        own.text,
        title=None if passed_on else subject,
        heading=subject if passed_on else heading,
        source=None if passed_on else _sender(sender),
        site=_signed(own.signature),
        published=None if passed_on else sent,
        attachments=attachments,
    )


def _check(data: bytes, path: Path) -> None:
    """Refuse what would keep the parser busy: size, parts within parts, endless headers."""
    if len(data) > MAX_MAIL:
        raise DocumentError(
            f"has {len(data) >> 20} MB.",
            where=path,
            remedy=f"Mails of up to {MAX_MAIL >> 20} MB are read: save its text.",
        )
    boundaries = set(islice((match[1] for match in _BOUNDARY.finditer(data)), MAX_PARTS))
    parts = sum(1 for _ in islice(_TYPE.finditer(data), 2 * MAX_PARTS + 1))
    parts = max(parts, sum(data.count(b"\n--" + one) for one in boundaries))
    if parts > 2 * MAX_PARTS or _ENDLESS.search(data):
        raise DocumentError(
            f"has more than {MAX_PARTS} parts, or a head without end.",
            where=path,
            remedy="Save the mail with the release alone, or its text.",
        )


def _words(message: EmailMessage, path: Path) -> tuple[str, str | None, int]:
    """The text of the mail, its heading, and how many attachments it has."""
    plain = message.get_body(("plain",))
    rich = message.get_body(("html",))
    attachments = sum(
        1
        for part in message.walk()
        if not part.is_multipart() and part is not plain and part is not rich
    )
    text = _content(plain, path) if plain is not None else ""
    if rich is None:
        return text, None, attachments
    if plain is None or len(text.split()) < 25:
        found = mail_page(_content(rich, path), path)
        if len(found.text) > len(text):  # «this mail needs a program that shows pages»
            return found.text, found.heading, attachments
    return text, None, attachments


def _content(part: MIMEPart, path: Path) -> str:
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    if len(data) > MAX_TEXT_FILE:
        raise DocumentError(
            f"has a text of {len(data) >> 20} MB.",
            where=path,
            remedy=f"Texts of up to {MAX_TEXT_FILE >> 20} MB are read.",
        )
    named = (part.get_content_charset() or "utf-8").lower()
    for name in (_WIDER.get(named, named), "utf-8", "gb18030", "cp1252"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", errors="replace")


def _header(message: EmailMessage, name: str) -> str | None:
    raw = next((value for key, value in message.raw_items() if key.lower() == name), None)
    if raw is None:
        return None
    folded = " ".join(str(raw).splitlines())[:MAX_HEADER]
    return " ".join(str(email.policy.default.header_factory(name, folded)).split())


def _sender(sender: str | None) -> str | None:
    """The body in the sender's name: never a person's name, never an address."""
    shown = re.sub(r"<[^>]*>?|\S+@\S+", " ", sender or "").strip(" \"'")
    parts = [shown, *re.split(r"\s*[|/(),;]\s*|\s+[-–—]\s+|\s+via\s+", shown)]
    return body_in(filter(None, parts[1:] if len(parts) > 2 else parts), "zh")


def _signed(lines: list[str]) -> str | None:
    """The body that a signature names: on a line of its own, or behind a function."""
    return body_in((part for line in lines for part in parts_of(line) + line.split(", ")), "zh")


def _sent(message: EmailMessage) -> str | None:
    """The day on which it was sent, by the sender's own clock."""
    try:
        when: datetime = parsedate_to_datetime(_header(message, "date") or "")
    except (ValueError, TypeError, IndexError):
        return None
    return when.date().isoformat() if when.year >= 1980 else None
