"""The one way out to the network: requests to SPARQL endpoints and models, polite and bounded.

Polite: a name and an address to complain to (User-Agent), a wait that grows before each
further try, and the wait the server asks for (``Retry-After``). Bounded: tries, seconds,
bytes. Only ``http`` and ``https``; a redirect is told and not followed, since a POST would
lose its query and a password could go to a stranger.

User name and password come from the environment (``PASSERELLE_ENDPOINT_USER`` and
``PASSERELLE_ENDPOINT_PASSWORD``, or what `Endpoint.account` names instead) or from the
``.netrc`` file (``NETRC`` names another), never from a file of the workspace. A server that
wants a key (`Endpoint.bearer`) gets the one of that variable, and nothing else.
"""

from __future__ import annotations

import base64
import io
import netrc
import os
import random
import re
import ssl
import time
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any, Literal, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request

from passerelle import __version__
from passerelle.errors import PasserelleError, QueryError, StoreError
from passerelle.files import replacing
from passerelle.replies import AGAIN, TroubleError, asked_wait, dropped, plain_words

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
_CHUNK = 64 * 1024
_LONGEST_PAUSE = 30.0


@dataclass(frozen=True)
class Answer:
    """What an endpoint sent: the bytes, and their media type without parameters."""

    data: bytes
    media_type: str


class _AbsentError(Exception):
    """There is nothing to delete."""


class _Told(urllib.request.HTTPRedirectHandler):
    """Redirects become errors that name the new address."""

    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass(frozen=True)
