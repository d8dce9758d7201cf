"""Two records of one woman are found, merged, and split again: her shares, her dues, her vote, the printed roll."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pomanager.papers import paper_called
from pomanager.printing import print_paper
from pomanager.readmodels.papers import PrintOrder
from pomanager.rules.governance import merging as rules
from pomanager.rules.members import Status
from pomanager.services import files
from pomanager.services.dues.queries.arrears import owed_of
from pomanager.services.governance.commands.merging import merge_records, split_records
from pomanager.services.governance.judging_merging import objections_to_merging_records
from pomanager.services.governance.orders_merging import MergeRecords, SplitRecords
from pomanager.services.governance.queries.merging import merge_view
from pomanager.services.meetings.queries.loading import roll_people
from pomanager.services.members.commands.attention import keep_doubles
from pomanager.services.members.queries.doubles import double_ids, double_pairs, find_doubles
from pomanager.services.members.queries.on_day import counts_on
from pomanager.services.office import Office
from tests import dues, make, shares
from tests.meetings import fill, frozen
from tests.reports.sheets import text_of

TODAY = make.MovableClock()().date()
WHY = "Both cards were shown at the counter."


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Awa stands on the roll twice; under the second number she took two shares, of which one is paid."""
    opened = make.office(tmp_path, make.MovableClock())
    fill(opened)
    make.profile(opened, currency="BIF", currency_decimals=0)
    second = make.member(opened, "UN Awa", on=date(2024, 2, 1), section="Mungwa", phone="79 41 08 22")
    make.amended(opened, 1, phone="+257 79 41 08 22")
    shares.share_type(opened)
    shares.subscribed(opened, 1, 3, date(2023, 1, 10), paid=3 * shares.UNIT)
    shares.subscribed(opened, second, 2, date(2024, 2, 1), paid=shares.UNIT)
    dues.fee(opened, "DUES", minor=2000)
    dues.charge(opened, second, 1, on=date(2026, 1, 1))
    yield opened
    opened.close()


def printed_roll(office: Office, target: Path) -> str:
    """The words of the roll as it is printed."""
    print_paper(paper_called("roll"), office, target, PrintOrder(language="en"))
    return text_of(target)


def owes(office: Office, member_id: int) -> int:
    """What somebody owes of dues."""
    return sum(each.owed for each in office.ask(owed_of, TODAY, (member_id,)).values())


def test_two_records_of_one_woman(office: Office, tmp_path: Path) -> None:
    office.do(keep_doubles, office.ask(find_doubles))
    (pair,) = office.ask(double_pairs, office.ask(double_ids))
    first, second = sorted((pair.one.member_id, pair.other.member_id))
    on_roll = office.ask(counts_on, TODAY).total
    both_on = frozen(office)

    order = MergeRecords(kept_id=first, given_up_id=second, reason=WHY, take=())
    said = [each.message for each in office.ask(objections_to_merging_records, order, TODAY)]
    assert said == [rules.FROZEN_BOTH]
    assert office.ask(merge_view, first, second, TODAY).counts.shares == 2
    office.do(merge_records, order)

    assert shares.held(office, first, TODAY) == (5, 5 * shares.UNIT, 4 * shares.UNIT, 0)
    assert shares.held(office, second, TODAY) == (0, 0, 0, 0)
    assert (owes(office, first), owes(office, second)) == (2000, 0)
    assert office.ask(counts_on, TODAY).total == on_roll - 1
    assert len(office.ask(roll_people, both_on)) == len(office.ask(roll_people, frozen(office, TODAY))) + 1
    assert "UN Awa" not in printed_roll(office, tmp_path / "merged.pdf")
    assert office.ask(double_ids).tolist() == []

    office.do(split_records, SplitRecords(member_id=second, reason="Two sisters after all."))
    assert shares.held(office, first, TODAY) == (3, 3 * shares.UNIT, 3 * shares.UNIT, 0)
    assert shares.held(office, second, TODAY) == (2, 2 * shares.UNIT, shares.UNIT, 0)
    assert (owes(office, first), owes(office, second)) == (0, 2000)
    assert (make.detail(office, second).status, office.ask(counts_on, TODAY).total) == (Status.ACTIVE, on_roll)
    assert "UN Awa" in printed_roll(office, tmp_path / "split.pdf")
    office.close()
    assert files.check_file(tmp_path / "conapro.podb") == ()
