"""Acts on the by-laws: preparing a version, setting and checking its values, adopting it, withdrawing one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pomanager.db.bylaws import BylawCheck, BylawValue, BylawVersion, BylawWithdrawal
from pomanager.errors import NotFound, Refused, refuse
from pomanager.i18n import formats
from pomanager.i18n.bylaw_words import clause_said
from pomanager.marks import N_
from pomanager.rules.bylaws.in_force import BLANK, Bylaws, SetValue, Sure
from pomanager.rules.bylaws.judging import (
    objections_to_adoption,
    objections_to_source,
    objections_to_values,
    objections_to_withdrawal,
    read_value,
)
from pomanager.rules.bylaws.settings import CLAUSE_OF, NUMBER_OF
from pomanager.rules.bylaws.values import Value, written
from pomanager.rules.objections import Objection
from pomanager.rules.place_changes import TWICE
from pomanager.services.organisation.presets import objections_to_preset, preset
from pomanager.services.organisation.queries import bylaws as queries
from pomanager.services.organisation.queries.bylaw_changes import SET
from pomanager.services.work import About, Work

ONE_IN_HAND = N_("A version of the by-laws is being prepared already. Adopt it or discard it first.")
NONE_IN_FORCE = N_("No by-laws are in force to begin from. Begin from a preset or with blank by-laws.")
ADOPTED_ALREADY = N_("This version is adopted already.")
NOT_ADOPTED = N_("This version is not adopted: discard it instead.")
WITHDRAWN = N_("This version was withdrawn.")
WHY_CORRECTED = N_("Say why a value of adopted by-laws is corrected.")


class Origin(StrEnum):
    """From what a new version begins."""

    IN_FORCE = "in_force"
    PRESET = "preset"
    BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepareBylaws:
    """Begin a new version from the one in force, from a preset, or blank."""

    origin: Origin
    preset: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewValue:
    """What the by-laws say on a setting, as it is written; "" where they say nothing."""

    key: str
    written: str
    source: str = ""
    sure: Sure = Sure.OWN


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBylawValues:
    """Enter values of one version; where it is adopted already this corrects it, and ``reason`` says why."""

    version_id: int
    values: tuple[NewValue, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckBylawValues:
    """Values were found so in the signed by-laws (a blank: they are silent); ``found`` False takes that back."""

    version_id: int
    keys: tuple[str, ...]
    article: str = ""
    found: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptBylaws:
    """Let the version being prepared hold from a day on, by a decision."""

    version_id: int
    since: date
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawBylaws:
    """Say that an adopted version never held, and why."""

    version_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptPreset:
    """Prepare and adopt a version in one act: a preset ("" for blank), with values of the office's own over it."""

    preset: str
    since: date
    decision: str
    values: Mapping[str, str] = field(default_factory=dict)
    """Key → as it is written."""
    source: str = ""
    """Where the office's own values stand."""


def prepare_bylaws(work: Work, order: PrepareBylaws) -> int:
    """Write a version that is being prepared, or raise Refused; returns its id."""
    objections: list[Objection] = []
    chosen = order.preset if order.origin is Origin.PRESET else ""
    if queries.prepared_version(work.session, work.today) is not None:
        objections.append(Objection(ONE_IN_HAND))
    if order.origin is Origin.IN_FORCE and work.bylaws.version_id is None:
        objections.append(Objection(NONE_IN_FORCE, "origin"))
    objections += objections_to_preset(order.preset) if order.origin is Origin.PRESET else ()
    if objections:
        raise Refused(objections)
    values: Mapping[str, SetValue] = {}
    if order.origin is Origin.IN_FORCE:
        values = work.bylaws.values
    elif order.origin is Origin.PRESET:
        values = preset(chosen).values
    version = _begun(work, chosen, values)
    work.record(
        "organisation.bylaws_prepared",
        About("bylaw_version", version.id, _called(version)),
        {"preset": (None, chosen), "values": (None, len(values))},
    )
    return version.id


