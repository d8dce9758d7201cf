"""Papers of single parts, for their tests: printed in one language or two, and read back."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image

import pypdfium2
from pomanager.i18n import speaking
from pomanager.readmodels.papers import PrintOrder
from pomanager.reports.flow import Block, in_pairs
from pomanager.reports.paper import Heading, opened
from tests.reports.sheets import PRINTED, letterhead, text_of

Story = Callable[[], Sequence[Block]]

HOSTILE = (
    "<b>x</b> &amp;",
    '<img src="file:///etc/hostname"/>',
    "http://example.org/<a href='x'>",
    "\x00\x1b[31m\ud800 \u202eabc",
    "👩‍🌾 \U0010ffff",
    "%s {name} \\ ) ( >> endstream",
    "one\n\n\ntwo",
    "ស្ត្រី<ខ្មែរ>",
    "رقم 12 (عربي)",
    "Ndayizeye" * 60,
    "e" + "\u0301" * 90,
    "** * - # 1. ***",
)
"""What people type or paste, and what must come out as it stands."""


def printed(file: Path, story: Story, *languages: str, title: str = "Parts") -> Path:
    """The blocks of a story on a paper in English, in one language, or in two side by side."""
    codes = languages or ("en",)
    stories: list[Sequence[Block]] = []
    for code in codes:
        with speaking(code):
            stories.append(story())
    with speaking(codes[0]), opened(file, PrintOrder(language=codes[0]), PRINTED) as paper:
        second = (codes[1], Heading(title, is_sealed=False)) if len(codes) > 1 else None
        paper.begin(letterhead(), Heading(title, is_sealed=False), second)
        paper.flow(in_pairs(*stories) if second else stories[0])
        paper.end()
    return file


def pictured(file: Path, page: int = 0, scale: float = 4.0) -> Image.Image:
    """A page as it is seen, in greys."""
    with pypdfium2.PdfDocument(file) as document:
        return document[page].render(scale=scale).to_pil().convert("L")


def read(file: Path) -> str:
    """The text of all pages, white space folded to single spaces."""
    return " ".join(text_of(file).split())


def spoken_by(blocks: Sequence[Block]) -> list[str]:
    """What the blocks say, line by line."""
    return [line for block in blocks for line in block.said()]


def a_photo(colour: str = "skyblue", size: tuple[int, int] = (400, 500), kind: str = "JPEG") -> bytes:
    """A file with a picture of one colour and a dark square in its middle."""
    picture = Image.new("RGB", size, colour)
    picture.paste("navy", (size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2))
    file = io.BytesIO()
    picture.save(file, kind)
    return file.getvalue()


def letters_of(text: str) -> str:
    """The letters and figures of a text that every paper shows and every reader gives back in their order."""
    return "".join(letter for letter in text if letter.isascii() and letter.isalnum())
