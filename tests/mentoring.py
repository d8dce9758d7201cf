"""Builders for tests of the mentoring: a programme, people on the roster, pairs and sessions in one line each."""

from datetime import date
from typing import Any

from pomanager.rules.mentoring.kinds import Chosen, LineOf, Moment, PairEventKind, PartRole, Rater
from pomanager.rules.mentoring.programmes import ProgrammeRules
from pomanager.rules.wording import Wording
from pomanager.services.mentoring.commands.journey import rate, take_back_line
from pomanager.services.mentoring.commands.pairing import form_pair, note_event
from pomanager.services.mentoring.commands.programmes import start_programme
from pomanager.services.mentoring.commands.roster import decide, enrol, record_consent
from pomanager.services.mentoring.commands.sessions import log_session
from pomanager.services.mentoring.orders import (
    Decide,
    Enrol,
    FormPair,
    LogSession,
    NoteEvent,
    Rate,
    RecordConsent,
    StartProgramme,
    TakeBackLine,
)
from pomanager.services.mentoring.queries.programmes import competencies, programme_of
from pomanager.services.office import Office

BEGAN = date(2026, 1, 12)
"""First day of the programme of these tests."""


def programme(office: Office, starts_on: date = BEGAN, **rules: Any) -> tuple[int, int]:  # noqa: ANN401 - any rule
    """A programme of the usual rules but for those named; returns its id and that of its cohort."""
    order = StartProgramme(
        name=Wording({"fr": "Femmes leaders", "rn": "Abagore b’abarongozi"}), starts_on=starts_on, funder="GAFSP",
        rules=ProgrammeRules(**rules),
    )  # fmt: skip
    programme_id = office.do(start_programme, order).result
    return programme_id, office.ask(programme_of, programme_id).cohorts[0].id


def applied(office: Office, programme_id: int, role: PartRole, member_id: int | None, **known: Any) -> int:  # noqa: ANN401
    """Somebody who applied; returns the id on the roster."""
    order = Enrol(
        **{"programme_id": programme_id, "role": role, "member_id": member_id, "applied_on": BEGAN,
           "languages": ("fr",), **known}
    )  # fmt: skip
    return office.do(enrol, order).result


def on_roster(office: Office, programme_id: int, role: PartRole, member_id: int | None, **known: Any) -> int:  # noqa: ANN401
    """Somebody who applied, was selected and consented."""
    part = applied(office, programme_id, role, member_id, **known)
    on = known.get("applied_on", BEGAN)
    office.do(decide, Decide(participant_id=part, chosen=Chosen.SELECTED, on=on))
    office.do(record_consent, RecordConsent(participant_id=part, on=on))
    return part


def pair(office: Office, cohort_id: int, mentee_id: int, mentor_id: int, on: date = BEGAN) -> int:
    """A pair; returns its id."""
    order = FormPair(cohort_id=cohort_id, mentee_id=mentee_id, mentor_id=mentor_id, starts_on=on)
    return office.do(form_pair, order).result


def event(office: Office, pair_id: int, kind: PairEventKind, on: date = BEGAN, reason: str = "") -> None:
    """Something that happens to a pair."""
    office.do(note_event, NoteEvent(pair_id=pair_id, kind=kind, on=on, reason=reason))


def session(office: Office, pair_id: int, on: date, **known: Any) -> int:  # noqa: ANN401 - any part of the order
    """A session of an hour."""
    return office.do(log_session, LogSession(**{"pair_id": pair_id, "held_on": on, "minutes": 60, **known})).result


def rated(office: Office, mentee_id: int, rater: Rater, moment: Moment, on: date, mark: int = 3) -> None:
    """The same mark for everything that is rated."""
    marks = {each.id: mark for each in office.ask(competencies)}
    office.do(rate, Rate(mentee_id=mentee_id, rater=rater, moment=moment, rated_on=on, marks=marks))


def taken_back(office: Office, line: LineOf, line_id: int) -> None:
    """A line that was a slip."""
    office.do(take_back_line, TakeBackLine(line=line, line_id=line_id, reason="A slip."))
