"""Words under the pointer are plain: marks in a name are shown, not obeyed."""

import pytest
from PySide6.QtGui import QTextDocument

from pomanager.ui.widgets.tips import as_tip
from tests.reports.hostile import SHORT


@pytest.mark.parametrize("text", ["NIYONZIMA Médiatrice", "R&D", "Juma <Ali", "1 < 2 > 0", ""])
def test_what_cannot_be_taken_for_marks_stays_as_it_is(text: str) -> None:
    assert as_tip(text) == text


def test_marks_are_shown_as_they_were_typed() -> None:
    marked = [text for text in SHORT.values() if as_tip(text) != text]
    assert len(marked) > 30
    for text in marked:
        shown = QTextDocument()
        shown.setHtml(as_tip(text))
        assert shown.toPlainText().split() == text.split()
