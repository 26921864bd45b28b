"""What parts of the site show besides the graph and the settings, each told as one text.

When one of these differs from what it was, the parts that show it are made again.
"""

from __future__ import annotations

import hashlib
import json

from passerelle.identity.withdrawn import list_digest
from passerelle.network.project import FOLDER
from passerelle.pipeline.report import load_kept
from passerelle.pipeline.state import BuildState
from passerelle.publish.machine.dumps import dumps_of
from passerelle.publish.pages.frame import built_on
from passerelle.publish.parts import Part, Site
from passerelle.releases.shelf import load_releases
from passerelle.workspace import Workspace

__all__ = ["also_of", "built", "dumped", "known_releases", "own_networks", "reported"]


def built(site: Site) -> str:
    """The day of the build."""
    return built_on(site)


def reported(site: Site) -> str:
    """What the build found."""
    if site.workspace is None:
        return ""
    workspace = Workspace(site.workspace)
    state = BuildState.load(workspace)
    report = load_kept(workspace, state) if state else None
    return repr(report)


def known_releases(site: Site) -> str:
    """The records of all releases, and who has been withdrawn: none may name them."""
    if site.workspace is None:
        return ""
    known = load_releases(site.workspace)
    withdrawn = list_digest(Workspace(site.workspace).identity)
    return "\n".join([withdrawn, *(one.model_dump_json() for one in known)])


def own_networks(site: Site) -> str:
    """The networks that the workspace adds or has otherwise."""
    files = sorted((site.workspace / FOLDER).glob("*.rq")) if site.workspace else []
    return "\0".join(f"{file.name}\0{file.read_text(encoding='utf-8')}" for file in files)


def dumped(site: Site) -> str:
    """Size and digest of each dump."""
    made = dumps_of(site)
    return json.dumps([made.canonical, *([one.place, one.size, one.digest] for one in made.files)])


def also_of(site: Site, part: Part) -> str:
    """Digest of all that `part` shows besides the graph, and of who has no page."""
    told = ["\n".join(sorted(site.hidden)), *(one(site) for one in part.also)]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()
