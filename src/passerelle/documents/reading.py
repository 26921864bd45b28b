"""One way in: a file becomes a `Document`, or a `DocumentError` says why not."""

from __future__ import annotations

from pathlib import Path

from passerelle.documents.bodies import as_written
from passerelle.documents.document import Document
from passerelle.documents.found import Found
from passerelle.documents.head import said
from passerelle.documents.kinds import kind_of
from passerelle.documents.language import language_of
from passerelle.documents.limits import MAX_CHARACTERS, MAX_FILE, MAX_TEXT_FILE
from passerelle.documents.mail import mail
from passerelle.documents.office import office
from passerelle.documents.page import page
from passerelle.documents.pdf import pdf
from passerelle.documents.plain import markdown, plain
from passerelle.documents.sound import one_line, sound
from passerelle.errors import DocumentError, SourceError
from passerelle.texts import decode

__all__ = ["read"]


def read(path: Path) -> Document:
    """The document in `path`; its text is sound, and all that it says of itself is told.

    Raises `DocumentError` with the file, the reason and what to do.
    """
    try:
        found = _found(path)
        _check(found.text, path, 4 * MAX_CHARACTERS)  # before anything that takes time
        text = sound(found.text)
        _check(text, path, MAX_CHARACTERS)
        return _document(text, found, path)
    except DocumentError:
        raise
    except SourceError as fault:  # of the encoding
        raise DocumentError(
            fault.what, where=path, line=fault.line, remedy="Save the file as UTF-8."
        ) from None
    except OSError as fault:
        raise DocumentError(
            f"cannot be read: {fault.strerror}.", where=path, remedy="Check name and rights."
        ) from None


def _found(path: Path) -> Found:
    size = path.stat().st_size
    if size > MAX_FILE:
        raise DocumentError(
            f"has {size >> 20} MB.",
            where=path,
            remedy=f"Files of up to {MAX_FILE >> 20} MB are read: give the release alone.",
        )
    data = path.read_bytes()
    if not data.strip():
        raise DocumentError("is empty.", where=path, remedy="Give the file again, with its text.")
    kind = kind_of(data, path)
    if kind == "html":
        return page(data, path)
    if kind == "eml":
        return mail(data, path)
    if kind == "pdf":
        return pdf(path)
    if kind == "office":
        return office(data, path)
    if size > MAX_TEXT_FILE:
        raise DocumentError(
            f"is a text of {size >> 20} MB.",
            where=path,
            remedy=f"Texts of up to {MAX_TEXT_FILE >> 20} MB are read: give each release alone.",
        )
    text = decode(data, path, None)
    return markdown(text) if kind == "md" else plain(text)


def _check(text: str, path: Path, most: int) -> None:
    if not any(map(str.isalpha, text)):
        raise DocumentError(
            "holds no text.", where=path, remedy="Give a file whose words can be selected."
        )
    if len(text) > most:
        raise DocumentError(
            f"has {len(text)} characters of text.",
            where=path,
            remedy=f"Up to {MAX_CHARACTERS} are read: give each release in a file of its own.",
        )


def _document(text: str, found: Found, path: Path) -> Document:
    language = language_of(text, path, found.tongue)
    own = said(text, language, found.source)
    above = said(found.before, language)
    title = one_line(found.title or found.heading or own.title or found.window)
    masthead = own.masthead if own.masthead != title else None
    publisher = found.source or own.publisher or above.publisher or found.site
    publisher = publisher or masthead or own.speaker
    return Document(
        file=path.name,
        text=text,
        language=language,
        title=title,
        publisher=as_written(one_line(publisher) or "", text) or None,
        published=found.published or own.published or above.published,
        attachments=found.attachments,
    )
