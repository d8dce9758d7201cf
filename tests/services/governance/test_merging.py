"""Two records of one person made one, and split again: what moves, what follows, what stands in the way."""

from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

import pytest
from sqlalchemy.orm import Session

from pomanager.db.engine import Access, connect
from pomanager.db.roll_sums import LEADS_ASTRAY
from pomanager.errors import Refused
from pomanager.readmodels.members import RollView
from pomanager.rules.calendar import VagueDate
from pomanager.rules.governance import merging as rules
from pomanager.rules.governance.merging import MergeField
from pomanager.rules.members import Sex, Status
from pomanager.rules.objections import stopping
from pomanager.services import files
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.dues.queries.arrears import dues_on
from pomanager.services.governance.commands.merging import merge_records, split_records
from pomanager.services.governance.judging_merging import objections_to_merging_records
from pomanager.services.governance.orders_merging import MergeRecords, SplitRecords
from pomanager.services.governance.queries.funnel import funnel
from pomanager.services.governance.queries.merging import merge_view
from pomanager.services.governance.queries.years import year_view
from pomanager.services.meetings.queries.resolutions import attendance_rates
from pomanager.services.members.queries import find_members, member_with_number, roll_ids
from pomanager.services.members.queries.doubles import find_doubles
from pomanager.services.members.queries.merged import merged_into, merged_record
from pomanager.services.members.queries.numbers import members_with_numbers
from pomanager.services.members.queries.on_day import counts_on
from pomanager.services.office import Office
from pomanager.services.shares.queries.holdings import holdings_on
from tests import dues, make, offices

TODAY = offices.NOW.date()
PAIRS = 2


def two(office: Office) -> tuple[int, int]:
    """Two records of one woman: the first with the birth, the second with the phone."""
    kept = make.member(office, "NDAYISHIMIYE Espérance", birth=VagueDate(1984), sex=Sex.FEMALE, place="Mungwa")
    second = make.member(office, "Esperance NDAHISHIMIYE", phone="79 41 08 22", sex=Sex.FEMALE, place="Mungwa")
    return kept, second


def merged(office: Office, kept: int, second: int, *take: MergeField) -> int:
    """The two made one."""
    order = MergeRecords(kept_id=kept, given_up_id=second, reason="Both cards shown at the counter.", take=take)
    return office.do(merge_records, order).result


def test_the_record_given_up_stays_and_leads_to_the_other(office: Office) -> None:
    kept, second = two(office)
    view = office.ask(merge_view, kept, second, TODAY)
    assert {each.field for each in view.choices if each.takes} == {MergeField.PHONE}
    merged(office, kept, second, MergeField.PHONE)
    assert make.detail(office, kept).phone == "79 41 08 22"
    assert make.detail(office, second).status is Status.MERGED
    led = office.ask(merged_record, second)
    assert led is not None
    assert (led.kept.number, led.on) == ("1", TODAY)
    assert [each.given_up.number for each in office.ask(merged_into, kept)] == ["2"]


def test_splitting_puts_everything_back(office: Office) -> None:
    kept, second = two(office)
    before = make.detail(office, kept), make.detail(office, second)
    merged(office, kept, second, MergeField.PHONE, MergeField.NAME)
    office.do(split_records, SplitRecords(member_id=second, reason="Two sisters after all."))
    after = make.detail(office, kept), make.detail(office, second)
    assert (after[0].phone, after[0].full_name, after[1].status) == ("", before[0].full_name, before[1].status)
    assert office.ask(merged_record, second) is None
    with pytest.raises(Refused):
        office.do(split_records, SplitRecords(member_id=second, reason="Again."))


Shown = tuple[dict[object, object], ...]


def shown(office: Office, *members: int) -> Shown:
    """What the office shows today: holdings, dues, the roll, officers, the funnel, who came how often, two records."""

    def of_money(session: Session) -> tuple[dict[object, object], dict[object, object]]:
        held, owed = holdings_on(session, TODAY), dues_on(session, TODAY)
        shares = zip(
            held.member_ids, held.type_ids, held.shares, held.subscribed, held.paid, held.deferred, strict=True
        )
        fees = zip(owed.members, owed.fees, owed.charged, owed.paid, owed.past, strict=True)
        open_fees = {(who, fee): (charged - paid, past > paid) for who, fee, charged, paid, past in fees}
        return {(row[0], row[1]): row[2:] for row in shares if any(row[2:])}, {
            key: told for key, told in open_fees.items() if told[0]
        }

    shares, fees = office.ask(of_money)
    view = office.ask(year_view, 2026, TODAY)
    rates = office.ask(attendance_rates, since=date(2026, 1, 1), until=TODAY)
    return (
        shares, fees, {"roll": office.ask(counts_on, TODAY), "funnel": office.ask(funnel, view)},
        {each.person_id: each for each in rates}, dict(enumerate(office.ask(officers_on, TODAY))),
        {each: (told.full_name, told.phone, told.birth, told.status) for each in members
         for told in (make.detail(office, each),)},
    )  # fmt: skip


