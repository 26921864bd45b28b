"""The releases on the site: a list, a page per release with what differs from the one before.

Each release lies there with its dump, its record, and the difference as JSON and RDF Patch.
Differences are kept in ``build/differences``, so that a site written again compares nothing
twice.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from passerelle.files import replacing, write_text
from passerelle.identity.suppressed import Suppressed
from passerelle.namespaces import RDF
from passerelle.publish.pages.frame import TEMPLATES, Frame, View
from passerelle.publish.parts import LANGS, File, Site
from passerelle.publish.releases.reading import Group, Reading
from passerelle.publish.releases.texts import kind_name, text
from passerelle.releases.compare import compare
from passerelle.releases.document import Document, as_json, document
from passerelle.releases.patch import patch_rows
from passerelle.releases.shelf import (
    RECORD,
    Release,
    dump_of,
    folder_of,
    load_releases,
    open_release,
)
from passerelle.templates import environment
from passerelle.workspace import Workspace

__all__ = ["difference_page", "note_in", "releases"]

_LARGEST = 90_000
"""Bytes that a page may have."""
_LIMITS = ((25, 12), (12, 8), (6, 4), (3, 2), (1, 1))
"""Things of each group and statements of each thing, until the page is small enough."""


def releases(site: Site) -> Iterator[File]:
    """The list of releases, and the files of each; a site without a workspace has none."""
    frame = Frame(site)
    known = load_releases(site.workspace) if site.workspace else []
    pairs = list(zip(known, [None, *known], strict=False))
    for lang in LANGS:
        rows = [(one, note_in(one, lang), former) for one, former in reversed(pairs)]
        yield frame.page("releases", "releases", lang, releases=rows, words=text)
    for release, former in pairs:
        yield from _release(site, frame, release, former)


def note_in(release: Release, lang: str) -> str:
    """What is new in `release`, in `lang` or else in the first language there is."""
    return release.notes.get(lang) or next(iter(release.notes.values()), "")


def _release(site: Site, frame: Frame, release: Release, former: Release | None) -> Iterator[File]:
    root = site.workspace or Path()
    folder = f"releases/{release.number}"
    yield File(f"{folder}/{dump_of(root, release.number).name}", dump_of(root, release.number))
    yield File(f"{folder}/{RECORD}", folder_of(root, release.number) / RECORD)
    found: Document | None = None
    if former:
        told, patch = _difference(Workspace(root), former, release)
        yield File(f"{folder}/diff.json", told)
        yield File(f"{folder}/diff.patch", patch)
        found = json.loads(told.read_text(encoding="utf-8"))
    for lang in LANGS:
        yield _page(site, frame, release, former, Reading(found, lang) if found else None, lang)


def _page(
    site: Site,
    frame: Frame,
    release: Release,
    former: Release | None,
    reading: Reading | None,
    lang: str,
) -> File:
    """The page about one release, cut until it is small enough."""
    key = f"releases/{release.number}"
    values: dict[str, Any] = {
        "release": release,
        "former": former,
        "note": note_in(release, lang),
        "reading": reading,
        "words": text,
        "kind_name": kind_name,
        "link": _links(site, View(site, key, lang)),
    }
    for things, lines in _LIMITS:
        groups = reading.groups(things, lines) if reading else []
        page = frame.page("release", key, lang, groups=groups, cut=_is_cut(groups), **values)
        if len(str(page.content).encode()) <= _LARGEST:
            break
    return page


def _is_cut(groups: list[Group]) -> bool:
    return any(group.left_out or any(told.left_out for told in group.things) for group in groups)


def _links(site: Site, view: View) -> Callable[[str], str]:
    """From an address to its page, where the graph of today still has the thing."""

    def link(address: str) -> str:
        if not address or not site.key(address):
            return ""
        there = site.store.matching(subject=NamedNode(address), predicate=RDF.type)
        return view.thing(address) if next(iter(there), None) else ""

    return link


def _difference(workspace: Workspace, former: Release, release: Release) -> tuple[Path, Path]:
    """The difference as JSON and as RDF Patch, made when they are not kept already."""
    home = workspace.build / "differences"
    stem = f"{former.sha256[:16]}-{release.sha256[:16]}"
    told, patch = home / f"{stem}.json", home / f"{stem}.patch"
    if told.is_file() and patch.is_file():
        return told, patch
    suppressed = Suppressed.load(workspace.identity)
    with tempfile.TemporaryDirectory(prefix="passerelle-") as folder:
        old, new = (
            open_release(workspace.root, workspace.identity, one.number, Path(folder))
            for one in (former, release)
        )
        with replacing(patch) as part, part.open("wb") as out:
            out.writelines(patch_rows(old.canonical, new.canonical))
        write_text(told, as_json(document(compare(old, new), suppressed)))
    return told, patch


def difference_page(found: Document, lang: str) -> str:
    """The whole difference as one page that stands alone."""
    reading = Reading(found, lang)
    template = environment(TEMPLATES).get_template("release_difference.html.jinja")
    return (
        template.render(
            lang=lang, reading=reading, groups=reading.groups(None, None), link=lambda address: ""
        )
        + "\n"
    )
