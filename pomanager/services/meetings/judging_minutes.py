"""Gathers what the rules need to judge acts on minutes: the same words warn while typing and refuse."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.i18n.languages import LANGUAGES
from pomanager.marks import N_
from pomanager.readmodels.meetings.meeting import MeetingLabel
from pomanager.readmodels.meetings.minutes import MinutesDetail
from pomanager.rules.meetings.kinds import OVER, MinutesState
from pomanager.rules.meetings.minutes import objections_to_order
from pomanager.rules.meetings.rich_text import objections_to_text
from pomanager.rules.objections import Objection, Weight
from pomanager.services.meetings.locked import SIGNED, objections_to_change
from pomanager.services.meetings.orders_minutes import (
    ApproveMinutes,
    OrderParts,
    ReopenMinutes,
    WriteErratum,
    WriteMinutes,
)
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.meetings.queries.minutes import minutes_detail
from pomanager.services.meetings.queries.signed import is_signed

APPROVED_ALREADY = N_("These minutes are approved. Open them again, with the reason, before you write on them.")
NO_LANGUAGE = N_("Choose the language of the minutes.")
UNKNOWN_LANGUAGE = N_("The program has no language “{code}”.")
SAME_LANGUAGE = N_("Bilingual minutes need two different languages.")
NOT_THE_SAME_PARTS = N_("Both languages must have the same parts in the same order.")
ITEM_OF_ANOTHER = N_("Free text stands below an item that is not on the agenda of this meeting.")
NO_MINUTES = N_("Nobody has begun the minutes of this meeting yet.")
NOT_OVER = N_("The meeting is not closed yet. Its minutes can be approved and signed when it is.")
NOT_APPROVED = N_("Nobody has approved these minutes yet. Say why they are signed all the same; the minutes print it.")
MISSING_ALL_THE_SAME = N_("Something is missing in the minutes. Say why they are signed all the same; they print it.")
NO_PROOF = N_("Say at which meeting, or by which decision, the minutes were approved.")
TOO_EARLY = N_("Minutes cannot be approved or signed before the day of their meeting, {day}.")
IN_FUTURE = N_("This day is still to come.")
APPROVED_BEFORE = N_("The meeting of {day} was held before the one whose minutes it would approve.")
SIGNED_BEFORE_APPROVAL = N_("The minutes were approved on {day}; they cannot be signed before that.")
SAY_WHY = N_("Say why.")
NOT_SIGNED = N_("These minutes are not signed: correct them in the text itself.")
NO_WRONG_WORDS = N_("Quote the words that are wrong.")
NO_RIGHT_WORDS = N_("Write the words that are right.")
SAME_WORDS = N_("The right words are the same as the wrong ones.")
BEFORE_SIGNING = N_("The minutes were signed on {day}: an erratum cannot be older.")


def objections_to_order_of_parts(_session: Session, order: OrderParts, _today: date) -> tuple[Objection, ...]:
    """Everything to say about the order of parts an organisation wants."""
    return objections_to_order(order.parts, order.signed_by)


def objections_to_writing(session: Session, order: WriteMinutes, _today: date) -> tuple[Objection, ...]:
    """Everything to say about writing minutes; raises NotFound."""
    detail = minutes_detail(session, order.meeting_id)
    found = list(objections_to_change(session, order.meeting_id))
    if detail.state is MinutesState.APPROVED:
        found.append(Objection(APPROVED_ALREADY))
    found += _about_languages(order)
    items = {line.id for line in detail.items}
    shapes = {tuple((part.kind, part.item_id) for part in order.texts.get(code, ())) for code in order.languages}
    if len(shapes) > 1:
        found.append(Objection(NOT_THE_SAME_PARTS, "texts"))
    first = order.texts.get(order.languages[0], ()) if order.languages else ()
    found += objections_to_order([part.kind for part in first], ("chair",))
    if any(part.item_id not in {None, *items} for part in first):
        found.append(Objection(ITEM_OF_ANOTHER, "texts"))
    for parts in order.texts.values():
        for part in parts:
            found += objections_to_text(part.body, "texts")
    return tuple(found)


def _about_languages(order: WriteMinutes) -> list[Objection]:
    known = {language.code for language in LANGUAGES}
    found = [Objection(UNKNOWN_LANGUAGE, "languages", {"code": code}) for code in order.languages if code not in known]
    if not order.languages:
        found.append(Objection(NO_LANGUAGE, "languages"))
    if len(set(order.languages)) != len(order.languages):
        found.append(Objection(SAME_LANGUAGE, "languages"))
    return found


def objections_to_approving(session: Session, order: ApproveMinutes, today: date) -> tuple[Objection, ...]:
    """Everything to say about approving minutes; raises NotFound."""
    detail = minutes_detail(session, order.meeting_id)
    found = [*objections_to_change(session, order.meeting_id), *_begun_and_over(detail)]
    found += _day_of(order.approved_on, detail.meeting, today, "approved_on")
    if order.approved_at_id is None and not order.approved_by.strip():
        found.append(Objection(NO_PROOF, "approved_by"))
    if order.approved_at_id is not None:
        at = meeting_label(session, order.approved_at_id)
        if at.held_on < detail.meeting.held_on:
            found.append(Objection(APPROVED_BEFORE, "approved_at_id", {"day": at.held_on}))
    return tuple(found)


def objections_to_reopening(session: Session, order: ReopenMinutes, _today: date) -> tuple[Objection, ...]:
    """Everything to say about writing on approved minutes."""
    found = list(objections_to_change(session, order.meeting_id))
    if not order.reason.strip():
        found.append(Objection(SAY_WHY, "reason"))
    return tuple(found)


def objections_to_signing(
    session: Session, meeting_id: int, signed_on: date, reason: str, today: date
) -> tuple[Objection, ...]:
    """Everything to say about signing minutes; raises NotFound.

    What the law asks stops; what only practice asks, and minutes nobody approved, stop until a reason is stated, which
    the minutes print.
    """
    if is_signed(session, meeting_id):
        return (Objection(SIGNED),)
    detail = minutes_detail(session, meeting_id)
    found = [*_begun_and_over(detail), *_day_of(signed_on, detail.meeting, today, "signed_on")]
    if detail.approved_on is not None and signed_on < detail.approved_on:
        found.append(Objection(SIGNED_BEFORE_APPROVAL, "signed_on", {"day": detail.approved_on}))
    lacking = [objection for each in detail.required for objection in each.missing]
    found += lacking
    weight = Weight.WARN if reason.strip() else Weight.STOP
    if detail.state is MinutesState.DRAFT:
        found.append(Objection(NOT_APPROVED, "reason", weight=weight))
    if any(not objection.stops for objection in lacking):
        found.append(Objection(MISSING_ALL_THE_SAME, "reason", weight=weight))
    return tuple(found)


def objections_to_erratum(session: Session, order: WriteErratum, today: date) -> tuple[Objection, ...]:
    """Everything to say about correcting signed minutes; raises NotFound."""
    detail = minutes_detail(session, order.meeting_id)
    if detail.signed is None:
        return (Objection(NOT_SIGNED),)
    found = _day_of(order.on, detail.meeting, today, "on")
    if order.on < detail.signed.signed_on:
        found.append(Objection(BEFORE_SIGNING, "on", {"day": detail.signed.signed_on}))
    wrong, right = order.instead_of.strip(), order.reads.strip()
    for text, sentence, about in (
        (wrong, NO_WRONG_WORDS, "instead_of"),
        (right, NO_RIGHT_WORDS, "reads"),
        (order.reason.strip(), SAY_WHY, "reason"),
    ):
        if not text:
            found.append(Objection(sentence, about))
    if wrong and wrong == right:
        found.append(Objection(SAME_WORDS, "reads"))
    if order.decided_at_id is not None:
        meeting_label(session, order.decided_at_id)
    return tuple(found)


def _begun_and_over(detail: MinutesDetail) -> list[Objection]:
    found: list[Objection] = []
    if detail.state is MinutesState.NONE:
        found.append(Objection(NO_MINUTES))
    if detail.meeting.state not in OVER:
        found.append(Objection(NOT_OVER))
    return found


def _day_of(day: date, meeting: MeetingLabel, today: date, about: str) -> list[Objection]:
    if day > today:
        return [Objection(IN_FUTURE, about)]
    if day < meeting.held_on:
        return [Objection(TOO_EARLY, about, {"day": meeting.held_on})]
    return []
