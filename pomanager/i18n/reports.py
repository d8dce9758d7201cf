"""How annual reports are called in the language being spoken, the same on screen, paper and command line."""

from datetime import date
from typing import Protocol

from pomanager.i18n import formats
from pomanager.i18n.catalogue import _


class Time(Protocol):
    """The days a report tells of."""

    @property
    def first(self) -> date:
        """The first one."""

    @property
    def last(self) -> date:
        """The last one."""


class Report(Protocol):
    """What a report is named by."""

    @property
    def time(self) -> Time:
        """The days it tells of."""

    @property
    def section(self) -> str:
        """The section it is about, "" for the whole organisation."""

    @property
    def edition(self) -> int:
        """From 1."""


def year_told(time: Time) -> str:
    """The year of a report: "2025", or "2025/26" where it does not begin in January."""
    year = time.first.year
    return str(year) if (time.first.month, time.first.day) == (1, 1) else f"{year}/{(year + 1) % 100:02}"


def report_name(report: Report) -> str:
    """A report by its year, with its section and its edition where there are such: "2025 · Gitega · edition 2"."""
    said = year_told(report.time)
    if report.section:
        said = f"{said} · {report.section}"
    if report.edition > 1:
        # TR: a later edition of an annual report, behind its year
        edition = _("edition {number}").format(number=formats.number(report.edition))
        said = f"{said} · {edition}"
    return said
