"""Holds the roll against the registers it is drawn from: standing, numbers ever given, and the search texts."""

from collections.abc import Iterator

from sqlalchemy import TextClause, text
from sqlalchemy.orm import Session

from pomanager.db.search_sums import different_texts
from pomanager.marks import N_
from pomanager.rules.objections import Objection

STANDING_DIFFERS = N_("The standing shown for no. {number} is not the one that its history leads to.")
NUMBER_NOT_ISSUED = N_("The number {number} stands on the roll and is missing from the numbers ever given.")
COPIES_DIFFER = N_("What the list sorts no. {number} by is not what stands in the person’s record.")
LEADS_ASTRAY = N_("The record no. {number} does not lead to the one for which it was given up.")
NOT_SEARCHABLE = N_("No. {number} cannot be found by searching: its search text is missing.")

# The standing that holds is the last line that neither reverses another nor was reversed. The plus keeps SQLite from
# looking through all lines without a reversal, the whole register, once for each member.
_STANDING = text(
    """
    SELECT member.number FROM member
    WHERE (member.status, member.status_since) IS NOT (
        SELECT line.status, line.since FROM standing AS line
        WHERE line.member_id = member.id AND +line.reverses_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM standing AS reversal WHERE reversal.reverses_id = line.id)
        ORDER BY line.since DESC, line.id DESC LIMIT 1
    )
    ORDER BY member.number_order
    """
)
_NUMBERS = text(
    "SELECT number FROM member WHERE number NOT IN (SELECT number FROM issued_number) ORDER BY number_order"
)
_SEARCH = text("SELECT number FROM member WHERE id NOT IN (SELECT member_id FROM search_text) ORDER BY number_order")
_COPIES = text(
    """
    SELECT member.number FROM member JOIN person ON person.id = member.person_id
    WHERE (member.person_sort_key, member.person_sex, member.person_birth, member.person_place_id,
            member.person_phone_digits)
        IS NOT (person.sort_key, person.sex, replace(person.birth, '~', ''), person.place_id, person.phone_digits)
    ORDER BY member.number_order
    """
)
_GIVEN_UP = text(
    """
    SELECT number FROM member WHERE id IN (
        SELECT given_up_member_id FROM record_merge
        WHERE id NOT IN (SELECT merge_id FROM record_split)
          AND id NOT IN (SELECT merge_id FROM given_up WHERE member_id = given_up_member_id)
        UNION
        SELECT member_id FROM given_up AS led
        WHERE merge_id IN (SELECT merge_id FROM record_split)
           OR kept_member_id IN (SELECT member_id FROM given_up)
           OR (SELECT status FROM member WHERE id = led.member_id) <> 'merged'
    )
    ORDER BY number_order
    """
)
_COMPARISONS: tuple[tuple[TextClause, str], ...] = (
    (_STANDING, STANDING_DIFFERS),
    (_NUMBERS, NUMBER_NOT_ISSUED),
    (_SEARCH, NOT_SEARCHABLE),
    (_COPIES, COPIES_DIFFER),
    (_GIVEN_UP, LEADS_ASTRAY),
)


def differences(session: Session) -> Iterator[Objection]:
    """One objection for each member the roll shows, or finds, otherwise than the registers say."""
    for statement, sentence in _COMPARISONS:
        for (number,) in session.execute(statement):
            yield Objection(sentence, details={"number": str(number)})
    yield from different_texts(session)
