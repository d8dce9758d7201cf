"""What speaks against making two records one, or splitting them again, and which record's value stays.

Two records are merged where one person stands on the roll twice. The record that is given up stays in the books and
leads to the one that is kept; registers are never rewritten.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from pomanager.marks import N_
from pomanager.rules.members import ON_ROLL, PersonKind, Sex, Status
from pomanager.rules.objections import Objection, Weight, Word

LONGEST_REASON = 500


class MergeField(StrEnum):
    """What two records say of one person: of each field one value stays."""

    NAME = "name"
    OTHER_SCRIPT = "other_script"
    SEX = "sex"
    BIRTH = "birth"
    PHONE = "phone"
    PLACE = "place"
    SECTION = "section"
    JOINED = "joined_on"
    FORM_OF_ADDRESS = "form_of_address"
    PROFESSION = "profession"
    PRODUCTS = "products"
    LANGUAGES = "languages"
    HOW_TO_FIND = "how_to_find"
    THUMB_PRINT = "thumb_print"
    CONSENT = "consent_on"


FIELD_WORDS: Mapping[MergeField, str] = MappingProxyType(
    {
        MergeField.NAME: N_("Name"), MergeField.OTHER_SCRIPT: N_("Name in the second script"),
        MergeField.SEX: N_("Sex"), MergeField.BIRTH: N_("Date of birth"), MergeField.PHONE: N_("Phone"),
        MergeField.PLACE: N_("Place"), MergeField.SECTION: N_("Section"), MergeField.JOINED: N_("Member since"),
        MergeField.FORM_OF_ADDRESS: N_("Form of address"), MergeField.PROFESSION: N_("Profession"),
        MergeField.PRODUCTS: N_("Products"), MergeField.LANGUAGES: N_("Languages"),
        MergeField.HOW_TO_FIND: N_("How to find the house"), MergeField.THUMB_PRINT: N_("Signs by thumb-print"),
        MergeField.CONSENT: N_("Consent given on"),
    }
)  # fmt: skip

COLUMNS: Mapping[MergeField, tuple[str, ...]] = MappingProxyType(
    {
        MergeField.NAME: ("full_name", "family_name", "given_name", "patronymic", "sort_name", "sort_key"),
        MergeField.OTHER_SCRIPT: ("other_script",), MergeField.SEX: ("sex",), MergeField.BIRTH: ("birth",),
        MergeField.PHONE: ("phone", "phone_digits"), MergeField.PLACE: ("place_id",),
        MergeField.SECTION: ("section_id",), MergeField.JOINED: ("joined_on",),
        MergeField.FORM_OF_ADDRESS: ("form_of_address",), MergeField.PROFESSION: ("profession",),
        MergeField.PRODUCTS: ("products",), MergeField.LANGUAGES: ("languages",),
        MergeField.HOW_TO_FIND: ("how_to_find",), MergeField.THUMB_PRINT: ("thumb_print",),
        MergeField.CONSENT: ("consent_on", "consent_ended_on"),
    }
)  # fmt: skip
"""The columns that go together as one field."""

OF_MEMBER = frozenset({"section_id", "joined_on"})
"""Columns of the member; the others are the person's."""


@dataclass(frozen=True, slots=True)
class RecordFacts:
    """One of two records, as far as merging is judged by it."""

    member_id: int
    number: str
    kind: PersonKind
    sex: Sex
    status: Status
    is_given_up: bool = False
    is_erased: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeFacts:
    """Everything two records are judged by before they become one; days are those of elections and meetings."""

    kept: RecordFacts
    given_up: RecordFacts
    reason: str
    voted_both: Sequence[date] = ()
    """Elections in which both got ballot papers or answered a roll call."""
    stood_both: Sequence[date] = ()
    """Elections in which both stood."""
    elections_on: Sequence[date] = ()
    """Elections not over yet that know the record given up as candidate, or both as voters."""
    meetings_on: Sequence[date] = ()
    """Meetings that are open, with both on their rolls."""
    frozen_both: Sequence[date] = ()
    """Meetings not opened yet on whose frozen roll both stand."""
    delegates_both: Sequence[date] = ()
    """Meetings to which both are sent."""
    came_both: Sequence[date] = ()
    """Meetings at which both were present."""
    sat_both: Sequence[str] = ()
    """Bodies in which both sat on one day."""
    paired: bool = False
    """Whether one of the two accompanies or accompanied the other."""
    programmes_both: Sequence[str] = ()
    """Programmes on whose roster both stand in one role."""
    transfers_open: bool = False
    refunds_open: bool = False
    interest_unpaid: bool = False
    appeal_open: bool = False
    represents: bool = False
    """Whether one of the two acts for the other."""
    charged_both: Sequence[str] = ()
    """Fees both were charged for one period."""
    documents_differ: bool = False
    """Whether both have a document of one kind, with different numbers."""


