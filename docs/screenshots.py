"""Takes pictures of report pages as real Chromium shows them: wide and narrow, light and dark.

python docs/screenshots.py demo/index.html demo/*.html --out docs/pictures
"""

import argparse
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")


def take(pages: list[Path], out: Path, height: int | None) -> list[Path]:
    """One picture for each page, width and colour scheme; the whole page, or its first `height` pixels."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("No Chromium on this machine. Install it (Debian: apt install chromium), then try again.")
    out.mkdir(parents=True, exist_ok=True)
    made = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for page in pages:
            for width in WIDTHS:
                for scheme in SCHEMES:
                    tab = browser.new_page(viewport={"width": width, "height": height or 900}, color_scheme=scheme)
                    tab.goto(page.resolve().as_uri())
                    picture = out / f"{page.stem}-{width}-{scheme}.png"
                    tab.screenshot(path=picture, full_page=height is None)
                    tab.close()
                    made.append(picture)
        browser.close()
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", type=Path, metavar="FILE.html")
    parser.add_argument("--out", type=Path, default=Path("docs/pictures"))
    parser.add_argument("--height", type=int, help="only the first so many pixels (default: the whole page)")
    arguments = parser.parse_args()
    for picture in take(arguments.pages, arguments.out, arguments.height):
        print(picture)


if __name__ == "__main__":
    main()
