"""Draw the picture of a map that the README shows: `python docs/picture.py MAP.html OUT.png`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


def main() -> None:
    source, target = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            args=FLAGS,
        )
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(source.as_uri())
        page.wait_for_timeout(1500)
        page.screenshot(path=target)
        browser.close()
    print(target)


if __name__ == "__main__":
    main()
