"""The import wizard in its window, with tables to bring in: for its tests."""

from dataclasses import dataclass
from pathlib import Path

from pomanager.readmodels.members import RollView
from pomanager.services.members import queries
from pomanager.services.office import Office
from pomanager.ui.bus import Bus
from pomanager.ui.desk import Desk
from pomanager.ui.main_window import MainWindow
from pomanager.ui.members.importing import ImportPage
from pomanager.ui.members.importing.page import CHECK
from pomanager.ui.pages import PAGES
from pomanager.ui.preferences import Preferences
from tests.offices import office_file, opened_office

HEADING = "No,Name,Sex,Born,Village,Phone,Remarks"
GOOD = (
    "041,SOK Sopheap,F,1978,Srae Soriya,012 447 190,x",
    "042,HENG Bora,M,4/7/1971,Trapeang Russei,,x",
    "043.0,MAO Sreyneang,F,about 1955,Ou Kokir,097 220 614,x",
)
ODD = (
    "047,YIM Kanha,F,31/02/1998,Veal Thum,1.2E+09,x",
    "041,TEP Sokunthea,F,1988,Veal Thum,070 318 266,x",
    "049,,F,1980,Veal Thum,,x",
)


@dataclass
class Wizard:
    """The window with the wizard open, and the folder tables lie in."""

    window: MainWindow
    page: ImportPage
    folder: Path

    @property
    def office(self) -> Office:
        return self.window.desk.office

    def table(self, *rows: str, name: str = "roll.csv", heading: str = HEADING) -> Path:
        path = self.folder / name
        path.write_text("\n".join((heading, *rows)), encoding="utf-8")
        return path

    def again(self) -> ImportPage:
        """Open the wizard anew."""
        self.page = ImportPage(self.window.desk)
        found = self.window.content.page()
        assert found is not None
        found.open_page(self.page)
        return self.page

    def checked(self, *rows: str, name: str = "roll.csv") -> ImportPage:
        """Read a table and go as far as the check."""
        self.page.read(self.table(*rows, name=name))
        self.page.go_on()
        self.page.go_on()
        assert self.page.step == CHECK
        return self.page

    def imported(self, *rows: str, name: str = "roll.csv") -> None:
        """Bring a table in."""
        page = self.checked(*rows, name=name)
        page.go_on()
        page.go_on()

    def roll(self) -> int:
        return len(self.office.ask(queries.roll_ids, RollView()))


def opened_wizard(folder: Path, preferences: Preferences) -> Wizard:
    """The window of an office with an empty roll, the wizard open in it."""
    office = opened_office(office_file(folder))
    window = MainWindow(Desk(office, Bus(), preferences), PAGES)
    window.resize(1280, 690)
    window.show_page("members")
    window.show()
    tables = folder / "tables"
    tables.mkdir()
    made = Wizard(window, ImportPage(window.desk), tables)
    made.again()
    return made
