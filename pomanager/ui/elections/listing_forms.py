"""The form that publishes the list of candidates: in order of names, or in an order drawn by lot."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.elections.election import Candidate, ElectionDetail
from pomanager.rules.elections.kinds import CANDIDATE_ORDER_WORDS, CandidateOrder
from pomanager.rules.elections.nominating import order_drawn
from pomanager.services.elections.commands.candidates import publish_list
from pomanager.services.elections.judging import objections_to_list
from pomanager.services.elections.orders import PublishList
from pomanager.ui.desk import Desk
from pomanager.ui.elections.form_parts import reason_field
from pomanager.ui.elections.words import named
from pomanager.ui.entry_form import EntryForm, Values, bound
from pomanager.ui.form_parts import day_field
from pomanager.ui.forms.fields import Choice, Field, Kind

ORDERS = tuple(Choice(each, CANDIDATE_ORDER_WORDS[each]) for each in CandidateOrder)
SEED, BY_HAND = "seed", "by_hand"
HOW = (
    # TR: the order of the candidates is drawn by a word said aloud, from which the program works it out
    Choice(SEED, N_("By a seed")),
    # TR: the order of the candidates was drawn from a hat, and is written down
    Choice(BY_HAND, N_("Drawn by hand")),
)
_OF_LOT = frozenset({"how", "seed", "by_hand", "drawn_by", "witnesses"})


def publishing(desk: Desk, detail: ElectionDetail) -> EntryForm:
    """The form that publishes the list; with a seed it shows at once what order the seed draws."""
    standing = [each for contest in detail.contests for each in contest.candidates if each.stands]

    def make(values: Values) -> PublishList | None:
        return _order(detail, values)

    def hints(values: Values) -> Mapping[str, str]:
        seed = str(values.get("seed") or "")
        drawn = order_drawn([each.nomination_id for each in standing], seed, ()) if seed else None
        return {"seed": _("Draws: {names}.").format(names=_names(standing, drawn))} if drawn else {}

    binding = bound(desk, make, objections_to_list, publish_list, hidden=_hidden, hints=hints)
    page = EntryForm(
        desk, N_("Publish the list of candidates"), _parts(desk, standing), binding, about=named(detail.label),
        save_words=N_("Publish"),
    )  # fmt: skip
    page.form.show_values(
        {
            "published_on": desk.office.today(), "order": CandidateOrder.ALPHABETICAL, "how": SEED,
            "by_hand": tuple({"nomination_id": each.nomination_id} for each in standing),
        }
    )  # fmt: skip
    return page


def _parts(desk: Desk, standing: Sequence[Candidate]) -> tuple[Field, ...]:
    who = tuple(Choice(each.nomination_id, each.name) for each in standing)
    cell = Field(name="nomination_id", label=N_("Candidate"), kind=Kind.LIST, choices=who, choices_are_data=True,
                 width=320)  # fmt: skip
    return (
        day_field(desk, "published_on", N_("Published on")),
        Field(name="order", label=N_("Order of the candidates"), kind=Kind.CHOICE, choices=ORDERS, required=True),
        Field(name="how", label=N_("How it is drawn"), kind=Kind.CHOICE, choices=HOW, required=True),
        Field(name="seed", label=N_("Seed"),
              hint=N_("Words or figures said aloud. Whoever knows them can draw again and finds the same order.")),
        Field(name="by_hand", label=N_("The order that was drawn"), kind=Kind.ROWS, cells=(cell,),
              most_rows=len(standing), hint=N_("Ctrl+Shift with an arrow key moves a row.")),
        Field(name="drawn_by", label=N_("Drawn by"), hint=N_("Name and office, as the minutes print them.")),
        Field(name="witnesses", label=N_("Witnesses")),
        reason_field(N_("Needed where the list comes before the last day of candidacies.")),
    )  # fmt: skip


def _hidden(values: Values) -> Collection[str]:
    if values.get("order") != CandidateOrder.LOT:
        return _OF_LOT
    return {"seed"} if values.get("how") == BY_HAND else {"by_hand"}


def _order(detail: ElectionDetail, values: Values) -> PublishList | None:
    day = values.get("published_on")
    if day is None:
        return None
    by_lot = values.get("order") == CandidateOrder.LOT
    rows: Sequence[Mapping[str, Any]] = values.get("by_hand") or ()
    by_seed = values.get("how") != BY_HAND
    return PublishList(
        election_id=detail.label.id, published_on=day, by_lot=by_lot,
        seed=str(values.get("seed") or "") if by_lot and by_seed else "",
        by_hand=() if by_seed or not by_lot else tuple(row["nomination_id"] for row in rows if "nomination_id" in row),
        drawn_by=str(values.get("drawn_by") or ""), witnesses=str(values.get("witnesses") or ""),
        reason=str(values.get("reason") or ""),
    )  # fmt: skip


def _names(standing: Sequence[Candidate], drawn: Sequence[int]) -> str:
    by_id = {each.nomination_id: each.name for each in standing}
    return ", ".join(f"{formats.number(place)} {by_id[each]}" for place, each in enumerate(drawn, 1))
