"""Press releases as text: files of many formats become documents with positions that last."""

from passerelle.documents.document import Document
from passerelle.documents.limits import DocumentError
from passerelle.documents.reading import read

__all__ = ["Document", "DocumentError", "read"]