ONE_RECORD = N_("These are one record. Choose two.")
KINDS = N_("One is a person, the other an organisation. They cannot be one.")
GIVEN_UP_ALREADY = N_("No. {number} was given up already. Choose the record it leads to.")
ERASED = N_("No. {number} was erased. Nothing of it can be merged.")
KEEP_THE_OTHER = N_(
    "No. {given_up} stands on the roll, and no. {kept} does not. Keep no. {given_up}: turn the two round."
)
NO_REASON = N_("Write how it is known that they are one person.")
TOO_LONG = N_("Write at most {most} characters.")
VOTED_BOTH = N_(
    "Both voted in the election of {day}, so they are two people. If one was ticked by mistake, correct that in the "
    "election first."
)
STOOD_BOTH = N_(
    "Both stood in the election of {day}. If one candidacy was written down by mistake, take it back there first."
)
ELECTION_ON = N_("The election of {day} is not over and knows both records. Merge them once its result is declared.")
MEETING_ON = N_("The meeting of {day} is open, and both stand on its roll. Merge them once it is closed.")
DELEGATES_BOTH = N_("Both are sent as delegates to the meeting of {day}. Take one of them off the delegates first.")
SAT_BOTH = N_("Both sat in one body at the same time: {body}. If one seat was entered by mistake, take it back first.")
PAIRED = N_("One of them accompanies or accompanied the other in the mentoring, so they are two people.")
PROGRAMMES_BOTH = N_("Both are on the roster of the programme {programme}, in one role. Both lines will stay there.")
TRANSFER_OPEN = N_("A transfer of shares from or to no. {number} is not finished. Finish it or take it back first.")
REFUND_OPEN = N_("A refund to no. {number} is not paid yet. Pay it or take it back first.")
INTEREST_UNPAID = N_("Interest or a patronage refund is still to be paid out under no. {number}. It stays there.")
APPEAL_OPEN = N_("An appeal of no. {number} is not decided yet. Merge the records once it is.")
REPRESENTS = N_("One of them acts for the other, so they are two.")
SEXES = N_("One record says a woman, the other a man. Choose below which is right.")
ONE_DEAD = N_("No. {number} is recorded as deceased. If that is right, record the death with the record that is kept.")
CAME_BOTH = N_("Both were present at the meeting of {day}. Look there whether one was marked by mistake.")
FROZEN_BOTH = N_("Both stand on the frozen roll of the meeting of {day}. Freeze it anew after merging.")
CHARGED_BOTH = N_("Both were charged for one period: {fee}. One of the charges can be let off after merging.")
DOCUMENTS_DIFFER = N_("Both have an identity document of one kind, with different numbers. Both numbers will stay.")


def objections_to_merge(facts: MergeFacts) -> tuple[Objection, ...]:
    """Everything to say about making two records one, whatever their shares and dues say."""
    kept, given_up = facts.kept, facts.given_up
    if kept.member_id == given_up.member_id:
        return (Objection(ONE_RECORD),)
    return (*_about_records(kept, given_up), *_about_reason(facts.reason), *_in_the_way(facts), *_to_look_at(facts))


def _about_reason(reason: str, nothing: str = NO_REASON) -> Iterator[Objection]:
    if not reason.strip():
        yield Objection(nothing, "reason")
    if len(reason) > LONGEST_REASON:
        yield Objection(TOO_LONG, "reason", {"most": LONGEST_REASON})


def _about_records(kept: RecordFacts, given_up: RecordFacts) -> Iterator[Objection]:
    if kept.kind is not given_up.kind:
        yield Objection(KINDS)
    for record in (kept, given_up):
        if record.is_given_up:
            yield Objection(GIVEN_UP_ALREADY, "", {"number": record.number})
        if record.is_erased:
            yield Objection(ERASED, "", {"number": record.number})
    if given_up.status in ON_ROLL and kept.status not in ON_ROLL and not kept.is_given_up:
        yield Objection(KEEP_THE_OTHER, "", {"kept": kept.number, "given_up": given_up.number})


