"""A chart where the head of a question says which: ``chart: { type: bar, x: kind, y: count }``.

``type`` is ``bar`` (lying bars, longest first unless `x` is a number or a date), ``line``,
``scatter`` or ``pie``; ``x`` and ``y`` are columns, `y` of numbers; ``series``, if given, a
column that tells the parts of a bar, the lines or the dots apart. Several rows of the same
`x` and `series` add up.

Letters are drawn with the fonts of the system: SVG holds their outlines, so it looks the same
everywhere. Where no font has the Chinese characters needed, SVG holds text that the reader's
fonts show, and PNG, which cannot, is refused.
"""

from __future__ import annotations

import io
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from passerelle.errors import QueryError, did_you_mean
from passerelle.queries.formats.look import Look
from passerelle.queries.pack import Question
from passerelle.queries.run import Answer
from passerelle.queries.values import value_of
from passerelle.scripts import has_han

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["as_png", "as_svg"]

_TYPES = ("bar", "line", "scatter", "pie")
_BARS = 40
"""More bars than this cannot be read: the longest are drawn, and the title says so."""
_HAN_FONTS = (
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN"),
    *("PingFang SC", "Hiragino Sans GB", "Heiti SC", "Microsoft YaHei", "SimHei"),
    *("WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback", "Arial Unicode MS"),
)
_COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#666666")
"""Okabe and Ito's, which colour-blind people tell apart."""

Place: TypeAlias = str | float | date


@dataclass(frozen=True)
class _Data:
    """What is drawn: for each series its value at each place."""

    places: list[Place]
    series: dict[str, dict[Place, float]]
    left_out: int = 0


def as_svg(answer: Answer, look: Look) -> str:
    """SVG, the same bytes for the same answer and fonts."""
    title = _title(_asked(answer), look)
    outlines = _han_font() is not None or not has_han(_letters(answer, look))
    with _drawing({"svg.fonttype": "path" if outlines else "none"}):
        out = io.StringIO()
        _figure(answer, look).savefig(
            out, format="svg", metadata={"Date": None, "Creator": "Passerelle", "Title": title}
        )
    return out.getvalue()


def as_png(answer: Answer, look: Look) -> bytes:
    """PNG; raises `QueryError` when no font of the system has the characters."""
    if has_han(_letters(answer, look)) and _han_font() is None:
        raise QueryError(
            "no font of this system has the Chinese characters of the chart.",
            remedy="Install one (on Debian: apt-get install fonts-noto-cjk), or write SVG.",
        )
    with _drawing({}):
        out = io.BytesIO()
        _figure(answer, look).savefig(out, format="png", dpi=160, metadata={"Software": None})
    return out.getvalue()


# --- what is drawn -------------------------------------------------------------------


def _asked(answer: Answer) -> Question:
    question = answer.question
    if question is None or question.chart is None:
        raise QueryError(
            "no chart is described for this query.",
            where=question.name if question else None,
            remedy="Write '#+ chart: { type: bar, x: COLUMN, y: COLUMN }' into its head.",
        )
    return question


def _chart(question: Question) -> dict[str, Any]:
    """What the head says of the chart, key by key."""
    return dict(question.chart or {})


def _column(answer: Answer, key: str, *, needed: bool = True) -> int | None:
    question = _asked(answer)
    name = _chart(question).get(key)
    if name is None and not needed:
        return None
    if name not in answer.solutions.variables:
        raise QueryError(
            f"the chart's {key} is '{name}', which is no column.",
            where=question.name,
            remedy=did_you_mean(str(name), answer.solutions.variables),
        )
    return answer.solutions.variables.index(name)


def _data(answer: Answer, look: Look) -> _Data:
    x, y = _column(answer, "x"), _column(answer, "y")
    by = _column(answer, "series", needed=False)
    if x is None or y is None:
        raise QueryError("a chart needs x and y.", where=_asked(answer).name)
    series: dict[str, dict[Place, float]] = defaultdict(lambda: defaultdict(float))
    for row in answer.solutions.rows:
        amount = value_of(answer, row[y])
        if amount is None:
            continue
        if isinstance(amount, (str, date, bool)):
            raise QueryError(
                f"the chart's y holds '{amount}', which is no number.", where=_asked(answer).name
            )
        place = value_of(answer, row[x], addresses=look.addresses)
        name = "" if by is None else answer.text(row[by], addresses=look.addresses)
        series[name][_place(place)] += float(amount)
    return _ordered({name: dict(values) for name, values in series.items()})


def _place(value: Any) -> Place:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    return value if isinstance(value, date) else "–" if value is None else str(value)


