"""The journal is read: newest first, narrowed, with old and new values, and with a chain that holds."""

from datetime import date

from pomanager.db.journal_chain import broken_lines
from pomanager.readmodels.access import alone
from pomanager.readmodels.journal import JournalView
from pomanager.rules import chain
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Status
from pomanager.rules.wording import Wording
from pomanager.services.journal.queries import journal_head, journal_ids, journal_rows
from pomanager.services.office import Office
from pomanager.services.work import About, Work
from tests import make, offices
from tests.make import MovableClock


def busy(office: Office) -> None:
    """Six lines: founded, place, section, two members, one suspended."""
    make.member(office, place="Mungwa", section="Gitega", phone="79 12 34 56")
    make.suspended(office, "BUKURU Jean", since=date(2022, 5, 1))


def acts(office: Office, view: JournalView) -> list[str]:
    """Codes of the acts a view lets through, the newest first."""
    return [line.act for line in make.journal(office, view)]


def test_the_head_counts_the_lines_and_names_the_last_seal(office: Office) -> None:
    busy(office)
    head = office.ask(journal_head)
    newest = make.last_line(office)
    assert (head.count, head.hash) == (6, newest.hash)
    assert newest.sequence == 6


def test_the_chain_of_an_untouched_journal_holds(office: Office, clock: MovableClock) -> None:
    busy(office)
    clock.forward(hours=5)
    make.profile(office, name=Wording({"fr": "Une autre", "ky": "Башка"}))
    assert office.ask(lambda session: list(broken_lines(session))) == []


def test_lines_are_narrowed_by_area_record_and_words(office: Office) -> None:
    busy(office)
    assert acts(office, JournalView(area="members")) == ["members.suspended", "members.admitted", "members.admitted"]
    assert acts(office, JournalView(record_table="member", record_id=1)) == ["members.admitted"]
    assert acts(office, JournalView(record_table="place")) == ["organisation.place_added"]
    assert acts(office, JournalView(search=" bukuru ")) == ["members.suspended", "members.admitted"]
    assert acts(office, JournalView(search="79 12")) == ["members.admitted"]
    assert acts(office, JournalView(search="suspended", area="organisation")) == []
    assert acts(office, JournalView(search="%")) == []
    assert len(acts(office, JournalView(search=make.KEEPER.upper()))) == 5
    assert office.ask(journal_ids, JournalView(search="so decided")).tolist() == [6]


def test_rows_come_in_the_order_asked_and_lost_ones_are_left_out(office: Office) -> None:
    busy(office)
    assert [row.sequence for row in office.ask(journal_rows, [2, 99, 5, 1])] == [2, 5, 1]
    assert office.ask(journal_rows, []) == ()


def test_values_of_every_kind_are_written_plainly_and_empty_ones_not_at_all(office: Office) -> None:
    def tells(work: Work) -> int:
        values: dict[str, tuple[object, object]] = {
            "birth": (VagueDate(1960, about=True), VagueDate(1960, 5)),
            "since": (date(2020, 1, 2), work.now),
            "status": (Status.ACTIVE, Status.DEAD),
            "name": (Wording(), Wording({"fr": "Nom"})),
            "number_width": (0, 4),
            "phone": (None, ""),
        }
        return work.record("members.amended", About("member", 1, "1 · X"), values, "because")

    assert office.do(tells).result == 2
    line = make.last_line(office)
    assert (line.label, line.reason) == ("1 · X", "because")
    assert make.changes(line) == {
        "birth": ("~1960", "1960-05"),
        "since": ("2020-01-02", "2026-11-23T14:05:03.000000Z"),
        "status": ("active", "dead"),
        "name": (None, '{"fr":"Nom"}'),
        "number_width": ("0", "4"),
    }


def test_salts_differ_so_that_equal_values_cannot_be_told(office: Office) -> None:
    make.member(office)
    make.member(office)
    with office.books.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT salt, digest FROM journal_value").fetchall()
    assert len({salt for salt, _digest in rows}) == len({digest for _salt, digest in rows}) == len(rows)
    assert {len(salt) for salt, _digest in rows} == {chain.SALT_BYTES}


def test_who_and_when_are_those_of_the_act(office: Office, clock: MovableClock) -> None:
    clock.forward(days=1, minutes=7)
    office.admit(alone("Jean-Marie"))
    make.member(office)
    line = make.last_line(office)
    assert (line.who, line.at) == ("Jean-Marie", clock.moment)
    assert make.journal(office)[-1].at == offices.NOW
