"""Two records of one person made one, and split again: what moves, what follows, what stands in the way."""

import pytest

from pomanager.errors import Refused
from pomanager.rules.calendar import VagueDate
from pomanager.rules.governance.merging import MergeField
from pomanager.rules.members import Sex, Status
from pomanager.services.governance.commands.merging import merge_records, split_records
from pomanager.services.governance.orders_merging import MergeRecords, SplitRecords
from pomanager.services.governance.queries.merging import merge_view
from pomanager.services.members.queries.merged import merged_into, merged_record
from pomanager.services.office import Office
from tests import make, offices

TODAY = offices.NOW.date()


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
