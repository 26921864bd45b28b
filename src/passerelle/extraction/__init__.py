"""From a document to what it says: a row of small stages, or a model where the user has one."""

from passerelle.extraction.account import Account

__all__ = ["Account"]
