"""The workspace: a folder with `passerelle.toml`, its sources, its identity files, its build."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from passerelle.errors import WorkspaceError
from passerelle.iris import Minter
from passerelle.settings import load_toml

__all__ = [
    "ExtractSettings",
    "GraphSettings",
    "IdentitySettings",
    "ModelSettings",
    "Price",
    "PublishSettings",
    "Settings",
    "StoreSettings",
    "Workspace",
]

FILE = "passerelle.toml"
DEFAULT_BASE = "https://w3id.org/passerelle/"
_ADDRESS = r"^https?://[^\s<>\"{}|\\^`]+$"
"""What may stand as an IRI in the graph: anything else would end a build half-way."""


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Publisher(_Section):
    """Who puts the graph out."""

    name: str = ""
    homepage: str | None = Field(default=None, pattern=_ADDRESS)


class GraphSettings(_Section):
    """`[graph]`: what is published, by whom, under which addresses."""

    base: str = Field(default=DEFAULT_BASE, pattern=_ADDRESS)
    title: dict[str, str] = Field(default_factory=dict)
    description: dict[str, str] = Field(default_factory=dict)
    licence: str = Field(default="https://creativecommons.org/licenses/by/4.0/", pattern=_ADDRESS)
    publisher: Publisher = Publisher()
    languages: tuple[str, ...] = ("fr", "en", "zh")


class StoreSettings(_Section):
    """`[store]`: embedded (the default), or the addresses of a SPARQL 1.1 endpoint."""

    kind: Literal["embedded", "remote"] = "embedded"
    endpoint: str | None = None
    update: str | None = None
    graph_store: str | None = None
    parameters: dict[str, str] = Field(default_factory=dict)


class PublishSettings(_Section):
    """`[publish]`: where the site is served, and whom people write to."""

    url: str | None = Field(default=None, pattern=_ADDRESS)
    """Address of its top folder; without one, that of the graph."""
    contact: str | None = Field(default=None, pattern=r"^(https?://|mailto:)[^\s<>\"]+$")
    """Page or mail address for questions and withdrawals; without one, the publisher's page."""
    endpoint: str | None = Field(default=None, pattern=_ADDRESS)
    """SPARQL endpoint that everybody may ask; named in the catalogue."""


class IdentitySettings(_Section):
    """`[identity]`: who decides who is who, by role; people are named nowhere without need."""

    by: str = Field(default="editor", min_length=1)


class Price(_Section):
    """What a thousand tokens cost, sent and received."""

    sent: float = Field(ge=0)
    received: float = Field(ge=0)
    currency: str = Field(default="EUR", min_length=1)


class ModelSettings(_Section):
    """`[extract.model]`: a model that may propose facts; without this section no text is sent.

    Its key, where it wants one, comes from the environment: PASSERELLE_MODEL_KEY.
    """

    endpoint: str = Field(pattern=_ADDRESS)
    """Address of an interface like OpenAI's, up to ``/v1``, on this machine or elsewhere."""
    name: str = Field(pattern=r"^\S+$")
    temperature: float = Field(default=0, ge=0, le=2)
    timeout: float = Field(default=120, gt=0)
    """Seconds that a reply may take."""
    max_chars: int = Field(default=12_000, ge=500)
    """Characters of a text that are sent at once; longer texts go in parts."""
    max_requests: int = Field(default=20, ge=1)
    """Parts that a text may have at most, so that a book does not cost a fortune."""
    price: Price | None = None
    parameters: dict[str, str | int | float | bool] = Field(default_factory=dict)
    """Further fields of the request: ``{ max_tokens = 4000, seed = 1 }``."""


class ExtractSettings(_Section):
    """`[extract]`: how facts are read out of texts."""

    model: ModelSettings | None = None


class Settings(_Section):
    """All of `passerelle.toml`."""

    graph: GraphSettings = GraphSettings()
    store: StoreSettings = StoreSettings()
    identity: IdentitySettings = IdentitySettings()
    publish: PublishSettings = PublishSettings()
    extract: ExtractSettings = ExtractSettings()


class Workspace:
    """Paths and settings of one workspace; it reads settings and writes nothing."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.settings = load_toml(self.root / FILE, Settings, WorkspaceError)
        self.minter = Minter(self.settings.graph.base)
        self.build = self.root / "build"
        self.layout = self.build / "layout.json"  # where a map has put everybody, by address
        self.identity = self.root / "identity"

    @classmethod
    def find(cls, start: Path | None = None) -> Workspace:
        """The workspace at `start` or in the nearest folder above it that has one.

        A checkout of the project keeps its reference workspace in ``data/``: that is
        found from the checkout's top folder too.
        """
        here = (start or Path.cwd()).resolve()
        for folder in (here, *here.parents):
            for candidate in (folder, folder / "data"):
                if (candidate / FILE).is_file():
                    return cls(candidate)
        raise WorkspaceError(
            f"there is no {FILE} here or in any folder above.",
            where=here,
            remedy="Name the workspace with -w DIR, or make one with 'passerelle init DIR'.",
        )

    @property
    def source_folders(self) -> list[Path]:
        """One folder per source, sorted by name; each must hold a `source.toml`."""
        home = self.root / "sources"
        if not home.is_dir():
            raise WorkspaceError(
                "there is no folder 'sources'.",
                where=self.root,
                remedy="Put each source into a folder of its own below it, with a source.toml.",
            )
        return sorted(
            folder
            for folder in home.iterdir()
            if folder.is_dir() and not folder.name.startswith((".", "_"))
        )
