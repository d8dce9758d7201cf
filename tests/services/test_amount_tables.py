"""Tables of amounts by member: columns by their headings, every row judged, the sum before anything is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pomanager.errors import Refused
from pomanager.readmodels.exchange import RawTable
from pomanager.rules.importing.naming import OTHER_NAME, UNKNOWN_MEMBER
from pomanager.rules.shares import amount_tables as rules
from pomanager.rules.shares.amount_tables import AmountField
from pomanager.services.exchange.reading import read_table
from pomanager.services.office import Office
from pomanager.services.shares.queries.amount_plan import (
    NOTHING_THERE,
    TWICE,
    AmountReading,
    guessed_amount_columns,
    plan_amounts,
)
from tests import make
from tests import shares as build


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office that is only asked: four members, an applicant and a union."""
    opened = build.share_office(Path(tmp_path_factory.mktemp("amounts")), make.MovableClock())
    yield opened
    opened.close()


def _table(folder: Path, text: str) -> RawTable:
    path = folder / "Livraisons 2025.csv"
    path.write_text(text, encoding="utf-8")
    return read_table(path)


def _reading(table: RawTable, decimals: int = 0) -> AmountReading:
    return AmountReading(guessed_amount_columns(table), "XOF", decimals)


def test_amounts_are_read_and_summed(office: Office, tmp_path: Path) -> None:
    table = _table(
        tmp_path, "N°;Nom et prénoms;Village;Livraisons\n1;AWA;Songa;1 500\n3;Coumba;;2500\n;;Songa;\n4;;;0\n"
    )
    plan = office.ask(plan_amounts, table, _reading(table))
    assert plan.amounts == (("1", 1_500), ("3", 2_500), ("4", 0))
    assert (plan.total.minor, plan.total.currency, plan.file_name) == (4_000, "XOF", "Livraisons 2025.csv")
    assert (plan.problems, plan.doubts) == ((), ())


def test_every_row_says_what_is_wrong_with_it(office: Office, tmp_path: Path) -> None:
    table = _table(tmp_path, "Номер,ФИО,Сумма\n1,Bintou,5\n99,,5\n2,,plenty\n3,,-4\n1,,6\n,Awa,7\n4,,\n")
    plan = office.ask(plan_amounts, table, _reading(table))
    assert [(each.row, each.number, each.objection.message) for each in plan.problems] == [
        (3, "99", UNKNOWN_MEMBER), (4, "2", rules.UNREADABLE_AMOUNT), (5, "3", rules.UNREADABLE_AMOUNT),
        (6, "1", TWICE), (7, "", rules.NO_NUMBER), (8, "4", rules.NO_AMOUNT),
    ]  # fmt: skip
    assert [(each.row, each.objection.message) for each in plan.doubts] == [(2, OTHER_NAME)]
    assert (plan.problem_count, plan.doubt_count) == (6, 1)


def test_a_table_without_amounts_stops(office: Office, tmp_path: Path) -> None:
    table = _table(tmp_path, "number,village,amount\n,Songa,\n")
    (problem,) = office.ask(plan_amounts, table, _reading(table)).problems
    assert (problem.row, problem.objection.message) == (0, NOTHING_THERE)


def test_it_is_asked_which_columns_hold_what(office: Office, tmp_path: Path) -> None:
    table = _table(tmp_path, "a,b\n1,5\n")
    with pytest.raises(Refused) as refused:
        office.ask(plan_amounts, table, _reading(table))
    assert [each.message for each in refused.value.objections] == [rules.NO_NUMBERS, rules.NO_AMOUNTS]
    chosen = AmountReading({0: AmountField.NUMBER, 1: AmountField.AMOUNT}, "KGS", 2)
    assert office.ask(plan_amounts, table, chosen).amounts == (("1", 500),)


@pytest.mark.parametrize(
    ("headings", "amount"),
    [
        (("№", "Аты", "Суммасы"), 2), (("លេខសមាជិក", "ទឹកប្រាក់"), 1), (("Inomero", "Izina", "Amafaranga"), 2),
        (("Member number", "Total", "Amount"), 1),
    ],
)  # fmt: skip
def test_columns_are_known_by_headings_in_every_language(headings: tuple[str, ...], amount: int) -> None:
    found = rules.guess_amount_columns(headings, {})
    assert found[0] is AmountField.NUMBER
    assert [at for at, what in found.items() if what is AmountField.AMOUNT] == [amount]
