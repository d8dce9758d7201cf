"""The power goes while receipts are typed; the PC dies and its stick opens on another; a restore is tried; a move."""

import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from pomanager.papers import paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.backups import Verdict
from pomanager.readmodels.dues import ReceiptView
from pomanager.readmodels.papers import PrintOrder
from pomanager.services import backups, files, moving, repair
from pomanager.services.dues.commands.receipts import record_receipt
from pomanager.services.dues.queries.receipts import receipt_ids
from pomanager.services.office import Office
from tests import dues, make, offices
from tests.house.source import PROJECT
from tests.reports.sheets import text_of

FEE = 8_000


def fill(office: Office) -> None:
    """Somebody owes so much that receipts can be typed all morning."""
    make.member(office, "SOK Dara")
    make.profile(office, currency="KHR", currency_decimals=0)
    dues.fee(office, "DUES", minor=FEE * 1000)
    dues.charged(office, dues.YEAR_26)


def type_until_killed(path: Path) -> None:
    """Type one receipt after the other, and say of each that it is saved once it is."""
    with closing(offices.opened_office(path)) as office:
        for number in range(1, 1000):
            order = dues.receipt(1, dues.line(FEE), number=f"A-{number:04}")
            office.do(record_receipt, order)
            sys.stdout.write(f"{order.number}\n")
            sys.stdout.flush()


CHILD = """
import sys
from pathlib import Path
from tests.stories.test_nothing_is_lost import type_until_killed
type_until_killed(Path(sys.argv[1]))
"""


def numbers(office: Office) -> list[str]:
    """The receipts in the books."""
    return [f"A-{number + 1:04}" for number in range(len(office.ask(receipt_ids, ReceiptView())))]


def test_the_power_goes_while_receipts_are_typed(tmp_path: Path) -> None:
    """What the screen called saved is there; the next start says so by itself."""
    path = offices.filled_file(tmp_path, fill)
    words = [sys.executable, "-c", CHILD, str(path)]
    with subprocess.Popen(words, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        saved = [child.stdout.readline().strip() for _typed in range(7)]
        child.kill()
        saved += child.stdout.read().split()

    with closing(offices.opened_office(path)) as office:
        assert getattr(office.books, "was_cut_off", False)
        there = numbers(office)
        assert there[: len(saved)] == saved
        assert len(there) <= len(saved) + 1
        assert files.check_file(path) == ()
        made = backups.make_before(office)
    assert made is not None
    with closing(offices.opened_office(path)) as office:
        assert not getattr(office.books, "was_cut_off", True)


def test_the_pc_dies_and_the_copy_on_the_stick_opens_on_another(tmp_path: Path) -> None:
    """Monday's copy went home in a pocket. On Wednesday the PC is gone, disk, backups and all."""
    here, stick, there = (tmp_path / name for name in ("old pc", "stick", "new pc"))
    for folder in (here, stick, there):
        folder.mkdir()
    path = offices.filled_file(here, fill)
    with closing(offices.opened_office(path)) as office:
        office.do(record_receipt, dues.receipt(1, dues.line(FEE), number="A-0001"))
        files.back_up(path, stick, offices.clock)
        office.do(record_receipt, dues.receipt(1, dues.line(FEE), number="A-0002"))
    for lost in (here / "backups").glob("*"):
        lost.unlink()
    path.unlink()

    [copy] = stick.iterdir()
    target = there / files.plain_name(copy)
    files.restore(copy, target, offices.clock)
    assert files.check_file(target) == ()
    with closing(offices.opened_office(target)) as office:
        assert numbers(office) == ["A-0001"]
        office.do(record_receipt, dues.receipt(1, dues.line(FEE), number="A-0002"))
        found = backups.listed(office, target, stick)
        assert [(row.verdict, row.acts_since) for row in found.rows] == [(Verdict.GOOD, 1)]


def test_a_backup_is_put_back_for_practice_and_the_office_taken_up_again(tmp_path: Path) -> None:
    """Once a year the secretary tries whether a backup opens, beside the office, and then goes on with the office."""
    path = offices.filled_file(tmp_path, fill)
    clock = make.MovableClock()
    with closing(files.open_office(path, writing=True, clock=clock, actor="Awa")) as office:
        backups.make_before(office)
        office.do(record_receipt, dues.receipt(1, dues.line(FEE), number="A-0001"))
        [row] = backups.listed(office, path, None).rows
        assert (row.acts_since, row.can_be_restored) == (1, True)
        drill = tmp_path / "drill.podb"
        files.restore(row.path, drill, clock)
        with closing(offices.opened_office(drill, writing=False)) as practice:
            assert numbers(practice) == []
        assert numbers(office) == ["A-0001"]
    clock.moment += timedelta(hours=1)
    done = files.restore(row.path, path, clock, replace=True)
    assert done.kept is not None
    files.restore(done.kept, path, clock, replace=True)
    with closing(files.open_office(path, writing=True, clock=clock)) as office:
        assert numbers(office) == ["A-0001"]
    assert repair.newest_good(path) is not None


def test_the_office_moves_to_another_pc_and_the_old_one_is_only_read(tmp_path: Path) -> None:
    """A verified copy, a checklist on paper, and a file that says where the office went."""
    stick = tmp_path / "stick"
    stick.mkdir()
    path = offices.filled_file(tmp_path, fill)
    with closing(offices.opened_office(path)) as office:
        moving.hand_over(office, path, stick, "Jeanne, Gitega")
    with closing(offices.opened_office(path)) as left_behind:
        assert left_behind.read_only
        paper = tmp_path / "moving.pdf"
        print_paper(paper_called("moving"), left_behind, paper, PrintOrder(language="en"))
        assert "Jeanne, Gitega" in text_of(paper)
    [copy] = stick.iterdir()
    with closing(offices.opened_office(copy)) as brought:
        move = moving.move_of(brought)
        assert move is not None
        assert (move.away, move.who, move.last_act) == (False, "Tests", offices.NOW)
        brought.do(record_receipt, dues.receipt(1, dues.line(FEE), number="A-0001"))
        assert moving.move_of(brought) is None
    moving.take_back(path, offices.clock, "Tests")
    with closing(offices.opened_office(path)) as office:
        assert not office.read_only
