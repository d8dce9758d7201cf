"""What the organisation says of itself: founded once, changed field by field, refused with every objection."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from pomanager.errors import Refused, Stale
from pomanager.rules.names import NameCustom
from pomanager.rules.wording import Wording
from pomanager.services import files
from pomanager.services.journal.queries import journal_head
from pomanager.services.office import Office
from pomanager.services.organisation.commands import (
    OVERTAKEN,
    AmendProfile,
    FoundOffice,
    Profile,
    amend_profile,
    found_office,
    set_logo,
)
from pomanager.services.organisation.queries import letterhead, organisation
from tests import make, offices
from tests.make import MovableClock

BURUNDI = Profile(
    name=Wording({"rn": "Ishirahamwe", "fr": "Coopérative"}), short_name="CONAPRO", country="BI", currency="BIF",
    currency_decimals=0, languages=("rn", "fr"), registered_on=date(2014, 6, 30), number_width=4,
)  # fmt: skip


def test_founding_keeps_the_profile_and_opens_the_journal(tmp_path: Path) -> None:
    order = FoundOffice(profile=BURUNDI, is_sample=True)
    office = files.found(tmp_path / "conapro.podb", order, offices.clock, make.KEEPER)
    told = office.ask(organisation)
    lines = make.journal(office)
    office.close()
    kept = Profile(**{name: getattr(told, name) for name in Profile.__dataclass_fields__})
    assert kept == BURUNDI
    assert told.is_sample
    assert told.version == 1
    assert [(line.sequence, line.act, line.label, line.who) for line in lines] == [
        (1, "organisation.founded", "Ishirahamwe", make.KEEPER)
    ]
    told_changes = make.changes(lines[0])
    assert told_changes["languages"] == (None, "rn fr")
    assert told_changes["registered_on"] == (None, "2014-06-30")
    assert told_changes["currency_decimals"] == (None, "0")
    assert "seat" not in told_changes


def test_founding_is_refused_whole_and_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "wrong.podb"
    wrong = Profile(name=Wording(), country="Burundi", currency="francs", currency_decimals=9, languages=("fr", "fr"))
    with pytest.raises(Refused) as refused:
        files.found(path, FoundOffice(profile=wrong), offices.clock)
    assert {objection.about for objection in refused.value.objections} == {
        "name", "country", "currency", "currency_decimals", "languages",
    }  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_an_office_is_founded_once(office: Office) -> None:
    with pytest.raises(IntegrityError):
        office.do(found_office, FoundOffice(profile=BURUNDI))
    assert office.ask(journal_head).count == 1


def test_a_change_is_told_field_by_field(office: Office) -> None:
    make.profile(office, short_name="CPR", name_custom=NameCustom.PATRONYMIC, registered_on=date(2014, 6, 30))
    line = make.last_line(office)
    assert (line.act, line.record_table, line.record_id) == ("organisation.amended", "organisation", 1)
    assert line.label == offices.ORGANISATION
    assert make.changes(line) == {
        "short_name": (None, "CPR"),
        "registered_on": (None, "2014-06-30"),
        "name_custom": ("surname_first", "patronymic"),
    }
    make.profile(office, registered_on=None)
    assert make.changes(make.last_line(office)) == {"registered_on": ("2014-06-30", None)}


def test_nothing_changed_is_no_line(office: Office) -> None:
    before = office.ask(journal_head)
    make.profile(office)
    office.do(set_logo, None)
    assert office.ask(journal_head) == before


def test_who_read_an_older_profile_is_told(office: Office) -> None:
    read = office.ask(organisation)
    make.profile(office, short_name="CPR")
    profile = Profile(name=read.name, short_name="OTHER", languages=read.languages)
    with pytest.raises(Stale) as stale:
        office.do(amend_profile, AmendProfile(profile=profile, version=read.version))
    assert stale.value.objections[0].message == OVERTAKEN
    assert office.ask(organisation).short_name == "CPR"


def test_a_refused_change_brings_every_objection(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        make.profile(office, short_name="x" * 201, seat=Wording({"fr": "Git\u202eega"}), year_start_day=31,
                     year_start_month=2, number_width=13)  # fmt: skip
    assert [objection.about for objection in refused.value.objections] == [
        "short_name", "seat", "year_start_day", "number_width",
    ]  # fmt: skip
    assert office.ask(organisation).version == 1


def test_the_logo_is_kept_and_its_sizes_told(office: Office) -> None:
    office.do(set_logo, b"\x89PNG logo")
    office.do(set_logo, b"\x89PNG logo")
    assert office.ask(organisation).logo == b"\x89PNG logo"
    office.do(set_logo, None)
    assert office.ask(organisation).logo is None
    removed, kept, _founded = make.journal(office)
    assert (kept.act, kept.label, make.changes(kept)) == (
        "organisation.logo_set", offices.ORGANISATION, {"logo": (None, "9")}
    )  # fmt: skip
    assert make.changes(removed) == {"logo": ("9", None)}


def test_the_letterhead_says_where_the_journal_stands(office: Office, clock: MovableClock) -> None:
    make.member(office)
    head = office.ask(journal_head)
    printed = office.ask(letterhead, clock())
    assert (printed.journal_count, printed.journal_head) == (head.count, head.hash) == (2, make.last_line(office).hash)
    assert printed.name.in_language("fr") == offices.ORGANISATION
    assert printed.printed_at == clock()
