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
from passerelle.publish.ontology_graph import triples
from passerelle.publish.ontology_index import read_ontology
from passerelle.publish.ontology_model import LANGS, Ontology
from passerelle.publish.ontology_pages import TEMPLATES, Writer
from passerelle.resources import ontology_dir, queries_dir

__all__ = ["write_ontology_site"]


def write_ontology_site(
    out: Path, *, ontology: Path | None = None, queries: Path | None = None
) -> int:
    """Write the documentation into the folder `out` and return the number of pages.

    `out` is replaced as a whole, and only when everything is written; the same files give the
    same bytes. `ontology` and `queries` are folders like those that ship with Passerelle.
    Raises `UsageError` when `out` holds something that was not written here.
    """
    folder = ontology or ontology_dir()
    read = read_ontology(folder, queries or queries_dir())
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}.") as made:
        new = Path(made) / "new"
        new.mkdir()
        count = _write_pages(read, new)
        _write_files(read, folder, new)
        _check_free(out, new)
        _swap(new, out, Path(made) / "old")
    return count


def _write_pages(ontology: Ontology, new: Path) -> int:
    writer, count = Writer(ontology), 0
    for page in writer.pages():
        for lang in LANGS:
            suffix = "" if lang == LANGS[0] else f".{lang}"
            write_text(new / f"{page.key}{suffix}.html", writer.write(page, lang))
            count += 1
    return count


def _write_files(ontology: Ontology, folder: Path, new: Path) -> None:
    for source, place in _copies(ontology, folder):
        target = new / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    turtles = [(folder / "passerelle.ttl", new / "def.jsonld")]
    turtles += [
        (scheme.file, new / "scheme" / f"{scheme.name}.jsonld")
        for scheme in ontology.schemes.values()
    ]
    for source, target in turtles:
        text = serialize(triples(source), format=RdfFormat.JSON_LD, prefixes=PREFIXES)
        write_text(target, (text or b"").decode("utf-8"))


def _copies(ontology: Ontology, folder: Path) -> Iterator[tuple[Path, str]]:
    """Files to lay beside the pages, each with its place."""
    yield TEMPLATES / "style.css", "style.css"
    yield folder / "passerelle.ttl", "def.ttl"
    yield folder / "context.jsonld", "context.jsonld"
    for scheme in ontology.schemes.values():
        yield scheme.file, f"scheme/{scheme.name}.ttl"
    for example in ontology.examples.values():
        yield example.file, f"example/{example.name}.ttl"
    for kind, ending in (("shapes", "ttl"), ("alignments", "ttl"), ("rules", "rq")):
        for file in sorted((folder / kind).glob(f"*.{ending}")):
            yield file, f"{kind}/{file.name}"


def _check_free(out: Path, new: Path) -> None:
    """Refuse to replace a folder that holds anything else than an older documentation."""
    if out.is_file():
        raise UsageError(f"'{out.name}' is a file.", remedy="Name a folder with -o.")
    here = {one.name for one in out.iterdir()} if out.is_dir() else set()
    foreign = sorted(here - {one.name for one in new.iterdir()})
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
