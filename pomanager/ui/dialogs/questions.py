"""Every question the program asks goes through one object, which tests replace by scripted answers."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from pomanager.i18n import _
from pomanager.ui.dialogs.ask import AskWindow, ReasonWindow
from pomanager.ui.forms.fields import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, all words in the reader's language: the title asks with the name, the text says what will be true.

    ``yes`` and ``no`` are verbs ("Record the resignation", "Keep as a member"); ``no`` is what Esc means.
    """

    title: str
    text: str = ""
    yes: str
    no: str = ""
    icon: str = ""
    danger: bool = False
    only_tell: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FileQuestion:
    """Asks for a file: to open one, or the name of one to write (``write``), or for a folder (``folder``)."""

    title: str
    start: Path | None = None
    kinds: Sequence[tuple[str, str]] = ()
    """Words and pattern of each kind of file: ("Office files", "*.podb")."""
    write: bool = False
    folder: bool = False


class Answers(Protocol):
    """Who answers: a person at the windows, or the script of a test."""

    def confirm(self, parent: QWidget | None, question: Question) -> bool:
        """Whether the person wants it."""

    def reason(
        self, parent: QWidget | None, question: Question, fields: Sequence[Field]
    ) -> Mapping[str, object] | None:
        """The values of the fields, or None when the person thought better of it."""

    def file(self, parent: QWidget | None, question: FileQuestion) -> Path | None:
        """The path chosen, or None."""


class WindowAnswers:
    """Asks the person at the screen."""

    def confirm(self, parent: QWidget | None, question: Question) -> bool:
        """Ask in a window over the parent."""
        window = AskWindow(question.title, question.text, parent)
        window.offer(question.yes, question.no or _("Cancel"), icon=question.icon, danger=question.danger)
        if question.only_tell:
            window.only_tell()
        return window.ask()

    def reason(
        self, parent: QWidget | None, question: Question, fields: Sequence[Field]
    ) -> Mapping[str, object] | None:
        """Ask for a reason (and whatever else the act needs) in a window over the parent."""
        window = ReasonWindow(question.title, question.text, fields, parent)
        window.offer(question.yes, question.no or _("Cancel"), icon=question.icon, danger=question.danger)
        return window.values() if window.ask() else None

    def file(self, parent: QWidget | None, question: FileQuestion) -> Path | None:
        """Ask with the file window of the system."""
        start = str(question.start or "")
        kinds = ";;".join(f"{words} ({pattern})" for words, pattern in question.kinds)
        if question.folder:
            found = QFileDialog.getExistingDirectory(parent, question.title, start)
        elif question.write:
            found, _kind = QFileDialog.getSaveFileName(parent, question.title, start, kinds)
        else:
            found, _kind = QFileDialog.getOpenFileName(parent, question.title, start, kinds)
        return Path(found) if found else None


class Questions:
    """Asks; ``questions`` is the only one there is."""

    def __init__(self) -> None:
        self._answers: Answers = WindowAnswers()

    @contextmanager
    def answered_by(self, answers: Answers) -> Iterator[None]:
        """Have somebody else answer inside the block: a script, in tests."""
        before, self._answers = self._answers, answers
        try:
            yield
        finally:
            self._answers = before

    def confirm(self, parent: QWidget | None, title: str, text: str, *, yes: str, no: str = "", icon: str = "") -> bool:
        """Ask before an act that is printed in a register or cannot be undone."""
        return self._answers.confirm(parent, Question(title=title, text=text, yes=yes, no=no, icon=icon))

    def confirm_danger(self, parent: QWidget | None, title: str, text: str, *, yes: str, no: str = "") -> bool:
        """Ask before an act that destroys something; the safe answer has the keyboard."""
        return self._answers.confirm(parent, Question(title=title, text=text, yes=yes, no=no, danger=True))

    def tell(self, parent: QWidget | None, title: str, text: str) -> None:
        """Say something that must be read before going on."""
        self._answers.confirm(parent, Question(title=title, text=text, yes=_("Close"), only_tell=True))

    def ask_reason(  # noqa: PLR0913 - named words
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        fields: Sequence[Field],
        *,
        yes: str,
        no: str = "",
        danger: bool = False,
        icon: str = "",
    ) -> Mapping[str, object] | None:
        """Ask for a reason and whatever else an act needs; None when the person thought better of it."""
        return self._answers.reason(
            parent, Question(title=title, text=text, yes=yes, no=no, danger=danger, icon=icon), fields
        )

    def choose_file(
        self, parent: QWidget | None, title: str, kinds: Sequence[tuple[str, str]], *, start: Path | None = None
    ) -> Path | None:
        """Ask which file to open."""
        return self._answers.file(parent, FileQuestion(title=title, kinds=kinds, start=start))

    def choose_target(
        self, parent: QWidget | None, title: str, kinds: Sequence[tuple[str, str]], *, start: Path | None = None
    ) -> Path | None:
        """Ask under which name to write a file; the system's window asks before replacing one."""
        return self._answers.file(parent, FileQuestion(title=title, kinds=kinds, start=start, write=True))

    def choose_folder(self, parent: QWidget | None, title: str, *, start: Path | None = None) -> Path | None:
        """Ask for a folder."""
        return self._answers.file(parent, FileQuestion(title=title, start=start, folder=True))


questions = Questions()
"""The one object all questions go through."""
