"""Work on the words: extract them from the program, bring the catalogues up to date, fill, check and compile them."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from babel.messages.catalog import Message

from tools import word_checks, word_files

CONTEXT_ENDS = "\x04"
"""Parts the context from the message in the keys of ``fill`` and ``missing``."""

Translation = str | Sequence[str]


def extract() -> int:
    """Write the template anew from the program."""
    template = word_files.extracted()
    changed = word_files.save(template, word_files.TEMPLATE)
    print(f"{sum(1 for _each in word_files.messages(template))} messages{'' if changed else ', as before'}")
    return 0


def update() -> int:
    """Write the template, then bring every catalogue up to date; nothing is guessed from similar messages."""
    extract()
    for language in word_files.languages():
        path = word_files.catalogue_path(language)
        catalogue = word_files.read(path, language)
        catalogue.update(word_files.extracted(), no_fuzzy_matching=True, update_creation_date=False)
        for message in word_files.messages(catalogue):
            message.flags.discard("fuzzy")
        word_files.save(catalogue, path)
        print(f"{language}: {_count_missing(language)} to translate, {len(catalogue.obsolete)} out of use")
    return 0


def compile_all() -> int:
    """Make the files gettext reads; unfinished messages are left out and so appear in English."""
    for language in word_files.languages():
        path = word_files.catalogue_path(language)
        if path.exists():
            target = path.with_suffix(".mo")
            made = word_files.compiled(word_files.read(path, language))
            if not target.exists() or target.read_bytes() != made:
                target.write_bytes(made)
    return 0


def check(languages: Sequence[str]) -> int:
    """Name everything to mend, one line each; 1 when there is anything."""
    found = list(word_checks.template_findings())
    for language in languages or word_files.languages():
        found += word_checks.findings(language)
    for finding in found:
        print(finding)
    print(f"{len(found)} to mend" if found else "all words are in order", file=sys.stderr)
    return 1 if found else 0


def key_of(message: Message) -> str:
    """The name of a message in the files of ``fill`` and ``missing``."""
    name = word_checks.shown(message)
    return f"{message.context}{CONTEXT_ENDS}{name}" if message.context else name


def missing(language: str) -> list[dict[str, object]]:
    """The messages a language has no translation for, with what a translator needs to know."""
    catalogue = word_files.read(word_files.catalogue_path(language), language)
    rows: list[dict[str, object]] = []
    for asked in word_files.messages(word_files.extracted()):
        known = catalogue.get(asked.id, asked.context)
        if known is not None and all(form.strip() for form in word_files.forms(known)):
            continue
        row: dict[str, object] = {"key": key_of(asked), "files": sorted({name for name, _line in asked.locations})}
        if not isinstance(asked.id, str):
            row |= {"plural": asked.id[1], "forms": catalogue.num_plurals}
        if asked.auto_comments:
            row["notes"] = list(asked.auto_comments)
        rows.append(row)
    return rows


def show_missing(language: str, *, as_json: bool) -> int:
    """Print what a language still lacks."""
    rows = missing(language)
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    for row in rows:
        print(row["key"], *(f"   [{note}]" for note in _texts(row.get("notes"))), sep="\n")
    print(f"{len(rows)} to translate", file=sys.stderr)
    return 0


def fill(language: str, given: Mapping[str, Translation]) -> tuple[int, list[str]]:
    """Put translations into a catalogue; returns how many were put in, and what was refused and why."""
    path = word_files.catalogue_path(language)
    catalogue = word_files.read(path, language)
    catalogue.update(word_files.extracted(), no_fuzzy_matching=True, update_creation_date=False)
    by_key = {key_of(message): message for message in word_files.messages(catalogue)}
    taken, refused = 0, []
    for key, said in given.items():
        message = by_key.get(key)
        if message is None:
            refused.append(f"{key!r}: the program says no such thing")
            continue
        before = message.string, set(message.flags)
        message.string = said if isinstance(said, str) and isinstance(message.id, str) else tuple(_texts(said))
        message.flags.discard("fuzzy")
        wrong = word_checks.faults(message, language, catalogue.num_plurals)
        if isinstance(message.id, str) and not isinstance(message.string, str):
            wrong = ["has one form only"]
        if wrong:
            message.string, message.flags = before
            refused.append(f"{key!r}: {'; '.join(wrong)}")
        else:
            taken += 1
    word_files.save(catalogue, path)
    return taken, refused


def fill_from(language: str, file: Path) -> int:
    """Fill a catalogue from a JSON file {message: translation or list of plural forms}; 1 when any was refused."""
    taken, refused = fill(language, json.loads(file.read_text(encoding="utf-8")))
    for line in refused:
        print(line)
    print(f"{taken} taken, {len(refused)} refused, {_count_missing(language)} to translate", file=sys.stderr)
    return 1 if refused else 0


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [str(each) for each in value] if isinstance(value, Sequence) else []


def _count_missing(language: str) -> int:
    return len(missing(language))


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line says; returns its exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("extract", help="write the template from the program")
    commands.add_parser("update", help="template and all catalogues")
    commands.add_parser("compile", help="make the .mo files")
    checking = commands.add_parser("check", help="name everything to mend")
    checking.add_argument("languages", nargs="*", choices=[*word_files.languages(), []], metavar="LANGUAGE")
    lacking = commands.add_parser("missing", help="what a language still lacks")
    lacking.add_argument("language", choices=word_files.languages())
    lacking.add_argument("--json", action="store_true", dest="as_json")
    filling = commands.add_parser("fill", help="put translations of a JSON file into a catalogue")
    filling.add_argument("language", choices=word_files.languages())
    filling.add_argument("file", type=Path)
    asked = parser.parse_args(words)
    acts: dict[str, Callable[[], int]] = {
        "extract": extract,
        "update": update,
        "compile": compile_all,
        "check": lambda: check(asked.languages),
        "missing": lambda: show_missing(asked.language, as_json=asked.as_json),
        "fill": lambda: fill_from(asked.language, asked.file),
    }
    return acts[asked.command]()


if __name__ == "__main__":
    sys.exit(main())
