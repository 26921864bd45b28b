"""When a build last looked at each source, and when its content last changed.

``build/seen.json`` is kept apart from the graph, in which nothing depends on the clock, and
is written by every build, also by one that has nothing to do or that fails. Without it
(a fresh or a cleared `build` folder) both are unknown, and said to be.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from passerelle.files import write_text
from passerelle.workspace import Workspace

__all__ = ["Seen", "SourceSeen", "utc_now"]


def utc_now() -> str:
    """The time as ``2026-11-24T22:10:26Z``."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


@dataclass(frozen=True)
class SourceSeen:
    """One source: digest of its files, first and last look, last change that a look met.

    All times are UTC. `changed` is None as long as the content is what the first look met:
    since when it is so, nobody noted.
    """

    digest: str
    first: str
    checked: str
    changed: str | None = None


@dataclass
class Seen:
    """All sources by name, and the store whose report `build/report.json` holds.

    `reported` is empty while the report is that of a failed build.
    """

    sources: dict[str, SourceSeen] = field(default_factory=dict)
    reported: str = ""

    @classmethod
    def load(cls, workspace: Workspace) -> Seen:
        """What ``build/seen.json`` says; nothing when it is not there or cannot be read."""
        try:
            data = json.loads(_file(workspace).read_text(encoding="utf-8"))
            sources = {name: SourceSeen(**one) for name, one in data["sources"].items()}
            return cls(sources, str(data["reported"]))
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def look(self, digests: Mapping[str, str]) -> None:
        """Note a look at all sources, by name and digest of their files, now."""
        now = utc_now()
        self.sources = {name: self._seen(name, digest, now) for name, digest in digests.items()}

    def _seen(self, name: str, digest: str, now: str) -> SourceSeen:
        known = self.sources.get(name)
        if known is None:
            return SourceSeen(digest, first=now, checked=now)
        changed = known.changed if known.digest == digest else now
        return SourceSeen(digest, known.first, now, changed)

    def save(self, workspace: Workspace) -> None:
        """Write it whole."""
        write_text(_file(workspace), json.dumps(asdict(self), indent=1, sort_keys=True) + "\n")


def _file(workspace: Workspace) -> Path:
    return workspace.build / "seen.json"
