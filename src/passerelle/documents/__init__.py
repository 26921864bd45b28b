"""Press releases as text: files of many formats become documents with positions that last."""

from passerelle.documents.document import Document
from passerelle.documents.reading import read
from passerelle.errors import DocumentError

__all__ = ["Document", "DocumentError", "read"]
