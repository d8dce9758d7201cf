"""What the check of a file says of a register of dues in which something does not come out even."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from pomanager.db import dues_sums, engine, row_seals
from pomanager.db.engine import Access
from pomanager.readmodels.files import Part
from pomanager.rules.dues.kinds import DuesKind
from pomanager.services import files
from pomanager.services.dues.commands.charging import reverse_dues, waive_dues
from pomanager.services.dues.commands.writing import DuesDraft, write_dues
from pomanager.services.dues.orders import ReverseDues, WaiveDues
from pomanager.services.office import Office
from pomanager.services.work import About, Work
from tests import dues, make
from tests.dues import AWA, BINTOU, DUE_26, DUES, LEVY, TODAY


def _told(office: Office) -> Sequence[tuple[str, dict[str, object]]]:
    def ask(session: Session) -> list[tuple[str, dict[str, object]]]:
        return [(each.message, dict(each.details)) for each in dues_sums.differences(session)]

    return office.ask(ask)


def _write(work: Work, drafts: Sequence[DuesDraft]) -> None:
    write_dues(work, drafts)
    work.record("dues.charged", About())


def test_a_register_that_acts_have_written_comes_out_even(tmp_path: Path, clock: make.MovableClock) -> None:
    office = dues.office(tmp_path, clock)
    dues.charged(office)
    serial = dues.charge(office, AWA, LEVY)
    office.do(reverse_dues, ReverseDues(serial=serial, reason="Wrong."))
    office.do(waive_dues, WaiveDues(member_id=AWA, fee_type_id=DUES, on=TODAY, minor=2000, decision="CA 9"))
    assert _told(office) == []
    office.close()
    assert files.check_file(tmp_path / "conapro.podb") == ()


def test_what_does_not_come_out_even_is_named(tmp_path: Path, clock: make.MovableClock) -> None:
    office = dues.office(tmp_path, clock)
    dues.charged(office)
    wrong = DuesDraft(
        kind=DuesKind.REVERSAL, fee_type_id=DUES, member_id=BINTOU, minor=-1999, effective_on=date(2026, 1, 1),
        due_on=DUE_26, reverses_id=2,
    )  # fmt: skip
    more = DuesDraft(
        kind=DuesKind.WAIVER, fee_type_id=DUES, member_id=AWA, minor=-2001, effective_on=TODAY, due_on=DUE_26
    )  # fmt: skip
    office.do(_write, [wrong, more])
    assert _told(office) == [
        (dues_sums.NO_MIRROR, {"row": 4, "other": 2}),
        (dues_sums.LESS_THAN_NOTHING, {"number": "1", "fee": "DUES", "day": DUE_26}),
    ]
    office.close()


def test_a_line_that_is_missing_is_named(tmp_path: Path, clock: make.MovableClock) -> None:
    office = dues.office(tmp_path, clock)
    dues.charged(office)

    def without(work: Work) -> None:
        work.session.execute(text("DROP TRIGGER dues_entry_never_goes"))
        work.session.execute(text("DELETE FROM dues_entry WHERE id = 2"))
        work.record("dues.charged", About())

    office.do(without)
    assert _told(office) == [(dues_sums.HOLE, {"row": 2})]
    office.close()


def test_lines_missing_at_the_end_are_named_by_the_check_of_the_file(tmp_path: Path, clock: make.MovableClock) -> None:
    office = dues.office(tmp_path, clock)
    dues.charged(office)
    dues.charge(office, AWA, LEVY)
    office.close()
    path = tmp_path / "conapro.podb"
    connection = engine.connect(path, Access.WRITE)
    (trigger,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'dues_entry_never_goes'").fetchone()
    connection.execute("DROP TRIGGER dues_entry_never_goes")
    connection.execute("DELETE FROM dues_entry WHERE id > 3")
    connection.execute(trigger)
    connection.close()
    told = [(found.part, found.objection.message, found.objection.details) for found in files.check_file(path)]
    assert [(part, message) for part, message, _details in told] == [
        (Part.REGISTERS, dues_sums.HOLE), (Part.REGISTERS, row_seals.ROWS_CHANGED)
    ]  # fmt: skip
    assert told[0][2] == {"row": 4}
    assert told[1][2]["table"] == "dues_entry"
