"""Search in help: all words of a question, in titles first, in the language spoken and whatever their endings."""

from collections.abc import Callable
from math import ceil
from typing import NamedTuple

from pomanager.help.pages import PAGES, HelpPage
from pomanager.help.tasks import TASKS, Task
from pomanager.i18n import _
from pomanager.rules.folding import fold, words

FROM_ANYWHERE = 3
"""From so many letters on, a word is found inside others, too."""
TELLING = 4
"""So many letters tell what a question is about."""
ENDING = 3
"""A word is found with another ending, too: of so many letters at most, where what is left still tells something …"""
KEPT = 0.55
"""… and is so much of the word."""


_NOWHERE = 8
"""The rank of what does not hold all words."""


class Found(NamedTuple):
    """One answer: a page or a task, its title, and the sentence that speaks of what was sought."""

    is_task: bool
    key: str
    title: str
    sentence: str


class _Entry(NamedTuple):
    is_task: bool
    key: str
    title: str
    sentences: tuple[str, ...]
    folded_title: str
    folded_sought: str
    folded: tuple[str, ...]

    @property
    def whole(self) -> str:
        """All of it, folded."""
        return self.folded_title + self.folded_sought + "".join(self.folded)


class Index:
    """All of help in the language spoken when it is made."""

    def __init__(self) -> None:
        tasks = (_entry(task, _told_in_task(task), is_task=True) for task in TASKS)
        pages = (_entry(page, _told_on_page(page), is_task=False) for page in PAGES)
        self._entries = (*tasks, *pages)

    def find(self, text: str) -> tuple[Found, ...]:
        """What holds every word of the text: the title, the words people look for it by, one sentence, or the whole.

        Where nothing holds every word, what holds the most of them.
        """
        asked = words(text)
        if not asked:
            return ()
        ranked = [(_rank(entry, asked), place) for place, entry in enumerate(self._entries)]
        best = [self._entries[place] for rank, place in sorted(ranked) if rank < _NOWHERE]
        return tuple(_answer(entry, asked) for entry in best or self._with_most(asked))

    def _with_most(self, asked: tuple[str, ...]) -> list[_Entry]:
        """The entries with most of the words that tell something, those with it in their titles first."""
        telling = tuple(word for word in asked if len(word) >= TELLING)
        most = max(_count(entry.whole, telling) for entry in self._entries)
        found = [entry for entry in self._entries if _count(entry.whole, telling) == most] if most else []
        return sorted(found, key=lambda entry: -_count(entry.folded_title + entry.folded_sought, telling))


def _told_in_task(task: Task) -> tuple[str, ...]:
    return tuple(step.said.told() for step in task.steps)


def _told_on_page(page: HelpPage) -> tuple[str, ...]:
    return tuple(each.told() for each in (page.purpose, *page.does, *page.trouble))


def _entry(told: Task | HelpPage, sentences: tuple[str, ...], *, is_task: bool) -> _Entry:
    title, sought = _(told.title), _(told.sought) if told.sought else ""
    folded = tuple(map(_searched, sentences))
    return _Entry(is_task, told.key, title, sentences, _searched(title), _searched(sought), folded)


def _searched(text: str) -> str:
    """A text as words are looked for in it: each begins after a space."""
    return " " + " ".join(words(fold(text)))


def _holds(folded: str, word: str) -> bool:
    return f" {word}" in folded or (len(word) >= FROM_ANYWHERE and word in folded)


def _holds_stem(folded: str, word: str) -> bool:
    """Whether the word is there, with this ending or another: "члена" has the stem of "члены"."""
    kept = max(TELLING, len(word) - ENDING, ceil(len(word) * KEPT))
    return _holds(folded, word) or (len(word) > TELLING and f" {word[:kept]}" in folded)


def _count(folded: str, asked: tuple[str, ...]) -> int:
    return sum(_holds_stem(folded, word) for word in asked)


def _rank(entry: _Entry, asked: tuple[str, ...]) -> int:
    """Where it holds all words, the best place first; the very words before those with another ending, but in titles.

    A title with another ending tells more of what is sought than a sentence with the very word.
    """
    title, sought = (entry.folded_title,), (entry.folded_title + entry.folded_sought,)
    whole = (entry.whole,)
    places = (
        (title, _holds), (title, _holds_stem), (sought, _holds), (entry.folded, _holds), (whole, _holds),
        (sought, _holds_stem), (entry.folded, _holds_stem), (whole, _holds_stem),
    )  # fmt: skip
    found = (rank for rank, (texts, holds) in enumerate(places) if any(_all_in(text, asked, holds) for text in texts))
    return next(found, _NOWHERE)


def _all_in(folded: str, asked: tuple[str, ...], holds: Callable[[str, str], bool]) -> bool:
    return all(holds(folded, word) for word in asked)


def _answer(entry: _Entry, asked: tuple[str, ...]) -> Found:
    """The answer with the sentence that has most of the words; the first where none has any."""
    most = max(range(len(entry.folded)), key=lambda at: (_count(entry.folded[at], asked), -at))
    return Found(entry.is_task, entry.key, entry.title, entry.sentences[most])
