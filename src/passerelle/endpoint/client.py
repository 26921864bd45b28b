"""What can be asked of a server at an address: queries, updates, and data sent as it is."""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO, Literal
from urllib.parse import quote
from urllib.request import Request

from passerelle import __version__
from passerelle.endpoint.server import AbsentError, Server
from passerelle.files import replacing

__all__ = ["Answer", "Endpoint", "Form", "Kind"]

Kind = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "INSERT"]
"""The form of a query; INSERT stands for any update."""
Form = Literal["json", "csv", "turtle"]
_ACCEPT: dict[Form, str] = {
    "json": "application/sparql-results+json, application/json;q=0.5",
    "csv": "text/csv",
    "turtle": "text/turtle, application/n-triples;q=0.9, application/rdf+xml;q=0.5",
}
"""What the answer shall be written in.

SPARQLWrapper likes plain ``application/json`` as much, which to some engines is another form.
"""
_HOME = "https://w3id.org/passerelle/"


@dataclass(frozen=True)
class Answer:
    """What an endpoint sent: the bytes, and their media type without parameters."""

    data: bytes
    media_type: str


class Endpoint(Server):
    """A server that answers queries or takes JSON."""

    def query(self, text: str, kind: Kind, form: Form) -> Answer:
        """The answer to a query, in memory; raises `failure` or `refusal`."""
        out = io.BytesIO()
        media_type = self.exchange(self._request(text, kind, form), out)
        return Answer(out.getvalue(), media_type)

    def save(self, text: str, kind: Kind, form: Form, path: Path) -> str:
        """Write the answer to `path`, whole or not at all, never holding it; its media type."""
        with replacing(path) as part, part.open("wb") as out:
            return self.copy(text, kind, form, out)

    def copy(self, text: str, kind: Kind, form: Form, out: IO[bytes]) -> str:
        """Write the answer to `out`, a file that each try begins anew; its media type."""
        return self.exchange(self._request(text, kind, form), out)

    def update(self, text: str) -> None:
        """Run an update. It must be one that may run twice: an answer can get lost."""
        self.exchange(self._request(text, "INSERT", "json"), io.BytesIO())

    def post(self, data: bytes, media_type: str) -> Answer:
        """What the server answers to `data`; it may be sent again when an answer gets lost."""
        headers = {**self._headers(), "Content-Type": media_type, "Accept": media_type}
        out = io.BytesIO()
        request = Request(self.address, data=data, headers=headers, method="POST")  # noqa: S310
        return Answer(media_type=self.exchange(request, out), data=out.getvalue())

    def put(self, data: bytes, media_type: str) -> None:
        """Make `data` what is at the address (SPARQL 1.1 Graph Store HTTP Protocol)."""
        headers = {**self._headers(), "Content-Type": media_type}
        self.exchange(
            Request(self.address, data=data, headers=headers, method="PUT"),  # noqa: S310
            io.BytesIO(),
        )

    def delete(self) -> None:
        """Make nothing be at the address."""
        request = Request(self.address, headers=self._headers(), method="DELETE")  # noqa: S310
        with suppress(AbsentError):
            self.exchange(request, io.BytesIO())

    # --- requests --------------------------------------------------------------------

    def _request(self, text: str, kind: Kind, form: Form) -> Request:
        from SPARQLWrapper import POST, SPARQLWrapper  # only here: it loads all of rdflib

        wrapper = SPARQLWrapper(self.address)
        wrapper.setMethod(POST if kind == "INSERT" else self.method)
        wrapper.setReturnFormat(form)
        for name, value in self.parameters.items():
            wrapper.addParameter(name, value)
        if kind != "INSERT":
            wrapper.addCustomHttpHeader("Accept", _ACCEPT[form])
        for name, value in self._headers().items():
            wrapper.addCustomHttpHeader(name, value)
        # Set and not guessed: the guess goes by words, and finds ADD in a comment's "address".
        wrapper.queryString, wrapper.queryType = text, kind
        # Opened elsewhere: its own way hides the headers of errors and follows redirects.
        request: Request = wrapper._createRequest()
        return request

    def _headers(self) -> dict[str, str]:
        contact = [_HOME, *([quote(self.contact, safe=":/?#@!$&'*+,;=%~")] if self.contact else [])]
        agent = f"passerelle/{__version__} ({'; '.join(contact)})"
        wrapper = f"SPARQLWrapper/{version('SPARQLWrapper')}"
        return {"User-Agent": f"{agent} {wrapper}", **self.authorization()}
