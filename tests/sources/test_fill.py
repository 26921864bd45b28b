"""Filling a template: the way that is laid once does what the rule says for every row."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from passerelle.errors import RowError
from passerelle.sources.leaves import Condition, Expression, Tagged, columns_of, fill, filler

COLUMNS = ("a", "b", "c")
Row = dict[str, str]


def rule(template: Any, cells: Row) -> Any:
    """The rule word for word, walked for each row: what the filled template is checked against."""
    if isinstance(template, Expression | Tagged):
        value = template(cells)
        return None if value in ("", [], ()) else value
    if isinstance(template, list):
        return [part for one in template if (part := rule(one, cells)) is not None] or None
    if not isinstance(template, dict):
        return template
    if "if" in template and not template["if"].holds(cells):
        return None
    taking = [leaf for leaf in leaves(template) if "column" in leaf or "template" in leaf]
    if taking and not any(says(leaf, cells) for leaf in taking):
        return None
    filled = {key: rule(inner, cells) for key, inner in template.items() if key != "if"}
    return {key: value for key, value in filled.items() if value is not None}


def leaves(template: Any) -> list[Expression]:
    if isinstance(template, Expression):
        return [template]
    if isinstance(template, Tagged):
        template = [text for text, _ in template.parts]
    inside = list(template.values()) if isinstance(template, dict) else template
    return [leaf for one in inside for leaf in leaves(one)] if isinstance(inside, list) else []


def says(leaf: Expression, cells: Row) -> bool:
    if "extract" in leaf:
        found = re.search(leaf["extract"], cells.get(leaf["column"], ""))
        return found is not None and bool(found[found.re.groups and 1])
    if "column" in leaf:
        return bool(cells.get(leaf["column"]))
    return any(cells.get(column) for column in columns_of(leaf["template"]))


columns = st.sampled_from(COLUMNS)
more = st.fixed_dictionaries(
    {},
    optional={
        "split": st.just(";"),
        "map": st.just({"x": "one", "y": "two", "x;y": "both"}),
        "default": st.just("none"),
    },
)
told = (
    st.fixed_dictionaries({"column": columns}, optional={"extract": st.sampled_from(["x", "(y?)"])})
    | st.fixed_dictionaries({"template": st.sampled_from(["{a}-{b}", "{c}", "no column"])})
    | st.fixed_dictionaries({"const": st.sampled_from(["x", "k"])})
)
expressions = st.builds(lambda leaf, rest: Expression({**leaf, **rest}), told, more)
conditions = st.builds(Condition, columns, st.sampled_from([{}, {"equals": "x"}, {"not": "y"}]))
names = st.lists(st.tuples(expressions, st.sampled_from(["fr", "@"])), min_size=1, max_size=2)
templates = st.recursive(
    expressions | st.sampled_from(["text", 7]) | st.builds(Tagged, names),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from("pqr"), inner, max_size=3)
        | st.builds(lambda one, holds: {"p": one, "if": holds}, inner, conditions)
    ),
    max_leaves=8,
)
rows = st.dictionaries(columns, st.sampled_from(["", "x", "y", "x;y", "z"]))


def outcome(way: Any, *said: Any) -> Any:
    try:
        return way(*said)
    except RowError as fault:
        return fault.message


@given(templates, st.lists(rows, min_size=1, max_size=4))
def test_a_filler_gives_what_the_rule_gives_for_every_row(template: Any, cells: list[Row]) -> None:
    way = filler(template)
    for row in cells:
        assert outcome(way, row) == outcome(rule, template, row) == outcome(fill, template, row)
