"""What is wrong with a translation: missing, fuzzy, broken fields, markup, spaces, or Khmer that cannot break."""

import re
import string
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from babel.messages.catalog import Message

from tools import word_files

KHMER_RUN = 25
"""The most Khmer letters that may follow one another without a place where a line can break."""

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
_MNEMONIC = re.compile(r"&(?!&|[a-zA-Z]+;|#\d+;)(?=\S)")
_KHMER_WORDS = re.compile(r"[\u1780-\u17d3\u17d7\u17dd]+")
_KHMER_LETTER = re.compile(r"[\u1780-\u17b3\u17d7](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d1\u17d3\u17dd])*")
_FRENCH_SPACE = re.compile(r"(?<=\S) (?=[;:!?»%])|(?<=«) |[\w})](?=[;:!?](?:\s|$))")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: in which language, at which English message, and what."""

    language: str
    message: str
    what: str

    def __str__(self) -> str:
        """One line for the terminal."""
        return f"{self.language}: {self.message!r}: {self.what}"


def findings(language: str) -> tuple[Finding, ...]:
    """Everything to mend in a language's catalogue, held against what the program says now."""
    catalogue = word_files.read(word_files.catalogue_path(language), language)
    found: list[Finding] = []
    for asked in word_files.messages(word_files.extracted()):
        message = catalogue.get(asked.id, asked.context)
        name = shown(asked)
        if message is None:
            found.append(Finding(language, name, "is not in the catalogue; run: python tools/words.py update"))
        else:
            found += [Finding(language, name, what) for what in faults(message, language, catalogue.num_plurals)]
    return tuple(found)


def template_findings() -> tuple[Finding, ...]:
    """What differs between the template and the program, and source messages that are wrong themselves."""
    found = [
        Finding("template", shown(message), what)
        for message in word_files.messages(word_files.extracted())
        for what in source_faults(message)
    ]
    fresh = word_files.written(word_files.extracted())
    kept = word_files.TEMPLATE.read_text(encoding="utf-8") if word_files.TEMPLATE.exists() else ""
    if fresh != kept:
        now = {shown(each) for each in word_files.messages(word_files.extracted())}
        before = {shown(each) for each in word_files.messages(word_files.read(word_files.TEMPLATE))}
        changed = [*sorted(now - before), *sorted(before - now)] or ["(notes or places only)"]
        found += [Finding("template", each, "is not as in the program; run update") for each in changed]
    return tuple(found)


def shown(message: Message) -> str:
    """The English message as a finding names it."""
    return message.id if isinstance(message.id, str) else message.id[0]


def faults(message: Message, language: str, plural_forms: int) -> list[str]:
    """What is wrong with one translated message; nothing for a good one."""
    said = word_files.forms(message)
    if not all(form.strip() for form in said):
        return ["is not translated"]
    found = ["is fuzzy"] if message.fuzzy else []
    if not isinstance(message.id, str) and len(said) != plural_forms:
        found.append(f"has {len(said)} forms instead of {plural_forms}")
    asked = message.id if isinstance(message.id, str) else message.id[-1]
    for form in said:
        found += [what for check in CHECKS for what in check(asked, form)]
        found += [what for check in CHECKS_OF.get(language, ()) for what in check(asked, form)]
    return list(dict.fromkeys(found))


def source_faults(message: Message) -> list[str]:
    """What is wrong with an English message before anybody translates it."""
    found: list[str] = []
    asked = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    for text in asked:
        if text != text.strip():
            found.append("begins or ends with a space")
        if "  " in text:
            found.append("has two spaces in a row")
        if any(not name.isidentifier() for name in (fields(text) or ())):
            found.append("has a field without a name")
        if fields(text) is None:
            found.append("has a broken field")
    if len(asked) > 1 and fields(asked[0]) != fields(asked[1]):
        found.append("names other fields in the singular than in the plural")
    return found


def fields(text: str) -> Counter[str] | None:
    """The fields a sentence names and how often each; None where they cannot be read."""
    try:
        pieces = list(string.Formatter().parse(text))
    except ValueError:
        return None
    return Counter(
        f"{name}{'!' + conversion if conversion else ''}{':' + spec if spec else ''}"
        for _text, name, spec, conversion in pieces
        if name is not None
    )


def _fields_differ(asked: str, said: str) -> Iterator[str]:
    wanted, found = fields(asked), fields(said)
    if found is None or wanted is None:
        yield "has a broken field"
    elif set(wanted) != set(found):
        yield f"names the fields {sorted(found)} instead of {sorted(wanted)}"


def _markup_differs(asked: str, said: str) -> Iterator[str]:
    if Counter(_MARKUP.findall(asked)) != Counter(_MARKUP.findall(said)):
        yield "has other markup"


def _mnemonic_differs(asked: str, said: str) -> Iterator[str]:
    if len(_MNEMONIC.findall(asked)) != len(_MNEMONIC.findall(said)):
        yield "has another number of & before a letter"


def _edges_differ(asked: str, said: str) -> Iterator[str]:
    if said != said.strip():
        yield "begins or ends with a space"
    if asked.endswith("…") != said.endswith("…"):
        yield "must end with … exactly when the English does"
    if asked.count("\n") != said.count("\n"):
        yield "has another number of lines"
    if "  " in said:
        yield "has two spaces in a row"
    if " | " in said and " | " not in asked:
        yield "parts plural forms with |, where the message has only one"


def _khmer_too_long(_asked: str, said: str) -> Iterator[str]:
    for run in _KHMER_WORDS.findall(said):
        if len(_KHMER_LETTER.findall(run)) > KHMER_RUN:
            yield f"has more than {KHMER_RUN} Khmer letters without U+200B: {run}"


def _french_spaces(_asked: str, said: str) -> Iterator[str]:
    if _FRENCH_SPACE.search(_MARKUP.sub("", said)):
        yield "needs a no-break space (U+00A0) before : ; ! ? » % and after «"


Check = Callable[[str, str], Iterator[str]]
CHECKS: tuple[Check, ...] = (_fields_differ, _markup_differs, _mnemonic_differs, _edges_differ)
CHECKS_OF: dict[str, tuple[Check, ...]] = {"km": (_khmer_too_long,), "fr": (_french_spaces,)}
