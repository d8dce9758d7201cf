"""Help as parts of the screen: a page, a task with its steps, the contents, what a search has found."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pomanager.help.headings import PICTURE_SAID, SCREENS_TITLE, TASKS_TITLE, TROUBLE_TITLE
from pomanager.help.naming import title_of
from pomanager.help.pages import PAGES, HelpPage
from pomanager.help.pictures import picture_of
from pomanager.help.searching import Found
from pomanager.help.sentences import Sentence
from pomanager.help.targets import Target
from pomanager.help.tasks import TASKS, Step, Task, task_called
from pomanager.i18n import _, formats
from pomanager.ui.help.guide import Guide
from pomanager.ui.help.links import Link
from pomanager.ui.help.pictures import ScaledPicture
from pomanager.ui.look import px
from pomanager.ui.widgets.buttons import Button
from pomanager.ui.widgets.labels import Label

Place = tuple[str, str]
"""What is shown: ("page", its key), ("task", its key), ("contents", "") or ("search", the words)."""


class Shown(QWidget):
    """One thing help tells; ``wanted`` asks for another."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(16), px(8), px(16), px(16))
        self.body.setSpacing(px(8))

    def say(self, text: str, role: str = "body") -> Label:
        """Add a line of words."""
        label = Label(text, role, wrap=True)
        self.body.addWidget(label)
        return label

    def say_beside(self, mark: str, text: str) -> None:
        """Add words with a mark or a number before them."""
        row = QHBoxLayout()
        row.setSpacing(px(8))
        before = Label(mark, "strong", tone="accent")
        before.setMinimumWidth(px(16))
        row.addWidget(before, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(text, wrap=True), 1)
        self.body.addLayout(row)

    def link(self, title: str, place: Place, sentence: str = "") -> None:
        """Add a line that leads to something else of help."""
        link = Link(title, "check" if place[0] == "task" else "view", sentence)
        link.setObjectName(f"help.{place[0]}.{place[1]}")
        link.clicked.connect(partial(self._on_link, place))
        self.body.addWidget(link)

    def _on_link(self, place: Place) -> None:
        self.wanted.emit(place)


class Opener(Button):
    """A button no wider than help: a long name is cut there, and whole on hover."""

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())


def page_told(page: HelpPage, guide: Guide | None) -> Shown:
    """A page about a screen."""
    shown = Shown()
    shown.say(_(page.title), "page")
    shown.say(page.purpose.told())
    if page.opens is not None and guide is not None:
        _opener(shown, page.opens, guide)
    path = picture_of(page.key)
    if path is not None:
        said = _(PICTURE_SAID).format(page=_(page.title))
        picture = ScaledPicture(QPixmap(str(path)), said)
        picture.clicked.connect(picture.show_whole)
        shown.body.addWidget(picture)
    _listed(shown, page.does)
    if page.trouble:
        shown.say(_(TROUBLE_TITLE), "section")
        _listed(shown, page.trouble)
    if page.tasks:
        shown.say(_(TASKS_TITLE), "section")
        _task_links(shown, map(task_called, page.tasks))
    shown.body.addStretch(1)
    return shown


def task_told(task: Task, guide: Guide | None) -> Shown:
    """A task with its steps, each with the button that opens its screen."""
    shown = Shown()
    shown.say(_(task.title), "page")
    for number, step in enumerate(task.steps, 1):
        _step(shown, number, step, guide)
    about = [page for page in PAGES if task.key in page.tasks]
    if about:
        shown.say(_(SCREENS_TITLE), "section")
        _page_links(shown, about)
    shown.body.addStretch(1)
    return shown


def contents_told() -> Shown:
    """Everything help has, tasks first."""
    shown = Shown()
    shown.say(_(TASKS_TITLE), "sheet")
    _task_links(shown, TASKS)
    shown.body.addSpacing(px(8))
    shown.say(_(SCREENS_TITLE), "sheet")
    _page_links(shown, PAGES)
    shown.body.addStretch(1)
    return shown


def found_told(text: str, found: Sequence[Found]) -> Shown:
    """What a search has found, each with the sentence that has it; or that nothing has."""
    shown = Shown()
    if not found:
        shown.say(_("Help says nothing of “{text}”").format(text=text), "strong")
        shown.say(_("Try another word, or clear the search."))
    for each in found:
        shown.link(each.title, ("task" if each.is_task else "page", each.key), each.sentence)
    shown.body.addStretch(1)
    return shown


def _listed(shown: Shown, sentences: Iterable[Sentence]) -> None:
    for sentence in sentences:
        shown.say_beside("•", sentence.told())


def _step(shown: Shown, number: int, step: Step, guide: Guide | None) -> None:
    shown.say_beside(formats.number(number), step.said.told())
    if step.opens is not None and guide is not None:
        _opener(shown, step.opens, guide)


def _opener(shown: Shown, target: Target, guide: Guide) -> None:
    """Add the button that opens a screen; where it cannot be opened, the reason stands below it."""
    button = Opener(title_of(target), "right_c")
    button.setObjectName(f"help.open.{target.page or target.menu}.{target.inside}".rstrip("."))
    off = guide.reason_off(target)
    button.setEnabled(not off)
    button.clicked.connect(partial(guide.open, target))
    row = QHBoxLayout()
    row.setContentsMargins(px(24), 0, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    shown.body.addLayout(row)
    if off:
        shown.say(_(off), "small")


def _task_links(shown: Shown, tasks: Iterable[Task]) -> None:
    for task in tasks:
        shown.link(_(task.title), ("task", task.key))


def _page_links(shown: Shown, pages: Iterable[HelpPage]) -> None:
    for page in pages:
        shown.link(_(page.title), ("page", page.key))
