"""Words and colours: three languages say the same, and everything can be read."""

from __future__ import annotations

import re
from itertools import combinations
from math import dist
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


HUES = ("fr", "cn", "1", "2", "3", "4", "5", "6")
SIGHTS = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""How linear red, green and blue are seen: Machado, Oliveira and Fernandes 2009, severity 1."""


def seen(colour: str, sight: str) -> tuple[float, float, float]:
    """A colour as it is seen, in OKLab (Ottosson 2020): distances there are as eyes have them."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    red, green, blue = (
        min(1.0, max(0.0, sum(share * part for share, part in zip(row, linear, strict=True))))
        for row in SIGHTS[sight]
    )
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


@pytest.mark.parametrize("sight", sorted(SIGHTS))
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_hues_stay_apart_for_every_eye(theme: str, sight: str) -> None:
    colours = palettes()[theme]
    for one, two in combinations(HUES, 2):
        apart = dist(seen(colours[f"c-{one}"], sight), seen(colours[f"c-{two}"], sight))
        assert apart >= 0.08, (one, two)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_two_sides_differ_in_more_than_red_and_green(theme: str) -> None:
    def blue_against_yellow(colour: str) -> float:
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        return blue - (red + green) / 2

    colours = palettes()[theme]
    difference = blue_against_yellow(colours["c-fr"]) - blue_against_yellow(colours["c-cn"])
    assert difference > 100
