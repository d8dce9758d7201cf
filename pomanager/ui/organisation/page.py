"""The page of the organisation: what it says of itself on every paper, and the words it calls its own way."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, ClassVar

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from pomanager.areas import Area
from pomanager.errors import OfficeError
from pomanager.i18n import _, formats
from pomanager.i18n.languages import LANGUAGES
from pomanager.marks import N_
from pomanager.readmodels.organisation import OrganisationDetail
from pomanager.rules.names import NameCustom
from pomanager.rules.organisation import RENAMABLE
from pomanager.rules.places import TreeName
from pomanager.rules.wording import Wording
from pomanager.services.organisation.commands import AmendProfile, Profile, rename_word, set_logo
from pomanager.services.organisation.queries import organisation
from pomanager.ui import problems
from pomanager.ui.desk import Desk
from pomanager.ui.dialogs.order_names import save_profile
from pomanager.ui.dialogs.questions import questions
from pomanager.ui.form_page import FormPage
from pomanager.ui.forms.fields import Choice, Field, Kind, Section
from pomanager.ui.forms.form import Binding
from pomanager.ui.look import px
from pomanager.ui.offering import Right
from pomanager.ui.page import Action, Page
from pomanager.ui.widgets.sheets import Facts, Scroller, Sheet

LARGEST_LOGO = 800
"""Width and height of a kept logo, in pixels: 4 cm at 500 dots an inch."""
CUSTOM_WORDS = {
    NameCustom.SURNAME_FIRST: N_("Family name first"),
    NameCustom.GIVEN_FIRST: N_("Given name first"),
    NameCustom.PATRONYMIC: N_("Family name, given name, patronymic"),
    NameCustom.TWO_SURNAMES: N_("Given name and two family names"),
    NameCustom.SINGLE: N_("One name only"),
}


class OrganisationPage(Page):
    """Shows the profile; Edit opens it as a form, Own words opens the words.

    ``tree_page`` makes the page of places or of sections: it counts members, of whom this area knows nothing.
    """

    areas: ClassVar[frozenset[Area]] = frozenset({Area.ORGANISATION})

    def __init__(self, desk: Desk, tree_page: Callable[[TreeName], Page]) -> None:
        super().__init__(desk)
        self._tree_page = tree_page
        self._names = Sheet()
        self._logo = QLabel()
        self._logo.setObjectName("organisation.logo")
        self._law = Sheet()
        self._money = Sheet()
        self._words = Sheet()
        self._facts = {sheet: Facts(220) for sheet in self._sheets()}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(16), px(24), px(24))
        column.setSpacing(px(16))
        for sheet, facts in self._facts.items():
            sheet.body.addWidget(facts)
            column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignTop)
        self._names.body.addWidget(self._logo)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = Scroller(inside)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll
        self.setFocusProxy(self.scroller)
        outer.addWidget(self.scroller)

    def _sheets(self) -> tuple[Sheet, ...]:
        return (self._names, self._law, self._money, self._words)

    def title(self) -> str:
        return _("Organisation")

    def context_line(self) -> str:
        return _("This stands at the head of every paper.")

    def actions_offered(self) -> tuple[Action, ...]:
        off = self.desk.off(Right.KEEP_BYLAWS)
        return (
            Action("logo", N_("Logo…"), self._on_logo, "file", reason_off=off),
            Action("words", N_("Own words"), self._on_words, "edit", reason_off=off),
            Action("places", N_("Places"), self._on_places, "place"),
            Action("sections", N_("Sections"), self._on_sections, "members"),
            Action("fields", N_("Own fields"), self._on_fields, "columns"),
            Action("trainings", N_("Trainings"), self._on_trainings, "lead"),
            Action("amend", N_("Amend"), self._on_amend, "edit", "F2", primary=True, reason_off=off),
        )

    def refresh(self) -> None:
        """Ask for the profile again."""
        self._show(self.desk.office.ask(organisation))

    def retranslate(self) -> None:
        """Set every word anew."""
        self._names.set_title(_("Name and seat"))
        self._law.set_title(_("Registration"))
        self._money.set_title(_("Money, year and names"))
        self._words.set_title(_("Own words"))
        self.scroller.setAccessibleName(self.title())
        self._logo.setAccessibleName(_("Logo"))
        self.refresh()

    def _show(self, told: OrganisationDetail) -> None:
        self._facts[self._names].show_facts(
            [
                *((_("Name ({language})").format(language=code), text) for code, text in told.name.texts.items()),
                (_("Short name"), told.short_name or formats.UNKNOWN),
                *(
                    (_("Registered office ({language})").format(language=code), text)
                    for code, text in told.seat.texts.items()
                ),
                (_("Country"), told.country or formats.UNKNOWN),
                (_("Languages"), formats.listing(_own_names(told.languages))),
            ]
        )
        self._show_logo(told.logo)
        self._facts[self._law].show_facts(
            [
                *((_("Legal form ({language})").format(language=code), text)
                  for code, text in told.legal_form.texts.items()),
                (_("Registration number"), told.registration_number or formats.UNKNOWN),
                (_("Registered on"), formats.day(told.registered_on, "long")),
                (_("Registered with"), told.registered_with or formats.UNKNOWN),
            ]
        )  # fmt: skip
        self._facts[self._money].show_facts(
            [
                (_("Currency"), told.currency or formats.UNKNOWN),
                (_("Decimals of the currency"), formats.number(told.currency_decimals)),
                (_("Financial year begins in"), formats.month_name(told.year_start_month)),
                (_("Order of names"), _(CUSTOM_WORDS[told.name_custom])),
            ]
        )
        self._facts[self._words].show_facts(
            [
                (word, formats.listing([own for own in per_language.values() if own]))
                for word, per_language in told.renamed_words.items()
            ]
            or [(_("None yet"), _("“Colline” in place of “Place”, for example."))]
        )

    def _show_logo(self, logo: bytes | None) -> None:
        picture = QPixmap()
        if logo:
            picture.loadFromData(logo)
        self._logo.setVisible(not picture.isNull())
        if not picture.isNull():
            self._logo.setPixmap(picture.scaledToHeight(px(64), Qt.TransformationMode.SmoothTransformation))

    def _on_amend(self) -> None:
        self.open_page(ProfilePage(self.desk))

    def _on_logo(self) -> None:
        path = questions.choose_file(self, _("Choose the logo"), ((_("Pictures"), "*.png *.jpg *.jpeg"),))
        if path is None:
            return
        picture = QImage(str(path))
        if picture.isNull():
            text = _("This picture cannot be read. Choose a PNG or JPEG file.")
            questions.tell(self, _("Choose the logo"), text)
            return
        try:
            self.desk.do(set_logo, _as_logo(picture))
        except OfficeError as problem:
            problems.show(self, problem)

    def _on_fields(self) -> None:
        self.desk.bus.page_wanted.emit("members", "own_fields")

    def _on_trainings(self) -> None:
        self.desk.bus.page_wanted.emit("members", "trainings")

    def _on_places(self) -> None:
        self._open_tree(TreeName.PLACES)

    def _on_sections(self) -> None:
        self._open_tree(TreeName.SECTIONS)

    def _open_tree(self, of: TreeName) -> None:
        self.open_page(self._tree_page(of))

    def _on_words(self) -> None:
        self.open_page(WordsPage(self.desk))


def profile_parts(languages: tuple[str, ...]) -> tuple[Field | Section, ...]:
    """The fields of the profile, texts in these languages."""
    customs = tuple(Choice(custom, CUSTOM_WORDS[custom]) for custom in NameCustom)
    months = tuple(Choice(month, formats.month_name(month)) for month in range(1, 13))
    return (
        Section(N_("Name and seat")),
        Field(name="name", label=N_("Name of the organisation"), kind=Kind.WORDING, languages=languages, required=True),
        Field(name="short_name", label=N_("Short name")),
        Field(name="seat", label=N_("Registered office"), kind=Kind.WORDING, languages=languages),
        Field(name="languages", label=N_("Languages"),
              hint=N_("Codes in the order of use, parted by spaces: fr rn.")),
        Field(name="country", label=N_("Country"), hint=N_("Two letters: BI, KG, KH, SN.")),
        Section(N_("Registration")),
        Field(name="legal_form", label=N_("Legal form"), kind=Kind.WORDING, languages=languages),
        Field(name="registration_number", label=N_("Registration number")),
        Field(name="registered_on", label=N_("Registered on"), kind=Kind.DATE),
        Field(name="registered_with", label=N_("Registered with")),
        Section(N_("Money, year and names")),
        Field(name="currency", label=N_("Currency"), hint=N_("Three letters: BIF, KGS, KHR, XOF.")),
        Field(name="currency_decimals", label=N_("Decimals of the currency"), kind=Kind.NUMBER),
        Field(name="year_start_month", label=N_("Financial year begins in"), kind=Kind.LIST, choices=months,
              choices_are_data=True),
        Field(name="name_custom", label=N_("Order of names"), kind=Kind.LIST, choices=customs),
        Field(name="number_width", label=N_("Digits of a member number"), kind=Kind.NUMBER,
              hint=N_("Zeros are put before: 3 makes 007. 0 for none.")),
    )  # fmt: skip


class ProfilePage(FormPage[AmendProfile]):
    """Changes what the organisation says of itself."""

    def __init__(self, desk: Desk) -> None:
        told = desk.office.ask(organisation)
        self._told = told
        super().__init__(
            desk, N_("Edit the profile"), profile_parts(told.languages), Binding(make=self._order, save=self._save)
        )
        names = {field.name for field in self.form.entries.fields}
        shown = {name: getattr(told, name) for name in sorted(names)}
        self.form.show_values({**shown, "languages": " ".join(told.languages)})

    def _order(self, **values: Any) -> AmendProfile:  # noqa: ANN401 - the form's values by name
        known = {entry.name: getattr(self._told, entry.name) for entry in fields(Profile)}
        given = {name: value for name, value in values.items() if value is not None or name == "registered_on"}
        given["languages"] = tuple(str(given.get("languages", "")).split())
        return AmendProfile(profile=Profile(**{**known, **given}), version=self._told.version)

    def _save(self, order: AmendProfile) -> None:
        save_profile(self.window(), self.desk, order)


class WordsPage(FormPage[dict[str, Wording]]):
    """Lets the organisation call some of the program's words its own way, per language."""

    def __init__(self, desk: Desk) -> None:
        told = desk.office.ask(organisation)
        parts: list[Field | Section] = [Section(N_("Own words"), N_("Left empty, the program’s own word stands."))]
        parts += [Field(name=word, label=word, kind=Kind.WORDING, languages=told.languages) for word in RENAMABLE]
        super().__init__(desk, N_("Own words"), parts, Binding(make=dict, save=self._save))
        self.form.show_values({word: Wording(dict(told.renamed_words.get(word, {}))) for word in RENAMABLE})
        self._languages = told.languages

    def _save(self, words: dict[str, Wording]) -> None:
        for word, wording in words.items():
            own = {language: wording.texts.get(language, "") for language in self._languages}
            self.desk.do(rename_word, word, own)


def _as_logo(picture: QImage) -> bytes:
    """The picture as it is kept: PNG, no larger than papers can use."""
    if max(picture.width(), picture.height()) > LARGEST_LOGO:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        picture = picture.scaled(LARGEST_LOGO, LARGEST_LOGO, keep, smooth)
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(kept, QByteArray(b"png")).write(picture)
    return bytes(kept.data().data())


def _own_names(codes: tuple[str, ...]) -> list[str]:
    known = {language.code: language.own_name for language in LANGUAGES}
    return [known.get(code, code) for code in codes]
