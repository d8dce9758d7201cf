"""Qt's own words come from our catalogues, and what goes wrong is said in plain words."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from pomanager.errors import Cancelled, FileTrouble, Refused, Stale
from pomanager.i18n import catalogue
from pomanager.rules.objections import Objection
from pomanager.ui import problems
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.ask import AskWindow, ReasonWindow
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.forms.fields import Field
from pomanager.ui.trouble import TroubleWindow
from tests.conftest import ExpectedLog
from tests.ui.scripted import Scripted, Told


def test_buttons_of_qt_speak_our_words(screen: Screen, qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    catalogue.rename({"Cancel": {"fr": "Laisser"}})
    try:
        screen.tongue.speak("fr")
        QApplication.processEvents()
        assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Laisser"
    finally:
        catalogue.rename({})


def test_words_that_are_not_ours_stay_as_they_are(screen: Screen) -> None:
    screen.tongue.speak("en_XA")
    assert QCoreApplication.translate("QTest", "Nobody knows this") == "Nobody knows this"
    assert QCoreApplication.translate("QPlatformTheme", "&Undo").startswith("[")
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_a_refusal_is_said_with_all_its_reasons(screen: Screen, told: Told) -> None:
    problems.show(None, Refused([Objection("First."), Objection("Second.")]))
    assert told.problems[0].title == "First."
    assert told.problems[0].text == "Second.\nNothing was written."
    assert told.problems[0].details == ""


def test_trouble_says_what_is_safe_and_may_be_tried_again(screen: Screen, told: Told) -> None:
    tried: list[str] = []
    told.again = True
    problems.show(None, FileTrouble(Objection("The stick is full.")), retry=lambda: tried.append("again"))
    assert "is safe" in told.problems[0].text
    assert "FileTrouble" in told.problems[0].details
    assert tried == ["again"]


def test_an_overtaken_act_says_so(screen: Screen, told: Told) -> None:
    problems.show(None, Stale(Objection("Somebody changed this member.")))
    assert "as it is now" in told.problems[0].text


def test_a_cancelled_act_says_nothing(screen: Screen, told: Told) -> None:
    problems.show(None, Cancelled())
    assert told.problems == []


def test_a_fault_of_the_program_shows_no_raw_text_but_details_to_copy(
    screen: Screen, told: Told, expected_log: ExpectedLog
) -> None:
    fault = ZeroDivisionError("division by zero")
    with expected_log("a fault of the program"):
        problems.last_resort(ZeroDivisionError, fault, None)
    problem = told.problems[0]
    assert "division" not in problem.title + problem.text
    assert "ZeroDivisionError: division by zero" in problem.details


def test_the_window_of_trouble_copies_its_details(screen: Screen, qtbot: QtBot) -> None:
    window = TroubleWindow("The stick is full", "Nothing was lost.", "details here", may_retry=True)
    qtbot.addWidget(window)
    window.copy.click()
    assert QApplication.clipboard().text() == "details here"


def test_questions_are_answered_by_the_script(screen: Screen) -> None:
    with questions.answered_by(Scripted(True, {"reason": "moved away"}, None)) as _nothing:
        assert questions.confirm(None, "Record the resignation of Dara?", "", yes="Record") is True
        assert questions.ask_reason(None, "Suspend?", "", (), yes="Suspend") == {"reason": "moved away"}
        assert questions.choose_file(None, "Open", (("Office files", "*.podb"),)) is None


@pytest.mark.parametrize("danger", [True, False])
def test_esc_is_the_safe_answer_and_buttons_are_verbs(screen: Screen, qtbot: QtBot, *, danger: bool) -> None:
    window = AskWindow("Exclude Dara?", "She leaves the roll today.")
    window.offer("Exclude", "Keep as a member", danger=danger)
    qtbot.addWidget(window)
    window.show()
    assert window.yes.words == "Exclude"
    assert (window.no if danger else window.yes).isDefault()
    with qtbot.waitSignal(window.rejected):
        QTest.keyClick(window, Qt.Key.Key_Escape)


def test_a_reason_that_is_needed_must_be_given(screen: Screen, qtbot: QtBot) -> None:
    window = ReasonWindow("Suspend Dara?", "", (Field(name="reason", label="Reason", required=True),))
    window.offer("Suspend", "Leave as it is")
    qtbot.addWidget(window)
    window.show()
    window.yes.click()
    assert window.isVisible()
    assert window.entries.remark("reason").kind == "bad"
    window.entries.editor("reason").show_raw("dues")
    window.yes.click()
    assert not window.isVisible()
    assert window.values() == {"reason": "dues"}
