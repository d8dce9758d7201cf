"""Words on the screen: long Khmer as people type it, without marks between its words, is broken rather than cut off."""

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from pomanager.ui.application import Screen
from pomanager.ui.widgets.labels import Label, breakable

pytestmark = pytest.mark.dressed

TYPED = "សេចក្តីសម្រេចរបស់ក្រុមប្រឹក្សាភិបាល"
GAP = "\N{ZERO WIDTH SPACE}"


def test_long_khmer_may_be_broken_between_syllables_and_never_inside_one() -> None:
    parts = breakable(TYPED).split(GAP)
    assert len(parts) > 5
    assert "".join(parts) == TYPED
    for part, before in zip(parts[1:], parts, strict=False):
        assert "\u1780" <= part[0] <= "\u17b3"
        assert not before.endswith("\u17d2")
    assert "".join(parts[-2:]).endswith("បាល")
    assert parts[-1] != "ល", "the end of a syllable stays with it"


def test_words_that_are_marked_already_and_other_scripts_stay_as_they_are() -> None:
    marked = f"ការ{GAP}បង់{GAP}ប្រាក់"
    for text in (marked, "Décision du comité exécutif", "", "ក្រុម"):
        assert breakable(text) == text


def test_a_long_khmer_text_fits_a_narrow_panel_and_is_read_as_it_was_typed(screen: Screen, qtbot: QtBot) -> None:
    label = Label(TYPED, wrap=True)
    qtbot.addWidget(label)
    document = QTextDocument()
    document.setDefaultFont(label.font())
    document.setHtml(label.text())
    document.setTextWidth(90)
    assert document.idealWidth() <= 90
    assert (label.plain(), label.accessibleName()) == (TYPED, TYPED)
