"""Makes the kept pictures of every script anew, and sheets to look at: ours above, Qt's below, into build/golden/.

Look at every sheet before you keep new pictures: from then on the tests take them for right.
"""

import argparse
import os
import sys
from collections.abc import Sequence

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtGui import QGuiApplication

from tests.reports.golden_pictures import likeness, printed
from tests.reports.golden_qt import drawn_by_qt, load_typefaces
from tests.reports.golden_texts import FAULTS, SAMPLES, sample
from tools.run import PROJECT

KEPT = PROJECT / "tests" / "reports" / "golden"
FOLDER = PROJECT / "build" / "golden"
GAP = 4


def main(words: Sequence[str]) -> int:
    """Make the sheets and print how like ours and Qt's are; with --write keep ours. Return 0."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--write", action="store_true", help="keep what is printed now as the pictures of the tests")
    wanted = asked.parse_args(words)
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    load_typefaces()
    FOLDER.mkdir(parents=True, exist_ok=True)
    print(f"{'sample':<18}{'overlap':>9}{'apart':>7}{'width':>9}   beside Qt")
    sheets = [_sheet_of(key, write=wanted.write) for key in (each.key for each in SAMPLES)]
    print(f"\n{'fault':<44}{'overlap':>9}{'apart':>7}   beside the sample")
    for fault in FAULTS:
        ours = printed(sample(fault.sample)).picture
        found = likeness(ours, printed(sample(fault.sample), fault).picture)
        print(f"{fault.name:<44}{found.overlap:>9.3f}{found.apart:>7}")
    _below(sheets).save(FOLDER / "all.png")
    print(f"\n{len(sheets)} sheets in {FOLDER}")
    application.quit()
    return 0


def _sheet_of(key: str, *, write: bool) -> Image.Image:
    """Ours above, Qt's below; the figures on the terminal."""
    wanted = sample(key)
    ours = printed(wanted)
    drawn = drawn_by_qt(ours, wanted.weight)
    found = likeness(ours.picture, drawn.picture)
    wide = max(abs(stood.line.width / width - 1) for stood, width in zip(ours.lines, drawn.widths, strict=True))
    print(f"{key:<18}{found.overlap:>9.4f}{found.apart:>7}{wide:>9.3%}")
    sheet = _below([ours.picture, drawn.picture])
    sheet.save(FOLDER / f"{key}.png")
    if write:
        KEPT.mkdir(exist_ok=True)
        ours.picture.save(KEPT / f"{key}.png", optimize=True)
    return sheet


def _below(pictures: Sequence[Image.Image]) -> Image.Image:
    """Pictures one below the other, parted by a grey line."""
    tall = sum(picture.height + GAP for picture in pictures)
    sheet = Image.new("L", (max(picture.width for picture in pictures), tall), 200)
    y = 0
    for picture in pictures:
        sheet.paste(picture, (0, y))
        y += picture.height + GAP
    return sheet


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
