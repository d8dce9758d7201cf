"""The wizard that makes an office in four steps; nothing is written into the office's file before the last act."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pomanager.errors import FileTrouble, Refused
from pomanager.i18n import _, formats, ngettext, spoken
from pomanager.i18n.countries import countries, currency_of
from pomanager.marks import N_
from pomanager.rules.bylaws.presets import PRESETS
from pomanager.rules.names import NameCustom
from pomanager.rules.objections import Objection
from pomanager.rules.organisation import custom_of_country
from pomanager.services import beginning, files
from pomanager.services.backups import on_same_disk
from pomanager.services.beginning import BeginOffice
from pomanager.ui import problems
from pomanager.ui.dialogs.progress import follow
from pomanager.ui.first_run import questions_asked as asked
from pomanager.ui.first_run.form_step import FormStep
from pomanager.ui.first_run.founding import order_of, summary_of
from pomanager.ui.first_run.kept import KeptTyping, Typed
from pomanager.ui.first_run.place_step import PlaceStep
from pomanager.ui.jobs import Job
from pomanager.ui.look import px
from pomanager.ui.preferences import Preferences
from pomanager.ui.reading_order import go_on
from pomanager.ui.widgets.labels import Label
from pomanager.ui.widgets.marks import Steps
from pomanager.ui.wizard_foot import WizardFoot

Clock = Callable[[], datetime]
ORGANISATION, RULES, PEOPLE, PLACE = range(4)
KEPT = N_("No office is made before the last step. What you type is kept: you can leave, and go on another day.")
NOT_KEPT = N_("No office is made before the last step. What you type cannot be kept on this PC until then.")


class FoundingWizard(QWidget):
    """Asks step by step; one can always go back, and leave: what was typed is kept."""

    made = Signal(object)
    """Path: the office is made, and its file closed."""
    left = Signal()

    def __init__(
        self, preferences: Preferences, kept: KeptTyping, clock: Clock, actor: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.step = ORGANISATION
        self._preferences, self._kept, self._clock, self._actor = preferences, kept, clock, actor
        self._custom = NameCustom.SURNAME_FIRST
        self._job: Job | None = None
        self._is_made = False
        self._copied: Path | None = None
        self._no_copy: FileTrouble | None = None
        self._title, self.steps = Label("", "page"), Steps()
        self.foot = WizardFoot("first_run", KEPT)
        self.organisation = FormStep(asked.organisation_parts())
        self.rules = FormStep(asked.rules_parts())
        self.people = FormStep(asked.people_parts(self._custom, self._today()))
        self.place = PlaceStep()
        self._begin_with_proposals()
        self._lay_out()
        self._connect()
        self._say_words()

    def _today(self) -> date:
        return self._clock().date()

    def _begin_with_proposals(self) -> None:
        country = QLocale.system().name().partition("_")[2]
        if country in {code for code, _name in countries()}:
            self.organisation.propose({"country": country})
        self.organisation.propose({"languages": (spoken(),)})
        self.rules.propose({"year_start_month": 1})
        self.people.propose({"how": asked.TYPED, "on": self._today()})
        self.people.entries.show_values([("people", ({},))])
        self._follow_country()

    def _lay_out(self) -> None:
        head = QFrame()
        head.setObjectName("header")
        row = QHBoxLayout(head)
        row.setContentsMargins(px(24), px(12), px(20), px(12))
        row.setSpacing(px(16))
        row.addWidget(self._title, 1)
        row.addWidget(self.steps)
        self._stack = QStackedWidget()
        for part in self._parts():
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        for step in self._forms():
            step.rested.connect(self._on_rested)
        self.organisation.answered.connect(self._on_organisation)
        self.people.answered.connect(self._on_people)
        self.place.changed.connect(self.keep)
        self.foot.cancel.clicked.connect(self.leave)
        self.foot.back.clicked.connect(self.go_back)
        self.foot.next.clicked.connect(self.go_on)
        for keys, act in (("Ctrl+Enter", self.go_on), ("F8", self._on_next_objection)):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(act)

    def _forms(self) -> tuple[FormStep, FormStep, FormStep]:
        return self.organisation, self.rules, self.people

    def _by_name(self) -> dict[str, FormStep]:
        """The steps under the names their entries are kept by."""
        return dict(zip(("organisation", "rules", "people"), self._forms(), strict=True))

    def _parts(self) -> tuple[QWidget, ...]:
        return *self._forms(), self.place

    # ---- steps ----------------------------------------------------------------------------------------------------

    def _names(self) -> tuple[str, ...]:
        # TR: the four steps in which a new office is made
        return _("Organisation"), _("Rules and money"), _("First people"), _("Place and copies")

    def retranslate(self) -> None:
        """Set every word anew; names of countries and months, too, which stand as data in their lists."""
        self.organisation.ask(asked.organisation_parts())
        self.organisation.propose({"languages": (spoken(),)})
        self.rules.ask(asked.rules_parts())
        self.people.ask(asked.people_parts(self._custom, self._today()))
        self._show_fields()
        self._say_words()

    def _say_words(self) -> None:
        self._title.setText(_("A new office"))
        self.place.retranslate()
        self.foot.retranslate()
        # TR: a button: leaves the making of a new office; what was typed is kept and can be gone on with
        self.foot.cancel.setText(_("Leave for now"))
        self._show_step()

    def begin(self) -> None:
        """Put the keyboard where the present step begins."""
        if self.step == PLACE:
            self.place.setFocus()
        else:
            self._forms()[self.step].begin()

    def _show_step(self) -> None:
        names = self._names()
        self.steps.show_steps(names, self.step)
        self._stack.setCurrentIndex(self.step)
        self.foot.back.setVisible(self.step != ORGANISATION)
        self.foot.show_next(
            self._last_words() if self.step == PLACE else names[self.step + 1],
            "check" if self.step == PLACE else "right_c",
        )
        if self.step == PLACE:
            self.place.begin(self.organisation.text("name"), summary_of(self.order(), how=self.people.values()["how"]))

    def _last_words(self) -> str:
        count = len(self.order().people)
        if not count:
            return _("Make the office")
        # TR: the last button of the wizard that makes a new office, with the people typed in it
        said = ngettext("Make the office with {count} member", "Make the office with {count} members", count)
        return said.format(count=formats.number(count))

    def _go(self, step: int) -> None:
        self.step = step
        self._show_step()
        self.keep()
        self.begin()

    def go_back(self) -> None:
        """Go one step back; from the first one the wizard is left."""
        if self._job is not None:
            return
        if self.step == ORGANISATION:
            self.leave()
        else:
            self._go(self.step - 1)

    def go_on(self) -> None:
        """Go one step on, unless something speaks against it; the last step makes the office."""
        if self._job is not None or self._is_made:
            return
        if self.step == PLACE:
            self._make()
        elif self._forms()[self.step].passes(self._objections()):
            self._go(self.step + 1)

    @property
    def is_at_work(self) -> bool:
        """Whether the office is being made just now."""
        return self._job is not None

    def leave(self) -> None:
        """Leave the wizard; what was typed is kept."""
        if self._job is None:
            self.keep()
            self.left.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, self.focusWidget(), forward=forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
            return
        super().keyPressEvent(event)

    # ---- what is kept ---------------------------------------------------------------------------------------------

    def show_typed(self, typed: Typed) -> None:
        """Go on with what was typed before."""
        steps = self._by_name()
        self.organisation.entries.show_raw(typed.entries.get("organisation", {}).items())
        self._follow_country()
        for name in ("rules", "people"):
            steps[name].entries.show_raw(typed.entries.get(name, {}).items())
        self._show_fields()
        self.place.show_kept(typed.file, typed.folder)
        self.step = min(typed.step, PLACE)
        self._show_step()

    def keep(self) -> None:
        """Keep what is typed now, safe against a power cut; nothing once the office is made."""
        if self._is_made:
            return
        entries = {name: step.entries.raw() for name, step in self._by_name().items()}
        file, folder = self.place.kept()
        self.foot.show_promise(KEPT if self._kept.keep(Typed(self.step, entries, file, folder)) else NOT_KEPT)

    def order(self) -> BeginOffice:
        """The office as it stands."""
        return order_of(*self._forms(), self._today())

    def _objections(self) -> tuple[Objection, ...]:
        return beginning.objections_to_beginning(self.order(), self._today())

    # ---- making it ------------------------------------------------------------------------------------------------

    def _make(self) -> None:
        order, path, folder = self.order(), self.place.file, self.place.folder
        clock, actor = self._clock, self._actor
        self._copied = self._no_copy = None

        def work(_job: Job) -> Path:
            with suppress(OSError):  # a folder that cannot be made is told by the file itself, in a sentence
                path.parent.mkdir(parents=True, exist_ok=True)
            beginning.begin(path, order, clock, actor)
            if folder is not None:
                self._copy(path, folder)
            return path

        self._job = Job(work, self)
        self._job.finished.connect(self._on_made)
        self._job.failed.connect(self._on_failed)
        follow(self._job, _("Making the office"), self)

    def _copy(self, path: Path, folder: Path) -> None:
        """Make the first copy away from this PC. That it failed stops nothing: it is told once the office is open."""
        try:
            self._copied = files.back_up(path, folder, self._clock).path
        except FileTrouble as trouble:
            self._no_copy = trouble

    def _on_made(self, path: Path) -> None:
        self._job = None
        if self.place.folder is not None:
            self._preferences.backup_folder = str(self.place.folder)
            if self._copied is not None and not on_same_disk(path, self.place.folder):
                self._preferences.keep_copied_away(path, self._clock())
        if self.people.values()["how"] == asked.TABLE:
            self._preferences.import_next = str(path)
        self._is_made = True
        self._kept.forget()
        self.made.emit(path)
        if self._no_copy is not None:
            problems.show(None, self._no_copy)

    def _on_failed(self, problem: Exception) -> None:
        self._job = None
        if isinstance(problem, FileTrouble):
            self.place.say(problem.objections)
        elif isinstance(problem, Refused):
            self._go_to(problem)
        else:
            problems.show(self, problem)

    def _go_to(self, refused: Refused) -> None:
        """Go to the step something is said against."""
        for place, step in enumerate(self._forms()):
            if step.mine(refused.objections):
                self._go(place)
                step.passes(refused.objections)
                return
        problems.show(self, refused)

    # ---- what happens ---------------------------------------------------------------------------------------------

    def _on_rested(self) -> None:
        if self.step != PLACE:
            self._forms()[self.step].judge(self._objections())
        self.keep()

    def _on_next_objection(self) -> None:
        if self.step != PLACE:
            self._forms()[self.step].go_to_next()

    def _on_organisation(self, name: str) -> None:
        if name == "country":
            self._follow_country()

    def _on_people(self, name: str) -> None:
        if name == "how":
            self._show_fields()

    def _follow_country(self) -> None:
        """Propose what is usual in the country: its money, the model of its law, the order of names."""
        country = self.organisation.text("country")
        if not country:
            return
        model = next((key for key, preset in PRESETS.items() if country in preset.countries), None)
        self.rules.propose({"currency": currency_of(country), "preset": model})
        custom = custom_of_country(country)
        if custom is not self._custom:
            self._custom = custom
            self.people.ask(asked.people_parts(custom, self._today()))
            self._show_fields()

    def _show_fields(self) -> None:
        typed = self.people.values()["how"] == asked.TYPED
        self.people.entries.put_away(() if typed else asked.PEOPLE_FIELDS)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
