"""The skeleton of every page that reports: one style, all values escaped, nothing fetched.

A page extends the template ``page``: its blocks are ``title``, ``style`` and ``body``. The
content security policy allows no script and no request, so that the file opens anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined

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


def render(template: str, filters: Mapping[str, Any] | None = None, **values: Any) -> str:
    """The page that `template` (which extends ``page``) gives; `lang` is among the values."""
    environment = Environment(
        loader=DictLoader({"page": _PAGE}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(filters or {})
    return environment.from_string(template).render(**values) + "\n"
