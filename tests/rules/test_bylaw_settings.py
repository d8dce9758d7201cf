"""The settings and clauses of the by-laws fit one another; what is in force answers by the kind of the setting."""

import string
from datetime import date
from fractions import Fraction

import pytest

from pomanager.rules.bylaws.in_force import BLANK, NO_BYLAWS, Bylaws, SetValue, Sure
from pomanager.rules.bylaws.presets import PRESETS
from pomanager.rules.bylaws.setting import CHAPTER_WORDS, Chapter, Clause
from pomanager.rules.bylaws.settings import CLAUSE_OF, CLAUSES, NUMBER_OF, SETTINGS, clauses_of
from pomanager.rules.bylaws.values import Choice, Choices, Count, Flag, Kind, Percent, Text, Unit, Value
from pomanager.rules.fractions import Comparator, Share
from pomanager.rules.money import Money

HALF = Share(Fraction(1, 2), Comparator.MORE_THAN)


def fields(clause: Clause) -> list[str]:
    """The named fields of its sentence."""
    return [name for _words, name, _spec, _conversion in string.Formatter().parse(clause.sentence) if name]


def test_every_setting_stands_in_one_clause() -> None:
    stand = [key for clause in CLAUSES for key in clause.settings.values()]
    assert sorted(stand) == sorted(SETTINGS)
    assert set(CLAUSE_OF) == set(NUMBER_OF) == set(SETTINGS)


def test_a_sentence_has_the_fields_of_its_settings() -> None:
    for clause in CLAUSES:
        assert sorted(fields(clause)) == sorted(clause.settings)
        assert clause.sentence.endswith(".")
        if clause.when:
            key, with_values = clause.when
            assert set(with_values) <= set(SETTINGS[key].codes)


def test_clauses_are_numbered_chapter_by_chapter() -> None:
    assert [clause for chapter in Chapter for clause in clauses_of(chapter)] == list(CLAUSES)
    assert set(CHAPTER_WORDS) == set(Chapter)
    assert NUMBER_OF[CLAUSES[0].key] == 1
    assert NUMBER_OF[CLAUSES[-1].key] == len(CLAUSES)


def test_settings_are_whole() -> None:
    for setting in SETTINGS.values():
        assert setting.lowest < setting.highest
        assert bool(setting.units) == (setting.kind is Kind.COUNT)
        assert bool(setting.choices) == (setting.kind in {Kind.FLAG, Kind.CHOICE, Kind.CHOICES})
        assert len(set(setting.codes)) == len(setting.codes)
        if setting.kind is Kind.FLAG:
            assert setting.codes == ("yes", "no")


def test_every_country_of_ohada_is_offered_its_presets() -> None:
    assert len(PRESETS["ohada-scoops"].countries) == 17
    assert "BI" not in PRESETS["ohada-scoops"].countries
    assert PRESETS["burundi"].countries == ("BI",)


def test_what_is_in_force_answers_by_kind() -> None:
    values: dict[str, Value] = {
        "ordinary_assembly.quorum_first": HALF, "board.term": Count(3, Unit.YEARS),
        "capital.max_percent": Percent(2_000),
        "capital.nominal": Money(10_000, "XOF"), "proxies.allowed": Flag(yes=False), "election.tie": Choice("lot"),
        "election.eligibility": Choices(("shares_paid",)), "cooperative.law": Text("AUSCOOP"),
        "board.size_min": Count(3, Unit.PERSONS),
    }  # fmt: skip
    bylaws = Bylaws(date(2026, 1, 1), "AGE", {key: SetValue(value, "x", Sure.OWN) for key, value in values.items()})
    assert bylaws.share("ordinary_assembly.quorum_first") == HALF
    assert bylaws.count("board.term") == Count(3, Unit.YEARS)
    assert bylaws.months("board.term") == 36
    assert bylaws.number("board.size_min") == 3
    assert bylaws.percent("capital.max_percent") == Percent(2_000)
    assert bylaws.money("capital.nominal") == Money(10_000, "XOF")
    assert bylaws.flag("proxies.allowed") is False
    assert bylaws.choice("election.tie") == "lot"
    assert bylaws.choices("election.eligibility") == ("shares_paid",)
    assert bylaws.text("cooperative.law") == "AUSCOOP"
    assert bylaws.set_value("board.term").source == "x"


def test_without_by_laws_every_rule_is_off() -> None:
    assert all(NO_BYLAWS.set_value(key) == BLANK for key in SETTINGS)
    assert all(NO_BYLAWS.value(key) is None for key in SETTINGS)
    assert NO_BYLAWS.share("ordinary_assembly.quorum_first") is None
    assert NO_BYLAWS.number("board.size_min") is None
    assert NO_BYLAWS.months("board.term") is None
    assert NO_BYLAWS.flag("proxies.allowed") is None
    assert NO_BYLAWS.choice("election.tie") is None
    assert NO_BYLAWS.choices("election.eligibility") is None
    assert NO_BYLAWS.text("cooperative.law") == ""


def test_a_wrong_question_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        NO_BYLAWS.value("board.sice_min")
    with pytest.raises(TypeError):
        NO_BYLAWS.flag("board.size_min")


def test_a_value_is_checked_once_somebody_looked() -> None:
    assert not SetValue(Flag(yes=True)).is_checked
    assert SetValue(None, checked_by="A. Diop", checked_on=date(2026, 3, 12)).is_checked
