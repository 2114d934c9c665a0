"""Takes pictures of report pages as real Chromium shows them: wide and narrow, light and dark.

    make demo
    .venv/bin/python docs/screenshots.py demo/index.html demo/articles/*.html --out pictures

The pictures of README.md, those of the desk while `copydesk review --store demo/desk.sqlite` runs:

    .venv/bin/python docs/screenshots.py demo/index.html --height 1000 --width 1280 --scheme light
    .venv/bin/python docs/screenshots.py demo/articles/jp-*.html --height 1300 --width 1280 --scheme light
    .venv/bin/python docs/screenshots.py demo/articles/jp-*.html --height 1300 --width 390 --scheme dark
    .venv/bin/python docs/screenshots.py http://localhost:4300/ http://localhost:4300/articles/8#edit-4 --names queue desk \
        --height 900 --width 1280 --scheme light
"""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from flows.system import CHROMIUM_FLAGS, find_chromium

WIDTHS = (1280, 390)
SCHEMES = ("light", "dark")


def take(
    pages: list[tuple[str, str]], out: Path, widths: list[int], schemes: list[str], height: int | None
) -> list[Path]:
    """One picture for each page, width and colour scheme; the whole page, or its first `height` pixels."""
    chromium = find_chromium()
    if not chromium:
        sys.exit("No Chromium on this machine. Install it (Debian: apt install chromium), then try again.")
    out.mkdir(parents=True, exist_ok=True)
    made = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        for name, address in pages:
            for width in widths:
                for scheme in schemes:
                    tab = browser.new_page(viewport={"width": width, "height": height or 900}, color_scheme=scheme)
                    tab.goto(address)
                    picture = out / f"{name}-{width}-{scheme}.png"
                    tab.screenshot(path=picture, full_page=height is None)
                    tab.close()
                    made.append(picture)
        browser.close()
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", metavar="PAGE", help="a file or an http address")
    parser.add_argument("--names", nargs="+", default=[], help="names of the pictures (default: those of the files)")
    parser.add_argument("--out", type=Path, default=Path("docs/pictures"))
    parser.add_argument("--height", type=int, help="only the first so many pixels (default: the whole page)")
    parser.add_argument("--width", type=int, nargs="+", default=WIDTHS, help="default: 1280 390")
    parser.add_argument("--scheme", nargs="+", choices=SCHEMES, default=SCHEMES, help="default: both")
    arguments = parser.parse_args()
    missing = [page for page in arguments.pages if "://" not in page and not Path(page).exists()]
    if missing:
        sys.exit(f"{', '.join(missing)}: no such page. Run make demo first.")
    names = arguments.names or [Path(page).stem for page in arguments.pages]
    addresses = [page if "://" in page else Path(page).resolve().as_uri() for page in arguments.pages]
    pages = list(zip(names, addresses, strict=True))
    for picture in take(pages, arguments.out, arguments.width, arguments.scheme, arguments.height):
        print(picture)


if __name__ == "__main__":
    main()
