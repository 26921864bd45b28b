"""What nginx and Apache answer at the addresses of the reference site, as a table.

Run ``python -m benchmarks.publish.negotiation`` in the top folder; it needs nginx and Apache.
Exit code 1 when an answer is not what the rules in `tests.serving.negotiation` say.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.serving.negotiation import ACCEPT, HOME, PATH, RULES, outcomes
from tests.serving.running import apache, apache_by_folder, nginx
from tests.serving.site import site_in, written


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
        for server in running:
            print(f"== {server.name}")
            for address, name, rule, got in outcomes(server):
                mark = "right" if rule == got else f"WRONG, by the rules {rule}"
                wrong += rule != got
                what = got.target or got.kind or "–"
                print(
                    f"{address[:60]:60} {name:10} {got.status} {what[:70]:70} [{got.vary}] {mark}"
                )
        answers = len(RULES) * len(ACCEPT)
        print(f"{len(RULES)} addresses, {len(ACCEPT)} headers, {answers} answers of each server")
        print(f"{wrong} answers are wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
