"""Stages are those that an independent pass over meetings, elections and mandates finds; a large board is quick."""

import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pomanager.db.engine import Access, connect
from pomanager.rules.elections.kinds import ElectionState
from pomanager.rules.mentoring.kinds import OUTCOMES, Stage
from pomanager.services.mentoring.queries.board import board
from pomanager.services.mentoring.queries.stages import reached
from pomanager.services.office import Office
from sqlcipher3 import dbapi2
from tests import make, offices
from tests import mentoring as build

TODAY = offices.NOW.date()
PEOPLE, DAYS = 3, [date(2026, 2, 1) + timedelta(days=30 * step) for step in range(12)]
"""Three people, and days of which the last lie after the day of the tests."""
AT = "2026-01-12T00:00:00.000000Z"


def fill(office: Office) -> None:
    """Three members, and a programme in which nobody takes part."""
    for number in range(PEOPLE):
        make.member(office, f"Aline {number}")
    build.programme(office)


WHO, DAY = st.integers(1, PEOPLE), st.sampled_from(DAYS)
MEETING = st.tuples(DAY, WHO, st.booleans(), st.booleans(), st.booleans())
"""The day, who was on the roll, whether the entry was undone, whether they took the floor, whether they moved."""
SEAT = st.tuples(WHO, DAY, st.booleans(), st.booleans(), st.booleans(), st.integers(1, 2))
"""Who, from when, whether elected, as alternate, taken back, and in which body."""
POLL = st.tuples(
    DAY, WHO, st.sampled_from(ElectionState), st.sampled_from((-1, 0, 1, None)), st.booleans(), st.booleans(),
    st.sampled_from((0, 400)),
)  # fmt: skip
"""The day, who stands, how far the election is, days after it on which they stepped back, whether the count elected
them, whether they refused, and days until the result was declared."""
Poll = tuple[date, int, ElectionState, int | None, bool, bool, int]
SENT = st.tuples(DAY, WHO, st.booleans(), st.booleans())
"""The day of the assembly of a section, whom it sends, whether as alternate, and whether they stay at home."""
Sent = tuple[date, int, bool, bool]
Books = tuple[
    list[tuple[date, int, bool, bool, bool]], list[tuple[int, date, bool, bool, bool, int]], list[Poll], list[Sent]
]
VOTED_ON = frozenset({
    ElectionState.VOTING, ElectionState.COUNTING, ElectionState.COUNTED, ElectionState.DECLARED,
    ElectionState.CONTESTED, ElectionState.ANNULLED,
})  # fmt: skip


def write(connection: dbapi2.Connection, books: Books) -> None:
    """Meetings and appointments, straight into the tables; each has a seat and a term of its own."""
    meetings, seats, polls, sent = books
    connection.execute("INSERT INTO roll_verdict VALUES (1, 1, 1, '[]')")
    for number, (day, who, undone, spoke, moved) in enumerate(meetings, 1):
        row = (number, day.isoformat())
        _write_meeting(connection, *row)
        connection.execute(
            "INSERT INTO agenda_item VALUES "
            "(?1, ?1, NULL, 1, 'opening', '{}', '', 'open', '', '', NULL, '', '', NULL, 1)",
            (number,),
        )
        connection.execute("INSERT INTO meeting_roll VALUES (?, ?, ?, ?, '', 1, 1, 1, 1, 1)", (number, *row, AT))
        connection.execute(
            "INSERT INTO roll_line VALUES (?, ?, 1, ?, NULL, '', '', '', 'f', 0, NULL, '', 1, 1, 1)",
            (number, number, who),
        )
        connection.execute("INSERT INTO stay VALUES (?, ?, ?, 1, 2, ?)", (number, number, number, undone))
        if spoke:
            connection.execute("INSERT INTO speaker VALUES (?, ?, ?)", (number, number, number))
        if moved:
            connection.execute(
                "INSERT INTO motion VALUES (?, ?, 1, 'ordinary', '', '', ?, '', NULL, NULL, 'draft', '', 1)",
                (number, number, number),
            )
    for body in (1, 2):
        connection.execute("INSERT INTO body VALUES (?, 'other', '{}', NULL, NULL, NULL, '', 1)", (body,))
    for number, (who, day, elected, alternate, gone, body) in enumerate(seats, 1):
        connection.execute(
            "INSERT INTO seat VALUES (?, ?, ?, 'elected', '{}', 1, 'nobody', NULL, NULL, NULL, NULL, 1)",
            (number, body, number),
        )
        connection.execute("INSERT INTO term VALUES (?, ?, ?, NULL, '', ?)", (number, number, day.isoformat(), AT))
        connection.execute(
            "INSERT INTO appointment VALUES (?, ?, ?, ?, ?, ?, ?, NULL, 0, '', ?)",
            (number, number, number, who, "elected" if elected else "co_opted", day.isoformat(), alternate, AT),
        )
        if gone:
            connection.execute(
                "INSERT INTO body_reversal VALUES (?, NULL, ?, NULL, NULL, NULL, NULL, NULL, NULL, 'A slip.', ?)",
                (number, number, AT),
            )
    for number, poll in enumerate(polls, 1):
        _write_election(connection, number, poll)
    for number, (day, who, is_alternate, stays) in enumerate(sent, 100):
        _write_meeting(connection, number, day.isoformat())
        _insert(
            connection, "delegate",
            {"id": number, "meeting_id": 99, "section_id": 1, "member_id": who, "is_alternate": is_alternate,
             "elected_at_id": number, "decision": "", "recorded_at": AT},
        )  # fmt: skip
        if stays:
            _insert(connection, "delegate_withdrawal", {"delegate_id": number, "reason": "", "recorded_at": AT})


