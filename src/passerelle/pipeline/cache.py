"""Records of unchanged sources, kept from the last build so that they are not read again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from pyoxigraph import RdfFormat, parse, serialize

from passerelle.files import write_text
from passerelle.identity.withdrawn import list_digest
from passerelle.records import Record
from passerelle.resources import ontology_dir
from passerelle.sources.base import Rejected, SourceDescription, SourceResult
from passerelle.sources.read import digest_folder, load_description
from passerelle.workspace import Workspace

__all__ = ["code_digest", "kept_file", "kept_result", "load_result", "save_result"]

_records: TypeAdapter[list[Record]] = TypeAdapter(list[Record])


@cache
def code_digest() -> str:
    """SHA-256 over the program and the ontology: another version reads everything again."""
    package = Path(__file__).resolve().parent.parent
    files = [*package.rglob("*.py"), *ontology_dir().rglob("*.ttl"), *ontology_dir().rglob("*.rq")]
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()


def kept_file(workspace: Workspace, source: str) -> Path:
    """Where the records of `source` are kept."""
    return workspace.build / "cache" / f"{source}.json"


def kept_result(workspace: Workspace, folder: Path) -> SourceResult | None:
    """What the source in `folder` gave to the last build; None when it is not as it was then."""
    source, known = load_description(folder), list_digest(workspace.identity)
    return load_result(kept_file(workspace, source.name), source, digest_folder(folder), known)


def save_result(path: Path, result: SourceResult, suppressed: str = "") -> None:
    """Keep what reading a source gave; `suppressed` is the digest of who was withheld."""
    quads = serialize(result.quads, format=RdfFormat.N_QUADS) or b""
    data = {
        "digest": result.digest,
        "code": code_digest(),
        "suppressed": suppressed,
        "withheld": result.withheld,
        "same": result.same,
        "rows": result.rows,
        "rejected": [asdict(rejected) for rejected in result.rejected],
        "unused_columns": result.unused_columns,
        "private_columns": result.private_columns,
        "quads": quads.decode(),
        "records": _records.dump_json(result.records).decode(),
    }
    write_text(path, json.dumps(data))


def load_result(
    path: Path, source: SourceDescription, digest: str, suppressed: str = ""
) -> SourceResult | None:
    """What the source gave when its files were the same; None when it must be read."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["digest"] != digest or data["code"] != code_digest():
            return None
        if data["suppressed"] != suppressed:
            return None
        return SourceResult(
            description=source,  # as the build knows it: without the names of the withdrawn
            digest=digest,
            records=_records.validate_json(data["records"]),
            quads=list(parse(data["quads"], format=RdfFormat.N_QUADS)),
            rejected=[Rejected(**rejected) for rejected in data["rejected"]],
            rows=data["rows"],
            unused_columns=data["unused_columns"],
            private_columns=data["private_columns"],
            withheld=data["withheld"],
            same=[(key, address) for key, address in data["same"]],
            from_cache=True,
        )
    except (OSError, ValueError, KeyError, TypeError, SyntaxError, ValidationError):
        return None
