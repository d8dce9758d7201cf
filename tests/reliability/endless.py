"""Work that goes on until it is killed: each act is acknowledged once it returned."""

import contextlib
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

from pomanager.readmodels.cells import Together
from pomanager.rules.importing import Field
from pomanager.services.governance.commands.merging import merge_records, split_records
from pomanager.services.governance.orders_merging import MergeRecords, SplitRecords
from pomanager.services.history.commands.undoing import do_again, take_back
from pomanager.services.history.queries import offers
from pomanager.services.members.commands.bulk_change import ChangeMany, change_many
from pomanager.services.members.commands.undoing import undo_import
from pomanager.services.members.queries.cells import preview_cells
from pomanager.services.office import Office
from tests import dues, make, tables
from tests.reliability.attempts import Acknowledge
from tests.reliability.workloads import NAME, lay_office, open_office, saved, write_act

Endless = Callable[[Office, Path, Acknowledge], None]


def go_on(say: Acknowledge, kind: int, folder: Path) -> None:
    """Open the office in the folder, and do one kind of work in it until the end comes."""
    office = open_office(folder / NAME)
    try:
        KINDS[kind](office, folder.parent, say)
    finally:
        office.close()


def warm_up() -> None:
    """Do some of every kind in the server of children, so that these begin at once."""
    for kind in range(len(KINDS)):
        with tempfile.TemporaryDirectory() as folder, contextlib.suppress(_EnoughError):
            work = Path(folder) / "work"
            work.mkdir()
            lay_office(work)
            go_on(_Enough(4), kind, work)


class _EnoughError(Exception):
    pass


class _Enough:
    """Hears so many acknowledgements, and then ends the work."""

    def __init__(self, number: int) -> None:
        self._left = number

    def __call__(self, _acknowledged: object) -> None:
        self._left -= 1
        if not self._left:
            raise _EnoughError


def type_receipts(office: Office, _beside: Path, say: Acknowledge) -> None:
    """Receipts, and now and then an act of several rows and a rest."""
    for number in count():
        dues.paid(office, dues.AWA + number % 3, 10)
        say(saved(office))
        if number % 3 == 2:
            office.do(write_act, number)
            say(saved(office))
            office.rest()


def bring_in_and_undo(office: Office, beside: Path, say: Acknowledge) -> None:
    """Tables of forty people, every second one taken back."""
    for number in count():
        lines = (f"HAKIZA{number} Nom{row},PLACE {row % 7}" for row in range(40))
        table = tables.written(beside, "name,area\n" + "\n".join(lines), f"roll{number}.csv")
        brought = tables.brought_in(office, table)
        say(saved(office))
        if number % 2:
            office.do(undo_import, brought.import_id)
            say(saved(office))


def merge_and_split(office: Office, _beside: Path, say: Acknowledge) -> None:
    """Two records of one woman made one, and split again."""
    kept = make.member(office, "NDAYISHIMIYE Espérance", place="Mungwa")
    second = make.member(office, "Esperance NDAHISHIMIYE", place="Mungwa")
    for number in count():
        dues.charge(office, second, dues.LEVY)
        say(saved(office))
        reason = f"Both cards shown at the counter, {number}."
        office.do(merge_records, MergeRecords(kept_id=kept, given_up_id=second, reason=reason))
        say(saved(office))
        office.do(split_records, SplitRecords(member_id=second, reason="Two sisters after all."))
        say(saved(office))


def change_all(office: Office, _beside: Path, say: Acknowledge) -> None:
    """All members moved to another place at once."""
    for number in count():
        cells = Together((dues.AWA, dues.BINTOU, dues.COUMBA, dues.UNION), Field.PLACE, f"Place {number}")
        seen = office.ask(preview_cells, cells, office.today())
        office.do(change_many, ChangeMany(cells=cells, journal_count=seen.journal_count, label="Together"))
        say(saved(office))


def undo_and_redo(office: Office, _beside: Path, say: Acknowledge) -> None:
    """Admissions and receipts taken back, and done again."""
    for number in count():
        if number % 2:
            make.member(office, f"NTAHOMVUKIYE Grâce {number}")
        else:
            dues.paid(office, dues.AWA, 20)
        say(saved(office))
        undo = office.ask(offers).undo
        assert undo is not None
        office.do(take_back, undo.step_id)
        say(saved(office))
        redo = office.ask(offers).redo
        if redo is not None:
            office.do(do_again, redo.step_id)
            say(saved(office))


KINDS: tuple[Endless, ...] = (type_receipts, bring_in_and_undo, merge_and_split, change_all, undo_and_redo)
"""The kinds of work a program is killed in."""
