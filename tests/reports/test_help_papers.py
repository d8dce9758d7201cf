"""The handbook has at most 40 pages and contents that tell them; the key card is one page in every language."""

from pathlib import Path

import pytest

import pypdfium2
from pomanager.help.keys import GROUPS
from pomanager.help.pages import PAGES
from pomanager.help.tasks import TASKS
from pomanager.i18n.languages import LANGUAGES
from pomanager.readmodels.help_papers import HelpSheet
from pomanager.readmodels.papers import PageSize, PrintOrder
from pomanager.reports.composing import write
from pomanager.reports.help.handbook import HANDBOOK
from pomanager.reports.help.key_card import KEY_CARD
from tests.reports import sheets

MOST_PAGES = 40


def printed(target: Path, sheet: HelpSheet, order: PrintOrder) -> list[str]:
    """The text of each page."""
    write(HANDBOOK if sheet.tasks else KEY_CARD, sheet, target, order)
    with pypdfium2.PdfDocument(str(target)) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


@pytest.mark.parametrize(("code", "size"), [("en", PageSize.A4), ("km", PageSize.LETTER)])
def test_the_handbook_is_short_and_its_contents_lead_to_every_task_and_screen(
    tmp_path: Path, code: str, size: PageSize
) -> None:
    sheet = HelpSheet(sheets.letterhead(), TASKS, PAGES)
    pages = printed(tmp_path / "handbook.pdf", sheet, PrintOrder(language=code, page_size=size))
    assert len(PAGES) // 10 < len(pages) <= MOST_PAGES
    if code == "en":
        contents = "".join(pages[:3])
        for title in (*(task.title for task in TASKS), *(page.title for page in PAGES)):
            assert title in contents
        assert any("1. Write with whom or where it goes on" in page for page in pages[3:])


@pytest.mark.parametrize("code", [each.code for each in LANGUAGES])
@pytest.mark.parametrize("size", PageSize)
def test_the_key_card_is_one_page(tmp_path: Path, code: str, size: PageSize) -> None:
    order = PrintOrder(language=code, page_size=size, large=True)
    [page] = printed(tmp_path / "keys.pdf", HelpSheet(sheets.letterhead()), KEY_CARD.fitted(order))
    said = "".join(page.split())
    for key in ("F1", "Ctrl+N", "Alt+0"):
        assert key in said
    assert sum(len(group.keys) for group in GROUPS) > 30