def test_merging_and_splitting_leave_what_the_office_shows(tmp_path: Path) -> None:
    """Whatever is asked after a split is answered as before the merge; meanwhile no sum is another."""
    path = offices.sample_copy(tmp_path, "s2", 120)
    office, chance, done = offices.opened_office(path), Random(7), 0
    ids = [int(each) for each in office.ask(roll_ids, RollView())]
    while done < PAIRS:
        kept, second = chance.sample(ids, 2)
        view = office.ask(merge_view, kept, second, TODAY)
        take = tuple(each.field for each in view.choices if chance.random() < 0.5)
        order = MergeRecords(kept_id=kept, given_up_id=second, reason="Both cards shown at the counter.")
        if stopping(office.ask(objections_to_merging_records, order, TODAY)):
            continue
        before = shown(office, kept, second)
        merged(office, kept, second, *take)
        meanwhile = shown(office, kept, second)
        for sums in (0, 1):
            assert _added_up(meanwhile[sums]) == _added_up(before[sums])
            assert not [key for key in meanwhile[sums] if key[0] == second]  # type: ignore[index]
        office.do(split_records, SplitRecords(member_id=second, reason="Two people after all."))
        assert shown(office, kept, second) == before
        done += 1
    office.close()
    assert files.check_file(path) == ()


def _added_up(amounts: dict[object, object]) -> list[int]:
    return [sum(column) for column in zip(*amounts.values(), strict=True)]


def test_the_old_number_leads_to_the_record_that_is_kept(office: Office) -> None:
    kept, second = two(office)
    merged(office, kept, second)
    assert office.ask(member_with_number, "2") == kept
    assert office.ask(members_with_numbers, ("1", "2")) == {"1": kept, "2": kept}
    assert [row.id for row in office.ask(find_members, "NDAHISHIMIYE")] == [kept]
    assert office.ask(find_doubles) == {}


def test_a_record_that_leads_nowhere_is_found_by_the_check(tmp_path: Path) -> None:
    path = offices.office_file(tmp_path)
    office = offices.opened_office(path)
    kept, second = two(office)
    merged(office, kept, second)
    office.close()
    assert files.check_file(path) == ()
    with closing(connect(path, Access.WRITE)) as connection:
        connection.execute("DELETE FROM given_up")
        connection.commit()
    (finding,) = files.check_file(path)
    assert (finding.objection.message, finding.objection.details) == (LEADS_ASTRAY, {"number": "2"})


def test_a_record_that_took_one_in_is_given_up_itself(office: Office) -> None:
    """Whatever leads to it leads on, and leads back when the later merge is taken back; the later one goes first."""
    first, second = two(office)
    third = make.member(office, "NDAYISHIMIYE E.", sex=Sex.FEMALE)
    merged(office, second, third)
    merged(office, first, second)
    led = office.ask(merged_record, third)
    assert led is not None
    assert (led.kept.member_id, led.into_id) == (first, second)
    with pytest.raises(Refused) as refused:
        office.do(split_records, SplitRecords(member_id=third, reason="No."))
    assert [each.message for each in refused.value.objections] == [rules.SPLIT_LATER_FIRST]
    office.do(split_records, SplitRecords(member_id=second, reason="Two sisters."))
    led = office.ask(merged_record, third)
    assert led is not None
    assert led.kept.member_id == second
    office.do(split_records, SplitRecords(member_id=third, reason="Three sisters."))
    assert [make.detail(office, each).status for each in (first, second, third)] == [Status.ACTIVE] * 3


def test_the_record_given_up_is_split_and_not_corrected(office: Office) -> None:
    kept, second = two(office)
    merged(office, kept, second)
    with pytest.raises(Refused):
        make.reversal(office, second)
    with pytest.raises(Refused):
        make.standing(office, second, Status.RESIGNED, TODAY)
    with pytest.raises(Refused):
        make.amended(office, second, phone="79 99 99 99")


def test_nobody_is_charged_twice_for_a_period_because_of_two_records(tmp_path: Path) -> None:
    office = dues.office(tmp_path, make.MovableClock())
    second = make.member(office, "DIOP Awa-Marie")
    dues.charge(office, second, dues.DUES, on=dues.YEAR_26)
    merged(office, 1, second)
    dues.charged(office)
    owed = dues.owed(office, 1)
    assert owed is not None
    assert owed.charged == 2000
    office.close()
