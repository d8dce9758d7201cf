"""The printers this computer knows, through one object which tests replace by printers that write files."""

import shutil
import sys
from typing import Protocol

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo


class Printers(Protocol):
    """What printing asks of a computer."""

    def names(self) -> tuple[str, ...]:
        """The printers known, the usual one first."""

    def printer(self, name: str) -> QPrinter:
        """A printer by its name, as it is set up on this computer."""

    def spooler(self) -> str:
        """The program that takes a PDF for a printer as it is; "" where papers must be drawn."""

    def turns_sheets(self, name: str) -> bool:
        """Whether it can print on both sides by itself."""

    def has_colours(self, name: str) -> bool:
        """Whether it prints in colours."""


class SystemPrinters:
    """The printers of the operating system."""

    def names(self) -> tuple[str, ...]:
        """The printers known, the usual one first."""
        usual = QPrinterInfo.defaultPrinterName()
        return tuple(sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name)))

    def printer(self, name: str) -> QPrinter:
        """A printer by its name, as it is set up on this computer."""
        return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)

    def spooler(self) -> str:
        """The program that takes a PDF for a printer as it is; "" where papers must be drawn."""
        return (shutil.which("lp") or "") if sys.platform != "win32" else ""

    def turns_sheets(self, name: str) -> bool:
        """Whether it can print on both sides by itself."""
        modes = QPrinterInfo.printerInfo(name).supportedDuplexModes()
        return any(mode != QPrinter.DuplexMode.DuplexNone for mode in modes)

    def has_colours(self, name: str) -> bool:
        """Whether it prints in colours."""
        return QPrinter.ColorMode.Color in QPrinterInfo.printerInfo(name).supportedColorModes()


class _Known:
    now: Printers = SystemPrinters()


def printers() -> Printers:
    """The printers there are."""
    return _Known.now


def use_printers(others: Printers) -> Printers:
    """Have other printers from now on (tests); returns those known until now."""
    before, _Known.now = _Known.now, others
    return before
