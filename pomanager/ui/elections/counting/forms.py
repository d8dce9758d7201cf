"""The forms of the counting room: the sums of tellers, and the figures of a ballot box."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pomanager.errors import Refused
from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.elections.election import BoxRow, ContestDetail
from pomanager.rules.counting.methods import Method
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.objections import Objection
from pomanager.services.elections.commands.ballots import enter_totals
from pomanager.services.elections.commands.voting import set_box_figures
from pomanager.services.elections.orders import EnterTotals, SetBoxFigures
from pomanager.ui.desk import Desk
from pomanager.ui.elections.counting.words import box_named
from pomanager.ui.elections.result.words import contest_named
from pomanager.ui.entry_form import EntryForm
from pomanager.ui.forms.fields import Field, Kind, Section
from pomanager.ui.forms.form import Binding

Values = Mapping[str, Any]


def _number(values: Values, name: str) -> int:
    found = values.get(name)
    return found if isinstance(found, int) else 0


def entering_totals(desk: Desk, contest: ContestDetail, box: BoxRow, way: Way) -> EntryForm:
    """The form for a sheet of tellers: how many papers, and the votes of each candidate."""
    standing = contest.numbered()
    has_no = contest.method is Method.YES_NO
    is_open = way is not Way.SECRET

    def make(**values: Any) -> EnterTotals:  # noqa: ANN401 - the form's values by name
        votes = tuple((each.number or 0, _number(values, f"votes_{each.number}")) for each in standing)
        against = tuple((each.number or 0, _number(values, f"against_{each.number}")) for each in standing)
        return EnterTotals(
            box_id=box.id, counted_by=str(values.get("counted_by") or ""), votes=votes,
            marked=_number(values, "marked"), blank=_number(values, "blank"), spoilt=_number(values, "spoilt"),
            against=against if has_no else (), name=str(values.get("name") or ""),
        )  # fmt: skip

    def save(order: EnterTotals) -> None:
        try:
            desk.do(enter_totals, order)
        except Refused as refused:
            raise Refused(map(_beside_candidate, refused.objections)) from refused

    page = EntryForm(
        desk, N_("Enter the votes") if is_open else N_("Sums of the tellers"),
        (*_papers(is_open=is_open), *_votes(contest)), Binding(make=make, judge=_sums_against(contest), save=save),
        about=f"{contest_named(contest)} · {box_named(box)}", save_words=N_("Write the sums down"),
    )  # fmt: skip
    page.form.show_values({})
    return page


def _papers(*, is_open: bool) -> tuple[Field | Section, ...]:
    counted = (
        Field(name="counted_by", label=N_("Who counted"), hint=N_("The tellers, as their sheet names them.")),
        Field(name="name", label=N_("Counting table"), hint=N_("Left empty where there is only one.")),
    )
    if is_open:
        # TR: how many people voted by raising their hands
        return (*counted, Field(name="marked", label=N_("Voters"), kind=Kind.NUMBER, width=120, required=True))
    return (
        *counted,
        Section(N_("Ballot papers")),
        Field(name="marked", label=N_("Marked"), kind=Kind.NUMBER, width=120, required=True),
        Field(name="blank", label=N_("Blank"), kind=Kind.NUMBER, width=120),
        Field(name="spoilt", label=N_("Spoilt"), kind=Kind.NUMBER, width=120),
    )


def _votes(contest: ContestDetail) -> tuple[Field | Section, ...]:
    """A field for the votes of each candidate; their names are data, and stand as labels."""
    has_no = contest.method is Method.YES_NO
    found: list[Field | Section] = [Section(N_("Votes for each candidate"))]
    for each in contest.numbered():
        label = f"{each.number} {each.name}"
        found.append(Field(name=f"votes_{each.number}", label=label, kind=Kind.NUMBER, width=120))
        if has_no:
            # TR: under a field of votes: the same candidate, votes against
            found.append(
                Field(name=f"against_{each.number}", label=N_("against"), kind=Kind.NUMBER, width=120)
            )  # fmt: skip
    return tuple(found)


def _sums_against(contest: ContestDetail) -> Any:  # noqa: ANN401 - a function of the values
    """More votes than the papers can bear: told while typing, stopped only where one candidate has too many."""
    most = contest.most_marks

    def said(values: Values) -> Sequence[Objection]:
        marked = _number(values, "marked")
        sums = sum(_number(values, f"{kind}_{each.number}") for kind in ("votes", "against")
                   for each in contest.numbered())  # fmt: skip
        found = [
            Objection(MORE_VOTES, f"votes_{each.number}", {"papers": marked})
            for each in contest.numbered()
            if _number(values, f"votes_{each.number}") > marked
        ]
        if most is not None and sums > marked * most:
            found.append(Objection(TOO_MANY_VOTES, "marked", {"votes": sums, "papers": marked, "most": most}))
        return found

    return said


MORE_VOTES = N_("Nobody can have more votes than there are papers: {papers}.")
TOO_MANY_VOTES = N_("{votes} votes are more than {papers} papers with {most} choices each can bear.")


def _beside_candidate(each: Objection) -> Objection:
    """An objection to the votes of somebody, beside the field of that candidate."""
    number = each.details.get("number")
    return replace(each, about=f"votes_{number}") if each.about == "votes" and number else each


# ---- the box ------------------------------------------------------------------------------------------------------

_FIGURES: tuple[Field | Section, ...] = (
    Section(N_("Ballot papers of this box")),
    Field(name="issued", label=N_("Handed out"), kind=Kind.NUMBER, width=120,
          hint=N_("To the table, before the vote.")),
    Field(name="used", label=N_("Used"), kind=Kind.NUMBER, width=120, hint=N_("Put into the box by voters.")),
    Field(name="spoiled", label=N_("Spoiled"), kind=Kind.NUMBER, width=120,
          hint=N_("Given back by voters, who got another.")),
    Field(name="unused", label=N_("Unused"), kind=Kind.NUMBER, width=120, hint=N_("Left over.")),
    Field(name="signatures", label=N_("Signatures"), kind=Kind.NUMBER, width=120,
          hint=N_("On the roll of the table; left empty where voters are ticked in the program.")),
    Field(name="found", label=N_("Found in the box"), kind=Kind.NUMBER, width=120,
          hint=N_("When it was opened, before anything was counted.")),
)  # fmt: skip


def writing_figures(desk: Desk, box: BoxRow) -> EntryForm:
    """The form for the figures of a box, as far as they are known."""
    the = box.figures

    def make(**values: Any) -> SetBoxFigures:  # noqa: ANN401 - the form's values by name
        names = ("issued", "used", "spoiled", "unused", "signatures", "found")
        return SetBoxFigures(box_id=box.id, version=box.version, **{name: values.get(name) for name in names})

    def save(order: SetBoxFigures) -> None:
        desk.do(set_box_figures, order)

    def hints(values: Values) -> Mapping[str, str]:
        parts = [values.get(name) for name in ("used", "spoiled", "unused")]
        if None in parts:
            return {}
        total = sum(part for part in parts if isinstance(part, int))
        # TR: beside the number of ballot papers handed out: what the other figures come to
        return {"issued": _("Used, spoiled and unused come to {count}.").format(count=formats.number(total))}

    page = EntryForm(
        desk, N_("Figures of the box"), _FIGURES, Binding(make=make, save=save, hints=hints), about=box_named(box),
        save_words=N_("Write the figures down"),
    )  # fmt: skip
    page.form.show_values(
        {
            "issued": the.issued, "used": the.used, "spoiled": the.spoiled, "unused": the.unused,
            "signatures": the.signatures, "found": the.found,
        }
    )  # fmt: skip
    return page
