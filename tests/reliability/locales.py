"""The same day's work under many locales, encodings and odd folders stores the same to the last byte."""

import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests import offices
from tests.reliability.harness import Harness, Tally

PROJECT = Path(__file__).parents[2]
LOCALES = (
    "C", "tr_TR", "ar_EG", "fa_IR", "th_TH", "km_KH", "de_DE", "ru_RU", "fr_FR", "ky_KG", "hi_IN", "ja_JP", "he_IL",
    "pt_BR",
)  # fmt: skip
BUILT_ALWAYS = ("tr_TR", "km_KH")
"""Locales the system gets for a few trials: i and I are other letters there, and figures other figures."""
NAMES = (
    "plain", "with  spaces ", "Côte d’Ivoire", "ភូមិ", "100%", "%20#x?y&z", "it's \"ours\"", "a" * 200, "dot.",
    "👩\u200d🌾 coop", "Кооператив", "-rf", "a;b$(c)`d`", "تعاونية", "{0}%s%n", "İğdır", "日本", "a\\b", "..x", "=1+1",
)  # fmt: skip
PLACES = (*(name.encode() for name in NAMES), b"caf\xe9")
"""Folders of offices; the last is written in an encoding of old, as on many a stick."""
MANY = 2 * len(LOCALES) * len(PLACES)
COMPARED = ("content", "csv", "xlsx", "files", "backup")
Asked = Mapping[str, object]


def trials(numbers: range, folder: Path) -> Tally:
    """Trials with the same encoding share a process; each is compared with a day at home."""
    tally = Tally()
    template = offices.office_file(folder, "template.podb")
    built = _built(LOCALES[1:] if len(numbers) > len(LOCALES) else BUILT_ALWAYS)
    groups: defaultdict[int, list[Asked]] = defaultdict(list)
    groups[1].append({"number": -1, "locale": "C", "place": b"home".hex()})
    for number in numbers:
        place = PLACES[number % len(PLACES)]
        utf8 = (number + number // len(LOCALES)) % 2
        groups[utf8].append({"number": number, "locale": LOCALES[number % len(LOCALES)], "place": place.hex()})
    answers: dict[int, dict[str, object]] = {}
    for utf8, asked in groups.items():
        for answer in _asked(asked, template, folder, PYTHONUTF8=str(utf8), LOCPATH=str(built)):
            answers[int(str(answer["number"]))] = answer
    home = answers.pop(-1, {})
    for number in numbers:
        _compare(number, answers.get(number, {"wrong": "the process ended"}), home, tally)
    template.unlink()
    return tally


def _compare(number: int, answer: Mapping[str, object], home: Mapping[str, object], tally: Tally) -> None:
    where = f"{LOCALES[number % len(LOCALES)]}, {PLACES[number % len(PLACES)][:30]!a}"
    if "wrong" in answer:
        tally.found(number, f"{where}: {answer['wrong']}")
    for what in COMPARED:
        if "wrong" not in answer and answer.get(what) != home.get(what, ""):
            tally.found(number, f"{where}: another {what} than at home")
    tally.figures["in a locale the system has"] += bool(answer.get("has_it"))
    tally.tried += 1


def _asked(asked: Iterable[Asked], template: Path, folder: Path, **told: str) -> list[dict[str, object]]:
    """What a process in these surroundings answers."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    surroundings = {
        **kept, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(PROJECT), "QT_QPA_PLATFORM": "offscreen",
        **told,
    }  # fmt: skip
    surroundings.pop("PYTHONIOENCODING", None)
    words = [sys.executable, "-m", "tests.reliability.abroad", str(template), str(folder)]
    lines = "".join(json.dumps(each) + "\n" for each in asked)
    done = subprocess.run(words, input=lines.encode(), capture_output=True, check=False, env=surroundings, cwd=PROJECT)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _built(wanted: Iterable[str]) -> Path:
    """The folder with these locales, made where the system can make them and kept from run to run."""
    folder = PROJECT / "build" / "test-cache" / "locales"
    folder.mkdir(parents=True, exist_ok=True)
    maker = shutil.which("localedef")
    for called in wanted:
        target = folder / f"{called}.UTF-8"
        if maker is not None and not target.exists():
            subprocess.run([maker, "-i", called, "-f", "UTF-8", str(target)], capture_output=True, check=False)
    return folder


ABROAD = Harness(key="locales", unit="days abroad", few=14, many=MANY, at_once=84, trials=trials)