class Endpoint:
    """A server at `address` that answers queries or takes JSON, and how far to go with it.

    `timeout` is for how many seconds the server may be silent, `longest` for how many an
    answer may take in all, `patience` for how many the server may ask us to wait before it
    counts as away. `failure` is raised when there is no answer, `refusal` when the
    query itself is refused. `account` begins the names of the variables with user and
    password, `bearer` is the name of the one with a key; `contact` is the address of who runs
    the program, told to the server; `smaller` says how to ask for less; `say` is told of each
    wait.
    """

    address: str
    method: Literal["GET", "POST"] = "POST"
    parameters: Mapping[str, str] = field(default_factory=dict)
    account: str = "PASSERELLE_ENDPOINT"
    bearer: str | None = None
    contact: str | None = None
    timeout: float = 60
    longest: float = 3600
    tries: int = 4
    patience: float = 300
    max_bytes: int = 256 * 1024 * 1024
    failure: type[PasserelleError] = StoreError
    refusal: type[PasserelleError] = QueryError
    smaller: str = "Ask for less, or in pages."
    say: Callable[[str], None] = lambda text: None
    sleep: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        if not re.fullmatch(r"https?://[!-~]+", self.address):
            raise self._fail("is no http address.", "Write it whole, from https:// on.")
        if self.method == "GET" and "?" in self.address:
            raise self._fail(
                "has a question mark, where GET puts its own.",
                "Write what stands after it as parameters.",
            )
        if "@" in urlsplit(self.address).netloc:
            raise self._fail(
                "holds a user name or password.",
                f"Take it out; {self._put()}.",
            )

    # --- what can be asked -----------------------------------------------------------

    def query(self, text: str, kind: Kind, form: Form) -> Answer:
        """The answer to a query, in memory; raises `failure` or `refusal`."""
        out = io.BytesIO()
        media_type = self._exchange(self._request(text, kind, form), out)
        return Answer(out.getvalue(), media_type)

    def save(self, text: str, kind: Kind, form: Form, path: Path) -> str:
        """Write the answer to `path`, whole or not at all, never holding it; its media type."""
        with replacing(path) as part, part.open("wb") as out:
            return self.copy(text, kind, form, out)

    def copy(self, text: str, kind: Kind, form: Form, out: IO[bytes]) -> str:
        """Write the answer to `out`, a file that each try begins anew; its media type."""
        return self._exchange(self._request(text, kind, form), out)

    def update(self, text: str) -> None:
        """Run an update. It must be one that may run twice: an answer can get lost."""
        self._exchange(self._request(text, "INSERT", "json"), io.BytesIO())

    def post(self, data: bytes, media_type: str) -> Answer:
        """What the server answers to `data`; it may be sent again when an answer gets lost."""
        headers = {**self._headers(), "Content-Type": media_type, "Accept": media_type}
        out = io.BytesIO()
        request = Request(self.address, data=data, headers=headers, method="POST")  # noqa: S310
        return Answer(media_type=self._exchange(request, out), data=out.getvalue())

    def put(self, data: bytes, media_type: str) -> None:
        """Make `data` what is at the address (SPARQL 1.1 Graph Store HTTP Protocol)."""
        headers = {**self._headers(), "Content-Type": media_type}
        self._exchange(
            Request(self.address, data=data, headers=headers, method="PUT"),  # noqa: S310
            io.BytesIO(),
        )

    def delete(self) -> None:
        """Make nothing be at the address."""
        request = Request(self.address, headers=self._headers(), method="DELETE")  # noqa: S310
        with suppress(_AbsentError):
            self._exchange(request, io.BytesIO())

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
        # Opened here, because its own way hides the headers of errors and follows redirects.
        request: Request = wrapper._createRequest()
        return request

    def _headers(self) -> dict[str, str]:
        contact = [_HOME, *([quote(self.contact, safe=":/?#@!$&'*+,;=%~")] if self.contact else [])]
        agent = f"passerelle/{__version__} ({'; '.join(contact)})"
        headers = {"User-Agent": f"{agent} SPARQLWrapper/{version('SPARQLWrapper')}"}
        if self.bearer:
            key = self._key(self.bearer)
            return {**headers, "Authorization": f"Bearer {key}"} if key else headers
        account = self._credentials()
        if account:
            coded = base64.b64encode(":".join(account).encode()).decode()
            headers["Authorization"] = f"Basic {coded}"
        return headers

    def _key(self, name: str) -> str:
        key = os.environ.get(name, "").strip()
        if not re.fullmatch("[!-~]*", key):
            raise self.failure(f"the key in {name} holds spaces or letters that no key has.")
        return key

    def _put(self) -> str:
        """Where credentials belong."""
        if self.bearer:
            return f"put the key into {self.bearer}"
        return f"put it into {self.account}_USER and {self.account}_PASSWORD"

    def _credentials(self) -> tuple[str, str] | None:
        user = os.environ.get(f"{self.account}_USER")
        if user:
            return user, os.environ.get(f"{self.account}_PASSWORD", "")
        try:
            hosts = netrc.netrc(os.environ.get("NETRC")).hosts
        except FileNotFoundError:
            return None
        except (netrc.NetrcParseError, OSError, UnicodeDecodeError) as fault:
            raise self.failure(f"the .netrc file cannot be used: {fault}.") from None
        # Its entry "default" would send a password to every server.
        entry = hosts.get(urlsplit(self.address).hostname or "")
        return (entry[0], entry[2] or "") if entry else None

    # --- tries -----------------------------------------------------------------------

    def _exchange(self, request: Request, out: IO[bytes]) -> str:
        """Send until there is an answer, and write it to `out`; returns its media type."""
        for attempt in range(1, self.tries + 1):
            try:
                return self._receive(request, out)
            except TroubleError as trouble:
                if attempt == self.tries:
                    tries = f", {attempt} tries" if attempt > 1 else ""
                    raise self._fail(f"{trouble.what}{tries}.", trouble.remedy) from None
                self._pause(trouble, attempt)
        raise AssertionError("tries must be at least one")

    def _pause(self, trouble: TroubleError, attempt: int) -> None:
        if trouble.wait is not None and trouble.wait > self.patience:
            raise self._fail(
                f"{trouble.what}; it asks to wait {trouble.wait:.0f} seconds.",
                "Come back then.",
            )
        # Doubled each time, and uneven, so that many clients do not come back at once.
        grown = min(_LONGEST_PAUSE, 2.0 ** (attempt - 1)) * random.uniform(0.5, 1)  # noqa: S311
        seconds = max(grown, trouble.wait or 0)
        self.say(f"{trouble.what}: next try in {seconds:.0f} s")
        self.sleep(seconds)

    def _receive(self, request: Request, out: IO[bytes]) -> str:
        out.seek(0)
        out.truncate()
        end = time.monotonic() + self.longest
        size = 0
        with self._open(request) as response:
            whole = response.length
            while size != whole and (chunk := _next_chunk(response)):
                size += len(chunk)
                self._bound(size, end)
                out.write(chunk)
            if whole is not None and size < whole:
                raise dropped(f"{size} of {whole} bytes came")
            return response.headers.get_content_type()

    def _bound(self, size: int, end: float) -> None:
        if size > self.max_bytes:
            raise self._fail(
                f"the answer is larger than {self.max_bytes >> 20} MiB.",
                self.smaller,
            )
        if time.monotonic() > end:
            raise self._fail(
                f"the answer was not whole after {self.longest:.0f} seconds.",
                self.smaller,
            )

    def _open(self, request: Request) -> HTTPResponse:
        opener = urllib.request.build_opener(_Told)
        try:
            response: HTTPResponse = opener.open(request, timeout=self.timeout)
            return response
        except HTTPError as fault:
            with closing(fault):
                if fault.code == 404 and request.get_method() == "DELETE":
                    raise _AbsentError from None
                self._judge(fault)
        except (OSError, HTTPException) as fault:
            reason = fault.reason if isinstance(fault, URLError) else fault
            if isinstance(reason, ssl.SSLCertVerificationError):
                raise self._fail(
                    f"its certificate is not trusted ({reason.verify_message}).",
                    "Check the address and the clock of this machine.",
                ) from None
            told = (
                "no answer in time"
                if isinstance(reason, TimeoutError)
                else plain_words(str(reason))
            )
            raise TroubleError(
                f"the endpoint cannot be reached ({told or type(reason).__name__})",
                "Check the address and that the server runs.",
            ) from None

    def _judge(self, fault: HTTPError) -> NoReturn:
        """Raise what an HTTP status means."""
        said = ""
        with suppress(OSError, HTTPException):
            said = plain_words(fault.read(4096).decode("utf-8", "replace"))
        status = f"HTTP {fault.code} {plain_words(str(fault.reason))}".strip()
        told = f"{status}: {said}" if said else status
        if fault.code == 400:
            raise self.refusal(f"the endpoint refused the request: {told}", where=self.address)
        if fault.code in AGAIN:
            raise TroubleError(
                f"the endpoint answered with an error: {told}",
                "Try again later, or ask for less.",
                asked_wait(fault.headers.get("Retry-After")),
            )
        if 300 <= fault.code < 400:
            new = plain_words(fault.headers.get("Location") or "an address it does not tell")
            raise self._fail(f"the endpoint has moved to {new}.", "Correct the address.")
        remedy = None
        if fault.code in (401, 403):
            remedy = (
                f"Set {self.account}_USER and {self.account}_PASSWORD, or write them to .netrc."
            )
            remedy = f"Put the key into {self.bearer}." if self.bearer else remedy
        raise self._fail(f"the endpoint answered with an error: {told}", remedy)

    def _fail(self, what: str, remedy: str | None) -> PasserelleError:
        return self.failure(what, where=self.address, remedy=remedy)


def _next_chunk(response: HTTPResponse) -> bytes:
    try:
        return response.read1(_CHUNK)
    except (OSError, HTTPException) as fault:
        raise dropped("no more came in time" if isinstance(fault, TimeoutError) else "") from None
