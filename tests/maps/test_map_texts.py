"""Words and colours: three languages say the same, and everything can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import passerelle.maps
from passerelle.maps.texts import LANGS, TEXTS, catalogue

ASSETS = Path(passerelle.maps.__file__).parent / "assets"


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_each_text_is_there_in_each_language_with_the_same_blanks(key: str) -> None:
    forms = {lang: catalogue()[lang][key] for lang in LANGS}
    assert all(text.strip() for text in forms.values())
    blanks = {lang: set(re.findall(r"\{(\w+)\}", text)) for lang, text in forms.items()}
    assert blanks["fr"] == blanks["en"] == blanks["zh"]
    assert "|" not in forms["zh"], "Chinese has one form for one and for several"
    assert forms["fr"].count("|") == forms["en"].count("|") <= 1


def test_every_text_the_scripts_ask_for_is_there() -> None:
    asked: set[str] = set()
    for script in (ASSETS / "scripts").glob("*.js"):
        asked |= set(re.findall(r'\bt\("(\w+)"', script.read_text(encoding="utf-8")))
    assert asked
    assert asked <= set(TEXTS)


def palettes() -> dict[str, dict[str, str]]:
    """The colours of each theme; the dark one is written twice and must say the same twice."""
    css = (ASSETS / "styles" / "base.css").read_text(encoding="utf-8")
    blocks = {
        name: dict(
            re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", css.split(start, 1)[1].split("}")[0])
        )
        for name, start in {
            "light": ":root {",
            "dark": ':root:not([data-theme="light"]) {',
            "chosen": ':root[data-theme="dark"] {',
        }.items()
    }
    assert blocks["dark"] == blocks.pop("chosen")
    return blocks


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    """The contrast of WCAG 2.2 between two colours."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_and_figures_stand_out_from_what_is_behind_them(theme: str) -> None:
    colours = palettes()[theme]
    for ground in ("paper", "panel", "press"):
        for text in ("ink", "quiet", "accent"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for name, colour in colours.items():
        if name.startswith(("c-", "line-")):
            assert contrast(colour, colours["paper"]) >= 3.0, name


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_two_sides_differ_in_more_than_red_and_green(theme: str) -> None:
    def blue_against_yellow(colour: str) -> float:
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        return blue - (red + green) / 2

    colours = palettes()[theme]
    difference = blue_against_yellow(colours["c-fr"]) - blue_against_yellow(colours["c-cn"])
    assert difference > 100
