"""Beginning and changing programmes and cohorts, and the list of competencies."""

from datetime import date

from pomanager.db.mentoring.programmes import Cohort, Competency, Programme
from pomanager.errors import NotFound, Stale
from pomanager.marks import N_
from pomanager.rules.mentoring.kinds import CompetencyKind
from pomanager.rules.mentoring.pairing import objections_to_text
from pomanager.rules.mentoring.programmes import ProgrammeRules, objections_to_programme
from pomanager.rules.objections import Objection
from pomanager.rules.wording import Wording
from pomanager.services.mentoring.commands.recording import as_new, called, refuse
from pomanager.services.mentoring.orders import AddCohort, AmendCohort, AmendProgramme, NameCompetency, StartProgramme
from pomanager.services.mentoring.queries.programmes import cohort_of, competencies, programme_of
from pomanager.services.mentoring.queries.standing import pair_lines
from pomanager.services.organisation.commands import OVERTAKEN
from pomanager.services.work import About, Work

NO_NAME = N_("Write what the cohort is called.")
BEFORE = N_("The programme begins on {day}. A cohort cannot begin before.")
PAIR_BEFORE = N_("A pair of this cohort began on {day}. The cohort cannot begin after it.")
AFTER_ALL = N_("The programme cannot end before its first day.")


def start_programme(work: Work, order: StartProgramme) -> int:
    """Write the programme and its first cohort, or raise Refused; returns the id of the programme."""
    found = objections_to_programme(order.name, order.starts_on, order.rules)
    refuse((*found, *objections_to_text("funder", order.funder), *objections_to_text("cohort", order.cohort)))
    row = Programme(**_columns(order.name, order.funder, order.starts_on, order.rules), ended_on=None)
    work.session.add(row)
    if not competencies(work.session, all_of_them=True):
        kinds = [kind for kind in CompetencyKind if kind is not CompetencyKind.OTHER]
        work.session.add_all(
            Competency(position=place, kind=kind, name=Wording(), shown=True) for place, kind in enumerate(kinds, 1)
        )
    work.session.flush()
    cohort = order.cohort.strip() or str(order.starts_on.year)
    work.session.add(Cohort(programme_id=row.id, name=cohort, starts_on=order.starts_on))
    told = _told(order.name, order.funder, order.starts_on, order.rules)
    work.record(
        "mentoring.programme_started", About("programme", row.id, called(order.name)),
        as_new({**told, "cohort": cohort}),
    )  # fmt: skip
    return row.id


def amend_programme(work: Work, order: AmendProgramme) -> None:
    """Write what differs, or raise Refused, or Stale when somebody was quicker."""
    found = objections_to_programme(order.name, order.starts_on, order.rules)
    if order.ended_on is not None and order.ended_on < order.starts_on:
        found = (*found, Objection(AFTER_ALL, "ended_on"))
    refuse((*found, *objections_to_text("funder", order.funder)))
    before = programme_of(work.session, order.programme_id)
    if before.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    row = work.session.get_one(Programme, order.programme_id)
    for name, value in _columns(order.name, order.funder, order.starts_on, order.rules).items():
        setattr(row, name, value)
    row.ended_on = order.ended_on
    old = {**_told(before.name, before.funder, before.starts_on, before.rules), "ended_on": before.ended_on}
    new = {**_told(order.name, order.funder, order.starts_on, order.rules), "ended_on": order.ended_on}
    changes = {key: (old[key], new[key]) for key in new if (old[key] or None) != (new[key] or None)}
    if changes:
        work.record("mentoring.programme_amended", About("programme", row.id, called(order.name)), changes)


def add_cohort(work: Work, order: AddCohort) -> int:
    """Write the cohort, or raise Refused; returns its id."""
    programme = programme_of(work.session, order.programme_id)
    refuse(_about_cohort(order.name, order.starts_on, programme.starts_on))
    row = Cohort(programme_id=programme.id, name=order.name.strip(), starts_on=order.starts_on)
    work.session.add(row)
    work.session.flush()
    work.record(
        "mentoring.cohort_added", About("cohort", row.id, f"{called(programme.name)} · {row.name}"),
        {"cohort": (None, row.name), "since": (None, row.starts_on)},
    )  # fmt: skip
    return row.id


