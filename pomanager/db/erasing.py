"""Blanks whatever the file holds of somebody who is erased; numbers, days and sums stay, and so does the chain.

Of the journal salt and value go, and the digest stays, which is what the chain covers. In registers texts are blanked
under a removal permit that is there for this alone. What was signed stays as it was signed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import TypeAlias

from sqlalchemy import ColumnElement, Table, delete, insert, or_, select, text, update
from sqlalchemy.orm import Session

from pomanager.db.attention import AttentionAnswer, LikelyDouble, NotDouble
from pomanager.db.base import Base, table_of
from pomanager.db.households import Household, HouseholdPerson
from pomanager.db.imports import ERASING, IssuedNumber, RemovalPermit
from pomanager.db.journal import JournalEntry, JournalValue
from pomanager.db.members import Member
from pomanager.db.mentoring.journey import Pair
from pomanager.db.mentoring.roster import Participant
from pomanager.db.merges import MergeValue, RecordMerge, RecordSplit

NOBODY = "—"
"""What stands in place of a name: a sign that every language and script has."""

Blanks: TypeAlias = Mapping[str, str]

_NAME: Blanks = {"name": NOBODY}
_OF_PERSON: Mapping[str, Blanks] = MappingProxyType(
    {
        "former_name": {
            "full_name": NOBODY, "family_name": "", "given_name": "", "patronymic": "", "other_script": "",
            "sort_name": NOBODY, "reason": "", "document": "",
        },
        "nominee": {**_NAME, "relation": "", "phone": ""}, "roll_line": {**_NAME, "other_script": ""}, "guest": _NAME,
        "meeting_officer": _NAME, "election_official": _NAME, "follow_up": {"responsible": NOBODY},
        "participant": {"languages": "", "free": "", "experience": ""},
    }
)  # fmt: skip
_OF_MEMBER: Mapping[str, Blanks] = MappingProxyType(
    {
        "standing": {"reason": ""}, "attention_note": {"details": "{}"}, "appeal": {"grounds": ""},
        "election_voter": {**_NAME, "other_script": ""}, "imported_change": {"before": "{}", "after": "{}"},
        "receipt": {"payer_name": "", "account": "", "account_holder": "", "remarks": ""}, "redemption": {"payee": ""},
    }
)  # fmt: skip
_OF_MENTEE: Mapping[str, Blanks] = MappingProxyType(
    {
        "goal": {"text": NOBODY, "position_sought": "", "indicator": ""},
        "progress_review": {"remarks": ""},
        "journey_note": {"remarks": ""},
    }
)
_GOING = ("identity_document", "phone_detail", "mobile_money", "photo", "extra_value")
"""Tables whose rows about a person go altogether."""


@contextmanager
def permitted(session: Session) -> Iterator[None]:
    """While inside, registers let go of texts."""
    session.execute(insert(table_of(RemovalPermit)), [{"import_id": ERASING}])
    yield
    session.execute(delete(table_of(RemovalPermit)).where(table_of(RemovalPermit).c.import_id == ERASING))


def blank(session: Session, members: Sequence[int], people: Sequence[int]) -> None:
    """Blank all texts about these records, and let go of what registers do not need; ``permitted`` must hold."""
    for name, values in _OF_PERSON.items():
        _write(session, _table(name).c.person_id.in_(people), name, values)
    for name, values in _OF_MEMBER.items():
        _write(session, _table(name).c.member_id.in_(members), name, values)
    for name in _GOING:
        table = _table(name)
        session.execute(delete(table).where(table.c.person_id.in_(people)))
    _blank_mentoring(session, people)
    _blank_households(session, people)
    _blank_merges(session, members)
    for pair in (NotDouble, LikelyDouble):
        rows = table_of(pair)
        either = or_(rows.c.person_low_id.in_(people), rows.c.person_high_id.in_(people))
        session.execute(delete(rows).where(either))
    answers, numbers, member = map(table_of, (AttentionAnswer, IssuedNumber, Member))
    session.execute(delete(answers).where(answers.c.member_id.in_(members)))
    theirs = select(member.c.number).where(member.c.id.in_(members))
    session.execute(update(numbers).where(numbers.c.number.in_(theirs)).values(fingerprint=""))


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


def _write(session: Session, whose: ColumnElement[bool], name: str, values: Blanks) -> None:
    session.execute(update(_table(name)).where(whose).values(dict(values)))


def _blank_mentoring(session: Session, people: Sequence[int]) -> None:
    part, pair = table_of(Participant), table_of(Pair)
    parts = select(part.c.id).where(part.c.person_id.in_(people))
    for name, values in _OF_MENTEE.items():
        _write(session, _table(name).c.mentee_id.in_(parts), name, values)
    pairs = select(pair.c.id).where(or_(pair.c.mentee_id.in_(parts), pair.c.mentor_id.in_(parts)))
    held = _table("mentoring_session").c.pair_id.in_(pairs)
    _write(session, held, "mentoring_session", {"place": "", "topics": "", "action": ""})


def _blank_households(session: Session, people: Sequence[int]) -> None:
    """A stay goes; a household in which nobody stands any more keeps no name: it is that of its head."""
    stay, household = table_of(HouseholdPerson), table_of(Household)
    left = set(session.scalars(select(stay.c.household_id).where(stay.c.person_id.in_(people))))
    session.execute(delete(stay).where(stay.c.person_id.in_(people)))
    others = select(stay.c.household_id).where(stay.c.household_id == household.c.id).exists()
    session.execute(update(household).where(household.c.id.in_(left), ~others).values(name=NOBODY, folded=""))


def _blank_merges(session: Session, members: Sequence[int]) -> None:
    merge, split, value = map(table_of, (RecordMerge, RecordSplit, MergeValue))
    theirs = or_(merge.c.kept_member_id.in_(members), merge.c.given_up_member_id.in_(members))
    ids = list(session.scalars(select(merge.c.id).where(theirs)))
    session.execute(update(merge).where(merge.c.id.in_(ids)).values(reason=""))
    session.execute(update(split).where(split.c.merge_id.in_(ids)).values(reason=""))
    session.execute(update(value).where(value.c.merge_id.in_(ids)).values(before='""', after='""'))


def forget_searched(session: Session) -> None:
    """Write the search tables in one piece: until then they keep words of texts that are gone."""
    for name in ("member_words", "member_parts"):
        session.execute(text(f"INSERT INTO {name}({name}) VALUES ('optimize')"))  # noqa: S608 - fixed names


def blank_journal(session: Session, members: Sequence[int], names: Iterable[str], labels: Iterable[str]) -> int:
    """Take salt and value from lines about these members, and from others that name them; returns how many values.

    ``names`` are looked for as whole values, ``labels`` ("12 · NIYONZIMA Médiatrice") anywhere in them.
    """
    entry, value = table_of(JournalEntry), table_of(JournalValue)
    about = select(entry.c.sequence).where(entry.c.record_table == "member", entry.c.record_id.in_(members))
    named: list[ColumnElement[bool]] = [value.c.value.in_(sorted({name for name in names if name}))]
    named += [value.c.value.contains(label, autoescape=True) for label in sorted(set(labels))]
    held = or_(value.c.sequence.in_(about), *named)
    blanked = update(value).where(held, value.c.salt.is_not(None)).values(salt=None, value=None).returning(value.c.id)
    return len(session.execute(blanked).all())
