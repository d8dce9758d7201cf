"""Search in help: all words of a question, in titles first, in the language spoken."""

from typing import NamedTuple

from pomanager.help.pages import PAGES, HelpPage
from pomanager.help.tasks import TASKS, Task
from pomanager.i18n import _
from pomanager.rules.folding import fold, words

FROM_ANYWHERE = 3
"""From so many letters on, a word is found inside others, too."""
_NOWHERE = 3
"""The rank of what does not hold all words: behind title, one sentence and the whole."""


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
    folded: tuple[str, ...]


class Index:
    """All of help in the language spoken when it is made."""

    def __init__(self) -> None:
        tasks = (_entry(task.key, task.title, _told_in_task(task), is_task=True) for task in TASKS)
        pages = (_entry(page.key, page.title, _told_on_page(page), is_task=False) for page in PAGES)
        self._entries = (*tasks, *pages)

    def find(self, text: str) -> tuple[Found, ...]:
        """What holds every word of the text: first where the title has them all, then one sentence, then the whole."""
        asked = words(text)
        if not asked:
            return ()
        ranked = [(_rank(entry, asked), place) for place, entry in enumerate(self._entries)]
        best = sorted((rank, place) for rank, place in ranked if rank < _NOWHERE)
        return tuple(_answer(self._entries[place], asked) for _its_rank, place in best)


def _told_in_task(task: Task) -> tuple[str, ...]:
    return tuple(step.said.told() for step in task.steps)


def _told_on_page(page: HelpPage) -> tuple[str, ...]:
    return tuple(each.told() for each in (page.purpose, *page.does, *page.trouble))


def _entry(key: str, title: str, sentences: tuple[str, ...], *, is_task: bool) -> _Entry:
    told = _(title)
    return _Entry(is_task, key, told, sentences, _searched(told), tuple(map(_searched, sentences)))


def _searched(text: str) -> str:
    """A text as words are looked for in it: each begins after a space."""
    return " " + " ".join(words(fold(text)))


def _holds(folded: str, word: str) -> bool:
    return f" {word}" in folded or (len(word) >= FROM_ANYWHERE and word in folded)


def _all_in(folded: str, asked: tuple[str, ...]) -> bool:
    return all(_holds(folded, word) for word in asked)


def _rank(entry: _Entry, asked: tuple[str, ...]) -> int:
    if _all_in(entry.folded_title, asked):
        return 0
    if any(_all_in(each, asked) for each in entry.folded):
        return 1
    return 2 if _all_in(entry.folded_title + "".join(entry.folded), asked) else _NOWHERE


def _answer(entry: _Entry, asked: tuple[str, ...]) -> Found:
    """The answer with the sentence that has most of the words; the first where none has any."""
    most = max(range(len(entry.folded)), key=lambda at: (sum(_holds(entry.folded[at], word) for word in asked), -at))
    return Found(entry.is_task, entry.key, entry.title, entry.sentences[most])