def _write_meeting(connection: dbapi2.Connection, number: int, day: str) -> None:
    connection.execute(
        "INSERT INTO meeting VALUES (?, 'board', '{}', NULL, NULL, ?, 1, '', 'closed', 1, NULL, 'chair', '', NULL, "
        "NULL, NULL, '', NULL, '', NULL, '', NULL, NULL, '', 1)", (number, day),
    )  # fmt: skip


def _write_election(connection: dbapi2.Connection, number: int, poll: Poll) -> None:
    """An election with one contest and one candidate, and what came of it."""
    day, who, state, stepped_back, chosen, refused, later = poll
    told: tuple[tuple[str, dict[str, object]], ...] = (
        ("election", {
            "id": number, "purpose": "body", "title": "{}", "body_id": 1, "held_on": day.isoformat(), "place": "",
            "way": "secret_ballot", "state": state.value, "state_reason": "", "backers": 0, "candidate_order": "lot",
            "drawn_by": "", "draw_witnesses": "", "draw_seed": "", "remarks": "", "version": 1,
        }),
        ("contest", {
            "id": number, "election_id": number, "position": 1, "title": "{}", "seats": 1, "method": "block",
            "majority": "", "ties": "[]", "open_to": "nobody", "reserve": "", "alternates": 0,
        }),
        ("nomination", {
            "id": number, "contest_id": number, "member_id": who, "number": 7, "name": "", "sex": "f", "is_young": 0,
            "nominated_by": "", "backers": 0, "received_on": day.isoformat(), "statement": "", "symbol": "",
            "admitted_reason": "", "verdict": "[]", "version": 1,
        }),
        ("election_count", {
            "contest_id": number, "record": "{}", "hash": "", "papers_hash": "", "is_settled": 1,
            "elected": "3 7" if chosen else "3", "recorded_at": AT,
        }),
        ("declaration", {
            "election_id": number, "on": (day + timedelta(days=later)).isoformat(), "by": "", "reason": "",
            "recorded_at": AT,
        }),
    )  # fmt: skip
    for table, row in told:
        _insert(connection, table, row)
    if stepped_back is not None:
        on = (day + timedelta(days=stepped_back)).isoformat()
        _insert(
            connection, "nomination_withdrawal",
            {"nomination_id": number, "on": on, "reason": "", "recorded_at": AT},
        )  # fmt: skip
    if refused:
        answer = {"nomination_id": number, "accepted": 0, "on": day.isoformat(), "reason": "", "recorded_at": AT}
        _insert(connection, "acceptance", answer)


def _insert(connection: dbapi2.Connection, table: str, row: dict[str, object]) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608 - names of ours


