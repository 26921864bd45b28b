"""The secret under which the withdrawn are recognised: in the environment, or in a file of its own.

Who has both the list and the secret can test any name against the list; so the file is
readable by its owner alone and ignored by version control.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from passerelle.files import write_text

__all__ = ["KEY_FILE", "KEY_VARIABLE", "new_secret", "read_secret", "where_secret"]

KEY_FILE = "suppression.key"
KEY_VARIABLE = "PASSERELLE_SUPPRESSION_KEY"


def where_secret(folder: Path) -> str:
    """The variable or the file that the secret comes from."""
    return KEY_VARIABLE if os.environ.get(KEY_VARIABLE) else str(folder / KEY_FILE)


def read_secret(folder: Path) -> bytes | None:
    """The key for the hashes, from the environment or the file; None when there is none."""
    text = os.environ.get(KEY_VARIABLE, "").strip()
    file = folder / KEY_FILE
    if not text and file.is_file():
        text = file.read_text(encoding="utf-8").strip()
    return hashlib.sha256(text.encode()).digest() if text else None


def new_secret(folder: Path) -> bytes:
    """Make the secret: readable by its owner alone, and ignored by version control."""
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    lines = ignore.read_text(encoding="utf-8").splitlines() if ignore.is_file() else []
    if KEY_FILE not in lines:
        write_text(ignore, "".join(f"{line}\n" for line in (*lines, KEY_FILE)))
    text = secrets.token_hex(32)
    handle = os.open(folder / KEY_FILE, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(f"{text}\n")
        stream.flush()
        os.fsync(stream.fileno())
    (folder / KEY_FILE).chmod(0o600)
    return hashlib.sha256(text.encode()).digest()