def set_bylaw_values(work: Work, order: SetBylawValues) -> tuple[int, ...]:
    """Write the values that differ from what is kept, or raise Refused with every objection.

    Returns the lines that were written, by which the act can be taken back.
    """
    version = version_at_hand(work, order.version_id)
    known = queries.bylaws_of(work.session, order.version_id)
    values, objections = _read(order.values)
    together = {**plain_values(known), **values}
    objections += [each for each in objections_to_values(together, values) if each not in objections]
    if version.adopted_at is not None and not order.reason.strip():
        objections.append(Objection(WHY_CORRECTED, "reason"))
    refuse(objections)
    lines = [
        _set_one(work, version, known.set_value(new.key), new, together, order.reason.strip()) for new in order.values
    ]
    work.forget_bylaws()
    return tuple(line for line in lines if line is not None)


def check_bylaw_values(work: Work, order: CheckBylawValues) -> None:
    """Note that values were found in the signed by-laws by whoever is at work, today; or raise Refused."""
    version = version_at_hand(work, order.version_id)
    known = queries.bylaws_of(work.session, order.version_id)
    objections: list[Objection] = list(objections_to_source("article", order.article))
    for key in order.keys:
        objections += read_value(key, "")[1]
    refuse(objections)
    lines, plain = dict(queries.last_lines(work.session, order.version_id)), plain_values(known)
    for key in dict.fromkeys(order.keys):
        said = known.set_value(key)
        if not order.found and not said.is_checked:
            continue
        if key not in lines:
            lines[key] = write_line(work, version, key, BLANK).id  # the by-laws were read and are silent
        work.session.add(
            BylawCheck(
                value_id=lines[key], found=order.found, article=order.article.strip(), checked_by=work.actor,
                checked_on=work.today, recorded_at=work.now,
            )
        )  # fmt: skip
        before, after = (None, order.article.strip() or "✓") if order.found else (said.article or "✓", None)
        work.record(
            "organisation.bylaw_checked",
            About("bylaw_value", lines[key], sentence_of(key, plain)),
            {"article": (before, after)},
        )
    work.forget_bylaws()


def adopt_bylaws(work: Work, order: AdoptBylaws) -> None:
    """Let the prepared version hold from its day on, or raise Refused with every objection."""
    version = version_at_hand(work, order.version_id)
    objections: list[Objection] = []
    if version.adopted_at is not None:
        objections.append(Objection(ADOPTED_ALREADY))
    known = queries.bylaws_of(work.session, order.version_id)
    objections += objections_to_adoption(order.since, order.decision, queries.adopted_days(work.session))
    objections += objections_to_values(plain_values(known))
    refuse(objections)
    _adopted(work, version, order.since, order.decision)


def withdraw_bylaws(work: Work, order: WithdrawBylaws) -> None:
    """Write that an adopted version never held, or raise Refused."""
    version = version_at_hand(work, order.version_id)
    objections = list(objections_to_withdrawal(order.reason))
    if version.adopted_at is None:
        objections.append(Objection(NOT_ADOPTED))
    refuse(objections)
    work.session.add(
        BylawWithdrawal(
            version_id=version.id, reason=order.reason.strip(), withdrawn_on=work.today, recorded_at=work.now
        )
    )
    work.record(
        "organisation.bylaws_withdrawn",
        About("bylaw_version", version.id, _called(version)),
        {"since": (version.since, None)},
        order.reason.strip(),
    )
    work.forget_bylaws()


def discard_bylaws(work: Work, version_id: int) -> None:
    """Take the version that is being prepared out of the books with its values, or raise Refused."""
    version = version_at_hand(work, version_id)
    if version.adopted_at is not None:
        raise Refused((Objection(ADOPTED_ALREADY),))
    label = _called(version)
    for row in queries.rows_of(work.session, version_id):
        work.session.delete(row)
        work.session.flush()
    work.session.delete(version)
    work.record("organisation.bylaws_discarded", About("bylaw_version", version_id, label))


def adopt_preset(work: Work, order: AdoptPreset) -> int:
    """Prepare and adopt a version in one act, or raise Refused with every objection; returns its id."""
    own = tuple(NewValue(key=key, written=text, source=order.source) for key, text in order.values.items())
    values, objections = _read(own)
    objections += objections_to_preset(order.preset)
    shipped: Mapping[str, SetValue] = {}
    if order.preset and not objections_to_preset(order.preset):
        shipped = preset(order.preset).values
    together = {**{key: said.value for key, said in shipped.items()}, **values}
    objections += [each for each in objections_to_values(together) if each not in objections]
    objections += objections_to_adoption(order.since, order.decision, queries.adopted_days(work.session))
    refuse(objections)
    said = dict(shipped)
    for new in own:
        said[new.key] = _said(new, values[new.key])
    version = _begun(work, order.preset, said)
    _adopted(work, version, order.since, order.decision)
    return version.id


