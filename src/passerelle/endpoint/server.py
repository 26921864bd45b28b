"""One request to a server, until there is an answer or none to be hoped for: tries and bounds."""

from __future__ import annotations

import random
import re
import ssl
import time
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from typing import IO, Any, Literal, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request

from passerelle.endpoint.account import Account
from passerelle.errors import PasserelleError, QueryError, StoreError
from passerelle.replies import AGAIN, TroubleError, asked_wait, dropped, plain_words

__all__ = ["AbsentError", "Server"]

_CHUNK = 64 * 1024
_LONGEST_PAUSE = 30.0


class AbsentError(Exception):
    """There is nothing to delete."""


class _Told(urllib.request.HTTPRedirectHandler):
    """Redirects become errors that name the new address."""

    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass(frozen=True)
class Server:
    """A server at `address`, and how far to go with it.

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
            raise self.fail("is no http address.", "Write it whole, from https:// on.")
        if self.method == "GET" and "?" in self.address:
            raise self.fail(
                "has a question mark, where GET puts its own.",
                "Write what stands after it as parameters.",
            )
        if "@" in urlsplit(self.address).netloc:
            raise self.fail(
                "holds a user name or password.",
                f"Take it out; {self._account.place}.",
            )

    @property
    def _account(self) -> Account:
        return Account(self.account, self.bearer, self.failure)

    def authorization(self) -> dict[str, str]:
        """The header that says who asks, if the server is to know."""
        value = self._account.authorization(self.address)
        return {"Authorization": value} if value else {}

    def fail(self, what: str, remedy: str | None) -> PasserelleError:
        """The error to raise when there is no answer."""
        return self.failure(what, where=self.address, remedy=remedy)

    # --- tries -----------------------------------------------------------------------

    def exchange(self, request: Request, out: IO[bytes]) -> str:
        """Send until there is an answer, and write it to `out`; returns its media type."""
        for attempt in range(1, self.tries + 1):
            try:
                return self._receive(request, out)
            except TroubleError as trouble:
                if attempt == self.tries:
                    tries = f", {attempt} tries" if attempt > 1 else ""
                    raise self.fail(f"{trouble.what}{tries}.", trouble.remedy) from None
                self._pause(trouble, attempt)
        raise AssertionError("tries must be at least one")

    def _pause(self, trouble: TroubleError, attempt: int) -> None:
        if trouble.wait is not None and trouble.wait > self.patience:
            raise self.fail(
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
            raise self.fail(
                f"the answer is larger than {self.max_bytes >> 20} MiB.",
                self.smaller,
            )
        if time.monotonic() > end:
            raise self.fail(
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
                    raise AbsentError from None
                self._judge(fault)
        except (OSError, HTTPException) as fault:
            reason = fault.reason if isinstance(fault, URLError) else fault
            if isinstance(reason, ssl.SSLCertVerificationError):
                raise self.fail(
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
            raise self.fail(f"the endpoint has moved to {new}.", "Correct the address.")
        remedy = self._account.remedy if fault.code in (401, 403) else None
        raise self.fail(f"the endpoint answered with an error: {told}", remedy)


def _next_chunk(response: HTTPResponse) -> bytes:
    try:
        return response.read1(_CHUNK)
    except (OSError, HTTPException) as fault:
        raise dropped("no more came in time" if isinstance(fault, TimeoutError) else "") from None
