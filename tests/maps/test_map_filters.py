"""The filters of the page, asked in Node: periods as queries have them."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from itertools import product
from pathlib import Path

from passerelle.errors import PasserelleError
from passerelle.queries.facts import active_in
from passerelle.times import When

SCRIPTS = Path(__file__).parents[1] / "js/explore"
NODE = shutil.which("node") or "node"


def told(*arguments: str | Path, given: str = "") -> subprocess.CompletedProcess[str]:
    """What Node says when it runs something."""
    return subprocess.run(
        [NODE, *map(str, arguments)],
        input=given,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


DAYS = (None, date(1995, 6, 1), date(2000, 1, 1), date(2004, 12, 31))
PERIODS = list(product((None, date(2000, 1, 1), date(1996, 1, 1)), (None, date(2003, 12, 31))))


def known(*bounds: date | None) -> When | None:
    """A `When` of these bounds, or None when they contradict one another."""
    keys = ("earliest_start", "latest_start", "earliest_end", "latest_end")
    try:
        return When(**dict(zip(keys, bounds, strict=True)))
    except (PasserelleError, ValueError):
        return None


def test_certain_and_possible_mean_what_they_mean_in_queries() -> None:
    cases = [
        (certain, *bounds, *period)
        for bounds in product(DAYS, repeat=4)
        if known(*bounds)
        for period in PERIODS
        for certain in (False, True)
    ]
    written = [
        [c if isinstance(c, bool) else c.isoformat() if c else "" for c in case] for case in cases
    ]
    done = told(SCRIPTS / "active.mjs", given=json.dumps(written))
    assert done.returncode == 0, done.stderr
    expected = [
        active_in(known(*bounds), low, high, certain=certain)
        for certain, *bounds, low, high in cases
    ]
    assert json.loads(done.stdout) == expected
    assert {True, False} == set(expected)
