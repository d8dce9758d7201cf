"""Whatever stands in a table: it is planned and brought in without falling over, and undone without a trace."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pomanager.readmodels.exchange import Outcome
from pomanager.rules.importing import Field
from pomanager.services.exchange.reading import read_table
from pomanager.services.members.commands.bringing_in import BringIn, bring_in
from pomanager.services.members.commands.undoing import undo_import
from tests import offices, tables

ODD = (
    "", "", "?", "-", "0", "1", "1.0", "00012", "1.2E+19", "12345678901234500000", "31/02/1998", "1998", "02/2011",
    "45000", "2031-01-01", "1971-03-12", "about 1955", "#REF!", "=1+1", "'=1+1", "@home", "M", "femme", "x", "oui",
    "décès", "exclu",
    "active", "Décédé", "079 12 34 56", "12", "+257 79 12 34 56 / 68 00 00 00", "KEO Mony", "SOK Sophea (សុខ សុភា)",
    "Токтосунова Айгүл", "\u202eKEO", "a\u0000b", "Mungwa · Gitega", " · ", "MAI RIE", "MAIRIE", "chef", "CNI",
    "a" * 300,
    "\U0001f33e", "'", '"', "ﬀ", "İ",
)  # fmt: skip
cells = st.one_of(
    st.sampled_from(ODD), st.text(max_size=12).map(lambda text: text.replace("\r", "").replace("\n", " "))
)
rows = st.lists(st.lists(cells, min_size=len(Field), max_size=len(Field)), min_size=1, max_size=6)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(rows=rows)
def test_any_table_comes_in_and_goes_again(rows: list[list[str]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "any.csv"
        with path.open("w", encoding="utf-8", newline="", errors="surrogatepass") as file:
            csv.writer(file).writerows([[field.value for field in Field], *rows, ["KEO Mony"] * len(Field)])
        office = offices.opened_office(offices.office_file(Path(folder)))
        before = tables.content(office)
        table, mapping = read_table(path), {field.value: field.value for field in Field}
        plan = tables.planned(office, table, mapping)
        told = list(plan.rows)
        assert all((row.member is None) == (row.outcome is Outcome.REFUSED) for row in told)
        assert [row.flagged for row in told] == [bool(row.notes) and row.refusal is None for row in told]
        shown = [plan.cells(row) for row in told]
        assert all(len(each) >= len(Field) for each in shown)
        done = office.do(bring_in, BringIn(plan=plan)).result
        assert done.figures.new == plan.figures.new
        again = tables.planned(office, table, mapping)
        assert again.figures.new + again.figures.same + again.figures.changed + again.figures.refused_rows == len(told)
        undone = office.do(undo_import, done.import_id).result
        assert (undone.removed, undone.kept) == (plan.figures.new, ())
        assert tables.content(office) == before
        office.close()
