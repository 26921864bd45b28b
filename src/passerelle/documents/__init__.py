"""Press releases as text: files of many formats become documents with positions that last."""

from passerelle.documents.document import Document

__all__ = ["Document"]
