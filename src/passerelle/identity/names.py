"""The normal form of a name: what two spellings must share to count as exactly the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["normalise"]

_SEPARATORS = re.compile(r"[\W_]+")


@lru_cache(maxsize=1 << 16)
def normalise(text: str) -> str:
    """Fold width, case, accents, apostrophes, hyphens and spaces; keep letters of all scripts.

    >>> normalise("L’Haÿ-les-Roses") == normalise("l'hay les roses")
    True
    """
    # Folded twice: mathematical and raised capitals are letters only once decomposed.
    plain = unicodedata.normalize("NFKD", text.casefold())
    folded = unicodedata.normalize("NFKD", plain.casefold())
    bare = "".join(char for char in folded if not unicodedata.combining(char))
    # casefold leaves these ligatures, which French writes either way
    bare = bare.replace("œ", "oe").replace("æ", "ae")
    return _SEPARATORS.sub(" ", unicodedata.normalize("NFC", bare)).strip()
