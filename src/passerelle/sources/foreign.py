"""RDF syntaxes that only rdflib reads: TriX and HexTuples, turned into N-Quads."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from xml.sax import SAXException

from passerelle.errors import SourceError

__all__ = ["FOREIGN", "as_n_quads"]

FOREIGN = {"trix": "trix", "hext": "hext", "ndjson": "hext"}
"""Ending of the file to the name rdflib gives the syntax."""
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def as_n_quads(data: bytes, ending: str, path: Path) -> bytes:
    """The statements of `data` as N-Quads; raises `SourceError`."""
    import rdflib  # only here: it takes its time to load
    from rdflib.exceptions import Error as RdflibError

    form = FOREIGN[ending]
    if form == "trix" and _DOCTYPE.search(data.replace(b"\0", b"")):
        # The XML reader behind it would follow an entity to wherever it points.
        raise SourceError(
            "declares a document type, which TriX does not need.",
            where=path,
            remedy="Take the <!DOCTYPE …> out.",
        )
    dataset = rdflib.Dataset()
    try:
        with warnings.catch_warnings():  # its own readers use names that it deprecates
            warnings.simplefilter("ignore", DeprecationWarning)
            dataset.parse(data=data, format=form)
            return dataset.serialize(format="nquads", encoding="utf-8")
    except (SAXException, RdflibError, ValueError, LookupError, TypeError, AssertionError) as fault:
        # What those two readers raise for a text that is not of their syntax.
        told = " ".join(str(fault).split())[:160] or type(fault).__name__
        raise SourceError(
            f"syntax error: {told}.", where=path, remedy="Correct it there and build again."
        ) from None