def independent(books: Books, since: Mapping[int, date]) -> dict[int, dict[Stage, date]]:
    """What was reached, by walking over all that is in the books day by day."""
    found: dict[int, dict[Stage, date]] = {who: {} for who in since}
    times: dict[tuple[int, int], int] = {}
    meetings, seats, polls, sent = books
    for day in (each for each in DAYS if each <= TODAY):
        for held, who, undone, spoke, moved in meetings:
            for happened, stage in ((not undone, Stage.ATTENDED), (spoke, Stage.SPOKE), (moved, Stage.MOVED)):
                if held == day and happened and day >= since[who]:
                    found[who].setdefault(stage, day)
        for who, starts, elected, alternate, gone, body in seats:
            if starts == day and elected and not alternate and not gone:
                times[who, body] = times.get((who, body), 0) + 1
                if day >= since[who]:
                    found[who].setdefault(Stage.RE_ELECTED if times[who, body] > 1 else Stage.ELECTED, day)
        polled = [told for poll in polls for told in _of_poll(poll, day)]
        polled += [(Stage.DELEGATE, who) for on, who, alternate, stays in sent if (on, alternate, stays) == (day, 0, 0)]
        for stage, who in polled:
            if day >= since[who]:
                found[who].setdefault(stage, day)
    return {who: stages for who, stages in found.items() if stages}


def _of_poll(poll: Poll, day: date) -> Iterator[tuple[Stage, int]]:
    """What the election of a day makes of its candidate."""
    polled, who, state, stepped_back, chosen, refused, later = poll
    if polled != day or stepped_back in (-1, 0):
        return
    if state in VOTED_ON:
        yield Stage.STOOD, who
    announced = day + timedelta(days=later) <= TODAY
    if state in {ElectionState.DECLARED, ElectionState.CONTESTED} and chosen and not refused and announced:
        yield Stage.ELECTED, who


@given(
    st.tuples(
        st.lists(MEETING, max_size=6),
        st.lists(SEAT, max_size=6),
        st.lists(POLL, max_size=8),
        st.lists(SENT, max_size=4),
    ),
    st.lists(DAY, min_size=3, max_size=3),
)
@settings(max_examples=15, deadline=None)
def test_stages_are_those_of_an_independent_pass(books: Books, applied: list[date]) -> None:
    since = dict(enumerate(applied, 1))
    with TemporaryDirectory() as folder:
        path = offices.filled_file(Path(folder), fill)
        with closing(connect(path, Access.WRITE, foreign_keys=False)) as connection:
            write(connection, books)
        office = offices.opened_office(path, writing=False)
        told = office.ask(reached, since, TODAY)
        office.close()

    assert {who: {each.stage: each.on for each in stages} for who, stages in told.items()} == independent(books, since)
    for stages in told.values():
        assert [each.stage for each in stages] == [stage for stage in OUTCOMES if stage in {e.stage for e in stages}]


PAIRS, SESSIONS = 600, 20


@pytest.fixture(name="large", scope="module")
def large_board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Six hundred pairs with twelve thousand sessions."""
    path = offices.filled_file(tmp_path_factory.mktemp("board"), fill, "board.podb")
    people = range(100, 100 + 2 * PAIRS)
    days = [(date(2026, 1, 12) + timedelta(days=14 * step)).isoformat() for step in range(SESSIONS)]
    with closing(connect(path, Access.WRITE)) as connection:
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO person (id, full_name, family_name, given_name, patronymic, other_script, sort_name, "
            "sort_key, sex, phone, phone_digits, version) "
            "VALUES (?1, 'Name ' || ?1, '', '', '', '', '', '', 'f', '', '', 1)",
            [(each,) for each in people],
        )
        connection.executemany(
            "INSERT INTO participant VALUES (?1, 1, ?1, ?2, '2026-01-12', 'fr', '', 0, 3, '', NULL, 1)",
            [(each, "mentee" if each < 100 + PAIRS else "mentor") for each in people],
        )
        connection.executemany(
            f"INSERT INTO pair VALUES (?1, 1, ?1, ?1 + {PAIRS}, '2026-01-12', '', '{AT}')",  # noqa: S608 - fixed
            [(each,) for each in people[:PAIRS]],
        )
        connection.executemany(
            "INSERT INTO mentoring_session (pair_id, held_on, mode, place, minutes, topics, action, recorded_at) "  # noqa: S608 - fixed
            f"VALUES (?, ?, 'phone', '', 45, '', '', '{AT}')",
            [(each, day) for each in people[:PAIRS] for day in days],
        )
        connection.execute("COMMIT")
    office = offices.opened_office(path, writing=False)
    yield office
    office.close()


def test_a_board_of_six_hundred_pairs_is_told_within_a_fifth_of_a_second(large: Office) -> None:
    large.ask(board, TODAY)  # statements are put together once

    began = time.thread_time()
    found = large.ask(board, TODAY)
    took = time.thread_time() - began

    assert (len(found.pairs), sum(row.sessions for row in found.pairs)) == (PAIRS, PAIRS * SESSIONS)
    assert took < 0.2
