"""The ontology's documentation, made from its files: pages, and the files beside them.

``def.html`` holds every class and property under its local name, so that
``https://w3id.org/passerelle/def#Partnership`` leads there; ``scheme/theme.html`` does the same
for the concepts of a scheme. Nothing on the pages needs a script or a network.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import RdfFormat, serialize

from passerelle.errors import UsageError
from passerelle.files import write_text
from passerelle.namespaces import PREFIXES
from passerelle.publish.ontology.graph import triples
from passerelle.publish.ontology.index import read_ontology, shipped_ontology
from passerelle.publish.ontology.model import LANGS, Ontology
from passerelle.publish.ontology.pages import TEMPLATES, Around, Page, Writer
from passerelle.publish.parts import File
from passerelle.resources import ontology_dir, queries_dir

__all__ = ["ontology_files", "write_ontology_site"]


def write_ontology_site(
    out: Path, *, ontology: Path | None = None, queries: Path | None = None
) -> int:
    """Write the documentation into the folder `out` and return the number of pages.

    `out` is replaced as a whole, and only when everything is written; the same files give the
    same bytes. `ontology` and `queries` are folders like those that ship with Passerelle.
    Raises `UsageError` when `out` holds something that was not written here.
    """
    files = list(ontology_files(ontology=ontology, queries=queries))
    out = out.resolve()
    _check_free(out, {Path(file.place).parts[0] for file in files})
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}.") as made:
        new = Path(made) / "new"
        for file in files:
            _write(file, new / file.place)
        _swap(new, out, Path(made) / "old")
    return sum(1 for file in files if file.place.endswith(".html"))


def ontology_files(
    *, ontology: Path | None = None, queries: Path | None = None, around: Around | None = None
) -> Iterator[File]:
    """The pages and the files beside them; `around` is the site that they are a part of."""
    folder = ontology or ontology_dir()
    read = (
        read_ontology(folder, queries or queries_dir())
        if ontology or queries
        else shipped_ontology()
    )
    writer = Writer(read, around)
    for page in writer.pages():
        for lang, place in _places(page):
            yield File(place, writer.write(page, lang))
    for place, source in _linked(read, folder):
        yield File(place, _as_json(source))
    for place, source in _copies(read, folder):
        yield File(place, source)


def _write(file: File, path: Path) -> None:
    if isinstance(file.content, str):
        write_text(path, file.content)
    elif isinstance(file.content, Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file.content, path)


def _places(page: Page) -> Iterator[tuple[str, str]]:
    """Each language with the file of the page in it."""
    for lang in LANGS:
        suffix = "" if lang == LANGS[0] else f".{lang}"
        yield lang, f"{page.key}{suffix}.html"


def _as_json(turtle: Path) -> str:
    text = serialize(triples(turtle), format=RdfFormat.JSON_LD, prefixes=PREFIXES)
    return (text or b"").decode("utf-8")


def _linked(ontology: Ontology, folder: Path) -> Iterator[tuple[str, Path]]:
    """Turtle files to lay beside the pages as JSON-LD too, each with its place there."""
    yield "def.jsonld", folder / "passerelle.ttl"
    for scheme in ontology.schemes.values():
        yield f"scheme/{scheme.name}.jsonld", scheme.file


def _copies(ontology: Ontology, folder: Path) -> Iterator[tuple[str, Path]]:
    """Files to lay beside the pages as they are, each with its place there."""
    yield "style.css", TEMPLATES / "style.css"
    yield "def.ttl", folder / "passerelle.ttl"
    yield "context.jsonld", folder / "context.jsonld"
    for scheme in ontology.schemes.values():
        yield f"scheme/{scheme.name}.ttl", scheme.file
    for example in ontology.examples.values():
        yield f"example/{example.name}.ttl", example.file
    for kind, ending in (
        ("shapes", "ttl"),
        ("alignments", "ttl"),
        ("rules", "rq"),
        ("frames", "jsonld"),
    ):
        for file in sorted((folder / kind).glob(f"*.{ending}")):
            yield f"{kind}/{file.name}", file


def _check_free(out: Path, ours: set[str]) -> None:
    """Refuse to replace a folder that holds anything else than an older documentation."""
    if out.is_file():
        raise UsageError(f"'{out.name}' is a file.", remedy="Name a folder with -o.")
    foreign = sorted({one.name for one in out.iterdir()} - ours) if out.is_dir() else []
    if foreign:
        raise UsageError(
            f"the folder '{out.name}' holds other things, such as '{foreign[0]}'.",
            remedy="Name a new or empty folder with -o.",
        )


def _swap(new: Path, out: Path, old: Path) -> None:
    """Put `new` in the place of `out`; if that fails, what was there comes back."""
    if not out.exists():
        new.rename(out)
        return
    out.rename(old)
    try:
        new.rename(out)
    except OSError:
        old.rename(out)
        raise
