"""Forms: values by kind, objections beside fields, saving, drafts, keys."""

from collections.abc import Mapping
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pomanager.errors import NotFound, Refused
from pomanager.rules.calendar import VagueDate
from pomanager.rules.money import Money
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from pomanager.ui.application import Screen
from pomanager.ui.forms.choices import PickEditor
from pomanager.ui.forms.entries import Entries
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.forms.figures import VagueDateEditor
from pomanager.ui.forms.form import Binding, Form
from tests.ui.gallery import FIELDS, PLACES, Admission, find_place, judge


class Desk:
    """Keeps what a form saved and its drafts; refuses when told to."""

    def __init__(self) -> None:
        self.saved: list[Admission] = []
        self.drafts: list[Mapping[str, str] | None] = []
        self.refusal: Exception | None = None

    def save(self, order: Admission) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.saved.append(order)

    def keep(self, draft: Mapping[str, str] | None) -> None:
        self.drafts.append(draft)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def form(screen: Screen, qtbot: QtBot, desk: Desk) -> Form[Admission]:
    binding = Binding(make=Admission, save=desk.save, judge=judge, keep_draft=desk.keep, fixed={"on": "today"})
    made: Form[Admission] = Form(FIELDS, binding)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def fill(form: Form[Admission], **entries: str) -> None:
    for name, text in entries.items():
        form.entries.editor(name).show_raw(text)
        form.entries.editor(name).changed.emit()


def test_a_form_makes_its_command_from_what_was_typed(form: Form[Admission], desk: Desk, qtbot: QtBot) -> None:
    fill(form, family="  Ama   Serwaa ", sex="f", born="~1960", phone="79410822", place="Mungwa", shares="1 200")
    with qtbot.waitSignal(form.saved):
        QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.saved == [
        Admission(
            family="Ama Serwaa",
            given="",
            sex="f",
            born=VagueDate(1960, about=True),
            phone="79410822",
            place=1,
            shares=1200,
            on="today",
        )
    ]
    assert desk.drafts[-1] is None


def test_save_goes_to_the_first_obstacle_and_f8_to_the_next(form: Form[Admission], desk: Desk, qtbot: QtBot) -> None:
    counts: list[tuple[int, int]] = []
    form.counted.connect(lambda stops, warnings: counts.append((stops, warnings)))
    QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert desk.saved == []
    assert counts[-1] == (3, 0)
    assert form.entries.focused() == "family"
    seen = []
    for _turn in range(3):
        form.go_to_next()
        seen.append(form.entries.focused())
    assert seen == ["sex", "shares", "family"]
    assert form.save_button.isEnabled()


@pytest.mark.dressed
def test_the_sentence_in_the_foot_is_read_whole_beside_the_buttons_or_above_them(
    form: Form[Admission], qtbot: QtBot
) -> None:
    form.submit()
    words = form.foot.sentence
    assert words.isVisible()
    assert words.plain().startswith("First correct: ")
    assert not form.foot.is_above
    form.foot.setFixedWidth(form.foot.save.width() + form.foot.cancel.width() + 260)
    qtbot.waitUntil(lambda: form.foot.is_above)
    qtbot.waitUntil(lambda: words.mapTo(form.foot, words.rect().bottomLeft()).y() < form.foot.save.y())
    assert words.heightForWidth(words.width()) <= words.height()
    form.foot.tell("bad", "")
    assert not words.isVisible()


def test_nothing_is_said_of_fields_nobody_has_been_in(form: Form[Admission]) -> None:
    assert [form.entries.remark(name).kind for name in ("family", "sex", "shares")] == ["", "", ""]


def test_a_field_is_judged_after_a_rest_not_at_each_key(form: Form[Admission], qtbot: QtBot) -> None:
    editor = form.entries.editor("shares")
    editor.setFocus()
    QTest.keyClicks(editor.inner(), "0")
    assert form.entries.remark("shares").kind == ""
    qtbot.waitUntil(lambda: form.entries.remark("shares").kind == "bad")
    assert form.entries.remark("shares").text() == "At least one share."


def test_remarks_are_shown_first_and_saved_at_the_second_press(form: Form[Admission], desk: Desk) -> None:
    fill(form, family="Ama", sex="f", phone="12", shares="1")
    form.submit()
    assert desk.saved == []
    assert form.entries.remark("phone").kind == "warn"
    form.submit()
    assert [order.phone for order in desk.saved] == ["12"]


def test_what_the_office_refuses_stands_beside_its_field_until_it_is_changed(form: Form[Admission], desk: Desk) -> None:
    fill(form, family="Ama", sex="f", shares="1")
    desk.refusal = Refused([Objection("Already on the roll.", "family"), Objection("The roll is frozen.")])
    form.submit()
    assert form.entries.remark("family").text() == "Already on the roll."
    assert form.note.title() == "The roll is frozen."
    assert form.entries.focused() == "family"
    fill(form, family="Ama B.")
    form.judge()
    assert form.entries.remark("family").kind == ""


def test_other_trouble_is_handed_on(form: Form[Admission], desk: Desk, qtbot: QtBot) -> None:
    fill(form, family="Ama", sex="f", shares="1")
    desk.refusal = NotFound(Objection("This person is not in the books."))
    with qtbot.waitSignal(form.failed) as failed:
        form.submit()
    assert isinstance(failed.args[0], NotFound)


