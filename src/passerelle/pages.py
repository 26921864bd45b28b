"""The skeleton of every page that reports: one style, all values escaped, nothing fetched.

A page extends the template ``page``: its blocks are ``title``, ``style`` and ``body``. The
content security policy allows no script and no request, so that the file opens anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from babel.numbers import format_decimal
from jinja2 import DictLoader, Template

from passerelle.templates import environment

__all__ = ["render"]

_PAGE = """\
<!DOCTYPE html>
<html lang="{{ lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{% block title %}{% endblock %}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .4rem .6rem;
         border-bottom: 1px solid #8886; overflow-wrap: anywhere; }
.Violation { font-weight: 600; }
{% block style %}{% endblock %}
</style>
</head>
<body>
{% block body %}{% endblock %}
</body>
</html>
"""


def render(template: str, **values: Any) -> str:
    """The page that `template` (which extends ``page``) gives; `lang` is among the values.

    Filters: ``number(lang)``, ``short`` or ``short(most)`` for texts that may be long,
    ``told(lang)`` for texts per language, ``moment`` for a UTC time.
    """
    return _compiled(template).render(**values) + "\n"


@cache
def _compiled(template: str) -> Template:
    made = environment(DictLoader({"page": _PAGE}))
    made.filters.update(number=_number, short=_short, told=_told, moment=_moment)
    return made.from_string(template)


def _number(value: float, lang: str) -> str:
    return format_decimal(value, format="#,##0.#", locale=lang)


def _short(text: str, most: int = 160) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _told(texts: Mapping[str, str], lang: str) -> str:
    """The text in `lang`, else in another language."""
    return texts.get(lang) or next((text for text in texts.values() if text), "")


def _moment(when: str) -> str:
    """``2026-11-24T22:10:26Z`` to the minute, as all three languages read it."""
    return f"{when[:10]} {when[11:16]} UTC"
