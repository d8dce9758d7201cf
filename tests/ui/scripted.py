"""Stands in for the person at the windows: answers questions from a script and keeps what was asked and told."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pomanager.ui.dialogs.questions import FileQuestion, Question
from pomanager.ui.forms.fields import Field
from pomanager.ui.problems import Problem


class Scripted:
    """Gives its answers in their order; ``asked`` holds every question in words."""

    def __init__(self, *answers: object) -> None:
        self._answers = list(answers)
        self.asked: list[Question] = []
        self.files: list[FileQuestion] = []

    def answer_next(self, *answers: object) -> None:
        """Give these answers to the next questions."""
        self._answers += answers

    @property
    def all_given(self) -> bool:
        """Whether every answer was wanted."""
        return not self._answers

    def _next(self) -> object:
        assert self._answers, "the script has no answer to this question"
        return self._answers.pop(0)

    def confirm(self, parent: QWidget | None, question: Question) -> bool:
        self.asked.append(question)
        return True if question.only_tell else bool(self._next())

    def reason(
        self, parent: QWidget | None, question: Question, fields: Sequence[Field]
    ) -> Mapping[str, object] | None:
        self.asked.append(question)
        answer = self._next()
        assert answer is None or isinstance(answer, Mapping)
        return answer

    def file(self, parent: QWidget | None, question: FileQuestion) -> Path | None:
        self.files.append(question)
        answer = self._next()
        assert answer is None or isinstance(answer, Path)
        return answer


class Nobody:
    """Fails where a person would have been told of a problem."""

    def tell(self, parent: QWidget | None, problem: Problem) -> bool:
        raise AssertionError(f"{problem.title} {problem.text}\n{problem.details}")


class Told:
    """Keeps every problem the person would have been told."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.again = False

    def tell(self, parent: QWidget | None, problem: Problem) -> bool:
        self.problems.append(problem)
        return self.again
