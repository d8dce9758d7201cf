"""An office that speaks Khmer: names in two scripts, the roll printed in two languages, the screen in three."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from pomanager.i18n import _, speaking
from pomanager.rules.members import STATUS_WORDS, Sex, Status
from pomanager.services.members import queries
from pomanager.services.organisation.queries import organisation
from pomanager.ui.members.importing.checked import Sight
from pomanager.ui.pages import PAGES
from pomanager.ui.tables.view import TableView
from tests.stories.person import Person

OFFICE = "សហគមន៍កសិកម្ម ស្រូវមានជ័យ"
TABLE = """\
ឈ្មោះ,ឈ្មោះឡាតាំង,ភេទ,ឆ្នាំកំណើត,ភូមិ,ថ្ងៃចូល
សុខ សុភាព,SOK Sopheap,ស្រី,1978,ស្រែសូរិយា,2019-02-10
ហេង បូរ៉ា,HENG Bora,ប្រុស,1971,ត្រពាំងឫស្សី,2019-02-10
ម៉ៅ ស្រីនាង,MAO Sreyneang,ស្រី,1985,អូរគគីរ,2021-05-30
"""
PEOPLE = [tuple(line.split(",")[:2]) for line in TABLE.splitlines()[1:]]
NEW = ("ចាន់ ធីតា", "CHAN Thida")


def without_marks(text: str) -> str:
    """A text without the invisible marks at which Khmer lines may break, its lines run together."""
    return " ".join(text.replace("\u200b", "").split())


def words_in_sight(person: Person) -> set[str]:
    """The words of the page that is seen: title, acts, heads of columns, and the names in the sidebar."""
    window = person.window
    heads = {
        str(table.model().headerData(place, Qt.Orientation.Horizontal))
        for table in person.page.findChildren(TableView)
        for place in range(table.model().columnCount())
    }
    buttons = [*window.header.findChildren(QAbstractButton), *window.sidebar.findChildren(QAbstractButton)]
    acts = {button.accessibleName() for button in buttons if button.isVisible()}
    return {person.page.title(), *heads, *acts} - {"", OFFICE}


def test_an_office_that_speaks_khmer(person: Person) -> None:
    person.pick("ខ្មែរ")
    person.make_office(OFFICE, person.folder / "srov.podb", country="KH")
    assert person.window.office.ask(organisation).name.texts == {"km": OFFICE}
    person.go_to("members")

    names_in_two_scripts_come_in(person)
    the_roll_is_exact_in_two_languages(person)
    every_page_speaks_the_language_chosen(person)


def names_in_two_scripts_come_in(person: Person) -> None:
    table: Path = person.folder / "បញ្ជី.csv"
    table.write_text(TABLE, encoding="utf-8-sig")
    wizard = person.check_table(table)
    assert wizard.columns_step.left_out() == ()
    assert wizard.check_step.checked is not None
    assert len(wizard.check_step.checked.places(Sight.FINE)) == 3
    person.press("members.import.next")
    person.press("members.import.next")

    person.press("action.admit")
    person.type_in(family_name="ចាន់", given_name="ធីតា", other_script="CHAN Thida", birth="1990", place="វាលធំ",
                   phone="012 447 190", decision="១/២០២៦")  # fmt: skip
    person.pick(_("Woman"))
    person.save()

    assert person.names() == [name for name, _latin in (*PEOPLE, NEW)]
    person.search("sreyneang", ["ម៉ៅ ស្រីនាង"])
    person.search("", [name for name, _latin in (*PEOPLE, NEW)])
    [row] = person.window.office.ask(queries.find_members, "ចាន់")
    assert (row.name, row.other_script, row.sex, row.place) == (*NEW, Sex.FEMALE, "វាលធំ")


def the_roll_is_exact_in_two_languages(person: Person) -> None:
    papers = {
        code: without_marks(person.print_into(f"roll-{code}.pdf", "action.print", language=code))
        for code in ("km", "en")
    }
    for code, paper in papers.items():
        assert OFFICE in paper
        for name, latin in (*PEOPLE, NEW):
            assert paper.count(name) == 1, name
            assert paper.count(latin) == 1, latin
        with speaking(code):
            expected = [_("Roll of members"), _("Women"), _(STATUS_WORDS[Status.ACTIVE])]
        for words in expected:
            assert without_marks(words) in paper
    assert "Total 3 1 0 4" in papers["en"]
    assert "Roll of members" not in papers["km"]


def every_page_speaks_the_language_chosen(person: Person) -> None:
    spoken: dict[str, dict[str, set[str]]] = {}
    for code in ("km", "en", "ru"):
        if code == "en":
            person.press("status.language")
            person.choose_in_popup("English")
        if code == "ru":
            person.menu("language.ru")
        spoken[code] = {}
        for kind in PAGES:
            person.menu(f"go.{kind.key}")
            spoken[code][kind.key] = words_in_sight(person)
    for kind in PAGES:
        khmer, english, russian = (spoken[code][kind.key] for code in ("km", "en", "ru"))
        assert len(khmer) >= len(PAGES)
        assert not khmer & english
        assert not english & russian
        assert not khmer & russian
