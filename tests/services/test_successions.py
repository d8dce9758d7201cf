"""The shares of somebody who died pass to heirs; nominees stay secret; a succession is taken back whole."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from pomanager.db.register_numbers import serials_text
from pomanager.errors import NotFound
from pomanager.rules.bodies.leaving import WRITE_REASON
from pomanager.rules.contacts import NomineeLine
from pomanager.rules.members import Status
from pomanager.rules.shares import certificates, judging
from pomanager.rules.shares import successions as rules
from pomanager.rules.shares.kinds import CertificateEnd, EntryKind
from pomanager.rules.shares.successions import Heir
from pomanager.services.members.commands.contacts import SetNominees, set_nominees
from pomanager.services.office import Office
from pomanager.services.shares.commands.certifying import issue_certificate
from pomanager.services.shares.commands.inheriting import settle_succession, take_back_succession
from pomanager.services.shares.judging_successions import (
    certificates_with_succession,
    objections_to_settling,
    proposed_portions,
)
from pomanager.services.shares.orders_passing import IssueCertificate, SettleSuccession, TakeBackSuccession
from pomanager.services.shares.queries.certificates import certificates_of
from pomanager.services.shares.queries.ledger import entries_of
from pomanager.services.shares.queries.successions import (
    SUCCESSION_BACK,
    proposed_heirs,
    succession,
    successions,
)
from tests import make
from tests import shares as build
from tests.shares import AWA, BINTOU, COUMBA, DJENEBA, LAWS, TODAY, TYPE, UNION, UNIT, held, refused, told_last

DIED, SETTLED = date(2026, 3, 2), date(2026, 5, 4)


@pytest.fixture
def office(tmp_path: Path, clock: make.MovableClock) -> Iterator[Office]:
    """An office in which Awa held seven shares of one type and two of another, not all paid, when she died."""
    opened = build.share_office(tmp_path, clock)
    build.subscribed(opened, AWA, 7, date(2026, 1, 10), paid=30_001)
    build.share_type(opened, "B", minor=500)
    build.subscribed(opened, AWA, 2, date(2026, 1, 12), share_type_id=2)
    make.standing(opened, AWA, Status.DEAD, DIED)
    yield opened
    opened.close()


def order(*heirs: Heir, **known: Any) -> SettleSuccession:  # noqa: ANN401 - any part of the order
    """Bintou and Coumba inherit half each, and Djeneba speaks for them."""
    both = heirs or (Heir(member_id=BINTOU, relation="daughter", part="1/2"), Heir(member_id=COUMBA, part="50 %"))
    return SettleSuccession(
        **{"member_id": AWA, "on": SETTLED, "heirs": both, "representative_name": "Demba", "decision": "CA 7", **known}
    )


def test_two_heirs_share_everything_and_nothing_is_lost(office: Office) -> None:
    before = {code: held(office, AWA, SETTLED, code) for code in "AB"}
    key = office.do(settle_succession, order()).result
    assert [held(office, who, SETTLED)[:3] for who in (AWA, BINTOU, COUMBA)] == [
        (0, 0, 0), (4, 40_000, 17_143), (3, 30_000, 12_858)
    ]  # fmt: skip
    for code in "AB":
        after = [held(office, who, SETTLED, code) for who in (AWA, BINTOU, COUMBA)]
        shares, subscribed, paid, put_off = map(sum, zip(*after, strict=True))
        assert (shares, subscribed, paid) == before[code][:3]
        assert after[0] == (0, 0, 0, 0), "nothing stays put off of shares that are gone"
        # What was paid ahead met the instalment that comes first.
        assert put_off == min(before[code][3], subscribed - paid)
    assert held(office, AWA, DIED)[0] == 7
    row = office.ask(succession, key)
    assert [(each.name, each.part, [(kind.code, count) for kind, count in each.shares]) for each in row.heirs] == [
        ("Bintou", Fraction(1, 2), [("A", 4), ("B", 1)]), ("Coumba", Fraction(1, 2), [("A", 3), ("B", 1)])
    ]  # fmt: skip
    assert (row.representative, row.decision, row.is_taken_back) == ("Demba", "CA 7", False)
    entries = [each for each in office.ask(entries_of, AWA) if each.kind is EntryKind.SUCCESSION_OUT]
    assert {each.succession_id for each in entries} == {key}
    assert len({each.operation for each in entries}) == 1
    line = make.last_line(office)
    assert (line.act, line.label, line.record_id) == ("shares.succession_settled", "1 · Awa", AWA)
    assert told_last(office) == {
        "on": "2026-05-04", "heirs": "2 · Bintou: 1/2; 3 · Coumba: 1/2", "heirs_representative": "Demba",
        "decision": "CA 7", "share_entry": serials_text(row.serials[0], row.serials[-1]),
    }  # fmt: skip
    assert [each.id for each in office.ask(successions, COUMBA)] == [key]


def test_who_is_no_member_is_named_and_the_value_stays_until_it_is_paid_out(office: Office) -> None:
    daughter = Heir(member_id=BINTOU, part="1/3", was_nominee=True)
    key = office.do(settle_succession, order(daughter, Heir(name="Fatou", relation="sister", part="2/3"))).result
    assert (held(office, BINTOU)[0], held(office, AWA)[0]) == (2, 5)
    assert held(office, BINTOU)[2] + held(office, AWA)[2] == 30_001
    member, named = office.ask(succession, key).heirs
    assert (member.was_nominee, named.member, named.name, named.relation) == (True, None, "Fatou", "sister")
    assert told_last(office)["heirs"] == "2 · Bintou: 1/3; Fatou: 2/3"


def test_what_each_would_get_is_shown_beforehand(office: Office) -> None:
    heirs = (Heir(member_id=BINTOU, part="1/2"), Heir(name="Fatou", part="1/2"))
    found = office.ask(proposed_portions, order(*heirs))
    assert [(each.heir, each.type.code, each.shares, each.paid, each.owed) for each in found] == [
        (0, "A", 4, 17_143, 22_857), (1, "A", 3, 0, 0), (0, "B", 1, 0, 500), (1, "B", 1, 0, 0)
    ]  # fmt: skip
    assert office.ask(proposed_portions, order(Heir(member_id=BINTOU, part="1/2"))) == ()


def test_everything_against_a_succession_is_said_at_once_and_nothing_written(office: Office) -> None:
    build.bylaws(office, {**LAWS, "capital.max_held": "3 shares"}, date(2026, 4, 1))
    make.standing(office, COUMBA, Status.RESIGNED, date(2026, 4, 1))
    assert set(refused(office, settle_succession, order(representative_name=""))) == {
        ("representative_name", rules.NO_REPRESENTATIVE), ("heirs.0.part", judging.BEYOND_MOST),
        ("heirs.1.name", judging.GONE_FROM_ROLL),
    }  # fmt: skip
    early = order(on=date(2026, 3, 1))
    assert ("on", rules.NOT_DEAD) in refused(office, settle_succession, early)
    alive = order(Heir(member_id=BINTOU), member_id=DJENEBA)
    assert set(refused(office, settle_succession, alive)) == {("on", rules.NOT_DEAD), ("", rules.HOLDS_NOTHING)}
    for unknown in (order(member_id=99), order(Heir(member_id=99)), order(representative_id=99)):
        with pytest.raises(NotFound):
            office.do(settle_succession, unknown)


def test_shares_for_people_do_not_pass_to_an_organisation(office: Office) -> None:
    people = build.share_type(office, "P", holder="people")
    make.reversal(office, AWA)
    build.subscribed(office, AWA, 1, date(2026, 2, 1), share_type_id=people)
    make.standing(office, AWA, Status.DEAD, DIED)
    assert refused(office, settle_succession, order(Heir(member_id=UNION))) == [
        ("heirs.0.name", judging.PEOPLE_ONLY)
    ]  # fmt: skip


def test_certificates_of_the_deceased_go(office: Office) -> None:
    whole = IssueCertificate(member_id=AWA, share_type_id=TYPE, shares=7, on=date(2026, 2, 1))
    office.do(issue_certificate, whole)
    other = office.do(issue_certificate, IssueCertificate(member_id=AWA, share_type_id=2, shares=2, on=DIED)).result
    assert [row.number for row in office.ask(certificates_with_succession, order())] == [1, 2]
    stays = order(certificate_ids=())
    assert [about for about, _message in refused(office, settle_succession, stays)] == ["certificate_ids"] * 2
    kept = order(Heir(member_id=BINTOU, part="1/2"), Heir(name="Fatou", part="1/2"), certificate_ids=(other,))
    assert refused(office, settle_succession, kept) == [("certificate_ids", certificates.TOO_MANY_LEFT)]
    office.do(settle_succession, order(Heir(member_id=BINTOU, part="1/2"), Heir(name="Fatou", part="1/2")))
    rows = office.ask(certificates_of, AWA, TODAY)
    assert [(row.number, row.shares, row.end_reason) for row in rows] == [
        (3, 3, None), (4, 1, None), (1, 7, CertificateEnd.INHERITED), (2, 2, CertificateEnd.INHERITED)
    ]  # fmt: skip
    assert told_last(office)["certificates_cancelled"] == "1 → 3; 2 → 4"


def test_a_certificate_of_somebody_else_is_not_taken(office: Office) -> None:
    build.subscribed(office, DJENEBA, 1, date(2026, 1, 10))
    issue = IssueCertificate(member_id=DJENEBA, share_type_id=TYPE, shares=1, on=date(2026, 2, 1))
    hers = office.do(issue_certificate, issue).result
    assert refused(office, settle_succession, order(certificate_ids=(hers,))) == [
        ("certificate_ids", certificates.NOT_HERS)
    ]  # fmt: skip


def test_a_succession_is_taken_back_whole(office: Office) -> None:
    key = office.do(settle_succession, order()).result
    blank = TakeBackSuccession(succession_id=key, reason=" ")
    assert refused(office, take_back_succession, blank) == [("reason", WRITE_REASON)]
    office.do(take_back_succession, TakeBackSuccession(succession_id=key, reason="Another heir was found."))
    assert (held(office, AWA, SETTLED)[0], held(office, BINTOU, SETTLED)[0]) == (7, 0)
    assert held(office, AWA, SETTLED, "B")[0] == 2
    assert office.ask(succession, key).is_taken_back
    again = TakeBackSuccession(succession_id=key, reason="Once more.")
    assert refused(office, take_back_succession, again) == [("", SUCCESSION_BACK)]
    office.do(settle_succession, order(Heir(member_id=BINTOU)))
    assert held(office, BINTOU, SETTLED)[0] == 7


def test_only_what_stayed_is_shared_a_second_time(office: Office) -> None:
    half = (Heir(member_id=BINTOU, part="1/2"), Heir(name="Fatou", part="1/2"))
    office.do(settle_succession, order(*half))
    found = office.ask(objections_to_settling, order(Heir(member_id=COUMBA)), TODAY)
    assert [(each.message, each.stops) for each in found] == [(rules.SETTLED_BEFORE, False)]
    office.do(settle_succession, order(Heir(member_id=COUMBA)))
    assert (held(office, AWA)[0], held(office, COUMBA)[0]) == (0, 3)


def test_nothing_to_take_back_where_all_take_the_value(office: Office) -> None:
    key = office.do(settle_succession, order(Heir(name="Fatou"))).result
    assert held(office, AWA)[:2] == (7, 7 * UNIT)
    order_back = TakeBackSuccession(succession_id=key, reason="A mistake.")
    assert refused(office, take_back_succession, order_back) == [("", rules.NOTHING_PASSED)]


def test_nominees_are_proposed_as_they_were_named_on_the_day(office: Office, clock: make.MovableClock) -> None:
    clock.come_to(date(2026, 6, 1))
    first = (NomineeLine(name="Fatou", relation="sister", share_percent=60), NomineeLine(name="Ibra", share_percent=40))
    office.do(set_nominees, SetNominees(member_id=BINTOU, nominees=first))
    clock.come_to(date(2026, 9, 1))
    later = NomineeLine(name="Moussa", since=date(2026, 9, 1))
    office.do(set_nominees, SetNominees(member_id=BINTOU, nominees=(later,)))
    then = office.ask(proposed_heirs, BINTOU, date(2026, 8, 31))
    assert [(each.name, each.relation, each.part) for each in then] == [
        ("Fatou", "sister", Fraction(3, 5)), ("Ibra", "", Fraction(2, 5))
    ]  # fmt: skip
    assert [(each.name, each.part) for each in office.ask(proposed_heirs, BINTOU, date(2026, 9, 1))] == [
        ("Moussa", Fraction(1))
    ]  # fmt: skip
    assert office.ask(proposed_heirs, AWA, TODAY) == ()
