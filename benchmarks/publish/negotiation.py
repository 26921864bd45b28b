"""What nginx and Apache answer at the addresses of the reference site, as a table.

Run ``python -m benchmarks.publish.negotiation`` in the top folder; it needs nginx and Apache.
A row holds an address and all headers that get the same answer. Exit code 1 when an answer is
not what the rules in `tests.serving.negotiation` say.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from tests.serving.negotiation import ACCEPT, HOME, PATH, RULES, Expected, outcomes
from tests.serving.running import apache, apache_by_folder, nginx
from tests.serving.site import site_in, written


def _told(address: str, answers: list[tuple[str, str, Expected, Expected]]) -> int:
    """Print the answers at one address; returns how many are wrong."""
    headers: dict[tuple[Expected, Expected], list[str]] = {}
    for _, name, rule, got in answers:
        headers.setdefault((rule, got), []).append(name)
    wrong = 0
    for (rule, got), names in headers.items():
        others = [name for name in ACCEPT if name not in names]
        few = f"any but {' '.join(others)}" if others else "any"
        accepts = few if len(others) < len(names) else " ".join(names)
        location = f"/{got.target}" if got.status in (301, 303) else ""
        print(_row(address, accepts, str(got.status), got.kind, got.vary, location))
        if rule != got:
            wrong += len(names)
            print(f"  WRONG, by the rules {rule}")
        address = ""
    return wrong


def _row(*cells: str) -> str:
    widths = (46, 24, 6, 33, 23, 0)
    return " ".join(f"{_short(cell):{width}}" for cell, width in zip(cells, widths, strict=True))


def _short(text: str) -> str:
    """The middle of a long address left out."""
    return text if len(text) <= 46 else f"{text[:22]}…{text[-23:]}"


def main() -> int:
    """Serve the reference site with each server and print the table of all answers."""
    wrong = 0
    with tempfile.TemporaryDirectory() as made, ExitStack() as stack:
        room = Path(made)
        room.chmod(0o755)
        top = written(site_in(room, HOME), room / "site")
        rooms = [room / name for name in ("nginx", "apache", "htaccess")]
        for one in rooms:
            one.mkdir()
        running = [
            stack.enter_context(nginx(top, rooms[0])),
            stack.enter_context(apache(top, rooms[1])),
            stack.enter_context(apache_by_folder(top, rooms[2], PATH)),
        ]
        print("Accept headers:", *(f"{name}: {text}" for name, text in ACCEPT.items()), sep="\n  ")
        for server in running:
            print(f"\n== {server.name}")
            print(_row("address", "Accept", "status", "Content-Type", "Vary", "Location"))
            for address, answers in groupby(outcomes(server), key=itemgetter(0)):
                wrong += _told(f"/{address}", list(answers))
        count = len(RULES) * len(ACCEPT)
        print(f"\n{len(RULES)} addresses, {len(ACCEPT)} headers, {count} answers of each server")
        print(f"{wrong} answers are wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
