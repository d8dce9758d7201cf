"""Asks before a form that keeps no draft is left, or a window closed over it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from pomanager.i18n import _, formats
from pomanager.ui.content import Content
from pomanager.ui.page import Page


def may_be_left(window: QWidget, lost: Sequence[Page]) -> bool:
    """Whether the window, or the page, may be left though what was typed in these pages is neither saved nor kept."""
    if not lost:
        return True
    from pomanager.ui.dialogs.questions import questions  # most windows are closed without a question

    # TR: {pages} are titles of forms: "Plan a meeting"
    text = _("What was typed here would be lost: {pages}.").format(
        pages=formats.listing([page.title() for page in lost])
    )
    title = _("Close without saving?")
    return questions.confirm(window, title, text, yes=_("Leave"), no=_("Stay"), icon="warn")


def leave_page(window: QWidget, content: Content) -> None:
    """Go back to the page below, and ask before where something typed would be lost."""
    page = content.page()
    if page is None or not page.would_lose or may_be_left(window, [page]):
        content.go_back()
