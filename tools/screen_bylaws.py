"""Walks through the by-laws: a chapter, fields that are open, two versions side by side, a version being prepared."""

from collections.abc import Callable
from typing import cast

from PySide6.QtWidgets import QWidget

from pomanager.rules.bylaws.setting import Chapter
from pomanager.rules.bylaws.settings import CLAUSE_OF
from pomanager.ui.office_window import OfficeWindow
from pomanager.ui.organisation.bylaws.page import BylawsPage
from pomanager.ui.organisation.bylaws.prepare import PreparePage
from pomanager.ui.page import Page


def walk_the_bylaws(window: OfficeWindow, take: Callable[[str, QWidget], None]) -> None:
    """Take a picture of every state; an office that has no by-laws yet begins with those of the first preset."""
    page = cast("BylawsPage", window.show_page("bylaws"))
    if page.text is None:
        page.begin_preset.click()
        _preparing(window).begin.click()
    page.show_chapter(Chapter.ORDINARY_ASSEMBLY)
    take("bylaws", window)
    for name, key in (
        ("bylaws-number", "ordinary_assembly.notice_days"),
        ("bylaws-share", "ordinary_assembly.majority"),
    ):
        page.edit(CLAUSE_OF[key].key)
        take(name, window)
        page.show_chapter(Chapter.ORDINARY_ASSEMBLY)
    page.search("1")
    take("bylaws-found", window)
    page.search("")
    acts = {action.key: action for action in page.actions_offered()}
    if not acts["compare"].reason_off:
        acts["compare"].slot()
        take("bylaws-compare", window)
        cast("Page", window.content.page()).close_page()
    if "prepare" in acts:
        acts["prepare"].slot()
        take("bylaws-prepare", window)
        _preparing(window).begin.click()
    take("bylaws-prepared", window)
    next(action for action in page.actions_offered() if action.key == "adopt").slot()
    take("bylaws-adopt", window)
    cast("Page", window.content.page()).close_page()


def _preparing(window: OfficeWindow) -> PreparePage:
    """The page on which a beginning is chosen."""
    page = window.content.page()
    if not isinstance(page, PreparePage):
        raise RuntimeError("another page was opened")  # noqa: TRY004 - a mistake of this walk
    return page
