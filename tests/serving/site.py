"""The site of the reference workspace, with someone merged and someone withdrawn."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from passerelle.graph.meta import replaced_quads, withdrawn_quads
from passerelle.identity.withdrawn import Tombstone
from passerelle.iris import Minter
from passerelle.pipeline.build import build
from passerelle.pipeline.state import open_built
from passerelle.publish.opening import site_of
from passerelle.publish.parts import LANGS, Site, place
from passerelle.publish.site import publish
from passerelle.store import EmbeddedStore
from passerelle.workspace import Workspace
from tests.conftest import ROOT

MERGED = "person/11111111-1111-4111-8111-111111111111"
KEPT = "person/7d71e12f-f419-4a9b-a1b2-d499112a3247"
MERGED_BODY = "institution/senat-francais"
KEPT_BODY = "institution/senat"
WITHDRAWN = "person/22222222-2222-4222-8222-222222222222"
WITHDRAWN_FORMER = "person/33333333-3333-4333-8333-333333333333"

PAGES = ("index", "404", "410", "dataset", "def", "scheme/theme", "rules")
"""Pages that the configuration leads to."""


def site_in(folder: Path, home: str) -> Site:
    """The graph of the reference workspace, built in `folder`, to be served at `home`."""
    root = folder / "data"
    shutil.copytree(ROOT / "data", root, ignore=shutil.ignore_patterns("build", "registers"))
    workspace = Workspace(root)
    build(workspace)
    minter = Minter(workspace.settings.graph.base)
    store = EmbeddedStore(folder / "store")
    store.load(open_built(workspace).quads())
    store.load(replaced_quads(minter, {MERGED: KEPT, MERGED_BODY: KEPT_BODY}))
    slug, former = (one.split("/")[1] for one in (WITHDRAWN, WITHDRAWN_FORMER))
    gone = Tombstone(slug, "2026-11-20T00:00:00Z", "person", "editor", "", (former,))
    store.load(withdrawn_quads(minter, [gone]))
    store.close()
    return replace(site_of(workspace, home), store=EmbeddedStore(folder / "store", read_only=True))


def written(site: Site, top: Path) -> Path:
    """`site` written into the folder `top`; what a page needs to be found is there."""
    publish(site, top)
    for key in PAGES:
        for lang in LANGS:
            path = top / place(key, lang)
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                path.write_text(f"<!doctype html><title>{key} {lang}</title>", encoding="utf-8")
    return top
