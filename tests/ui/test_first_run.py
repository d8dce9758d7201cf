"""The first run: left and taken up at each step, all that is against it said at once, a way on from every trouble."""

import errno
import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pomanager.db import disk
from pomanager.services import beginning, files
from pomanager.services.members import queries
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.first_run.kept import FILE_NAME, MOST_BEGUN, KeptTyping, Typed
from pomanager.ui.first_run.wizard import NOT_KEPT, ORGANISATION, PEOPLE, PLACE, RULES, FoundingWizard
from pomanager.ui.preferences import Preferences
from pomanager.ui.start import Program
from pomanager.ui.welcome import WelcomeWindow
from tests.offices import office_file
from tests.ui.first_run_desk import alone, filled, first_window, go_to, program
from tests.ui.office_desk import Clock, nameless, press
from tests.ui.scripted import Scripted, Told

__all__ = ["alone", "program"]


def started_again(program: Program) -> WelcomeWindow:
    """The first window of another start on this PC."""
    first_window(program).close()
    program.screen.preferences = Preferences(program.screen.preferences.folder / "preferences.ini", Clock())
    program.show_welcome()
    return first_window(program)


# ---- leaving and going on --------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", [ORGANISATION, RULES, PEOPLE, PLACE])
def test_broken_off_at_any_step_it_is_kept_as_it_stands(
    alone: FoundingWizard, screen: Screen, tmp_path: Path, qtbot: QtBot, step: int
) -> None:
    go_to(alone, step).keep()
    kept = KeptTyping(tmp_path, Clock())
    typed = kept.read()
    assert typed is not None
    again = FoundingWizard(screen.preferences, kept, Clock(), "Awa")
    qtbot.addWidget(again)
    again.show_typed(typed)
    assert again.step == step
    assert again.order() == alone.order()
    assert [person.given_name for person in again.order().people] == ["Médiatrice"]


def test_the_next_start_offers_to_go_on_and_the_office_is_made(program: Program, tmp_path: Path) -> None:
    filled(program, PLACE)
    window = started_again(program)
    assert window.begun.isVisible()
    assert window.begun.title() == "A new office was begun: Kayoro / “Nord”"
    assert nameless(window) == []
    press(window, "welcome.go_on")
    wizard = window.wizard
    assert wizard is not None
    assert wizard.step == PLACE
    wizard.go_on()
    assert program.window is not None
    assert program.window.path == tmp_path / "Documents" / "Kayoro-Nord.podb"
    assert program.window.office.ask(queries.roll_facts).on_roll == 1
    assert not (program.screen.preferences.folder / FILE_NAME).exists(), "nothing is to be taken up any more"


def test_two_windows_at_once_keep_what_is_typed_in_each(program: Program, screen: Screen) -> None:
    """The second neither takes what the first is at nor writes over it; another day one goes on after the other."""
    filled(program, RULES)
    first = first_window(program)
    second = WelcomeWindow(screen, Clock(), "Awa", lambda _path: False, lambda _path: None)
    second.show()
    assert not second.begun.isVisible(), "what somebody is at is not offered to go on with"
    press(second, "welcome.new")
    assert second.wizard is not None
    assert second.wizard.organisation.text("name") == ""
    second.wizard.organisation.entries.show_values([("name", "Nyabihanga")])
    second.close()
    assert first.wizard is not None
    first.wizard.organisation.entries.show_values([("name", "Kayoro")])
    window = started_again(program)
    assert window.begun.title() == "A new office was begun: Kayoro"
    with questions.answered_by(Scripted(True)):
        press(window, "welcome.anew")
    assert window.begun.title() == "A new office was begun: Nyabihanga"


def test_what_another_window_took_up_meanwhile_is_neither_shared_nor_thrown_away(
    program: Program, screen: Screen
) -> None:
    filled(program, RULES).leave()
    first = first_window(program)
    other = WelcomeWindow(screen, Clock(), "Awa", lambda _path: False, lambda _path: None)
    assert other.begun.title() == first.begun.title()
    press(first, "welcome.go_on")
    with questions.answered_by(Scripted(True)):
        press(other, "welcome.anew")
    press(other, "welcome.new")
    assert other.wizard is not None
    assert other.wizard.organisation.text("name") == ""
    other.close()
    assert started_again(program).begun.title() == "A new office was begun: Kayoro / “Nord”"


