"""What the import wizard writes, and how it is taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pomanager.readmodels.exchange import KeptMember, UndoOutcome
from pomanager.readmodels.members import RollView
from pomanager.rules.importing import Field
from pomanager.rules.objections import Objection
from pomanager.services import files
from pomanager.services.members import queries
from pomanager.services.members.commands import AmendMember, amend_member, bringing_in
from pomanager.services.members.commands.undoing import CHANGED_SINCE, IN_JOURNAL, SET_RIGHT
from pomanager.services.members.queries.imports import imports
from pomanager.ui.application import Screen
from pomanager.ui.bus import Undo
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.members.importing.acts import kept_words
from pomanager.ui.members.importing.checked import Sight
from pomanager.ui.members.importing.earlier import EarlierImportsPage
from pomanager.ui.members.importing.page import COLUMNS
from pomanager.ui.preferences import Preferences
from tests.offices import opened_office
from tests.ui.scripted import Scripted, Told
from tests.ui.wizard import GOOD, ODD, Wizard, opened_wizard


@pytest.fixture
def wizard(tmp_path: Path, preferences: Preferences, screen: Screen, qtbot: QtBot, at_once: None) -> Iterator[Wizard]:
    made = opened_wizard(tmp_path, preferences)
    qtbot.addWidget(made.window)
    yield made
    made.office.close()


# ---- writing ---------------------------------------------------------------------------------------------------------


def test_the_summary_says_in_sentences_what_will_be_written(wizard: Wizard) -> None:
    page = wizard.checked(*GOOD, *ODD)
    page.go_on()
    assert page.summary_step.sentences() == (
        "5 new members are added. Women: 4, men: 1.",
        "2 of them have something to look at: they come in and stand on the list “To look at”.",
        "1 row is refused and left out.",
        "1 column is not brought in: Remarks.",
    )
    assert page.foot.next.words == "Import 5 members"
    assert wizard.roll() == 0


def test_importing_backs_up_writes_and_can_be_undone_in_one_step(wizard: Wizard, tmp_path: Path) -> None:
    offered: list[Undo | None] = []
    wizard.window.desk.bus.undo_offered.connect(offered.append)
    wizard.imported(*GOOD)
    assert wizard.roll() == 3
    assert wizard.window.content.page() is not wizard.page
    assert wizard.window.toast.sentence() == "3 members imported from roll.csv"
    backups = list((tmp_path / files.BACKUPS).iterdir())
    assert len(backups) == 1
    with_nobody = opened_office(backups[0], writing=False)
    assert len(with_nobody.ask(queries.roll_ids, RollView())) == 0
    with_nobody.close()
    assert [undo.what for undo in offered if undo is not None] == ["import of roll.csv"]
    wizard.window.undo()
    assert wizard.roll() == 0
    assert wizard.window.toast.sentence() == "Taken back: import of roll.csv"


def test_the_same_table_again_brings_nothing_and_the_last_button_closes(wizard: Wizard) -> None:
    wizard.imported(*GOOD)
    wizard.again()
    page = wizard.checked(*GOOD)
    assert page.check_step.chips[Sight.SAME].words == "Same 3"
    page.go_on()
    assert page.foot.next.words == "Close"
    assert page.summary_step.sheet.title.plain() == "Everything in this table is on the roll already"
    page.go_on()
    assert wizard.window.content.page() is not page
    assert len(wizard.office.ask(imports)) == 1


def test_a_changed_row_says_old_and_new_and_is_written(wizard: Wizard) -> None:
    wizard.imported(*GOOD)
    wizard.again()
    page = wizard.checked(GOOD[0].replace("012 447 190", "012 447 191"))
    page.check_step.table.go_to_cell(0, Field.PHONE)
    assert page.check_step.cell_note.text.plain().startswith("Phone: 012 447 190 → 012 447 191")
    page.go_on()
    assert page.summary_step.sentences()[0] == "The record of 1 member is changed."
    page.go_on()
    ids = wizard.office.ask(queries.roll_ids, RollView(search="Sopheap"))
    assert wizard.office.ask(queries.member_detail, ids[0]).phone == "012 447 191"


def test_rows_left_out_are_not_written(wizard: Wizard) -> None:
    page = wizard.checked(*GOOD)
    page.check_step.cell_note.toggle.click()
    page.go_on()
    assert "You leave 1 row out." in page.summary_step.sentences()
    page.go_on()
    assert wizard.roll() == 2
    assert wizard.office.ask(imports)[0].refused == 1


def test_cancelling_leaves_everything_as_it_was(wizard: Wizard, monkeypatch: pytest.MonkeyPatch, told: Told) -> None:
    page = wizard.checked(*GOOD)
    page.go_on()
    write = bringing_in.bring_in

    def cancelled_on_the_way(*args: object, **kwargs: object) -> object:
        assert page._job is not None  # noqa: SLF001 - the person presses Cancel in the sheet of this job
        page._job.cancel()  # noqa: SLF001 - the same
        return write(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr("pomanager.ui.members.importing.acts.bring_in", cancelled_on_the_way)
    page.go_on()
    assert wizard.roll() == 0
    assert wizard.office.ask(imports) == ()
    assert not page.summary_step.cancelled.isHidden()
    assert told.problems == []


def test_books_that_changed_meanwhile_are_checked_again(wizard: Wizard, told: Told) -> None:
    wizard.imported(*GOOD)
    wizard.again()
    page = wizard.checked("050,PHAL Vichet,M,1973,,,")
    page.go_on()
    _amend_first(wizard)
    page.go_on()
    assert page.step == COLUMNS
    assert len(told.problems) == 1
    page.go_on()
    page.go_on()
    page.go_on()
    assert wizard.roll() == 4


def _amend_first(wizard: Wizard) -> None:
    found = wizard.office.ask(queries.roll_ids, RollView())[0]
    member = wizard.office.ask(queries.member_detail, found)
    order = AmendMember(
        member_id=member.id, version=member.version, full_name=member.full_name, sex=member.sex, birth=member.birth,
        phone="077 000 111", place=member.place,
    )  # fmt: skip
    wizard.office.do(amend_member, order)


# ---- undoing ---------------------------------------------------------------------------------------------------------


def test_undo_names_those_who_must_stay_and_why(wizard: Wizard) -> None:
    wizard.imported(*GOOD)
    _amend_first(wizard)
    with questions.answered_by(script := Scripted()):
        wizard.window.undo()
    assert script.asked[0].title == "Not everything could be taken back"
    assert "No. 041 · SOK Sopheap: Somebody has worked on this record since the import." in script.asked[0].text
    assert wizard.roll() == 1


def test_the_title_counts_only_those_who_stay_on_the_roll() -> None:
    def kept(*reasons: str) -> UndoOutcome:
        return UndoOutcome(0, 0, tuple(KeptMember(1, "1", "SOK Sopheap", Objection(each)) for each in reasons))

    assert kept_words(kept(SET_RIGHT, IN_JOURNAL, IN_JOURNAL))[0] == "2 members stay on the roll"
    title, text = kept_words(kept(SET_RIGHT, CHANGED_SINCE))
    assert title == "2 members keep something of the import"
    assert "A document or household that the import brought was set right since, so it stays." in text


def test_earlier_imports_are_listed_and_can_be_undone(wizard: Wizard) -> None:
    wizard.imported(*GOOD)
    page = wizard.again()
    (action,) = page.actions_offered()
    action.slot()
    earlier = wizard.window.content.page()
    assert isinstance(earlier, EarlierImportsPage)
    assert earlier.model.rows()[0].file_name == "roll.csv"
    with questions.answered_by(script := Scripted(False, True)):
        earlier.undo_chosen()
        assert wizard.roll() == 3
        earlier.undo_chosen()
    assert script.asked[0].title == "Undo the import of roll.csv?"
    assert wizard.roll() == 0
    assert earlier.actions_offered()[0].reason_off == "This import was undone already."


def test_the_same_file_after_an_undo_gets_the_same_numbers(wizard: Wizard) -> None:
    people = tuple(f",{name},F,1980,Mungwa,," for name in ("A One", "B Two", "C Three"))
    wizard.imported(*people)
    first = _numbers(wizard)
    wizard.window.undo()
    wizard.again()
    wizard.imported(*people)
    assert _numbers(wizard) == first != []


def _numbers(wizard: Wizard) -> list[tuple[str, str]]:
    ids = wizard.office.ask(queries.roll_ids, RollView())
    return [(row.number, row.name) for row in wizard.office.ask(queries.roll_rows, ids)]
