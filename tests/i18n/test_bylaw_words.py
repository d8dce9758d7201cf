"""By-laws said in words: values with their plurals, whole sentences, and what is still to be filled in."""

from fractions import Fraction

import pytest

from pomanager.i18n import formats, speaking
from pomanager.i18n.bylaw_counts import count_said, words_around
from pomanager.i18n.bylaw_words import (
    answers_said,
    bylaw_named,
    clause_pieces,
    clause_said,
    share_said,
    source_said,
    value_said,
)
from pomanager.rules.bylaws.in_force import NO_BYLAWS, Bylaws, SetValue, Sure
from pomanager.rules.bylaws.setting import Saying
from pomanager.rules.bylaws.settings import CLAUSE_OF, CLAUSES, NUMBER_OF, SETTINGS
from pomanager.rules.bylaws.values import (
    Choice,
    Choices,
    Count,
    Flag,
    Kind,
    Percent,
    Text,
    Unit,
    Value,
    from_written,
)
from pomanager.rules.fractions import Comparator, Share
from pomanager.rules.money import Money

EXAMPLES: dict[Kind, Value] = {
    Kind.SHARE: Share(Fraction(2, 3)), Kind.PERCENT: Percent(2_050), Kind.MONEY: Money(10_000, "XOF"),
    Kind.TEXT: Text("AUSCOOP"),
}  # fmt: skip


def example(key: str) -> Value:
    """A value the setting may hold."""
    setting = SETTINGS[key]
    if setting.kind is Kind.COUNT:
        return Count(setting.highest, setting.units[0])
    return from_written(setting.kind, setting.codes[0]) if setting.choices else EXAMPLES[setting.kind]


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Share(Fraction(1, 2)), "at least half"),
        (Share(Fraction(1, 2), Comparator.MORE_THAN), "more than half"),
        (Share(Fraction(2, 3)), "at least two thirds"),
        (Share(Fraction(3, 5)), "at least 3/5"),
        (Share(Fraction(0)), "any number"),
        (Share(Fraction(0), Comparator.MORE_THAN), "more than 0"),
        (Share(Fraction(1)), "all"),
    ],
)
def test_a_share_in_words(share: Share, words: str) -> None:
    assert share_said(share) == words


def test_numbers_have_their_unit_and_their_plural() -> None:
    assert count_said(Count(1, Unit.CLEAR_DAYS), Saying.AT_LEAST) == "at least 1 clear day"
    assert count_said(Count(15, Unit.CLEAR_DAYS), Saying.AT_LEAST) == "at least 15 clear days"
    assert count_said(Count(6, Unit.MONTHS), Saying.WITHIN) == "within 6 months"
    assert count_said(Count(1200, Unit.MEMBERS)) == "1,200 members"
    assert count_said(Count(2, Unit.TERMS), Saying.WITHIN) == "2 terms"


def test_every_unit_of_every_setting_has_its_words() -> None:
    for setting in SETTINGS.values():
        for unit in setting.units:
            said = count_said(Count(7, unit), setting.saying)
            assert "7" in said
            if setting.saying is not Saying.PLAIN:
                assert said.startswith(setting.saying.value.replace("_", " "))


def test_what_stands_beside_a_number_that_is_typed() -> None:
    assert words_around(Unit.CLEAR_DAYS, Saying.AT_LEAST) == ("at least", "clear days")
    assert words_around(Unit.MONTHS) == ("", "months")


def test_values_of_every_kind_in_words() -> None:
    assert value_said("capital.max_percent", Percent(2_000)) == "at most 20%"
    assert value_said("surplus.general_reserve", Percent(2_050)) == "at least 20.5%"
    assert value_said("capital.capital_floor", Percent(7_500)) == "75%"
    assert value_said("proxies.allowed", Flag(yes=False)) == "cannot be represented by proxy"
    assert value_said("election.tie", Choice("lot")) == "the lot"
    assert value_said("cooperative.law", Text("AUSCOOP")) == "AUSCOOP"
    assert value_said("board.term", None) == "to be filled in"
    assert "10,000" in value_said("capital.nominal", Money(10_000, "XOF"))


def test_ways_are_told_with_or_and_conditions_with_and() -> None:
    ways = value_said("ordinary_assembly.channels", Choices(("hand", "poster")))
    assert ways == "by letter against receipt or by posting at the seat"
    assert value_said("board.offices", Choices(("chair", "secretary"))) == "a chair and a secretary"


def test_a_sentence_with_its_values() -> None:
    clause = CLAUSE_OF["ordinary_assembly.notice_days"]
    values: dict[str, Value | None] = {"ordinary_assembly.notice_days": Count(15, Unit.CLEAR_DAYS)}
    assert clause_said(clause, values) == (
        "The assembly is called at least 15 clear days before its day, [to be filled in]."
    )
    pieces = clause_pieces(clause, values)
    assert [(piece.key, piece.blank) for piece in pieces if piece.key] == [
        ("ordinary_assembly.notice_days", False), ("ordinary_assembly.channels", True),
    ]  # fmt: skip
    assert "".join(piece.text for piece in pieces).endswith("before its day, to be filled in.")


@pytest.mark.parametrize("language", ["en", "fr", "ru", "ky", "km", "rn"])
def test_every_sentence_can_be_said_blank_and_full(language: str) -> None:
    with speaking(language):
        for clause in CLAUSES:
            keys = set(clause.settings.values())
            for values in ({}, {key: example(key) for key in keys}):
                pieces = clause_pieces(clause, values)
                assert {piece.key for piece in pieces if piece.key} == keys
                assert all(piece.text for piece in pieces)
                assert not any("{" in piece.text for piece in pieces)


def test_a_source_with_its_mark_and_article() -> None:
    assert source_said(SetValue(source="AUSCOOP art. 110", sure=Sure.SECONDARY)) == (
        "AUSCOOP art. 110 · secondary source (B)"
    )
    assert source_said(SetValue(sure=Sure.OWN, article="art. 27")) == "art. 27 · own by-laws"
    assert source_said(SetValue()) == ""


def test_answers_to_choose_from() -> None:
    assert answers_said(SETTINGS["board.women_rule"]) == (
        ("binding", "a binding rule"), ("target", "a target"), ("none", "not laid down"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "a, b or c"), ("fr", "a, b ou c"), ("ru", "a, b или c"), ("ky", "a, b же c"), ("km", "a, b ឬ c")],
)
def test_alternatives_are_told_as_the_language_does(language: str, told: str) -> None:
    with speaking(language):
        assert formats.listing(["a", "b", "c"], alternatives=True) == told
        assert formats.listing(["a"], alternatives=True) == "a"


def test_a_language_without_a_word_in_cldr_uses_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "_", lambda message: message.replace(" or ", " canke "))
    with speaking("rn"):
        assert formats.listing(["a", "b", "c"], alternatives=True) == "a, b canke c"


def test_a_by_law_is_named_by_its_number_sentence_and_source() -> None:
    with speaking("en"):
        named = bylaw_named("board.term", NO_BYLAWS)
        assert (
            named == f"By-law {NUMBER_OF['board.term']} · The members of the board are elected for [to be filled in]."
        )
        law = Bylaws(values={"board.term": SetValue(Count(36, Unit.MONTHS), "Art. 7", Sure.SECONDARY)})
        assert bylaw_named("board.term", law).endswith("elected for 36 months. · Art. 7 · secondary source (B)")
