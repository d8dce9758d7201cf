"""The gettext catalogues, the language being spoken, and the words an organisation has renamed."""

import contextlib
import gettext as python_gettext
import logging
import re
import threading
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from types import MappingProxyType

from pomanager import paths
from pomanager.i18n.pseudo import PSEUDO, stretched

log = logging.getLogger(__name__)

DOMAIN = "pomanager"
SOURCE = "en"
"""The language the program is written in; it needs no catalogue."""

CONTEXT_ENDS = "\x04"
"""Parts the context from the message in a key, as in the compiled catalogues."""

NO_WORDS: Mapping[str, str] = MappingProxyType({})
_FIELD_ENDS = "}."
"""A field at the end of a sentence."""


class Sentence(str):
    """Words with a field at the end of a sentence: what ends in a full stop itself takes no second one.

    Days do in Russian and Kyrgyz (“12 марта 2026 г.”), and names of organisations in all languages.
    """

    __slots__ = ()

    def format(self, *args: object, **fields: object) -> str:
        """The words with these fields."""
        return with_one_stop(str(self), fields).format(*args, **fields)


def with_one_stop(words: str, fields: Mapping[str, object]) -> str:
    """The words, still with their fields, without a full stop after those of them that bring their own."""
    for name, value in fields.items():
        if isinstance(value, str) and value.endswith("."):
            words = re.sub(rf"({{{re.escape(name)}}})\.(?![^\s)»”])", r"\1", words)
    return words


def _ready(words: str) -> str:
    return Sentence(words) if _FIELD_ENDS in words else words


class _Memory:
    """What all threads share; every value is replaced whole and never changed in place."""

    default = SOURCE
    renamed: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    catalogues: Mapping[str, python_gettext.NullTranslations] = MappingProxyType({})
    lock = threading.Lock()


_speaking: ContextVar[str | None] = ContextVar("pomanager_language", default=None)


def spoken() -> str:
    """The code of the language being spoken here and now."""
    return _speaking.get() or _Memory.default


def set_default(code: str) -> None:
    """Say what is spoken, in every thread, wherever no ``speaking`` is in force."""
    _Memory.default = code


@contextlib.contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak another language inside the block: in this thread, task or copied context only."""
    token = _speaking.set(code)
    try:
        yield
    finally:
        _speaking.reset(token)


def rename(words: Mapping[str, Mapping[str, str]]) -> None:
    """Take the organisation's own words, English message → language → word, in place of all taken before.

    A message with a context is named ``context + CONTEXT_ENDS + message``. Empty words count as not renamed.
    """
    by_language: dict[str, dict[str, str]] = {}
    for message, said in words.items():
        for language, word in said.items():
            if word.strip():
                by_language.setdefault(language, {})[message] = word
    _Memory.renamed = MappingProxyType(by_language)


def _(message: str) -> str:
    """The message in the language being spoken, or as it is where no translation is known."""
    language = _speaking.get() or _Memory.default
    word = _Memory.renamed.get(language, NO_WORDS).get(message)
    if word is not None:
        return _ready(word)
    if language == SOURCE or not message:
        return _ready(message)
    if language == PSEUDO:
        return stretched(message)
    return _ready(_catalogue(language).gettext(message))


def ngettext(one: str, many: str, count: int) -> str:
    """The form for so many in the language being spoken; name the number as a field in both forms."""
    language = spoken()
    if language == PSEUDO:
        return stretched(one if count == 1 else many)
    return _ready(_catalogue(language).ngettext(one, many, count))


def pgettext(context: str, message: str) -> str:
    """The message in the sense the context names, for an English word that has two meanings."""
    language = spoken()
    word = _Memory.renamed.get(language, NO_WORDS).get(context + CONTEXT_ENDS + message)
    if word is not None:
        return _ready(word)
    if language == PSEUDO:
        return stretched(message)
    return _ready(_catalogue(language).pgettext(context, message))


def review_status(code: str) -> str:
    """What the catalogue says of itself in ``X-Review-Status`` ("draft", "reviewed"), "" where it says nothing."""
    return _catalogue(code).info().get("x-review-status", "")


def forget() -> None:
    """Read the catalogues anew when they are next asked: after compiling them, and in tests."""
    with _Memory.lock:
        _Memory.catalogues = MappingProxyType({})


def _catalogue(code: str) -> python_gettext.NullTranslations:
    """The catalogue of a language, read once; one that answers in English where none is compiled."""
    known = _Memory.catalogues.get(code)
    if known is not None:
        return known
    with _Memory.lock:
        known = _Memory.catalogues.get(code)
        if known is None:
            known = _read(code)
            _Memory.catalogues = MappingProxyType({**_Memory.catalogues, code: known})
        return known


def _read(code: str) -> python_gettext.NullTranslations:
    if code == SOURCE:
        return python_gettext.NullTranslations()
    try:
        return python_gettext.translation(DOMAIN, paths.translations(), languages=[code])
    except FileNotFoundError:
        log.info("No compiled catalogue for %s: English is spoken instead.", code)
    except (OSError, UnicodeDecodeError, ValueError):
        log.warning("The catalogue for %s could not be read: English is spoken instead.", code)
    return python_gettext.NullTranslations()