def test_more_offices_begun_than_can_be_kept_are_told_so(tmp_path: Path) -> None:
    at_work = [KeptTyping(tmp_path, Clock()) for _window in range(MOST_BEGUN + 1)]
    kept = []
    for number, each in enumerate(at_work):
        assert each.take_up() is None
        kept.append(each.keep(Typed(entries={"organisation": {"name": str(number)}})))
    assert kept == [True] * MOST_BEGUN + [False]
    for each in at_work:
        each.let_go()
    assert at_work[-1].take_up() == Typed(entries={"organisation": {"name": "0"}})


def test_what_is_typed_is_kept_at_each_rest_and_only_for_this_person(alone: FoundingWizard, tmp_path: Path) -> None:
    wizard = alone
    wizard.organisation.entries.show_values([("name", "Kayoro")])
    wizard.organisation.rested.emit()
    kept = tmp_path / FILE_NAME
    assert json.loads(kept.read_text(encoding="utf-8"))["entries"]["organisation"]["name"] == "Kayoro"
    assert kept.stat().st_mode & 0o077 == 0


def test_what_was_begun_can_be_thrown_away(program: Program) -> None:
    filled(program, RULES).leave()
    window = first_window(program)
    for sure in (False, True):
        with questions.answered_by(Scripted(sure)):
            press(window, "welcome.anew")
        assert window.begun.isVisible() is not sure
    assert KeptTyping(program.screen.preferences.folder, Clock()).read() is None


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 40, b"[]", b'{"step":1}', b'{"step":1,"entries":{"people":{"people":"[1]"}},"file":"","folder":""}',
     b'{"step":"x","entries":{},"file":"","folder":""}', b"[" * 100_000],
)  # fmt: skip
def test_what_cannot_be_read_any_more_is_set_aside_and_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    kept = KeptTyping(tmp_path, Clock())
    assert kept.read() is None
    assert kept.set_aside is not None
    assert kept.set_aside.read_bytes() == content
    assert kept.keep(Typed(2, {"organisation": {"name": "Kayoro"}}))
    again = KeptTyping(tmp_path, Clock()).read()
    assert again is not None
    assert (again.step, again.name) == (2, "Kayoro")


def test_the_first_window_says_that_it_could_not_be_read(program: Program) -> None:
    (program.screen.preferences.folder / FILE_NAME).write_bytes(b"{")
    window = started_again(program)
    assert window.begun.title() == "What was typed for a new office cannot be read"
    assert not window.go_on.isVisible()


def test_where_nothing_can_be_kept_the_wizard_says_so_and_works(
    alone: FoundingWizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KeptTyping, "keep", lambda _self, _typed: False)
    wizard = go_to(alone, RULES)
    assert wizard.foot.promise() == NOT_KEPT


# ---- what speaks against it ------------------------------------------------------------------------------------


def test_everything_against_a_step_is_said_at_once_beside_its_fields(alone: FoundingWizard) -> None:
    wizard = alone
    wizard.organisation.entries.show_values([("country", None), ("short_name", "a\u202eb")])
    wizard.go_on()
    said = {name: wizard.organisation.entries.remark(name).kind for name in ("name", "short_name", "seat", "country")}
    assert said == {"name": "bad", "short_name": "bad", "seat": "hint", "country": "bad"}
    assert wizard.step == ORGANISATION


def test_people_are_judged_before_there_is_a_roll(alone: FoundingWizard) -> None:
    wizard = go_to(alone, PEOPLE, family_name="", sex=None)
    wizard.people.entries.show_values([("on", date(2031, 1, 1))])
    wizard.go_on()
    assert wizard.step == PEOPLE
    assert wizard.people.entries.objected("people")
    assert wizard.people.entries.objected("on")
    wizard.people.entries.show_values([("how", "later")])
    wizard.people.answered.emit("how")
    wizard.go_on()
    assert wizard.step == PLACE
    assert wizard.foot.next.words == "Make the office"


def test_the_country_proposes_money_and_model_until_somebody_chose_otherwise(alone: FoundingWizard) -> None:
    wizard = alone
    for country, currency, model in (("KG", "KGS", "kyrgyzstan"), ("SN", "XOF", "ohada-scoops"), ("BR", "BRL", "")):
        wizard.organisation.entries.show_values([("country", country)])
        wizard.organisation.answered.emit("country")
        assert (wizard.rules.text("currency"), wizard.rules.text("preset")) == (currency, model)
    wizard.rules.entries.show_values([("currency", "USD")])
    wizard.organisation.entries.show_values([("country", "KH")])
    wizard.organisation.answered.emit("country")
    assert (wizard.rules.text("currency"), wizard.rules.text("preset")) == ("USD", "cambodia")


