"""JSON sources without a mapping: their objects are records as they stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from passerelle.errors import RowError
from passerelle.sources.base import Rejected, SourceDescription, SourceResult
from passerelle.sources.faults import record_adapter, record_fault
from passerelle.sources.identifiers import with_normal_identifiers
from passerelle.sources.objects import load_items
from passerelle.sources.private import without_private
from passerelle.sources.quotes import QuotedText
from passerelle.sources.texts import check_texts
from passerelle.vocabulary import Vocabulary

__all__ = ["read_items"]


def read_items(
    folder: Path, source: SourceDescription, result: SourceResult, vocabulary: Vocabulary
) -> None:
    """Add to `result` the records in the source's file; a faulty one is set aside."""
    path = folder / source.path
    text = QuotedText(folder / source.text) if source.text else None
    private: set[str] = set()
    for number, item in enumerate(load_items(path, source), start=1):
        result.rows += 1
        try:
            sound = check_texts(without_private(item, private))
            known = with_normal_identifiers(sound, vocabulary)
            ready = _prepared(known, source, path.name, number, text)
            context = {"vocabulary": vocabulary}
            result.records.append(record_adapter.validate_python(ready, context=context))
        except ValidationError as fault:
            result.rejected.append(_rejected(number, record_fault(fault)))
        except RowError as fault:
            result.rejected.append(_rejected(number, fault))
        except RecursionError:
            deep = RowError("lists and objects lie too deep in each other.")
            result.rejected.append(_rejected(number, deep))
    result.private_columns = sorted(private)


def _rejected(number: int, fault: RowError) -> Rejected:
    return Rejected(number, fault.column or "", fault.value or "", fault.message)


def _prepared(
    item: Any, source: SourceDescription, file: str, number: int, text: QuotedText | None
) -> dict[str, Any]:
    """`item` with the source's modality, and evidence down to its nested statements."""
    if not isinstance(item, dict):
        raise RowError("the item is not an object.", remedy="Write each record as { … }.")
    ready = {"modality": source.modality, **item}
    own = [_evidence(quote, source, text) for quote in _objects(item, "evidence")]
    default = {"type": "row", "source": source.name, "file": file, "row": number}
    ready["evidence"] = own or [default]
    if "participations" in item:
        ready["participations"] = [
            {
                "modality": ready["modality"],
                **part,
                "evidence": [_evidence(q, source, text) for q in _objects(part, "evidence")]
                or ready["evidence"],
            }
            for part in _objects(item, "participations")
        ]
    return ready


def _objects(item: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """The objects under `key`, of which a single one may stand without a list around it."""
    value = item.get(key) or []
    objects = [value] if isinstance(value, dict) else value
    if not isinstance(objects, list) or not all(isinstance(one, dict) for one in objects):
        raise RowError(
            f"'{key}' is not a list of objects.", column=key, remedy="Write it as [{ … }]."
        )
    return objects


def _evidence(
    quote: dict[str, Any], source: SourceDescription, text: QuotedText | None
) -> dict[str, Any]:
    said = {"type": "quote", "source": source.name, **quote}
    if said["type"] == "quote" and text is not None:
        return text.locate(said)
    if said["type"] == "quote" and not said.get("file"):
        raise RowError(
            "a quote without the text it is from.",
            column="evidence",
            remedy='Name the text in source.toml: text = "…".',
        )
    return said
