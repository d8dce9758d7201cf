"""Which language the reader at the terminal reads: named for this run, preferred on this PC, or the system's."""

import configparser
import locale
from collections.abc import Mapping
from pathlib import Path

from pomanager.i18n.languages import LANGUAGES, is_offered
from pomanager.i18n.pseudo import PSEUDO

VARIABLE = "POMANAGER_LANGUAGE"
_SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG")


def reader_language(surroundings: Mapping[str, str], preferences: Path) -> str:
    """The code of the language to speak, English where nothing says otherwise."""
    wanted = (surroundings.get(VARIABLE, ""), _preferred(preferences), *_of_system(surroundings))
    return next((code for code in map(_offered, wanted) if code), "en")


def _offered(name: str) -> str:
    """The language of "fr", "fr_BI.UTF-8" or "fr-BI"; "" for one that is not offered."""
    if name == PSEUDO:
        return PSEUDO
    code = name.partition(".")[0].partition("@")[0].replace("-", "_").partition("_")[0].lower()
    return code if is_offered(code) and code in {each.code for each in LANGUAGES} else ""


def _preferred(preferences: Path) -> str:
    """The language the window speaks on this PC; its file is read plainly, for the command line knows no Qt."""
    found = configparser.ConfigParser(interpolation=None, strict=False)
    try:
        found.read_string(preferences.read_text(encoding="utf-8"))
        return found.get("words", "language", fallback="").strip('"')
    except (OSError, UnicodeDecodeError, configparser.Error):
        return ""


def _of_system(surroundings: Mapping[str, str]) -> tuple[str, ...]:
    """The system's languages: the first variable that is set decides; Windows has none of them and is asked itself."""
    for name in _SYSTEM:
        if surroundings.get(name):
            return tuple(surroundings[name].split(":"))
    try:
        return (locale.getlocale()[0] or "",)
    except ValueError:
        return ()
