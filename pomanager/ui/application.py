"""Sets Qt up once: style, typefaces, colours, language, and what happens to problems nobody caught."""

import logging
import sys
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QLocale, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from pomanager import __version__, typefaces
from pomanager.errors import OfficeError
from pomanager.i18n.languages import LANGUAGES
from pomanager.ui import icons, problems, spoken
from pomanager.ui.language import Tongue
from pomanager.ui.look import forget as forget_fonts
from pomanager.ui.look import look, wear
from pomanager.ui.preferences import Preferences
from pomanager.ui.style import palette, style_sheet
from pomanager.ui.tokens import DARK, LIGHT, Tokens

log = logging.getLogger(__name__)
STYLE = ("-style", "Fusion")
"""Said as words of the command line: ``setStyle`` would give the style back, and PySide then make all its names."""
MOVING = (
    Qt.UIEffect.UI_General, Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip, Qt.UIEffect.UI_FadeTooltip, Qt.UIEffect.UI_AnimateToolBox,
)  # fmt: skip
"""What Qt would let glide or fade: nothing in the program moves by itself, whatever this computer prefers."""
SEVERITIES = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Screen:
    """The application as the rest of the program sees it: its language, its look, its end."""

    def __init__(self, application: QApplication, preferences: Preferences) -> None:
        self.application = application
        self.preferences = preferences
        self.tongue = Tongue(application, self.dress)
        self.lacks_typefaces: OfficeError | None = register_typefaces()
        """Why the program's own typefaces are not there; None where they are."""
        spoken.introduce()
        for effect in MOVING:  # whom motion makes ill would have to find out how to turn it off
            QApplication.setEffectEnabled(effect, False)
        application.aboutToQuit.connect(icons.forget)
        application.aboutToQuit.connect(forget_fonts)
        self._wear_preferences()
        self.tongue.speak(preferences.language or language_of_system())

    def _wear_preferences(self) -> None:
        wear(replace(look(), tokens=self._tokens(), scale=self.preferences.text_scale / 100))

    def _tokens(self) -> Tokens:
        theme = self.preferences.theme
        if theme == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if theme == "dark" else LIGHT

    def dress(self) -> None:
        """Paint the whole application in the look that is worn."""
        worn = look()
        QGuiApplication.setPalette(palette(worn))
        if self.application.font() != worn.font():  # told to every widget there is
            self.application.setFont(worn.font())
        sheet = style_sheet(worn)
        if sheet != self.application.styleSheet():  # setting it anew polishes every widget there is
            self.application.setStyleSheet(sheet)

    def change_theme(self, theme: str) -> None:
        """Wear "light", "dark" or what the system wears, and remember it."""
        self.preferences.theme = theme
        self._wear_preferences()
        self.dress()

    def change_scale(self, percent: int) -> None:
        """Show text at 100 to 200 per cent, and remember it."""
        self.preferences.text_scale = percent
        self._wear_preferences()
        self.dress()

    def change_language(self, code: str) -> None:
        """Speak another language in all windows, and remember it."""
        self.preferences.language = code
        self.tongue.speak(code)


def make_application(arguments: Sequence[str]) -> QApplication:
    """Return the one QApplication, named and with problems caught; call before anything else of Qt."""
    qInstallMessageHandler(_keep_message)
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication([*arguments, *STYLE])
    application.setApplicationName("PO Manager")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("pomanager")
    sys.excepthook = problems.last_resort
    return application


def register_typefaces() -> OfficeError | None:
    """Tell Qt the typefaces of screen and paper; without them the system's are used, and what is wrong is returned."""
    known = set(QFontDatabase.families())
    try:
        for font in typefaces.files():
            if font.family not in known:
                QFontDatabase.addApplicationFont(str(font.path))
                forget_fonts()
    except OfficeError as trouble:
        log.warning("The program's typefaces are missing; those of the system are used.", exc_info=True)
        return trouble
    return None


def language_of_system() -> str:
    """Return the first language of this PC that the program speaks, English where it speaks none."""
    offered = {each.code for each in LANGUAGES}
    wanted = (name.partition("-")[0].partition("_")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in offered), "en")


def _keep_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Put Qt's messages into the log instead of on the terminal."""
    log.log(SEVERITIES.get(kind, logging.WARNING), "Qt: %s", message)
