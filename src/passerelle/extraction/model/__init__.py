"""Extraction by a model behind an OpenAI-compatible endpoint: optional, named by the user."""

from passerelle.extraction.model.run import extract_with_model
from passerelle.extraction.model.usage import Usage

__all__ = ["Usage", "extract_with_model"]
