"""User, password or key for a server: from the environment or ``.netrc``, never from elsewhere."""

from __future__ import annotations

import base64
import netrc
import os
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from passerelle.errors import PasserelleError

__all__ = ["Account"]


@dataclass(frozen=True)
class Account:
    """Where what a server wants to know of us is found, and what stands there.

    `name` begins the names of the variables with user and password, `bearer` is the name of
    the one with a key. `failure` is raised when what stands there cannot be used.
    """

    name: str
    bearer: str | None
    failure: type[PasserelleError]

    @property
    def place(self) -> str:
        """Where credentials belong, as a piece of advice."""
        if self.bearer:
            return f"put the key into {self.bearer}"
        return f"put it into {self.name}_USER and {self.name}_PASSWORD"

    @property
    def remedy(self) -> str:
        """What to do when the server lets nobody in."""
        if self.bearer:
            return f"Put the key into {self.bearer}."
        return f"Set {self.name}_USER and {self.name}_PASSWORD, or write them to .netrc."

    def authorization(self, address: str) -> str | None:
        """The header ``Authorization`` for a server, None where nothing is known for it."""
        if self.bearer:
            key = self._key(self.bearer)
            return f"Bearer {key}" if key else None
        credentials = self._credentials(address)
        if credentials is None:
            return None
        return f"Basic {base64.b64encode(':'.join(credentials).encode()).decode()}"

    def _key(self, name: str) -> str:
        key = os.environ.get(name, "").strip()
        if not re.fullmatch("[!-~]*", key):
            raise self.failure(f"the key in {name} holds spaces or letters that no key has.")
        return key

    def _credentials(self, address: str) -> tuple[str, str] | None:
        user = os.environ.get(f"{self.name}_USER")
        if user:
            return user, os.environ.get(f"{self.name}_PASSWORD", "")
        try:
            hosts = netrc.netrc(os.environ.get("NETRC")).hosts
        except FileNotFoundError:
            return None
        except (netrc.NetrcParseError, OSError, UnicodeDecodeError) as fault:
            raise self.failure(f"the .netrc file cannot be used: {fault}.") from None
        # Its entry "default" would send a password to every server.
        entry = hosts.get(urlsplit(address).hostname or "")
        return (entry[0], entry[2] or "") if entry else None
