"""The field in which a member is looked for takes a number without the zeros it begins with."""

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from pomanager.errors import NotFound
from pomanager.services.members import queries
from pomanager.services.office import Office
from pomanager.ui.forms.choices import PickEditor
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.member_picking import members_found
from pomanager.ui.office_window import OfficeWindow
from tests import dues
from tests.ui.dues_page import opened, opened_books  # noqa: F401 - fixtures


def _found(_text: str) -> Sequence[Choice]:
    return [Choice(1, "000001", "DIOP Awa"), Choice(11, "000011", "FALL Bintou")]


@pytest.mark.usefixtures("books")
def test_the_member_is_looked_for_with_more_and_more_zeros(
    window: OfficeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def numbered(_session: object, number: str) -> int:
        asked.append(number)
        if number != "0001":
            raise NotFound
        return dues.AWA

    monkeypatch.setattr(queries, "member_with_number", numbered)
    assert members_found(window.desk)("1")[0].value == dues.AWA
    assert asked == ["1", "01", "001", "0001"]


def test_a_number_in_full_comes_before_one_with_zeros(books: Office, window: OfficeWindow) -> None:
    number = str(dues.AWA)
    assert window.desk.office is books
    assert members_found(window.desk)(number)[0].text == number


@pytest.mark.parametrize(("typed", "value"), [("1", 1), ("000001", 1), ("011", 11), ("2", None), ("x", None)])
def test_the_field_takes_the_one_whose_number_it_is(qtbot: QtBot, typed: str, value: int | None) -> None:
    editor = PickEditor(Field(name="member", label="Member", kind=Kind.PICK, find=_found))
    qtbot.addWidget(editor)
    editor.line.setText(typed)
    assert editor.read().value == value
