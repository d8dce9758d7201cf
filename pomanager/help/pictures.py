"""Which screens help has pictures of, and where these lie."""

from pathlib import Path

from pomanager import paths
from pomanager.help.pages import PAGES
from pomanager.i18n import spoken

SIZE = (683, 384)
"""Width and height of each, in px: half a screen of 1366×768."""
COLOURS = 64
MOST_BYTES = 30_000
FIRST = "en"
"""The language whose pictures stand in where one has none of its own."""
PICTURED = tuple(page.key for page in PAGES if page.pictured)


def folder() -> Path:
    """Where the pictures lie, in a folder for each language."""
    return paths.resources() / "help" / "pictures"


def picture_of(key: str) -> Path | None:
    """The picture of a screen in the language spoken, else in English; None where there is none."""
    if key not in PICTURED:
        return None
    places = (folder() / code / f"{key}.png" for code in (spoken(), FIRST))
    return next((path for path in places if path.is_file()), None)