def _ordered(series: dict[str, dict[Place, float]]) -> _Data:
    """Numbers and dates in their order; names by the sum of their values, the largest first."""
    places = list(dict.fromkeys(place for values in series.values() for place in values))
    if not any(isinstance(place, str) for place in places):
        return _Data(sorted(places), series)
    total = {place: sum(each.get(place, 0.0) for each in series.values()) for place in places}
    ranked = sorted(places, key=lambda place: -total[place])
    return _Data(ranked[:_BARS], series, left_out=len(ranked[_BARS:]))


# --- how it is drawn -----------------------------------------------------------------


def _title(question: Question, look: Look) -> str:
    return next((question.title[lang] for lang in look.languages if lang in question.title), "")


def _letters(answer: Answer, look: Look) -> str:
    cells = (answer.text(cell) for row in answer.solutions.rows for cell in row)
    return "".join((_title(_asked(answer), look), *answer.titles, *cells))


def _han_font() -> str | None:
    from matplotlib import font_manager

    known = {font.name for font in font_manager.fontManager.ttflist}
    return next((name for name in _HAN_FONTS if name in known), None)


@contextmanager
def _drawing(settings: dict[str, Any]) -> Iterator[None]:
    """matplotlib's settings for the time of a drawing; glyphs that are missing are our matter."""
    import matplotlib

    fonts = [name for name in ("DejaVu Sans", _han_font()) if name]
    wanted: Any = {"font.family": fonts, "svg.hashsalt": "passerelle", **settings}
    with matplotlib.rc_context(wanted), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        yield


def _figure(answer: Answer, look: Look) -> Figure:
    from matplotlib.figure import Figure

    question = _asked(answer)
    kind = _chart(question).get("type", "bar")
    if kind not in _TYPES:
        raise QueryError(
            f"the chart's type is '{kind}'.", where=question.name, remedy=did_you_mean(kind, _TYPES)
        )
    data = _data(answer, look)
    lying = kind == "bar"
    tall = max(2.2, 1.4 + 0.3 * len(data.places)) if lying else 4.5
    figure = Figure(figsize=(8, tall), layout="constrained")
    axes = figure.add_subplot()
    _DRAW[kind](axes, data)
    across, along = (answer.titles[_column(answer, key) or 0] for key in ("x", "y"))
    axes.set_xlabel(_plain(along if lying else "" if kind == "pie" else across))
    axes.set_ylabel(_plain(across if lying else "" if kind == "pie" else along))
    shown = f" ({len(data.places)} / {len(data.places) + data.left_out})" if data.left_out else ""
    figure.suptitle(_plain(_title(question, look) + shown), fontsize=12)
    axes.spines[["top", "right"]].set_visible(False)
    if len(data.series) > 1 and kind != "pie":
        axes.legend(frameon=False)
    return figure


def _plain(text: str) -> str:
    """`text` as it is: matplotlib would read what stands between two dollars as a formula."""
    return text.replace("$", r"\$")


def _bars(axes: Axes, data: _Data) -> None:
    from matplotlib.ticker import MaxNLocator

    rows = range(len(data.places))
    start = [0.0] * len(data.places)
    for number, (name, values) in enumerate(sorted(data.series.items())):
        lengths = [values.get(place, 0.0) for place in data.places]
        colour = _COLOURS[number % len(_COLOURS)]
        axes.barh(rows, lengths, left=start, color=colour, label=_plain(name) or None)
        start = [left + length for left, length in zip(start, lengths, strict=True)]
    axes.set_yticks(rows, [_plain(_tick(place)) for place in data.places])
    axes.invert_yaxis()
    if all(length.is_integer() for length in start):
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))


def _tick(place: Place) -> str:
    if isinstance(place, float):
        return f"{place:g}"
    text = str(place)
    return text if len(text) <= _BARS else f"{text[: _BARS - 1]}…"


def _lines(axes: Axes, data: _Data) -> None:
    _dots(axes, data, joined="-")


def _dots(axes: Axes, data: _Data, joined: str = "") -> None:
    for number, (name, values) in enumerate(sorted(data.series.items())):
        places: Any = [place for place in data.places if place in values]
        amounts = [values[place] for place in places]
        colour = _COLOURS[number % len(_COLOURS)]
        axes.plot(places, amounts, joined, color=colour, marker="o", label=_plain(name) or None)


def _pie(axes: Axes, data: _Data) -> None:
    sums = [sum(each.get(place, 0.0) for each in data.series.values()) for place in data.places]
    labels = [_plain(_tick(place)) for place in data.places]
    axes.pie(sums, labels=labels, colors=_COLOURS, startangle=90, counterclock=False)


_DRAW: dict[str, Callable[[Axes, _Data], None]] = {
    "bar": _bars,
    "line": _lines,
    "scatter": _dots,
    "pie": _pie,
}