def _in_the_way(facts: MergeFacts) -> Iterator[Objection]:
    of_days: tuple[tuple[str, Sequence[date]], ...] = (
        (VOTED_BOTH, facts.voted_both), (STOOD_BOTH, facts.stood_both), (ELECTION_ON, facts.elections_on),
        (MEETING_ON, facts.meetings_on), (DELEGATES_BOTH, facts.delegates_both),
    )  # fmt: skip
    for sentence, days in of_days:
        yield from (Objection(sentence, "", {"day": day}) for day in days)
    yield from (Objection(SAT_BOTH, "", {"body": body}) for body in facts.sat_both)
    number = {"number": facts.given_up.number}
    flags: tuple[tuple[bool, str, Mapping[str, object]], ...] = (
        (facts.paired, PAIRED, {}), (facts.represents, REPRESENTS, {}), (facts.transfers_open, TRANSFER_OPEN, number),
        (facts.refunds_open, REFUND_OPEN, number),
        (facts.appeal_open, APPEAL_OPEN, number),
    )  # fmt: skip
    yield from (Objection(sentence, "", details) for holds, sentence, details in flags if holds)


def _to_look_at(facts: MergeFacts) -> Iterator[Objection]:
    kept, given_up = facts.kept, facts.given_up
    if {kept.sex, given_up.sex} == {Sex.FEMALE, Sex.MALE}:
        yield Objection(SEXES, "", {}, Weight.WARN)
    if given_up.status is Status.DEAD and kept.status is not Status.DEAD:
        yield Objection(ONE_DEAD, "", {"number": given_up.number}, Weight.WARN)
    for sentence, days in ((CAME_BOTH, facts.came_both), (FROZEN_BOTH, facts.frozen_both)):
        yield from (Objection(sentence, "", {"day": day}, Weight.WARN) for day in days)
    yield from (Objection(CHARGED_BOTH, "", {"fee": fee}, Weight.WARN) for fee in facts.charged_both)
    if facts.interest_unpaid:
        yield Objection(INTEREST_UNPAID, "", {"number": given_up.number}, Weight.WARN)
    for name in facts.programmes_both:
        yield Objection(PROGRAMMES_BOTH, "", {"programme": name}, Weight.WARN)
    if facts.documents_differ:
        yield Objection(DOCUMENTS_DIFFER, "", {}, Weight.WARN)


# ---- splitting ------------------------------------------------------------------------------------------------------


NOT_MERGED = N_("No. {number} was not given up, or is split again already.")
WHY_SPLIT = N_("Write why they are two people after all.")
SPLIT_LATER_FIRST = N_("No. {kept} was itself given up since. Split that one again first.")
CHANGED_SINCE = N_("{field} was changed since the merge, so the newer value stays.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitFacts:
    """A merge that is to be taken back."""

    given_up: str
    kept: str
    is_merged: bool
    kept_was_given_up: bool
    reason: str
    changed_since: Sequence[MergeField] = ()
    """Fields of the kept record that say something else than the merge wrote."""


def objections_to_split(facts: SplitFacts) -> tuple[Objection, ...]:
    """Everything to say about splitting two records again, whatever their shares and dues say."""
    if not facts.is_merged:
        return (Objection(NOT_MERGED, "", {"number": facts.given_up}),)
    found = [*_about_reason(facts.reason, WHY_SPLIT)]
    if facts.kept_was_given_up:
        found.append(Objection(SPLIT_LATER_FIRST, "", {"kept": facts.kept}))
    return (*found, *(_changed(field) for field in facts.changed_since))


def _changed(field: MergeField) -> Objection:
    return Objection(CHANGED_SINCE, "", {"field": Word(FIELD_WORDS[field])}, Weight.WARN)


# ---- which value stays ----------------------------------------------------------------------------------------------


def taken_by_itself(field: MergeField, kept: str, given_up: str) -> bool:
    """Whether the value of the record given up is proposed: where the other has none, and the earlier admission.

    Both are texts as the books keep them, "" for nothing; days sort as texts.
    """
    if field is MergeField.SEX:
        return kept == Sex.UNKNOWN.value and given_up != kept
    if field is MergeField.JOINED:
        return bool(given_up) and (not kept or given_up < kept)
    if field is MergeField.THUMB_PRINT:
        return False
    return bool(given_up) and not kept
