"""A document as extraction sees it: its words, what it says of itself, and who it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

__all__ = ["Document"]


@dataclass(frozen=True)
class Document:
    """The main text of a press release, in NFC, with what the document says of itself.

    All positions in it count code points of `text`, which is never changed afterwards.
    `published` is an ISO date, or a month in EDTF (``2024-10``) where an issue names no day;
    None when the document does not say it. `language` is ``fr``, ``en`` or ``zh``;
    `attachments` of an e-mail are counted, never opened.
    """

    file: str
    text: str
    language: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    attachments: int = 0
    sha256: str = field(init=False, default="")

    def __post_init__(self) -> None:
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        object.__setattr__(self, "sha256", digest)
