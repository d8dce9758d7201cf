"""Gathers and writes the annual report of an office in sixty pages, in a process of its own, and tells what that took.

``python -m benchmarks.annual_writers OFFICE FILE``; every place that can be written in holds some pages of text.
"""

import itertools
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.paper_writers import PAGES, SAID
from benchmarks.running import telling
from pomanager import typefaces
from pomanager.papers import paper_called
from pomanager.printing import use_words_of
from pomanager.readmodels.governance_report import ReportAsked, ReportPlan, ReportTexts
from pomanager.readmodels.papers import Asked, PrintOrder
from pomanager.reports.composing import write
from pomanager.reports.governance.annual.paper import ANNUAL_REPORT
from pomanager.rules.governance.report import SLOTS, Chapter
from pomanager.rules.meetings.rich_text import BlockKind, RichText, Span, TextBlock
from pomanager.services import files
from pomanager.services.governance.queries.annual_report import annual_report
from pomanager.services.governance.queries.years import years_in_books
from pomanager.services.members.queries.days import latest_day

LANGUAGE = "fr"
_PAGE = re.compile(rb"/Type\s*/Page\b")
PASSAGES = 46
"""In each place: so many make sixty pages of the whole."""


def _now() -> datetime:
    return datetime(2026, 11, 28, 10, tzinfo=UTC)


def _texts() -> ReportTexts:
    """Passages in every place of the report, no two alike."""
    said = itertools.cycle(SAID[LANGUAGE])
    written = {}
    for key in SLOTS:
        lines = [(Span(f"{number}. {next(said)}"),) for number in range(1, PASSAGES + 1)]
        written[key, LANGUAGE] = RichText(tuple(TextBlock(BlockKind.PARAGRAPH, (line,)) for line in lines))
    return ReportTexts(written)


def main(path: str, file: str) -> None:
    """Open the office, then gather and write the report on its last year, and tell what that took."""
    office = files.open_office(Path(path), writing=False, clock=_now)
    typefaces.prepare()
    paper_called("annual-report").kind()  # its modules are read before the clock runs
    office.ask(use_words_of)
    day = office.ask(latest_day) or office.today()
    year = office.ask(years_in_books, day)[0]
    plan = ReportPlan(year=year, chapters=tuple(Chapter), languages=(LANGUAGE,))
    with telling():
        sheet = office.ask(annual_report, ReportAsked(plan, _texts()), Asked(office.now(), day))
        write(ANNUAL_REPORT, sheet, Path(file), PrintOrder(language=LANGUAGE))
    pages = len(_PAGE.findall(Path(file).read_bytes()))
    office.close()
    assert pages >= PAGES, f"{pages} pages"


if __name__ == "__main__":
    main(*sys.argv[1:])
