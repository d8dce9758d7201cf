"""The handbook has at most 40 pages and contents that tell them; the key card is one page in every language."""

from pathlib import Path

import pytest

import pypdfium2
from pomanager.help.keys import GROUPS
from pomanager.help.pages import PAGES
from pomanager.help.pictures import PICTURED
from pomanager.help.tasks import TASKS
from pomanager.i18n.languages import LANGUAGES
from pomanager.readmodels.help_papers import HelpSheet, handbook_under, head_without_office, key_card_under
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


@pytest.mark.parametrize(
    "order",
    [
        PrintOrder(language="en"),
        PrintOrder(language="km", page_size=PageSize.LETTER),
        *(PrintOrder(language=each.code, page_size=PageSize.LETTER, large=True) for each in LANGUAGES),
    ],
    ids=lambda order: f"{order.language}-{order.page_size}{'-large' if order.large else ''}",
)
def test_the_handbook_is_short_and_its_contents_lead_to_every_task_and_screen(
    tmp_path: Path, order: PrintOrder
) -> None:
    """Letter is the shorter sheet, on which large print needs the most pages."""
    pages = printed(tmp_path / "handbook.pdf", handbook_under(sheets.letterhead()), order)
    assert len(PAGES) // 10 < len(pages) <= MOST_PAGES
    if order.language == "en":
        contents = "".join(pages[:4])
        for title in (*(task.title for task in TASKS), *(page.title for page in PAGES)):
            assert title in contents
        assert any("1. Write with whom or where it goes on" in page for page in pages[3:])


def test_the_handbook_has_every_picture_and_none_in_large_print(tmp_path: Path) -> None:
    for large, count in ((False, len(PICTURED)), (True, 0)):
        target = tmp_path / "handbook.pdf"
        printed(target, handbook_under(sheets.letterhead()), PrintOrder(language="en", large=large))
        assert target.read_bytes().count(b"/Subtype /Image") == count


def test_without_an_office_the_papers_bear_the_name_of_the_program(tmp_path: Path) -> None:
    head = head_without_office(sheets.PRINTED)
    [page] = printed(tmp_path / "keys.pdf", key_card_under(head), PrintOrder(language="fr"))
    assert page.startswith("PO Manager")
    assert "Ctrl+Entrée" in page
    first = printed(tmp_path / "handbook.pdf", handbook_under(head), PrintOrder(language="en"))[0]
    assert first.count("PO Manager") == 1, "the head says it, and no line below the title again"


@pytest.mark.parametrize("code", [each.code for each in LANGUAGES])
@pytest.mark.parametrize("size", PageSize)
def test_the_key_card_is_one_page(tmp_path: Path, code: str, size: PageSize) -> None:
    order = PrintOrder(language=code, page_size=size, large=True)
    [page] = printed(tmp_path / "keys.pdf", HelpSheet(sheets.letterhead()), KEY_CARD.fitted(order))
    said = "".join(page.split())
    for key in ("F1", "Ctrl+N", "Alt+0"):
        assert key in said
    assert sum(len(group.keys) for group in GROUPS) > 30
