"""Draw the pictures of the map that README and guide show.

    python docs/picture.py MAP.html FOLDER [--atlas A.html] [--twins T.html] [--only map-ego]

MAP.html is the map of the reference workspace; the others are large ones.
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


@dataclass(frozen=True)
class Picture:
    """What is to be seen: a part of the address, what is typed, and the size of the window."""

    address: str = ""
    search: str = ""
    then: tuple[str, ...] = ()
    """Names of tools pressed one after the other; ``=words`` chooses in the field now open."""
    size: tuple[int, int] = (1440, 900)
    scheme: str = "light"


REFERENCE = {
    "map": Picture(),
    "map-dark": Picture("lang=zh", scheme="dark"),
    "map-pair": Picture("layout=pair&lang=en"),
    "map-regions": Picture("layout=pair&group=region"),
    "map-world": Picture("layout=world&lang=en"),
    "map-ego": Picture("depth=2", search="Wuhan"),
    "map-path": Picture("lang=en", search="Montpellier", then=("path", "=Bordeaux")),
    "map-table": Picture("view=table&lang=en"),
    "map-phone": Picture(search="Chengdu", size=(390, 844)),
}
ATLAS = {
    "map-atlas": Picture("lang=en&colour=community"),
    "map-atlas-groups": Picture("lang=en&colour=community&group=community"),
}
TWINS = {
    "map-twins": Picture("lang=en&layout=world"),
    "map-twins-network": Picture("lang=en&colour=community"),
}


def draw(browser: Browser, source: Path, picture: Picture, target: Path) -> None:
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=picture.scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{source.as_uri()}#{picture.address}")
    page.wait_for_timeout(2500)
    if picture.search:
        choose(page, "#query", picture.search)
    for step in picture.then:
        if step.startswith("="):
            choose(page, "#card input", step[1:])
        else:
            page.click(f"[data-tool={step}]")
    page.wait_for_timeout(800)
    page.screenshot(path=target)
    context.close()
    print(target)


def choose(page: Page, field: str, words: str) -> None:
    page.fill(field, words)
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("map", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--atlas", type=Path)
    parser.add_argument("--twins", type=Path)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    wanted = [(given.map, name, picture) for name, picture in REFERENCE.items()]
    if given.atlas:
        wanted += [(given.atlas, name, picture) for name, picture in ATLAS.items()]
    if given.twins:
        wanted += [(given.twins, name, picture) for name, picture in TWINS.items()]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            args=FLAGS,
        )
        for source, name, picture in wanted:
            if not given.only or name in given.only.split(","):
                draw(browser, source.resolve(), picture, given.folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