def version_at_hand(work: Work, version_id: int) -> BylawVersion:
    """A version that was not withdrawn; raises NotFound, and Refused for one that was."""
    version = work.session.get(BylawVersion, version_id)
    if version is None:
        raise NotFound(Objection(queries.NO_VERSION))
    if queries.version_row(work.session, version_id, work.today).withdrawn_on is not None:
        raise Refused((Objection(WITHDRAWN),))
    return version


def _begun(work: Work, preset_key: str, values: Mapping[str, SetValue]) -> BylawVersion:
    version = BylawVersion(preset=preset_key, prepared_at=work.now)
    work.session.add(version)
    work.session.flush()
    for key, said in values.items():
        write_line(work, version, key, said)
    work.session.flush()
    return version


def _adopted(work: Work, version: BylawVersion, since: date, decision: str) -> None:
    version.since, version.decision, version.adopted_at = since, decision.strip(), work.now
    work.record(
        "organisation.bylaws_adopted",
        About("bylaw_version", version.id, _called(version)),
        {"since": (None, since), "decision": (None, version.decision), "preset": (None, version.preset)},
    )
    work.forget_bylaws()


def _set_one(
    work: Work, version: BylawVersion, known: SetValue, new: NewValue, together: Mapping[str, Value | None], reason: str
) -> int | None:
    said = _said(new, together[new.key])
    if (known.value, known.source, known.sure) == (said.value, said.source, said.sure):
        return None
    line = write_line(work, version, new.key, said)
    about = About("bylaw_value", line.id, sentence_of(new.key, together))
    record_change(work, SET, about, (known, said), reason)
    return line.id


def record_change(work: Work, act: str, about: About, change: tuple[SetValue, SetValue], reason: str = "") -> None:
    """Write in the journal what a value was, and what it is from now on."""
    before, after = change
    told = {
        "value": (_written(before.value), _written(after.value)), "source": (before.source, after.source),
        "sure": (before.sure, after.sure),
    }  # fmt: skip
    work.record(act, about, told, reason)


def write_line(work: Work, version: BylawVersion, key: str, said: SetValue) -> BylawValue:
    """Write what a version says on a setting from now on, with its check where it has one."""
    line = BylawValue(
        version_id=version.id, key=key, value=_written(said.value), source=said.source, sure=said.sure,
        recorded_at=work.now,
    )  # fmt: skip
    work.session.add(line)
    work.session.flush()
    if said.checked_on is not None:
        work.session.add(
            BylawCheck(
                value_id=line.id, found=True, article=said.article, checked_by=said.checked_by,
                checked_on=said.checked_on, recorded_at=work.now,
            )
        )  # fmt: skip
    return line


def _read(values: Sequence[NewValue]) -> tuple[dict[str, Value | None], list[Objection]]:
    """The values as they were meant, and everything against them one by one."""
    found: dict[str, Value | None] = {}
    objections: list[Objection] = []
    for new in values:
        if new.key in found:
            objections.append(Objection(TWICE, new.key, {"name": new.key}))
        found[new.key], against = read_value(new.key, new.written)
        objections += [*against, *objections_to_source(new.key, new.source)]
    return found, objections


def _said(new: NewValue, value: Value | None) -> SetValue:
    return SetValue(value, new.source.strip(), None if value is None else new.sure)


def plain_values(bylaws: Bylaws) -> dict[str, Value | None]:
    """The values alone, by key."""
    return {key: said.value for key, said in bylaws.values.items()}


def _written(value: Value | None) -> str | None:
    return None if value is None else written(value)


def sentence_of(key: str, values: Mapping[str, Value | None]) -> str:
    """The sentence a value stands in, with its number, as it now reads."""
    return f"{NUMBER_OF[key]} · {clause_said(CLAUSE_OF[key], values)}"


def _called(version: BylawVersion) -> str:
    """How people call a version: its first day and decision, or the number it is kept under."""
    if version.since is None:
        return f"#{version.id}"
    return " · ".join(part for part in (formats.day(version.since), version.decision) if part)
