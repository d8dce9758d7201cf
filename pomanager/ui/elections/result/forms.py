"""The forms of a result: declaring it, answering a tie, objections and what is decided on them, annulling."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.elections.dated import ObjectionRow
from pomanager.readmodels.elections.result import ContestResult, ElectionResult
from pomanager.rules.counting.record import TieKind
from pomanager.rules.elections.kinds import RULING_WORDS, STEP_WORDS, Ruling, Step
from pomanager.rules.meetings.hours import UNREADABLE, read_hour
from pomanager.rules.objections import Objection
from pomanager.services.elections import judging
from pomanager.services.elections.commands.counting import answer_tie
from pomanager.services.elections.commands.declaring import (
    annul,
    declare,
    declare_all,
    lodge_objection,
    rule_on_objection,
)
from pomanager.services.elections.orders import Annul, AnswerTie, Declare, DeclareAll, LodgeObjection, RuleOnObjection
from pomanager.ui.desk import Desk
from pomanager.ui.elections.result.words import contest_named, in_plain_digits
from pomanager.ui.elections.words import election_name
from pomanager.ui.entry_form import EntryForm, bound
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.member_picking import members_found

Values = Mapping[str, Any]
NOT_AN_HOUR = N_("An hour is written like 9:30.")
NOT_NUMBERS = N_("Write numbers of candidates: {text} is none.")
_STEPS = tuple(Choice(each, STEP_WORDS[each]) for each in Step)
_RULINGS = tuple(Choice(each, RULING_WORDS[each]) for each in (Ruling.REJECTED, Ruling.UPHELD))
_TIES = (
    # TR: how a tie between candidates was answered
    Choice(TieKind.LOT, N_("A lot was drawn")),
    Choice(TieKind.REVOTE, N_("They were voted on again")),
)


def _day(desk: Desk, name: str, label: str) -> Field:
    return Field(name=name, label=label, kind=Kind.DATE, required=True, today=desk.office.today)


def _text(values: Values, name: str) -> str:
    return str(values.get(name) or "")


def _announcing(desk: Desk) -> tuple[Field, ...]:
    return (
        _day(desk, "on", N_("Result declared on")),
        Field(name="at", label=N_("Hour"), hint=N_("Such as 9:30; left empty where nobody noted it."), width=120),
        Field(name="by", label=N_("Declared by"), hint=N_("Who announces the result, with their office.")),
    )


REASON = Field(
    name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT,
    hint=N_("Needed where figures do not add up; the minutes print it."),
)  # fmt: skip


def declaring(desk: Desk, result: ElectionResult) -> EntryForm:
    """The form that announces a result; what does not add up asks for a reason."""
    election_id = result.election.label.id

    def make(values: Values) -> Declare | None:
        if values.get("on") is None:
            return None
        return Declare(
            election_id=election_id, on=values["on"], by=_text(values, "by"), at=_hour(values),
            reason=_text(values, "reason"),
        )  # fmt: skip

    judge = _with_hour(desk, make, judging.objections_to_declaring)
    binding = bound(desk, make, judging.objections_to_declaring, declare)
    page = EntryForm(
        desk, N_("Declare the result"), (*_announcing(desk), REASON), _judged(binding, judge),
        about=election_name(result.election.label), save_words=N_("Declare the result"),
    )  # fmt: skip
    page.form.show_values({"on": desk.office.today()})
    return page


def declaring_all(desk: Desk, election_ids: Sequence[int], about: str) -> EntryForm:
    """The form that announces the results of several elections in one act."""

    def make(values: Values) -> DeclareAll | None:
        if values.get("on") is None:
            return None
        return DeclareAll(
            election_ids=tuple(election_ids), on=values["on"], by=_text(values, "by"), reason=_text(values, "reason")
        )

    known: dict[tuple[object, ...], tuple[Objection, ...]] = {}

    def judge(values: Values) -> tuple[Objection, ...]:
        """Hundreds of results are read once for each kind of answer; declaring judges them anew."""
        order = make(values)
        if order is None:
            return ()
        kind = (order.on, bool(order.by.strip()), bool(order.reason.strip()))
        if kind not in known:
            known[kind] = desk.office.ask(judging.objections_to_declaring_all, order, desk.office.today())
        return known[kind]

    on, _at, by = _announcing(desk)
    binding = _judged(bound(desk, make, judging.objections_to_declaring_all, declare_all), judge)
    page = EntryForm(
        desk, N_("Declare all results"), (on, by, REASON), binding, about=about, save_words=N_("Declare all results")
    )  # fmt: skip
    page.form.show_values({"on": desk.office.today()})
    return page


def _hour(values: Values) -> int | None:
    text = _text(values, "at").strip()
    found = read_hour(text) if text else None
    return None if found == UNREADABLE else found


def _with_hour(desk: Desk, make: Any, judge: Any) -> Any:  # noqa: ANN401 - a function of the values
    """Judge as the act does, and an hour nobody can read besides."""

    def said(values: Values) -> Sequence[Objection]:
        text, order = _text(values, "at").strip(), make(values)
        found = [Objection(NOT_AN_HOUR, "at")] if text and read_hour(text) == UNREADABLE else []
        return [*found, *(desk.office.ask(judge, order, desk.office.today()) if order is not None else ())]

    return said


def _judged(binding: Any, judge: Any) -> Any:  # noqa: ANN401 - a binding of any order
    """The same binding, judged otherwise."""
    told = {name: getattr(binding, name) for name in type(binding).__dataclass_fields__}
    return type(binding)(**{**told, "judge": judge})


# ---- ties ---------------------------------------------------------------------------------------------------------


def answering_tie(desk: Desk, of: ContestResult) -> EntryForm:
    """The form that writes how a tie was answered, with who drew and who witnessed."""
    count = of.kept.count if of.kept is not None else None
    tie = count.open_tie if count is not None else None
    tied = tie.candidates if tie is not None else ()
    names = {each.number: each.name for each in of.contest.numbered()}
    said = " · ".join(f"{number} {names.get(number, '')}" for number in tied)
    parts = (
        Section(N_("The order in which they were drawn")),
        Field(name="by", label=N_("How"), kind=Kind.LIST, choices=_TIES, required=True),
        Field(name="order", label=N_("Order drawn"),
              hint=N_("Their numbers, who is ahead first, such as 4 3. Left empty where a seed draws.")),
        Field(name="seed", label=N_("Seed"),
              hint=N_("Words or figures everybody heard before. The program draws from them, and anybody can do so.")),
        Field(name="drawn_by", label=N_("Drawn by"), hint=N_("Who drew the lot, or led the vote.")),
        Field(name="witnesses", label=N_("Witnesses"), hint=N_("Who saw it.")),
    )  # fmt: skip

    def make(values: Values) -> AnswerTie | None:
        order = _order(_text(values, "order"))
        return AnswerTie(
            contest_id=of.contest.id, drawn_by=_text(values, "drawn_by"), witnesses=_text(values, "witnesses"),
            order=order if order is not None else (), seed=_text(values, "seed"), by=values.get("by") or TieKind.LOT,
        )  # fmt: skip

    def said_against(values: Values) -> Sequence[Objection]:
        text = _text(values, "order")
        if _order(text) is None:
            return [Objection(NOT_NUMBERS, "order", {"text": text.strip()})]
        return desk.office.ask(judging.objections_to_answering_tie, make(values), desk.office.today())  # type: ignore[arg-type]

    binding = _judged(bound(desk, make, judging.objections_to_answering_tie, answer_tie), said_against)
    # TR: under the title of a form about a tie: who is tied, each with the number, and for how many places
    about = _("{contest}: {names} · places: {places}").format(
        contest=contest_named(of.contest), names=said, places=formats.number(tie.places if tie is not None else 0)
    )
    page = EntryForm(desk, N_("Answer the tie"), parts, binding, about=about, save_words=N_("Write the answer"))
    page.form.show_values({"by": TieKind.LOT})
    return page


def _order(text: str) -> tuple[tuple[int, ...], ...] | None:
    """The order that was typed: numbers one after the other, = between those level; None where it is none."""
    found = []
    for word in re.split(r"[\s,;.]+", in_plain_digits(text).strip()):
        if not word:
            continue
        parts = word.split("=")
        if not all(part.isascii() and part.isdecimal() and len(part) < 5 for part in parts):
            return None
        found.append(tuple(map(int, parts)))
    return tuple(found)


# ---- objections ---------------------------------------------------------------------------------------------------


def lodging(desk: Desk, result: ElectionResult) -> EntryForm:
    """The form that writes down an objection."""
    election_id = result.election.label.id
    parts = (
        Field(name="step", label=N_("Against"), kind=Kind.LIST, choices=_STEPS, required=True),
        _day(desk, "lodged_on", N_("Lodged on")),
        Field(name="member_id", label=N_("Member"), kind=Kind.PICK, find=members_found(desk),
              hint=N_("Number or name of the member who objects.")),
        Field(name="lodged_by", label=N_("Or by name"), hint=N_("Of somebody who is not on the roll.")),
        Field(name="text", label=N_("What is objected to"), kind=Kind.LONG_TEXT),
        Field(name="late_reason", label=N_("Why it is heard"), kind=Kind.LONG_TEXT,
              hint=N_("Needed after the last day on which objections can be lodged.")),
    )  # fmt: skip

    def make(values: Values) -> LodgeObjection | None:
        if values.get("lodged_on") is None:
            return None
        return LodgeObjection(
            election_id=election_id, step=values.get("step") or Step.RESULT, lodged_on=values["lodged_on"],
            text=_text(values, "text"), member_id=values.get("member_id"), lodged_by=_text(values, "lodged_by"),
            late_reason=_text(values, "late_reason"),
        )  # fmt: skip

    page = EntryForm(
        desk, N_("Write down an objection"), parts, bound(desk, make, judging.objections_to_lodging, lodge_objection),
        about=_until(result), save_words=N_("Write down"),
    )  # fmt: skip
    page.form.show_values({"step": Step.RESULT, "lodged_on": desk.office.today()})
    return page


def _until(result: ElectionResult) -> str:
    named = election_name(result.election.label)
    if result.object_until is None:
        return named
    # TR: under the title of a form about an objection to an election: until when it can be lodged
    said = _("{election} · objections until {day}")
    return said.format(election=named, day=formats.day(result.object_until))


def ruling(desk: Desk, row: ObjectionRow) -> EntryForm:
    """The form that writes what was decided on an objection."""
    parts = (
        Field(name="ruling", label=N_("Decision"), kind=Kind.CHOICE, choices=_RULINGS, required=True),
        _day(desk, "ruled_on", N_("Decided on")),
        Field(name="ruled_by", label=N_("Decided by"), hint=N_("Such as the election committee.")),
        Field(name="grounds", label=N_("Grounds"), kind=Kind.LONG_TEXT),
    )

    def make(values: Values) -> RuleOnObjection | None:
        if values.get("ruled_on") is None:
            return None
        return RuleOnObjection(
            objection_id=row.id, version=row.version, ruling=values.get("ruling") or Ruling.PENDING,
            ruled_on=values["ruled_on"], ruled_by=_text(values, "ruled_by"), grounds=_text(values, "grounds"),
        )  # fmt: skip

    page = EntryForm(
        desk, N_("Decide on the objection"), parts, bound(desk, make, judging.objections_to_ruling, rule_on_objection),
        about=f"{row.lodged_by}: {row.text}", save_words=N_("Write the decision"),
    )  # fmt: skip
    page.form.show_values({"ruled_on": desk.office.today()})
    return page


def annulling(desk: Desk, result: ElectionResult) -> EntryForm:
    """The form that writes that an election is void."""
    parts = (
        _day(desk, "on", N_("Annulled on")),
        Field(name="by", label=N_("Annulled by"), hint=N_("Such as the assembly, or a court.")),
        Field(name="decision", label=N_("Number of the decision")),
        Field(name="reason", label=N_("Reason"), kind=Kind.LONG_TEXT),
    )

    def make(values: Values) -> Annul | None:
        if values.get("on") is None:
            return None
        return Annul(
            election_id=result.election.label.id, on=values["on"], by=_text(values, "by"),
            reason=_text(values, "reason"), decision=_text(values, "decision"),
        )  # fmt: skip

    page = EntryForm(
        desk, N_("Annul the election"), parts, bound(desk, make, judging.objections_to_annulling, annul),
        about=election_name(result.election.label), save_words=N_("Annul the election"),
    )  # fmt: skip
    page.form.show_values({"on": desk.office.today()})
    return page