@pytest.mark.parametrize(
    ("ticked", "languages"), [(("fr", "rn", "en"), ("en", "fr", "rn")), (("rn",), ("rn",)), ((), ())]
)
def test_the_languages_of_the_office_are_ticked_and_the_one_spoken_comes_first(
    alone: FoundingWizard, ticked: tuple[str, ...], languages: tuple[str, ...]
) -> None:
    wizard = go_to(alone, ORGANISATION)
    assert wizard.order().profile.languages == ("en",)
    wizard.organisation.entries.show_values([("languages", ticked)])
    profile = wizard.order().profile
    assert profile.languages == languages
    assert profile.name.texts == {(languages or ("en",))[0]: "Kayoro / “Nord”"}
    wizard.go_on()
    assert wizard.step == (RULES if languages else ORGANISATION)
    assert wizard.organisation.entries.remark("languages").kind == ("hint" if languages else "bad")


def test_in_another_language_what_was_typed_stays_and_every_control_has_its_name(
    alone: FoundingWizard, screen: Screen
) -> None:
    wizard = go_to(alone, ORGANISATION)
    wizard.organisation.entries.show_values([("country", "KG")])
    wizard.organisation.answered.emit("country")
    screen.change_language("ru")
    QApplication.processEvents()
    for step in (ORGANISATION, RULES, PEOPLE, PLACE):
        assert wizard.step == step
        assert nameless(wizard) == []
        if step != PLACE:
            wizard.go_on()
    order = wizard.order()
    assert (order.profile.country, order.profile.currency, order.profile.languages) == ("KG", "KGS", ("ru",))
    assert [person.family_name for person in order.people] == ["NIYONZIMA"]
    assert "patronymic" in {cell.name for cell in wizard.people.entries.editor("people").field.cells}


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """An office is made by copying one: what stands in it is tried elsewhere."""

    def copied(path: Path, *_order: object) -> None:
        office_file(path.parent, path.name)

    monkeypatch.setattr(beginning, "begin", copied)


# ---- making the office -----------------------------------------------------------------------------------------


def test_from_a_spreadsheet_means_that_the_import_comes_next(program: Program) -> None:
    wizard = filled(program, PEOPLE)
    wizard.people.entries.show_values([("how", "table")])
    wizard.people.answered.emit("how")
    wizard.go_on()
    wizard.go_on()
    assert program.window is not None
    page = program.window.content.page()
    assert page is not None
    assert page.title() == "Import members"
    assert program.screen.preferences.import_next == ""


def test_the_first_copy_goes_to_the_stick(alone: FoundingWizard, quickly: None, screen: Screen, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    wizard = go_to(alone, PLACE)
    with questions.answered_by(Scripted(stick)):
        press(wizard, "first_run.folder")
    assert "same disk" in wizard.place.copy_note.text()
    wizard.go_on()
    assert [each.suffix for each in stick.iterdir()] == [files.ENDING]
    assert screen.preferences.backup_folder == str(stick)


def test_a_stick_that_is_gone_does_not_stop_the_office(
    alone: FoundingWizard, quickly: None, tmp_path: Path, told: Told
) -> None:
    wizard = go_to(alone, PLACE)
    wizard.place.show_kept("", str(tmp_path / "pulled out"))
    wizard.go_on()
    assert wizard.place.file.name == "Kayoro-Nord-2.podb", "the first one is made"
    assert len(told.problems) == 1
    told.problems.clear()


@pytest.mark.parametrize(
    ("refused", "said"), [(errno.ENOSPC, "is full"), (errno.EROFS, "does not let you use"), (errno.EACCES, "does not")]
)
def test_a_disk_that_refuses_is_told_beside_the_place_and_another_one_works(
    alone: FoundingWizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: int, said: str
) -> None:
    wizard = go_to(alone, PLACE)

    def refuse(path: Path) -> None:
        raise OSError(refused, "refused", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(disk, "begin", refuse)
        wizard.go_on()
    assert said in wizard.place.file_note.title()
    assert list((tmp_path / "Documents").iterdir()) == []
    with questions.answered_by(Scripted(tmp_path / "elsewhere")):
        press(wizard, "first_run.file")
    assert not wizard.place.file_note.isVisible()
    assert wizard.place.file == tmp_path / "elsewhere.podb"


def test_a_name_that_is_taken_is_passed_over(alone: FoundingWizard, tmp_path: Path) -> None:
    (tmp_path / "Documents").mkdir()
    (tmp_path / "Documents" / "Kayoro-Nord.podb").write_bytes(b"somebody's")
    wizard = go_to(alone, PLACE)
    assert wizard.place.file.name == "Kayoro-Nord-2.podb"
    wizard.leave()
    assert (tmp_path / "Documents" / "Kayoro-Nord.podb").read_bytes() == b"somebody's"
