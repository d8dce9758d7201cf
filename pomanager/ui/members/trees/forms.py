"""One form for each act on a place or section; each writes one line of the journal, or says what speaks against it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pomanager.i18n import _, formats, spoken
from pomanager.i18n import languages as known_languages
from pomanager.marks import N_
from pomanager.readmodels.places import TreeNode
from pomanager.rules import folding
from pomanager.rules.places import TreeName
from pomanager.rules.wording import Wording
from pomanager.services.members.commands.trees import (
    AddPart,
    CorrectPart,
    EndPart,
    LevelName,
    MergeParts,
    MovePart,
    NameLevels,
    RenamePart,
    SplitPart,
    add_part,
    correct_part,
    end_part,
    merge_parts,
    move_part,
    name_levels,
    rename_part,
    split_part,
)
from pomanager.services.members.queries import trees
from pomanager.services.organisation.queries import organisation
from pomanager.ui.desk import Desk
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding
from pomanager.ui.members.trees.working import do_in_sight

MOST_OFFERED = 20


@dataclass(frozen=True, slots=True)
class Ground:
    """What every form on a tree is made from."""

    desk: Desk
    of: TreeName
    written: Callable[[int], None]
    """Told of what is to be chosen afterwards."""

    def name_field(self, label: str, *, required: bool = True) -> Field:
        """The field of a name: places have one name, sections one in each language of the organisation."""
        if self.of is TreeName.PLACES:
            return Field(name="name", label=label, required=required)
        languages = self.desk.office.ask(organisation).languages
        return Field(name="name", label=label, kind=Kind.WORDING, languages=languages, required=required)

    def wording(self, typed: object) -> Wording:
        """What was typed into a field of a name."""
        if isinstance(typed, Wording):
            return typed
        return Wording({self.desk.office.ask(organisation).languages[0]: str(typed or "")})

    def shown_name(self, key: int) -> object:
        """A name as its field shows it."""
        node = self.desk.office.ask(trees.tree, self.of).nodes[key]
        return node.name if self.of is TreeName.PLACES else self.desk.office.ask(trees.section_wording, key)

    def pick(self, name: str, label: str, hint: str = "") -> Field:
        """A field in which another place or section is searched for by typing."""
        return Field(name=name, label=label, kind=Kind.PICK, find=self.find, hint=hint)

    def find(self, typed: str) -> Sequence[Choice]:
        """Those that are there whose names fit what is typed."""
        tree = self.desk.office.ask(trees.tree, self.of)
        asked = folding.query_words(typed)
        found = [
            key
            for key, node in tree.nodes.items()
            if not node.ended
            and all(any(word.startswith(each) for word in folding.words(tree.path(key))) for each in asked)
            and (not asked or any(word.startswith(asked[0]) for word in folding.words(node.name)))
        ]
        found.sort(key=lambda key: (len(list(tree.above(key))), folding.fold(tree.nodes[key].name)))
        return [self.choice(tree.nodes[key], tree.path(key)) for key in found[:MOST_OFFERED]]

    def choice(self, node: TreeNode, path: str) -> Choice:
        """One of them, with what it lies in beside its name."""
        return Choice(node.id, node.name, path.partition(" · ")[2])

    def chosen(self, key: int | None) -> Choice | None:
        """The choice a field shows for a part; None for none."""
        if key is None:
            return None
        tree = self.desk.office.ask(trees.tree, self.of)
        return self.choice(tree.nodes[key], tree.path(key))

    def level(self) -> Field:
        """The field of the level."""
        levels = tuple(
            Choice(level.id, level.name.in_language(spoken())) for level in self.desk.office.ask(trees.levels, self.of)
        )
        return Field(name="level_id", label=N_("Level"), kind=Kind.LIST, choices=levels, choices_are_data=True)

    def day(self) -> Field:
        """The field of the first day of what is new."""
        return Field(
            name="on", label=N_("From which day"), kind=Kind.DATE, required=True, today=self.desk.office.today,
            hint=N_("Papers of earlier days stay as they were."),
        )  # fmt: skip

    def since(self) -> Field:
        """The field of the day since which it is there."""
        return Field(
            name="since", label=N_("Since"), kind=Kind.DATE, today=self.desk.office.today,
            hint=N_("Left empty where nobody knows."),
        )  # fmt: skip

    def organisation_field(self) -> tuple[Field, ...]:
        """Of a section: the organisation of the roll that it is, searched for by typing."""
        if self.of is TreeName.PLACES:
            return ()
        return (
            Field(
                name="organisation_id", label=N_("Organisation"), kind=Kind.PICK, find=self.find_organisation,
                hint=N_("Where the section is itself a member: a union, a cooperative."),
            ),
        )  # fmt: skip

    def find_organisation(self, typed: str) -> Sequence[Choice]:
        """Organisations of the roll whose names fit what is typed."""
        return [Choice(*row) for row in self.desk.office.ask(trees.organisations, typed, MOST_OFFERED)]


DECISION = Field(name="decision", label=N_("Decision"), hint=N_("As papers quote it: “Law no. 1/05 of 16.03.2023”."))


class PartPage(FormPage[Any]):
    """A form on one part or several; its context line names them."""

    def __init__(
        self, ground: Ground, title: str, parts: Sequence[Field | Section], binding: Binding[Any], *, names: str = ""
    ) -> None:
        self._names = names
        super().__init__(ground.desk, title, parts, binding)

    def context_line(self) -> str:
        return self._names


def adding(ground: Ground, parent_id: int | None) -> PartPage:
    """The form that adds one, under a parent that can be chosen otherwise."""
    fields = (
        ground.name_field(N_("Name")), ground.pick("parent_id", N_("Lies in"), N_("Left empty for the outermost.")),
        ground.level(), ground.since(), *ground.organisation_field(),
    )  # fmt: skip

    def make(**typed: Any) -> AddPart:  # noqa: ANN401 - the form's values by name
        return AddPart(of=ground.of, **{**typed, "name": ground.wording(typed["name"])})

    def save(order: AddPart) -> None:
        done = ground.desk.office.do(add_part, order)
        ground.written(done.result)
        ground.desk.tell(done)

    title = N_("Add a place") if ground.of is TreeName.PLACES else N_("Add a section")
    page = PartPage(ground, title, fields, Binding(make=make, save=save))
    level_id = ground.desk.office.ask(trees.next_level, ground.of, parent_id)
    page.form.show_values({"parent_id": ground.chosen(parent_id), "level_id": level_id})
    return page


def correcting(ground: Ground, node: TreeNode, label: str) -> PartPage:
    """The form that says rightly what was written wrongly."""
    fields: tuple[Field | Section, ...] = (
        Section(N_("What was written wrongly"), N_("Papers of earlier days say it rightly too.")),
        ground.name_field(N_("Name")), ground.level(), ground.since(), *ground.organisation_field(),
    )  # fmt: skip

    def make(**typed: Any) -> CorrectPart:  # noqa: ANN401 - the form's values by name
        return CorrectPart(of=ground.of, id=node.id, **{**typed, "name": ground.wording(typed["name"])})

    page = PartPage(ground, N_("Correct"), fields, _long(ground, make, correct_part), names=label)
    shown = {"name": ground.shown_name(node.id), "level_id": node.level_id, "since": node.since}
    if node.organisation_id is not None:
        row = ground.desk.office.ask(trees.organisation_called, node.organisation_id)
        shown["organisation_id"] = Choice(node.organisation_id, row)
    page.form.show_values(shown)
    return page


def renaming(ground: Ground, node: TreeNode, label: str) -> PartPage:
    """The form that calls it otherwise from a day on."""
    fields = (ground.name_field(N_("New name")), ground.day(), DECISION)

    def make(**typed: Any) -> RenamePart:  # noqa: ANN401 - the form's values by name
        return RenamePart(of=ground.of, id=node.id, **{**typed, "name": ground.wording(typed["name"])})

    page = PartPage(ground, N_("Rename"), fields, _long(ground, make, rename_part), names=label)
    page.form.show_values({"name": ground.shown_name(node.id)})
    return page


def moving(ground: Ground, node: TreeNode, label: str) -> PartPage:
    """The form that puts it under another from a day on."""
    lies_in = ground.pick("parent_id", N_("Lies in"), N_("Left empty for the outermost."))

    def make(**typed: Any) -> MovePart:  # noqa: ANN401 - the form's values by name
        return MovePart(of=ground.of, id=node.id, **typed)

    page = PartPage(
        ground, N_("Put under another"), (lies_in, ground.day(), DECISION), _long(ground, make, move_part), names=label
    )
    page.form.show_values({"parent_id": ground.chosen(node.parent_id)})
    return page


def merging(ground: Ground, nodes: Sequence[TreeNode]) -> PartPage:
    """The form that makes one of several; people and what lies in them go over to it."""
    fields: tuple[Field | Section, ...] = (
        Section(N_("What they become"), N_("Everybody who belongs to them goes over, and what lies in them.")),
        ground.pick("into_id", N_("One that is there"), N_("Left empty for a new one.")),
        ground.name_field(N_("Or a new name"), required=False), ground.day(), DECISION,
    )  # fmt: skip

    def make(**typed: Any) -> MergeParts:  # noqa: ANN401 - the form's values by name
        name = None if typed["into_id"] is not None else ground.wording(typed["name"])
        return MergeParts(of=ground.of, ids=tuple(node.id for node in nodes), **{**typed, "name": name})

    names = formats.listing([node.name for node in nodes])
    return PartPage(ground, N_("Merge"), fields, _long(ground, make, merge_parts), names=names)


def splitting(ground: Ground, node: TreeNode, label: str) -> PartPage:
    """The form that makes several of one."""
    names = Field(
        name="names", label=N_("New names"), kind=Kind.LONG_TEXT, required=True,
        hint=N_("One a line. Everybody goes over to the first; move the others from the list of members."),
    )  # fmt: skip

    def make(**typed: Any) -> SplitPart:  # noqa: ANN401 - the form's values by name
        lines = [line for line in str(typed["names"] or "").splitlines() if line.strip()]
        return SplitPart(of=ground.of, id=node.id, **{**typed, "names": tuple(map(ground.wording, lines))})

    return PartPage(
        ground, N_("Split"), (names, ground.day(), DECISION), _long(ground, make, split_part), names=label
    )  # fmt: skip


def ending(ground: Ground, node: TreeNode, label: str) -> PartPage:
    """The form that ends one to which nobody belongs."""

    def make(**typed: Any) -> EndPart:  # noqa: ANN401 - the form's values by name
        return EndPart(of=ground.of, id=node.id, **typed)

    def save(order: EndPart) -> None:
        ground.desk.do(end_part, order)

    return PartPage(ground, N_("Let it end"), (ground.day(), DECISION), Binding(make=make, save=save), names=label)


def naming_levels(ground: Ground) -> PartPage:
    """The form of the levels: a row each, from the outside in, with a name in each language of the organisation."""
    languages = ground.desk.office.ask(organisation).languages
    cells = tuple(Field(name=code, label=known_languages.language(code).own_name, width=170) for code in languages)
    rows = Field(
        name="levels", label=N_("Levels"), kind=Kind.ROWS, cells=cells, kept=("id",), add_words=N_("Add a level"),
        hint=N_("From the outside in: the first holds the others."),
    )  # fmt: skip

    def make(levels: Sequence[Any]) -> NameLevels:
        named = tuple(
            LevelName(id=level.get("id"), name=Wording({code: str(level.get(code, "")) for code in languages}))
            for level in levels or ()
        )
        return NameLevels(of=ground.of, levels=named)

    def save(order: NameLevels) -> None:
        ground.desk.do(name_levels, order)

    page = PartPage(ground, N_("Levels"), (rows,), Binding(make=make, save=save))
    known = ground.desk.office.ask(trees.levels, ground.of)
    page.form.show_values({"levels": [{"id": level.id, **level.name.texts} for level in known]})
    return page


def _long(ground: Ground, make: Callable[..., Any], act: Callable[..., Any]) -> Binding[Any]:
    """A binding whose act may write anew where thousands live: it is done in sight, and can be cancelled."""

    def save(order: Any) -> None:  # noqa: ANN401 - the order the act takes
        done = do_in_sight(ground.desk, act, order, _("Writing anew who belongs where"))
        if isinstance(done.result, int):  # a merger tells what is left
            ground.written(done.result)
        ground.desk.tell(done)

    return Binding(make=make, save=save)
