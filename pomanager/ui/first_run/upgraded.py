"""Says that a file of an older program was brought up to date when it was opened, and where it is kept as it was."""

from pathlib import Path

from pomanager.i18n import _
from pomanager.ui.bands import Band, Bands

BAND = "upgraded"


def tell_upgraded(bands: Bands, kept: Path | None) -> None:
    """Say it above the pages; ``kept`` is the backup made before, None where it could not stay."""

    def words() -> tuple[str, str]:
        title = _("This file was written by an older PO Manager, and was brought up to date")
        if kept is None:
            return title, _("Nothing was lost. An older program does not open it any more: use this one from now on.")
        text = _(
            "Nothing was lost, and {file} keeps it as it was, on the page “Backups”. An older program does not open it "
            "any more: use this one from now on, on every PC."
        )
        return title, text.format(file=kept.name)

    bands.tell(Band(BAND, "info", words, icon="ok"))
