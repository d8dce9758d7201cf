"""What the page calls its heaps, and how it says the value something is about."""

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import of_many, sentence
from pomanager.readmodels.attention import AttentionItem, HeapCount
from pomanager.rules.calendar import VagueDate
from pomanager.rules.doubles import AGREEING
from pomanager.ui.members.words import known


def heap_title(count: HeapCount) -> str:
    """What a heap is called; the sentence of an import's notes without what differs from member to member."""
    return of_many(count.title)


def value_words(item: AttentionItem) -> str:
    """The value something is about as the reader writes it; a dash where it is missing."""
    if item.sentence.about == "birth" and item.value:
        return formats.vague(VagueDate.from_iso(item.value))
    return known(item.value)


def sentence_words(item: AttentionItem) -> str:
    """The sentence about a member."""
    return sentence(item.sentence)


def agreeing_words(same: tuple[str, ...]) -> str:
    """The fields that agree of two people, as one line."""
    return ", ".join(_(AGREEING[name]) for name in same if name in AGREEING)
