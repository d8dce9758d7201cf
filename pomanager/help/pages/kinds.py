"""What a page of help is: what a screen is for, what one sees and does there, what may be in the way."""

from typing import NamedTuple

from pomanager.help.sentences import Sentence
from pomanager.help.targets import Target


class HelpPage(NamedTuple):
    """About one screen. Titles are the program's own marked words wherever it has them."""

    key: str
    title: str
    purpose: Sentence
    does: tuple[Sentence, ...]
    """What one sees and does there, one thing a sentence."""
    trouble: tuple[Sentence, ...] = ()
    """What may be in the way, and what to do then."""
    opens: Target | None = None
    """The screen itself, where it can be opened from anywhere."""
    tasks: tuple[str, ...] = ()
    """Keys of the tasks that pass here."""
    pictured: bool = False
    """Whether there is a picture of it in every language."""
    sought: str = ""
    """Marked words people type who look for it, where it does not say them itself."""
