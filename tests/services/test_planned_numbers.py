"""The member numbers of a planned import are known without reading the rows again whole."""

from pathlib import Path

from pomanager.readmodels.exchange import Outcome
from pomanager.services.exchange.reading import read_table
from pomanager.services.members.queries.plan import plan_import
from pomanager.services.office import Office
from tests import make

TABLE = """Number,Full name,Sex
1,NIYONZIMA Médiatrice,man
,BUKURU Jean,man
 007 ,CIZA Ben,man
8,,
9,DUSABE Eda,woman
9,DUSABE Ada,woman
"""


def test_numbers_are_those_of_the_rows(office: Office, tmp_path: Path) -> None:
    make.member(office)
    (tmp_path / "roll.csv").write_text(TABLE, encoding="utf-8")
    rows = office.ask(plan_import, read_table(tmp_path / "roll.csv"), today=office.today()).rows
    assert [rows.member_number_of(place) for place in range(len(rows))] == [row.number for row in rows]
    assert {row.outcome for row in rows} >= {Outcome.NEW, Outcome.CHANGED, Outcome.REFUSED}