def amend_cohort(work: Work, order: AmendCohort) -> None:
    """Write what differs, or raise Refused, or Stale when somebody was quicker."""
    before, programme = cohort_of(work.session, order.cohort_id)
    refuse((*_about_cohort(order.name, order.starts_on, programme.starts_on), *_about_pairs(work, order)))
    if before.version != order.version:
        raise Stale(Objection(OVERTAKEN))
    row = work.session.get_one(Cohort, before.id)
    row.name, row.starts_on = order.name.strip(), order.starts_on
    pairs: dict[str, tuple[object, object]] = {
        "cohort": (before.name, row.name), "since": (before.starts_on, row.starts_on)
    }  # fmt: skip
    changes = {key: (old, new) for key, (old, new) in pairs.items() if old != new}
    if changes:
        about = About("cohort", row.id, f"{called(programme.name)} · {row.name}")
        work.record("mentoring.cohort_amended", about, changes)


def _about_pairs(work: Work, order: AmendCohort) -> tuple[Objection, ...]:
    """A cohort does not begin after a pair of it."""
    lines = pair_lines(work.session, date.max)
    first = min((line.starts_on for line in lines if line.cohort_id == order.cohort_id), default=None)
    if first is None or order.starts_on <= first:
        return ()
    return (Objection(PAIR_BEFORE, "starts_on", {"day": first}),)


def _about_cohort(name: str, starts_on: date, programme_starts: date) -> tuple[Objection, ...]:
    found = [*objections_to_text("name", name)]
    if not name.strip():
        found.append(Objection(NO_NAME, "name"))
    if starts_on < programme_starts:
        found.append(Objection(BEFORE, "starts_on", {"day": programme_starts}))
    return tuple(found)


def name_competency(work: Work, order: NameCompetency) -> int:
    """Write a competency of the office's own, or what one is called and whether it is rated; returns its id."""
    if order.competency_id is None:
        refuse(_about_name(CompetencyKind.OTHER, order.name))
        position = len(competencies(work.session, all_of_them=True)) + 1
        row = Competency(position=position, kind=CompetencyKind.OTHER, name=order.name, shown=order.shown)
        work.session.add(row)
    else:
        found = work.session.get(Competency, order.competency_id)
        if found is None:
            raise NotFound(Objection(N_("This competency is not on the list.")))
        row = found
        refuse(_about_name(row.kind, order.name))
        row.name, row.shown = order.name, order.shown
    work.session.flush()
    label = called(order.name) or row.kind.value
    work.record(
        "mentoring.competency_named", About("competency", row.id, label),
        as_new({"name": order.name, "ended": "" if order.shown else "yes"}),
    )  # fmt: skip
    return row.id


def _about_name(kind: CompetencyKind, name: Wording) -> tuple[Objection, ...]:
    """One of the office’s own needs a name; the others have the words of their kind."""
    found = [each for text in name.texts.values() for each in objections_to_text("name", text)]
    if kind is CompetencyKind.OTHER and not name:
        found.append(Objection(N_("Write what is to be rated."), "name"))
    return tuple(found)


def _columns(name: Wording, funder: str, starts_on: date, rules: ProgrammeRules) -> dict[str, object]:
    return {
        "name": name, "funder": funder.strip(), "starts_on": starts_on, "months": rules.months,
        "reviews": " ".join(map(str, rules.reviews)), "sessions_per_month": rules.sessions_per_month,
        "mentor_load": rules.mentor_load, "sessions_percent": rules.sessions_percent, "public_task": rules.public_task,
        "quiet_days": rules.quiet_days,
    }  # fmt: skip


def _told(name: Wording, funder: str, starts_on: date, rules: ProgrammeRules) -> dict[str, object]:
    return {
        "name": name, "funder": funder.strip(), "since": starts_on, "months": rules.months,
        "reviews": " ".join(map(str, rules.reviews)), "sessions_per_month": rules.sessions_per_month,
        "mentor_load": rules.mentor_load, "sessions_percent": rules.sessions_percent,
        "public_task": "yes" if rules.public_task else "", "quiet_days": rules.quiet_days,
    }  # fmt: skip
