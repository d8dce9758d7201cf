"""The form by which somebody moves to another place or section on a day, and what a record tells of where they were."""

from collections.abc import Mapping, Sequence
from typing import Any

from pomanager.i18n import _, formats
from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail
from pomanager.readmodels.places import JOINT
from pomanager.rules.objections import Objection
from pomanager.rules.places import TreeName
from pomanager.services.members import queries
from pomanager.services.members.commands.moving import MoveMember, move_member
from pomanager.services.members.judging_where import STANDS_SO, objections_to_moving
from pomanager.services.members.queries.whereabouts import member_whereabouts
from pomanager.services.office import Office
from pomanager.services.organisation.queries import section_names
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding
from pomanager.ui.members.record_forms import whom
from pomanager.ui.members.trees.forms import Ground


class MovingPage(FormPage[MoveMember]):
    """Lets a member live or belong elsewhere from a day on."""

    def __init__(self, desk: Desk, member: MemberDetail) -> None:
        self._member = member
        self._sections = Ground(desk, TreeName.SECTIONS, _nobody)
        parts = (
            Section(N_("From now on"), N_("Papers of earlier days keep the place and the section of then.")),
            Field(name="place_id", label=N_("Place"), kind=Kind.PICK, find=self._places,
                  hint=N_("Type a name and choose. A new place is added under “Organisation”.")),
            Field(name="section_id", label=N_("Section"), kind=Kind.PICK, find=self._sections.find),
            Field(name="on", label=N_("Since"), kind=Kind.DATE, required=True, today=desk.office.today),
        )  # fmt: skip
        binding = Binding(make=self._order, judge=self._judge, save=self._save)
        super().__init__(desk, N_("Move to another place or section"), parts, binding, save_words=N_("Move"))
        place = None if member.place_id is None else Choice(member.place_id, member.place)
        section = self._sections.chosen(member.section_id)
        self.form.show_values({"place_id": place, "section_id": section, "on": desk.office.today()})

    def context_line(self) -> str:
        # TR: {member} is number and name of somebody; a mistake is corrected elsewhere
        return _("{member} · A place that was only written wrongly is corrected with “Amend”.").format(
            member=whom(self._member)
        )

    def _places(self, typed: str) -> Sequence[Choice]:
        found = self.desk.office.ask(queries.place_choices, typed)
        return [Choice(choice.id, *_apart(choice.path)) for choice in found]

    def _order(self, **values: Any) -> MoveMember:  # noqa: ANN401 - the form's values by name
        return MoveMember(member_id=self._member.id, version=self._member.version, **values)

    def _judge(self, values: Mapping[str, object]) -> Sequence[Objection]:
        order = self._order(**values)
        if order.on is None:
            return ()
        found = self.desk.office.ask(objections_to_moving, order, self._member, self.desk.office.today())
        return [each for each in found if each.message != STANDS_SO]  # nothing is chosen yet

    def _save(self, order: MoveMember) -> None:
        self.desk.do(move_member, order)


def _apart(path: str) -> tuple[str, str]:
    """The name of a place, and that of all it lies in."""
    name, _joint, around = path.partition(JOINT)
    return name, around


def _nobody(_key: int) -> None:
    """Nothing is to be chosen afterwards: there is no tree in sight."""


def where_facts(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    """Where somebody lives and belongs with all it lies in, and where before."""
    told = office.ask(member_whereabouts, member)
    facts = []
    if told.place:
        facts.append((_("Place"), told.place))
    if told.section and office.ask(section_names):
        facts.append((_("Section"), told.section))
    for stay in told.before:
        # TR: label of a line of a record: until when somebody lived in the place that follows
        label = _("Until {day}").format(day=formats.day_short(stay.until))
        facts.append((label, stay.name or formats.UNKNOWN))
    return facts