def test_esc_leaves_the_form_and_keeps_a_draft_that_comes_back(form: Form[Admission], desk: Desk, qtbot: QtBot) -> None:
    fill(form, family="Ama", born="1960?", sex="f")
    with qtbot.waitSignal(form.cancelled):
        QTest.keyClick(form.entries.editor("family").inner(), Qt.Key.Key_Escape)
    draft = desk.drafts[-1]
    assert draft is not None
    form.show_draft({})
    fill(form, family="", born="", sex="")
    form.show_draft(draft)
    assert form.entries.raw() == draft
    assert form.dirty


def test_an_untouched_form_keeps_no_draft(form: Form[Admission], desk: Desk) -> None:
    form.cancel()
    assert desk.drafts == []


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.NUMBER, "", None),
        (Kind.NUMBER, "12 000", 12000),
        (Kind.DATE, "14.03.1987", date(1987, 3, 14)),
        (Kind.VAGUE_DATE, "03.1987", VagueDate(1987, 3)),
        (Kind.MONEY, "1500", Money(1500, "BIF")),
        (Kind.LONG_TEXT, " a\nb ", "a\nb"),
        (Kind.YES_NO, "1", True),
        (Kind.LIST, "2", 2),
        (Kind.WORDING, '{"fr": "Ama", "km": ""}', Wording({"fr": "Ama"})),
    ],
)
def test_each_kind_reads_its_value(screen: Screen, qtbot: QtBot, kind: Kind, typed: str, value: object) -> None:
    field = Field(
        name="it",
        label="It",
        kind=kind,
        currency="BIF",
        languages=("fr", "km"),
        choices=(Choice(1, "a"), Choice(2, "b")),
    )
    entries = Entries((field,))
    qtbot.addWidget(entries)
    entries.editor("it").show_raw(typed)
    assert entries.own_objections() == ()
    assert entries.values()["it"] == value


@pytest.mark.parametrize(
    ("kind", "typed"),
    [(Kind.NUMBER, "many"), (Kind.DATE, "1984"), (Kind.DATE, "31.02.1998"), (Kind.MONEY, "x"), (Kind.PICK, "Nowhere")],
)
def test_what_cannot_be_read_is_said(screen: Screen, qtbot: QtBot, kind: Kind, typed: str) -> None:
    entries = Entries((Field(name="it", label="It", kind=kind, currency="BIF", find=find_place),))
    qtbot.addWidget(entries)
    entries.editor("it").show_raw(typed)
    assert [objection.about for objection in entries.own_objections()] == ["it"]


def test_making_a_date_vaguer_rewrites_it(screen: Screen, qtbot: QtBot) -> None:
    entries = Entries((Field(name="born", label="Born", kind=Kind.VAGUE_DATE),))
    qtbot.addWidget(entries)
    editor = entries.editor("born")
    assert isinstance(editor, VagueDateEditor)
    editor.show_value(VagueDate(1971, 3, 12))
    assert editor.precision.currentIndex() == 0
    for precision, expected in ((1, VagueDate(1971, 3)), (3, VagueDate(1971, about=True))):
        editor.precision.setCurrentIndex(precision)
        editor.precision.activated.emit(precision)
        assert editor.read().value == expected


def test_something_searched_for_is_picked_from_what_was_found(screen: Screen, qtbot: QtBot) -> None:
    entries = Entries((Field(name="place", label="Place", kind=Kind.PICK, find=find_place),))
    qtbot.addWidget(entries)
    editor = entries.editor("place")
    assert isinstance(editor, PickEditor)
    editor.line.setText("mu")
    editor.find_now()
    assert editor.found_lines.stringList() == ["Mungwa · Gitega", "Muyange · Ngozi"]
    popup = editor.completer.popup()
    assert popup is not None
    assert popup.parent() is editor, "it goes with the field, never before the completer"
    editor.completer.activated.emit("Muyange · Ngozi")
    assert editor.read().value == 2
    editor.show_value(PLACES[2])
    assert (editor.read().value, editor.line.text()) == (3, "Jimbi")


def test_today_is_one_key_away(screen: Screen, qtbot: QtBot) -> None:
    entries = Entries((Field(name="on", label="Day", kind=Kind.DATE, today=lambda: date(2026, 11, 23)),))
    qtbot.addWidget(entries)
    with qtbot.waitActive(entries):
        entries.show()
        entries.activateWindow()
    entries.focus_first()
    QTest.keyClick(entries.editor("on").inner(), Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert entries.values() == {"on": date(2026, 11, 23)}


def test_every_field_is_read_aloud_by_its_label(form: Form[Admission]) -> None:
    for field in form.entries.fields:
        assert form.entries.editor(field.name).accessibleName() == field.label


@pytest.mark.dressed
def test_in_large_text_remarks_stand_under_their_fields(form: Form[Admission], screen: Screen, qtbot: QtBot) -> None:
    form.submit()
    remark, editor = form.entries.remark("shares"), form.entries.editor("shares")
    qtbot.waitUntil(lambda: remark.x() > editor.geometry().right())
    screen.change_scale(160)
    qtbot.waitUntil(lambda: remark.y() > editor.y())
