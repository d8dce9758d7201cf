"""The fields for values of the by-laws: each shows a value and gives the same back, and says what cannot be read."""

from fractions import Fraction

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pomanager.rules.bylaws.judging import read_value
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.bylaws.values import Choices, Count, Flag, Kind, Percent, Text, Unit, Value, written
from pomanager.rules.fractions import Comparator, Share
from pomanager.rules.money import Money
from pomanager.services.organisation.presets import presets
from pomanager.ui.organisation.bylaws.choice_fields import FREE, ShareField, field_for
from pomanager.ui.organisation.bylaws.value_fields import CountField, LineField

pytestmark = pytest.mark.usefixtures("qapp")

ONE_OF_EACH: tuple[tuple[str, Value], ...] = (
    ("ordinary_assembly.quorum_first", Share(Fraction(3, 8), Comparator.MORE_THAN)),
    ("ordinary_assembly.quorum_first", Share(Fraction(1))),
    ("ordinary_assembly.quorum_first", Share(Fraction(0))),
    ("ordinary_assembly.quorum_first", Share(Fraction(0), Comparator.MORE_THAN)),
    ("board.term", Count(3, Unit.YEARS)),
    ("board.term", Count(36, Unit.MONTHS)),
    ("capital.nominal", Money(1_250_000, "XOF")),
    ("capital.nominal", Money(1_250, "EUR")),
    ("capital.capital_floor", Percent(3333)),
    ("cooperative.law", Text("Loi n° 2011-09 “A & B”")),
    ("board.odd_only", Flag(yes=False)),
)
UNREAD = (("board.size_min", "some"), ("capital.nominal", "ten"), ("capital.capital_floor", "1/2"))


def test_every_value_of_every_preset_is_shown_and_given_back() -> None:
    known = {key: said.value for preset in presets() for key, said in preset.values.items() if said.value is not None}
    assert {SETTINGS[key].kind for key in known} >= {Kind.SHARE, Kind.COUNT, Kind.FLAG, Kind.CHOICE, Kind.CHOICES}
    for key, value in known.items():
        field = field_for(SETTINGS[key], "XOF")
        assert field.written() == "", key
        field.show_value(value)
        assert field.objection() is None
        again, against = read_value(key, field.written())
        assert against == () or all(not each.stops for each in against)
        if isinstance(value, Choices):
            assert isinstance(again, Choices)
            assert set(again.codes) == set(value.codes)
        else:
            assert again == value, key
        field.show_value(None)
        assert field.written() == "", key


@pytest.mark.parametrize(("key", "value"), ONE_OF_EACH)
def test_unusual_values_are_given_back_as_they_are(key: str, value: Value) -> None:
    field = field_for(SETTINGS[key], "XOF")
    field.show_value(value)
    assert field.written() == written(value)
    field.retranslate()
    assert field.written() == written(value)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("3/8", "> 3/8"), ("60 %", "> 3/5"), ("12,5%", "> 1/8"), ("0.4", "> 2/5"), ("", ""), (" ", "")],
)
def test_any_part_can_be_typed(typed: str, expected: str) -> None:
    field = ShareField(SETTINGS["ordinary_assembly.quorum_first"])
    field.comparator.setCurrentIndex(1)
    field.part.setCurrentIndex(field.part.findData(FREE))
    field.free.setText(typed)
    assert field.written() == expected
    assert field.objection() is None


@pytest.mark.parametrize("typed", ["most", "1/0", "3/", "%"])
def test_a_part_that_cannot_be_read_is_said_and_not_taken(typed: str) -> None:
    field = ShareField(SETTINGS["ordinary_assembly.quorum_first"])
    field.part.setCurrentIndex(field.part.findData(FREE))
    field.free.setText(typed)
    objection = field.objection()
    assert objection is not None
    assert objection.about == "ordinary_assembly.quorum_first"
    assert read_value(objection.about, field.written())[0] is None


@pytest.mark.parametrize(("key", "typed"), UNREAD)
def test_what_cannot_be_read_is_said_and_stays_as_it_was_typed(key: str, typed: str) -> None:
    field = field_for(SETTINGS[key], "XOF")
    assert isinstance(field, LineField)
    field.line.setText(typed)
    own = field.objection()
    assert (own is not None and own.stops) or any(each.stops for each in read_value(key, field.written())[1])
    assert typed in field.written()


def test_the_unit_beside_a_number_follows_it() -> None:
    field = CountField(SETTINGS["ordinary_assembly.notice_days"])
    field.show_value(Count(1, Unit.CLEAR_DAYS))
    assert field.behind.plain() == "clear day"
    field.show()
    field.line.setFocus()
    QApplication.processEvents()
    QTest.keyClicks(field.line, "5")
    assert field.behind.plain() == "clear days"
    field.close()
