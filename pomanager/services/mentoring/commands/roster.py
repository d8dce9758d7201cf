"""Keeping the roster: applications, what is known of somebody, the choice made, consents."""

from pomanager.db import keepers
from pomanager.db.mentoring.roster import MentoringConsent, MentorWish, Participant, Selection
from pomanager.errors import Stale
from pomanager.marks import N_
from pomanager.readmodels.mentoring.roster import PartLabel
from pomanager.rules.mentoring.kinds import RUNNING, Chosen, PartRole
from pomanager.rules.mentoring.pairing import objections_to_text
from pomanager.rules.objections import Objection
from pomanager.services.members.commands.persons import NamedPerson, person_for
from pomanager.services.mentoring.commands.recording import about_one, as_new, refuse
from pomanager.services.mentoring.judging import objections_to_day_of, objections_to_enrolling
from pomanager.services.mentoring.orders import AmendParticipant, Decide, Enrol, RecordConsent
from pomanager.services.mentoring.queries.programmes import programme_of
from pomanager.services.mentoring.queries.roster import (
    chosen_of,
    part_of,
    participant,
    parts_of,
    roster,
    wish_rows,
    wishes,
)
from pomanager.services.mentoring.queries.standing import pair_lines
from pomanager.services.organisation.commands import OVERTAKEN
from pomanager.services.work import Work

IN_A_PAIR = N_("A pair runs with {name}. End it first.")
TOO_MUCH = N_("The rules of the programme let a mentor accompany {most} at most.")
WISHED_TWICE = N_("The same mentor is wished for twice.")
UNKNOWN_WISH = N_("A mentor she wishes for is not on the roster of this programme.")


def enrol(work: Work, order: Enrol) -> int:
    """Write the application, or raise Refused; returns the id on the roster."""
    found = objections_to_enrolling(work.session, order, work.today)
    refuse((*found, *_about_wishes(work, order.programme_id, order.wishes)))
    person_id = order.person_id
    if person_id is None:
        named = NamedPerson(full_name=order.full_name, sex=order.sex)
        person_id = person_for(work, order.member_id, named)[0]
    row = Participant(
        programme_id=order.programme_id, person_id=person_id, role=order.role, applied_on=order.applied_on,
        languages=" ".join(order.languages), free=" ".join(order.free), childcare=order.childcare,
        capacity=order.capacity, experience=order.experience.strip(), user_id=order.user_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    _write_wishes(work, row.id, order.wishes)
    told = {
        "part": order.role,
        "since": order.applied_on,
        "languages": row.languages,
        "mentees_at_most": order.capacity,
    }
    work.record("mentoring.enrolled", about_one(part_of(work.session, row.id)), as_new(told))
    return row.id


def amend_participant(work: Work, order: AmendParticipant) -> None:
    """Write what differs, or raise Refused, or Stale when somebody was quicker."""
    before = participant(work.session, order.participant_id, work.today)
    found = [*objections_to_text("experience", order.experience)]
    found += _about_wishes(work, before.programme_id, order.wishes)
    found += _about_capacity(work, before.programme_id, order.capacity)
    refuse(tuple(found))
    if before.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    row = work.session.get_one(Participant, before.id)
    wished = wishes(work.session).get(before.id, ())
    pairs: dict[str, tuple[object, object]] = {
        "languages": (row.languages, " ".join(order.languages)), "free": (row.free, " ".join(order.free)),
        "childcare": ("yes" if row.childcare else "", "yes" if order.childcare else ""),
        "mentees_at_most": (row.capacity, order.capacity), "experience": (row.experience, order.experience.strip()),
        "wishes": (_names(work, wished), _names(work, order.wishes)),
        "signs_in": (_user(work, row.user_id), _user(work, order.user_id)),
    }  # fmt: skip
    row.languages, row.free, row.childcare = " ".join(order.languages), " ".join(order.free), order.childcare
    row.capacity, row.experience, row.user_id = order.capacity, order.experience.strip(), order.user_id
    if wished != order.wishes:
        for wish in wish_rows(work.session, before.id):
            work.session.delete(wish)
        work.session.flush()
        _write_wishes(work, before.id, order.wishes)
    changes = {key: (old, new) for key, (old, new) in pairs.items() if (old or None) != (new or None)}
    if changes:
        work.record("mentoring.participant_amended", about_one(before), changes)


def decide(work: Work, order: Decide) -> None:
    """Write what was decided on an application, or raise Refused."""
    row = part_of(work.session, order.participant_id)
    found = [
        *objections_to_day_of(row, order.on, "on", work.today),
        *objections_to_text("reason", order.reason),
    ]
    if order.chosen is not Chosen.SELECTED and _in_a_pair(work, row):
        found.append(Objection(IN_A_PAIR, "chosen", {"name": row.person.name}))
    refuse(tuple(found))
    before = chosen_of(work.session, row.id, work.today)
    work.session.add(
        Selection(
            participant_id=row.id, chosen=order.chosen, on=order.on, reason=order.reason.strip(), recorded_at=work.now
        )
    )
    told = {"chosen": (before, order.chosen), "decided_on": (None, order.on)}
    work.record("mentoring.decided", about_one(row), told, reason=order.reason.strip())


def record_consent(work: Work, order: RecordConsent) -> None:
    """Write that somebody consented, or took the consent back; raises Refused."""
    row = part_of(work.session, order.participant_id)
    refuse(objections_to_day_of(row, order.on, "on", work.today))
    work.session.add(
        MentoringConsent(participant_id=row.id, given=order.given, on=order.on, recorded_at=work.now)
    )  # fmt: skip
    told = {"consent_on" if order.given else "consent_ended_on": (None, order.on)}
    work.record("mentoring.consent_recorded", about_one(row), told)


def _in_a_pair(work: Work, row: PartLabel) -> bool:
    running = (line for line in pair_lines(work.session, work.today) if line.state in RUNNING)
    return any(row.id in {line.mentee_id, line.mentor_id} for line in running)


def _about_capacity(work: Work, programme_id: int, capacity: int | None) -> tuple[Objection, ...]:
    most = programme_of(work.session, programme_id).rules.mentor_load
    if capacity is None or 0 <= capacity <= most:
        return ()
    return (Objection(TOO_MUCH, "capacity", {"most": most}),)


def _about_wishes(work: Work, programme_id: int, wished: tuple[int, ...]) -> tuple[Objection, ...]:
    if not wished:
        return ()
    mentors = {
        row.id
        for row in roster(work.session, work.today, with_offices=False)
        if row.programme_id == programme_id and row.role is PartRole.MENTOR
    }
    found = [] if mentors.issuperset(wished) else [Objection(UNKNOWN_WISH, "wishes")]
    if len(set(wished)) < len(wished):
        found.append(Objection(WISHED_TWICE, "wishes"))
    return tuple(found)


def _write_wishes(work: Work, mentee_id: int, wished: tuple[int, ...]) -> None:
    work.session.add_all(
        MentorWish(mentee_id=mentee_id, rank=rank, mentor_id=mentor) for rank, mentor in enumerate(wished, 1)
    )


def _user(work: Work, user_id: int | None) -> str:
    return next((user.name for user in keepers.people_now(work.session) if user.id == user_id), "")


def _names(work: Work, ids: tuple[int, ...]) -> str:
    parts = parts_of(work.session, ids)
    return ", ".join(parts[each].person.name for each in ids)
