"""The form that names who runs an election, counts its votes and looks on."""

from collections.abc import Mapping, Sequence
from typing import Any

from pomanager.marks import N_
from pomanager.readmodels.elections.election import ElectionDetail, Official
from pomanager.rules.elections.kinds import OFFICIAL_ROLE_WORDS, OfficialRole
from pomanager.services.elections.commands.preparing import name_officials
from pomanager.services.elections.judging import objections_to_officials
from pomanager.services.elections.orders import NameOfficials, OfficialNamed
from pomanager.services.elections.queries.candidates import who_stands_one
from pomanager.ui.desk import Desk
from pomanager.ui.elections.words import named
from pomanager.ui.entry_form import EntryForm, Values, bound
from pomanager.ui.forms.fields import Choice, Field, Kind
from pomanager.ui.member_picking import members_found

ROLES = tuple(Choice(each, OFFICIAL_ROLE_WORDS[each]) for each in OfficialRole)
MOST_OFFICIALS = 60


def naming(desk: Desk, detail: ElectionDetail) -> EntryForm:
    """The form with a row for each official: a member, or anybody by name."""
    people = Field(
        name="officials", label=N_("Committee and tellers"), kind=Kind.ROWS, add_words=N_("Add somebody"),
        most_rows=MOST_OFFICIALS, kept=("person_id", "known"),
        hint=N_("Who stands in this election can neither run it nor count its votes."),
        cells=(
            Field(name="role", label=N_("Role"), kind=Kind.LIST, choices=ROLES, width=210, required=True),
            Field(name="member_id", label=N_("Member"), kind=Kind.PICK, find=members_found(desk), width=230),
            # TR: the name of somebody who is no member
            Field(name="name", label=N_("Or a name"), width=170),
        ),
    )  # fmt: skip

    def make(values: Values) -> NameOfficials:
        rows: Sequence[Mapping[str, Any]] = values.get("officials") or ()
        return NameOfficials(election_id=detail.label.id, officials=tuple(_official(desk, detail, row) for row in rows))

    binding = bound(desk, make, objections_to_officials, name_officials)
    page = EntryForm(desk, N_("Committee and tellers"), (people,), binding, about=named(detail.label))
    begun = tuple({"role": role} for role in (OfficialRole.RETURNING_OFFICER, OfficialRole.TELLER, OfficialRole.TELLER))
    page.form.show_values({"officials": tuple(_shown(each) for each in detail.officials) or begun})
    return page


def _shown(official: Official) -> Mapping[str, object]:
    return {
        "role": official.role, "member_id": None, "name": official.name, "person_id": official.person_id,
        "known": official.name,
    }  # fmt: skip


def _official(desk: Desk, detail: ElectionDetail, row: Mapping[str, Any]) -> OfficialNamed:
    """A row as the order names it; whoever's name was written over is somebody else."""
    role = row.get("role") or OfficialRole.TELLER
    member_id = row.get("member_id")
    if member_id is not None:
        who = desk.office.ask(who_stands_one, member_id, detail.label.held_on)
        return OfficialNamed(role, who.name, who.person_id)
    name = str(row.get("name") or "")
    return OfficialNamed(role, name, row.get("person_id") if name == row.get("known") else None)
