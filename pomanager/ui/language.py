"""Switches the language of the screen while the program runs: words, Qt's own words, direction, typefaces."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from pomanager.i18n import _, catalogue, spoken
from pomanager.i18n.languages import Language, language
from pomanager.ui.look import look, wear
from pomanager.ui.qt_words import QT_WORDS


class QtWords(QTranslator):
    """Answers Qt from our catalogues, and tells it the direction of reading."""

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return the word in the language spoken, or None where the word is not ours."""
        if sourceText == "QT_LAYOUT_DIRECTION":
            return "RTL" if language(spoken()).right_to_left else "LTR"
        word = sourceText.replace("&", "")
        if word not in QT_WORDS or spoken() == catalogue.SOURCE:
            return None
        return _(word)

    def isEmpty(self) -> bool:
        return False


class Tongue(QObject):
    """Speaks one language on the screen; ``speak`` changes it, for all windows at once."""

    def __init__(self, application: QApplication, dress: Callable[[], None]) -> None:
        """Keep ``dress``, which paints the application in the look that is worn."""
        super().__init__(application)
        self._application = application
        self._dress = dress
        self._words: QtWords | None = None

    def speak(self, code: str) -> Language:
        """Speak another language from now on; every window is told by Qt's LanguageChange."""
        chosen = language(code)
        catalogue.set_default(chosen.code)
        wear(replace(look(), tall=chosen.script == "Khmr", families=chosen.fonts))
        right_to_left = chosen.right_to_left
        self._application.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        )
        self._dress()
        if self._words is not None:
            self._application.removeTranslator(self._words)
        self._words = QtWords(self)
        self._application.installTranslator(self._words)
        return chosen
