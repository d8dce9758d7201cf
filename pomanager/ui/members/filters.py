"""The filters of the list of members: the menu that adds one, and the chips that say which are on."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from pomanager.i18n import _, collation, formats, ngettext
from pomanager.marks import N_
from pomanager.readmodels.members import Particular, RollView
from pomanager.rules.members import PERSON_KIND_WORDS, SEX_WORDS, STATUS_WORDS, PersonKind, Sex, Status
from pomanager.services.organisation.queries import organisation, place_labels, section_names
from pomanager.ui.desk import Desk

NONE = RollView()
DEFAULTS = {entry.name: entry.default for entry in fields(RollView)}

PARTICULAR_WORDS: Mapping[Particular, str] = {
    Particular.PHONE: N_("Phone"),
    Particular.BIRTH: N_("Date of birth"),
    Particular.SEX: N_("Sex"),
    Particular.PLACE: N_("Place"),
    Particular.SECTION: N_("Section"),
    Particular.OTHER_SCRIPT: N_("Name in the second script"),
    Particular.JOINED: N_("Member since"),
    Particular.PROFESSION: N_("Profession"),
    Particular.DOCUMENT: N_("Identity document"),
    Particular.PHOTO: N_("Photo"),
    Particular.HOUSEHOLD: N_("Household"),
    Particular.CONSENT: N_("Consent"),
    Particular.HOW_TO_FIND: N_("How to find the house"),
}
KEYS: Mapping[str, tuple[str, ...]] = {
    "statuses": ("statuses",),
    "kind": ("kind",),
    "sex": ("sex",),
    "section_id": ("section_id",),
    "place_id": ("place_id",),
    "age": ("age_from", "age_to"),
    "joined": ("joined_from", "joined_to"),
    "left": ("left_from", "left_to"),
    "has": ("has",),
    "lacks": ("lacks",),
    "thumb_print": ("thumb_print",),
    "own_field": ("own_field",),
    "import_id": ("import_id",),
    "only": ("only",),
    "needing_attention": ("needing_attention",),
}
"""Chip → the fields of the view it stands for, in the order of the chips."""
RANGES = frozenset({"age", "joined", "left"})
"""Chips with two ends, of which one may be open."""
ONE_MENU = 30
"""Entries up to which names are listed in a menu; more are searched for by typing."""


class RollFilters(QObject):
    """Which members the list shows; ``changed`` brings the new view."""

    changed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._around = parent
        self.view = RollView()

    def set_view(self, view: RollView) -> None:
        """Show other members."""
        self.view = view
        self.changed.emit(view)

    def narrow(self, **filters: object) -> None:
        """Put filters on beside those that are on, by the names of the view's fields."""
        self.set_view(replace(self.view, **filters))  # type: ignore[arg-type]  # each caller gives its field's type

    def take_off(self, key: str) -> None:
        """Remove one filter by its key."""
        self.narrow(**{name: DEFAULTS[name] for name in KEYS[key]})

    def clear(self) -> None:
        """Remove all filters; the search stays."""
        self.set_view(replace(NONE, search=self.view.search, order=self.view.order, descending=self.view.descending))

    # ---- chips ----------------------------------------------------------------------------------------------------

    def words(self) -> list[tuple[str, str]]:
        """The filters that are on: a key and words for each."""
        on = (key for key, names in KEYS.items() if any(getattr(self.view, name) != DEFAULTS[name] for name in names))
        return [(key, self._words_of(key)) for key in on]

    def _words_of(self, key: str) -> str:
        view = self.view
        if key in RANGES:
            return _range_words(view, key)
        says: Mapping[str, Callable[[], str]] = {
            "statuses": self._statuses_words,
            "kind": lambda: _(PERSON_KIND_WORDS[view.kind or PersonKind.NATURAL]),
            "sex": lambda: _("Sex: {sex}").format(sex=_(SEX_WORDS[view.sex or Sex.UNKNOWN])),
            "section_id": self._section_words,
            "place_id": self._place_words,
            "has": lambda: particulars_words(view.has, filled=True),
            "lacks": lambda: particulars_words(view.lacks, filled=False),
            "thumb_print": lambda: _("Signs by thumb-print") if view.thumb_print else _("Signs by hand"),
            "own_field": self._own_words,
            "import_id": self._import_words,
            "only": self._only_words,
            "needing_attention": lambda: _("To look at"),
        }
        return says[key]()

    def _statuses_words(self) -> str:
        words = ", ".join(_(STATUS_WORDS[status]) for status in self.view.statuses)
        return _("Status: {status}").format(status=words)

    def _section_words(self) -> str:
        name = self._desk.office.ask(section_names).get(self.view.section_id or 0, formats.UNKNOWN)
        return _("Section: {section}").format(section=name)

    def _place_words(self) -> str:
        name = self._desk.office.ask(place_labels).get(self.view.place_id or 0, formats.UNKNOWN)
        # TR: chip of a filter: only those who live in this place
        return _("Place: {place}").format(place=name)

    def _import_words(self) -> str:
        from pomanager.services.members.queries.imports import imports

        files = {row.id: row.file_name for row in self._desk.office.ask(imports)}
        # TR: chip of a filter: only those who came with this imported table
        return _("Imported: {file}").format(file=files.get(self.view.import_id or 0, formats.UNKNOWN))

    def _own_words(self) -> str:
        from pomanager.ui.members.own_filters import own_words

        return own_words(self._desk, self.view.own_field)

    def _only_words(self) -> str:
        count = len(self.view.only or ())
        return ngettext("{count} chosen", "{count} chosen", count).format(count=formats.number(count))

    # ---- the menu -------------------------------------------------------------------------------------------------

    def menu(self, parent: QWidget) -> QMenu:
        """The menu that adds a filter; what is on is ticked."""
        menu = QMenu(parent)
        view = self.view
        statuses = menu.addMenu(_("Status"))
        for status in Status:
            others = tuple(each for each in Status if (each in view.statuses) != (each is status))
            self._entry(statuses, _(STATUS_WORDS[status]), ("statuses", others), on=status in view.statuses)
        sexes = menu.addMenu(_("Sex"))
        for sex in (Sex.FEMALE, Sex.MALE, Sex.UNKNOWN):
            self._entry(sexes, _(SEX_WORDS[sex]), ("sex", sex), on=view.sex is sex)
        kinds = menu.addMenu(_("Member is"))
        for kind, words in PERSON_KIND_WORDS.items():
            self._entry(kinds, _(words), ("kind", kind), on=view.kind is kind)
        self._asked(menu, _("Age…"), "age")
        menu.addSeparator()
        self._asked(menu, _("Place…"), "place_id")
        self._add_sections(menu)
        menu.addSeparator()
        self._asked(menu, _("Joined between…"), "joined")
        self._asked(menu, _("Left between…"), "left")
        self._add_imports(menu)
        menu.addSeparator()
        self._add_particulars(menu.addMenu(_("Filled in")), "has")
        self._add_particulars(menu.addMenu(_("Missing")), "lacks")
        self._entry(menu, _("Signs by thumb-print"), ("thumb_print", None if view.thumb_print else True),
                    on=view.thumb_print is True)  # fmt: skip
        self._add_own(menu)
        self._entry(menu, _("To look at"), ("needing_attention", not view.needing_attention), on=view.needing_attention)
        return menu

    def _add_sections(self, menu: QMenu) -> None:
        names = self._desk.office.ask(section_names)
        if len(names) > ONE_MENU:
            self._asked(menu, _("Section…"), "section_id")
        elif names:
            sections = menu.addMenu(_("Section"))
            language = self._desk.office.ask(organisation).languages[0]
            for number, name in sorted(names.items(), key=lambda pair: collation.sort_key(pair[1], language)):
                self._entry(sections, name, ("section_id", number), on=number == self.view.section_id)

    def _add_imports(self, menu: QMenu) -> None:
        from pomanager.services.members.queries.imports import imports

        brought = [row for row in self._desk.office.ask(imports) if row.new and row.undone_at is None][:ONE_MENU]
        if brought:
            tables = menu.addMenu(_("Imported with"))
            for row in brought:
                text = f"{row.file_name} · {formats.day_short(row.brought_at)}"
                self._entry(tables, text, ("import_id", row.id), on=row.id == self.view.import_id)

    def _add_own(self, menu: QMenu) -> None:
        """The organisation's own fields: those with answers are listed with them, the others are asked for."""
        from pomanager.ui.members.own_filters import own_choices

        choices = own_choices(self._desk)
        own = menu.addMenu(_("Own fields")) if choices else menu
        for field_id, label, answers in choices:
            if not answers:
                self._asked(own, label, f"own.{field_id}")
                continue
            entries = own.addMenu(label.replace("&", "&&"))
            for kept, words in answers:
                chosen = (field_id, kept)
                self._entry(entries, words, ("own_field", chosen), on=chosen == self.view.own_field)

    def _add_particulars(self, menu: QMenu, name: str) -> None:
        chosen: tuple[Particular, ...] = getattr(self.view, name)
        for particular, words in PARTICULAR_WORDS.items():
            others = tuple(each for each in Particular if (each in chosen) != (each is particular))
            self._entry(menu, _(words), (name, others), on=particular in chosen)

    def _entry(self, menu: QMenu, text: str, choice: tuple[str, object], *, on: bool = False) -> None:
        action = QAction(text.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(on)
        action.setData(choice)
        action.triggered.connect(self._on_chosen)
        menu.addAction(action)

    def _asked(self, menu: QMenu, text: str, key: str) -> None:
        action = QAction(text, menu)
        action.setData(key)
        action.triggered.connect(self._on_asked)
        menu.addAction(action)

    def _on_chosen(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            key, value = sender.data()
            self.narrow(**{key: value})

    def _on_asked(self) -> None:
        from pomanager.ui.members.filter_questions import ask_filter

        sender = self.sender()
        if isinstance(sender, QAction):
            answer = ask_filter(self._around, self._desk, str(sender.data()), self.view)
            if answer is not None:
                self.narrow(**answer)


def particulars_words(particulars: tuple[Particular, ...], *, filled: bool) -> str:
    """What must stand in a record, or must be missing in it, as one line."""
    names = ", ".join(_(PARTICULAR_WORDS[particular]) for particular in particulars)
    # TR: chip of a filter: {names} are fields of a record, "Phone, Place"
    return (_("Filled in: {names}") if filled else _("Missing: {names}")).format(names=names)


def _range_words(view: RollView, key: str) -> str:
    """A filter of two ends, of which one may be open."""
    least, most = (getattr(view, name) for name in KEYS[key])
    say = formats.number if key == "age" else formats.day_short
    first, last = say(least) if least is not None else "…", say(most) if most is not None else "…"
    words = {
        # TR: chips of filters; one of the ends may be "…"
        "age": _("Age: {first} – {last}"),
        "joined": _("Joined: {first} – {last}"),
        "left": _("Left: {first} – {last}"),
    }
    return words[key].format(first=first, last=last)
