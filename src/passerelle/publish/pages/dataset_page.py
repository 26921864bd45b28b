"""The page of the dataset: what is in it in figures, its dumps with size and checksum."""

from __future__ import annotations

import json
from collections.abc import Iterator

from markupsafe import Markup

from passerelle.publish.machine.dataset import schema_dataset
from passerelle.publish.machine.dumps import dumps_of
from passerelle.publish.pages.frame import Frame
from passerelle.publish.pages.overview import overview
from passerelle.publish.parts import LANGS, PAGED, File, Site

__all__ = ["dataset_page", "size"]


def dataset_page(site: Site) -> Iterator[File]:
    """The page in each language, with what search engines for data read."""
    seen, frame, dumps = overview(site), Frame(site), dumps_of(site)
    counts = {kind: len(seen.of_kind(kind)) for kind in PAGED}
    about = json.dumps(schema_dataset(site), ensure_ascii=False, sort_keys=True)
    for lang in LANGS:
        yield frame.page(
            "dataset",
            "dataset",
            lang,
            counts={kind: count for kind, count in counts.items() if count},
            statements=len(site.store),
            groups=[("whole", dumps.graphs), ("tables", dumps.tables)],
            address=f"{site.minter.base}dataset",
            size=size,
            # No sign may stand in the element that would end it.
            json_ld=Markup(about.replace("<", "\\u003c")),  # noqa: S704
        )


def size(count: int, lang: str) -> str:
    """Bytes as people read them.

    >>> size(1_500_000, "en"), size(1_500_000, "fr")
    ('1.5 MB', '1,5 Mo')
    """
    unit = "o" if lang == "fr" else "B"
    for prefix, step in (("G", 10**9), ("M", 10**6), ("k", 1000)):
        if count >= step:
            text = f"{count / step:.1f}"
            return f"{text.replace('.', ',') if lang == 'fr' else text} {prefix}{unit}"
    return f"{count} {unit}"
