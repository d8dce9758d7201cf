"""What people are at the keyboard of an office, and what each may see and change there."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from pomanager.marks import N_


class Role(StrEnum):
    """What somebody is in the office. Whoever has several may do what any of them may."""

    SECRETARY = "secretary"
    CHAIR = "chair"
    TREASURER = "treasurer"
    DATA_CLERK = "data_clerk"
    MENTOR_COORDINATOR = "mentor_coordinator"
    MENTOR = "mentor"
    AUDITOR = "auditor"
    VIEWER = "viewer"


ROLE_WORDS: Mapping[Role, str] = {
    Role.SECRETARY: N_("Secretary"),
    Role.CHAIR: N_("Chair"),
    Role.TREASURER: N_("Treasurer"),
    Role.DATA_CLERK: N_("Data clerk"),
    Role.MENTOR_COORDINATOR: N_("Coordinator of mentoring"),
    Role.MENTOR: N_("Mentor"),
    Role.AUDITOR: N_("Auditor"),
    Role.VIEWER: N_("Reader"),
}

ROLE_DUTIES: Mapping[Role, str] = {
    Role.SECRETARY: N_("Keeps all books, and decides who works with them."),
    Role.CHAIR: N_("Reads everything, keeps bodies, by-laws and meetings, and decides who works with the books."),
    Role.TREASURER: N_("Keeps shares, dues and payments, and reads the roll."),
    Role.DATA_CLERK: N_("Types in members, places, trainings and ballot papers."),
    Role.MENTOR_COORDINATOR: N_("Leads the mentoring, records trainings, and reads the roll."),
    Role.MENTOR: N_("Accompanies mentees, records sessions with them, and writes private notes."),
    Role.AUDITOR: N_("Reads everything but private notes, and changes nothing."),
    Role.VIEWER: N_("Reads the books; identity documents and nominees stay covered."),
}


class Right(StrEnum):
    """One thing that may be seen or done; a line of the list of who may do what."""

    DOOR = "door"
    """What everybody may, before signing in: whose office this is, and who works in it."""
    OWN = "own"
    """What everybody who has signed in may: their own password, their own choices of view."""
    READ_BOOKS = "read_books"
    READ_RESTRICTED = "read_restricted"
    READ_MONEY = "read_money"
    READ_JOURNAL = "read_journal"
    KEEP_ROLL = "keep_roll"
    MERGE_RECORDS = "merge_records"
    KEEP_TRAININGS = "keep_trainings"
    KEEP_BODIES = "keep_bodies"
    KEEP_BYLAWS = "keep_bylaws"
    KEEP_SHARES = "keep_shares"
    KEEP_DUES = "keep_dues"
    KEEP_MEETINGS = "keep_meetings"
    COUNT_BALLOTS = "count_ballots"
    SEE_PAIRS = "see_pairs"
    SEE_ALL_PAIRS = "see_all_pairs"
    RECORD_SESSIONS = "record_sessions"
    KEEP_MENTORING = "keep_mentoring"
    WRITE_NOTES = "write_notes"
    TAKE_OUT = "take_out"
    BACK_UP = "back_up"
    CHANGE_FILE = "change_file"
    KEEP_PEOPLE = "keep_people"


RIGHT_WORDS: Mapping[Right, str] = {
    Right.DOOR: N_("See whose office this is, and sign in"),
    Right.OWN: N_("Change the own password, and how lists look"),
    Right.READ_BOOKS: N_("Read the roll, bodies, by-laws and what is due, and print papers of it"),
    Right.READ_RESTRICTED: N_("See numbers of identity documents, and nominees"),
    Right.READ_MONEY: N_("Read shares, dues and refunds, and print papers of them"),
    Right.READ_JOURNAL: N_("Read the journal"),
    Right.KEEP_ROLL: N_("Change members, households, places and sections, and bring in tables of members"),
    Right.MERGE_RECORDS: N_("Merge two records of one person, split them again, and erase who left long ago"),
    Right.KEEP_TRAININGS: N_("Record trainings"),
    Right.KEEP_BODIES: N_("Keep bodies, seats, terms and offices"),
    Right.KEEP_BYLAWS: N_("Enter and adopt by-laws, and change the profile of the organisation"),
    Right.KEEP_SHARES: N_("Keep the share register: subscriptions, payments, transfers, certificates"),
    Right.KEEP_DUES: N_("Keep dues, receipts and refunds"),
    Right.KEEP_MEETINGS: N_("Call meetings, take attendance, record decisions, and write and sign minutes"),
    Right.COUNT_BALLOTS: N_("Type in ballot papers, and the sums of tellers"),
    Right.SEE_PAIRS: N_("See the pairs of the mentoring in which one is the mentor"),
    Right.SEE_ALL_PAIRS: N_("See the roster and all pairs of the mentoring, and print papers of them"),
    Right.RECORD_SESSIONS: N_("Record sessions of the pairs in which one is the mentor"),
    Right.KEEP_MENTORING: N_("Keep the mentoring: programmes, roster, pairs, goals and ratings"),
    Right.WRITE_NOTES: N_("Write private notes"),
    Right.TAKE_OUT: N_("Take lists and whole books out as files for other programs"),
    Right.BACK_UP: N_("Make backups, and look the file over"),
    Right.CHANGE_FILE: N_("Put back a backup, and change the password of the file"),
    Right.KEEP_PEOPLE: N_("Decide who works with the books, in which role, and hand the office over"),
}

_EVERYBODY = frozenset({Right.DOOR, Right.OWN, Right.READ_BOOKS})
_READING = _EVERYBODY | {Right.READ_RESTRICTED, Right.READ_MONEY, Right.READ_JOURNAL}

RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.SECRETARY: frozenset(Right),
    Role.CHAIR: _READING
    | {
        Right.KEEP_BODIES, Right.KEEP_BYLAWS, Right.KEEP_MEETINGS, Right.COUNT_BALLOTS,
        Right.SEE_PAIRS, Right.SEE_ALL_PAIRS,
        Right.WRITE_NOTES, Right.TAKE_OUT, Right.BACK_UP, Right.CHANGE_FILE, Right.KEEP_PEOPLE,
    },
    Role.TREASURER: _READING | {Right.KEEP_SHARES, Right.KEEP_DUES, Right.TAKE_OUT, Right.BACK_UP},
    Role.DATA_CLERK: _EVERYBODY
    | {Right.READ_RESTRICTED, Right.KEEP_ROLL, Right.KEEP_TRAININGS, Right.COUNT_BALLOTS, Right.BACK_UP},
    Role.MENTOR_COORDINATOR: _EVERYBODY
    | {
        Right.KEEP_TRAININGS, Right.SEE_PAIRS, Right.SEE_ALL_PAIRS, Right.RECORD_SESSIONS, Right.KEEP_MENTORING,
        Right.WRITE_NOTES, Right.TAKE_OUT,
    },
    Role.MENTOR: _EVERYBODY | {Right.SEE_PAIRS, Right.RECORD_SESSIONS, Right.WRITE_NOTES},
    Role.AUDITOR: _READING | {Right.SEE_PAIRS, Right.SEE_ALL_PAIRS, Right.TAKE_OUT, Right.BACK_UP},
    Role.VIEWER: _EVERYBODY | {Right.READ_MONEY},
}  # fmt: skip
"""What each role may. The auditor changes nothing, and nobody but its writer reads a private note."""

ALL_RIGHTS = frozenset(Right)
BEFORE_SIGNING_IN = frozenset({Right.DOOR})


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """Everything somebody of these roles may; nobody without a role may more than sign in."""
    return BEFORE_SIGNING_IN.union(*(RIGHTS[role] for role in roles))


def in_order(roles: Iterable[Role]) -> tuple[Role, ...]:
    """These roles as lists name them: the one with the most say first."""
    wanted = set(roles)
    return tuple(role for role in Role if role in wanted)
