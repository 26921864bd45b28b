"""The whole graph as files: RDF in five syntaxes, tables, and the digests of all of them.

N-Quads, TriG and JSON-LD keep the named graphs (which source said what); Turtle and RDF/XML hold
their union. The graph is cut into blocks (`blocks`), each written on its own in every form
(`pieces`) and laid into the files (`joined`): a second run writes again only blocks in which
something has changed, and nothing is held in memory whole.
"""

from __future__ import annotations

import multiprocessing
import shutil
import tempfile
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from passerelle.publish.machine.dumps.blocks import Block, cut
from passerelle.publish.machine.dumps.checksums import checksums, digest_of
from passerelle.publish.machine.dumps.dump import Dump, Dumps
from passerelle.publish.machine.dumps.joined import NAMES, Joiner, Laid
from passerelle.publish.machine.dumps.kept import Marks, recalled, told
from passerelle.publish.machine.dumps.pieces import Pieces, Task, pieces_of
from passerelle.publish.machine.dumps.table_descriptions import csvw, data_package
from passerelle.publish.parts import File, Site
from passerelle.publish.run.digests import Digests
from passerelle.store import EmbeddedStore

__all__ = ["Dump", "Dumps", "dump_files", "dumps_of", "make_dumps", "recall", "remembered"]

_FORMS = ("nq", "trig", "ttl", "jsonld", "rdf")
FEW = 200
"""Blocks that one process writes sooner than others have started."""

_MADE: weakref.WeakKeyDictionary[Site, Dumps] = weakref.WeakKeyDictionary()
"""Several parts tell of the dumps; they are written once."""


def dumps_of(site: Site) -> Dumps:
    """The dumps of `site`."""
    return _MADE[site] if site in _MADE else make_dumps(site, Digests(site.store))


def make_dumps(site: Site, digests: Digests, former: Dumps | None = None, jobs: int = 1) -> Dumps:
    """Write the dumps of `site` into a temporary folder that lasts as long as `site`.

    What has not changed is taken from the `former` ones; nothing is written when all of it is
    the same.
    """
    blocks = list(cut(digests.subjects))
    if former and [laid.key for laid in former.blocks] == [block.key for block in blocks]:
        _MADE[site] = former
        return former
    folder = Path(tempfile.mkdtemp(prefix="passerelle-"))
    weakref.finalize(site, shutil.rmtree, folder, ignore_errors=True)
    with ExitStack() as stack:
        joiner = Joiner(folder, stack)
        known = {laid.key: laid for laid in former.blocks} if former else {}
        laid = _laid(site, digests, blocks, known, joiner, jobs)
        _MADE[site] = _write(site, folder, joiner, laid, former)
    (folder / "pieces").unlink()
    return _MADE[site]


def recall(site: Site, kept: tuple[str, Marks], top: Path) -> Dumps | None:
    """Take the dumps of the site in the folder `top` for those of `site`, as `kept` tells them."""
    dumps = recalled(*kept, top) if kept[0] else None
    if dumps:
        _MADE[site] = dumps
    return dumps


def remembered(site: Site) -> tuple[str, Marks]:
    """What `recall` needs to know of the dumps of `site`."""
    return told(dumps_of(site))


def dump_files(site: Site) -> Iterator[File]:
    """The part of the site: all dumps, and their checksums."""
    made = dumps_of(site)
    yield from (File(one.place, one.path) for one in made.files)
    digests = [(one.place.removeprefix("dumps/"), one.digest) for one in made.files]
    yield File("dumps/SHA256SUMS", checksums(digests, made.canonical))


def _laid(
    site: Site,
    digests: Digests,
    blocks: Sequence[Block],
    known: Mapping[str, Laid],
    joiner: Joiner,
    jobs: int,
) -> list[Laid]:
    """All blocks in order: those that are known, the others made now."""
    new = [block for block in blocks if block.key not in known]
    tasks = [Task(one.subjects, _blank(digests, one.subjects)) for one in new]
    made = _made(site, tasks, jobs)
    fresh = {
        block.key: joiner.lay(block.key, pieces) for block, pieces in zip(new, made, strict=True)
    }
    return [known.get(block.key) or fresh[block.key] for block in blocks]


def _blank(digests: Digests, subjects: Sequence[bytes]) -> bytes:
    return b"".join(line for one in subjects for line in digests.blank.get(one, ()))


def _made(site: Site, tasks: Sequence[Task], jobs: int) -> Iterator[Pieces]:
    if jobs == 1 or len(tasks) < FEW:
        yield from map(partial(pieces_of, store=site.store, base=site.minter.base), tasks)
        return
    # Not forked: the store has threads of its own, which a fork would leave behind.
    context = multiprocessing.get_context("spawn")
    with context.Pool(jobs, _start, (site.store, site.minter.base)) as pool:
        yield from pool.imap(_make, tasks, chunksize=4)


_worker: tuple[EmbeddedStore, str] | None = None


def _start(store: EmbeddedStore, base: str) -> None:
    global _worker
    _worker = store, base


def _make(task: Task) -> Pieces:
    if _worker is None:
        raise RuntimeError("the process was not started for this")
    return pieces_of(task, *_worker)


def _write(
    site: Site, folder: Path, joiner: Joiner, blocks: list[Laid], former: Dumps | None
) -> Dumps:
    made = Dumps(canonical=joiner.canonical(blocks), blocks=blocks)
    for form in _FORMS:
        path, digest = joiner.graph(form, blocks)
        made.files.append(Dump(f"dumps/{NAMES[form]}", path, path.stat().st_size, digest))
    old = former.files[0].path.parent / "tables" if former else folder
    made.files.extend(_tables(site, folder / "tables", joiner, blocks, old))
    return made


def _tables(
    site: Site, folder: Path, joiner: Joiner, blocks: list[Laid], former: Path
) -> Iterator[Dump]:
    folder.mkdir()
    written = list(joiner.tables(folder, former, blocks))
    for one in written:
        for path in (one.csv, one.parquet):
            yield _dump(f"dumps/tables/{path.name}", path, one.rows)
    for name, text in (
        ("datapackage.json", data_package(site, written)),
        ("csv-metadata.json", csvw(site, written)),
    ):
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        yield _dump(f"dumps/tables/{name}", path)


def _dump(place: str, path: Path, rows: int | None = None) -> Dump:
    return Dump(place, path, path.stat().st_size, digest_of(path), rows)
