"""Says once, at the start, what is not as it should be on this PC; the work can go on all the same."""

from PySide6.QtWidgets import QWidget

from pomanager.i18n import _
from pomanager.i18n.sentences import sentences
from pomanager.ui.application import Screen
from pomanager.ui.dialogs.questions import questions


def tell_of_start(over: QWidget | None, screen: Screen) -> None:
    """Tell of preferences that were set aside or cannot be kept, and of typefaces that are missing; each once."""
    kept, folder = screen.preferences.set_aside, screen.preferences.unkept
    screen.preferences.set_aside = None
    if kept is not None:
        text = _("The program begins with fresh ones; the office file is not touched. {file} keeps the old ones.")
        questions.tell(over, _("The preferences could not be read"), text.format(file=kept.name))
    if folder is not None:
        text = _(
            "Nothing can be written to {folder}: it may be full, or not yours to write to. You can work and print; "
            "what you choose holds until the program is closed, and an office can be kept in another folder."
        )
        questions.tell(over, _("Your preferences cannot be kept on this PC"), text.format(folder=folder))
    if screen.lacks_typefaces is not None:
        said = "\n".join(sentences(screen.lacks_typefaces.objections))
        text = _(
            "{trouble} Until then the screen uses letters of this PC, and some may be missing. The books are not "
            "touched; papers can be printed again once the typefaces are there."
        )
        questions.tell(over, _("The program’s own typefaces are missing"), text.format(trouble=said))
