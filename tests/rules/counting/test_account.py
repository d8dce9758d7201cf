"""The account of a count: every figure in it is one of the record, in every language, and no name is missing."""

import pytest

from pomanager.i18n import speaking
from pomanager.i18n.languages import LANGUAGES
from pomanager.i18n.sentences import sentence
from pomanager.rules.counting import telling
from pomanager.rules.counting.account import account
from pomanager.rules.counting.ballots import Ballots
from pomanager.rules.counting.marks import Totals
from pomanager.rules.counting.methods import CountOrder, Method, counted, counted_totals
from pomanager.rules.counting.reading import Marks
from pomanager.rules.counting.record import Count
from tests.rules.counting.electing import count, election, lots, women
from tools.elections import figures_in, figures_of

PAPERS = {"ABC": 210, "AC": 204, "BD": 250, "CBD": 151, "DB": 103, "EAD": 62, "F": 7, "FE": 5, "GA": 30}
COUNTS = {
    "scottish": count("scottish", PAPERS, 3),
    "scottish with reserved seats": count("scottish", PAPERS, 3, reserve=women("DEF", 2, "ABCG")),
    "meek": count("meek", PAPERS, 3),
    "ers97": count("ers97", PAPERS, 2),
    "irv": count("irv", PAPERS, 1),
    "two rounds": count("two-round", PAPERS, 1),
    "second vote awaited": count("two-round", {"A": 40, "B": 35, "C": 25}),
    "block": count("block", {"AB": 5, "C": 4, "BD": 3}, 2, reserve=women("CD", 1, "AB")),
    "nobody else left": count("scottish", {"A": 40, "B": 15, "C": 12}, 2, reserve=women("C", 1, "AB")),
    "tie broken": count("scottish", {"A": 20, "B": 16, "C": 7, "D": 5, "ED": 2}),
    "lot": count("plurality", {"A": 5, "B": 5, "C": 2}, drawn="BAC"),
    "tie open": count("plurality", {"A": 5, "B": 5, "C": 2}),
    "yes or no": counted_totals(
        Totals(names=("A", "B", "C"), marks=Marks(yes=(12, 9, 3), no=(4, 8, 9), valid=20, blank=1)),
        CountOrder(method=Method.YES_NO, seats=3),
    ),
}


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
@pytest.mark.parametrize("name", COUNTS)
def test_every_figure_told_is_one_of_the_record(name: str, language: str) -> None:
    record = COUNTS[name]
    known = figures_of(record)
    with speaking(language):
        told = [sentence(each) for paragraph in account(record) for each in paragraph.sentences]
    assert told
    for text in told:
        assert "{" not in text
        assert figures_in(text) <= known, text


@pytest.mark.parametrize("name", COUNTS)
def test_everybody_elected_is_named_and_each_stage_has_its_paragraph(name: str) -> None:
    record = COUNTS[name]
    told = account(record)
    assert [each.stage for each in told] == [0, *range(1, len(record.stages) + 1), 0]
    last = " ".join(sentence(each) for each in told[-1].sentences)
    if record.is_settled:
        assert all(record.name(each) in last for each in record.elected)
    else:
        assert record.open_tie is not None or record.second_round


def test_every_sentence_of_the_account_is_said_somewhere() -> None:
    more: list[Count] = [
        count("ers97", {"ABC": 17, "BAD": 14, "CDB": 11, "DCA": 9, "EAB": 6, "FE": 3, "F": 2}, 3, drawn="ABCDEF"),
        count("ers97", {"AB": 30, "B": 20, "CB": 20, "D": 14, "EC": 3}, 3),
        count("ers97", {"AE": 30, "ACBD": 10, "B": 20, "C": 1, "CBD": 8, "D": 25, "E": 18}, 3),
        count("ers97", {"A": 50, "B": 20, "C": 18, "D": 17, "E": 1}, 2),
        count("scottish", {"ABC": 40, "BA": 30, "CA": 20, "DC": 10, "EBC": 12}, 3),
        count("scottish", {"A": 40, "B": 30, "C": 20, "D": 6, "E": 4}, 3, reserve=women("DE", 2, "ABC")),
    ]
    said = {each.message for record in [*COUNTS.values(), *more] for told in account(record) for each in told.sentences}
    written = {value for name, value in vars(telling).items() if name.isupper() and isinstance(value, str)}
    rare = {
        telling.GUARDED_TOGETHER, telling.DOOMED_TOGETHER, telling.GUARDED_OTHERS_FULL, telling.DOOMED_MOST,
        telling.TIE_SENIORITY, telling.TIE_REVOTE, telling.TIE_ORDER, telling.TIE_SEED, telling.LEVEL,
        telling.TIE_OLDER, telling.TIE_YOUNGER,
        telling.WITHOUT_OPEN, telling.CHANGED_NOTHING, telling.CAME, telling.LEFT, telling.VACANT,
        telling.ELECTED_NEEDED, telling.WENT_NOWHERE,
    }  # fmt: skip
    assert said <= written
    assert written - said <= rare


def test_a_lot_and_what_a_stage_told_stand_in_the_account() -> None:
    told = [sentence(each) for paragraph in account(COUNTS["lot"]) for each in paragraph.sentences]
    assert "With 5 votes each, level: A and B." in told
    assert any(text.startswith("The lot tells them apart, in the order drawn: B") for text in told)
    told = [sentence(each) for paragraph in account(COUNTS["tie broken"]) for each in paragraph.sentences]
    assert "What they had in round 1 tells them apart: C (7) and D (5)." in told


def test_what_reserved_seats_changed_is_told() -> None:
    order = CountOrder(method=Method.PLURALITY, seats=1, reserve=women("B", 1, "AC"), lots=lots(""))
    found: Ballots = election({"A": 9, "B": 4, "C": 2})
    told = [sentence(each) for each in account(counted(found, order))[-1].sentences]
    assert told == ["Elected, in this order: B.", "B sits in place of A, because of the reserved seats."]
