"""Writes many letters, or a long report of all kinds of parts, in a process of its own, and tells what that took.

``python -m benchmarks.paper_writers letters|report LANGUAGE COUNT FILE``; the count is that of letters or of chapters.
"""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from benchmarks.invented import LETTERHEAD, TITLES, Row, Rows
from benchmarks.running import telling
from pomanager import typefaces
from pomanager.i18n import formats, speaking
from pomanager.readmodels import charts
from pomanager.readmodels.papers import PrintOrder
from pomanager.reports.charts import Chart
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.paper import Paper, opened
from pomanager.reports.parts import Grid, GridColumn, UserText, chair_and_secretary, facts, heading, paragraph
from pomanager.reports.register import Column, Register
from pomanager.reports.styles import Align

PAGES = 60
CHAPTERS = 14
"""So many make a report of sixty pages."""

_FRENCH = """
Madame, Monsieur, nous avons l’honneur de vous inviter à l’assemblée générale ordinaire de la coopérative, qui se
tiendra le samedi 12 décembre 2026 à 9 h 30 à Mungwa, dans la salle de la commune.

L’ordre du jour : le rapport du conseil d’administration ; les comptes de l’exercice et leur approbation ; la
répartition de l’excédent, dont 15 % pour la réserve ; l’élection du bureau ; les questions diverses.

Les comptes peuvent être lus au siège pendant les quinze jours qui précèdent l’assemblée. Un membre empêché peut donner
pouvoir par écrit à un autre membre ; nul ne peut représenter plus d’un membre (art. 24).

Vous trouverez ci-dessous ce que nos livres disent de vous. Si quelque chose n’est pas juste, dites-le au secrétariat
avant l’assemblée : ce qui est inscrit décide de votre droit de vote.
"""
_KHMER = """
សហគមន៍|កសិកម្ម|សូម|អញ្ជើញ|សមាជិក|ទាំងអស់|ចូលរួម|មហា|សន្និបាត|ប្រចាំ|ឆ្នាំ
ថ្ងៃទី 12 ខែ|ធ្នូ ឆ្នាំ 2026 ម៉ោង 9:30 នៅ|សាលា|ឃុំ។

របៀបវារៈ៖ របាយការណ៍|របស់|ក្រុម|ប្រឹក្សា|ភិបាល គណនី|ប្រចាំ|ឆ្នាំ ការ|បែងចែក|ប្រាក់|ចំណេញ
15 % សម្រាប់|ទុនបម្រុង និង|ការ|បោះឆ្នោត។

សមាជិក|អាច|អាន|គណនី|នៅ|ការិយាល័យ|ក្នុង|រយៈពេល|ដប់ប្រាំ|ថ្ងៃ|មុន|មហា|សន្និបាត។
សមាជិក|ដែល|មិន|អាច|មក|បាន|អាច|ផ្តល់|សិទ្ធិ|ជា|លាយលក្ខណ៍|អក្សរ។

ខាងក្រោម|នេះ|ជា|អ្វី|ដែល|សៀវភៅ|របស់|យើង|កត់ត្រា|អំពី|អ្នក។
ប្រសិនបើ|មាន|កំហុស សូម|ប្រាប់|លេខាធិការដ្ឋាន|មុន|មហា|សន្និបាត។
"""


def _passages(text: str) -> tuple[str, ...]:
    """The passages of a text, each on one line; a stroke stands for the space of no width between Khmer words."""
    return tuple(" ".join(passage.split()).replace("|", "\u200b") for passage in text.split("\n\n"))


SAID: Mapping[str, tuple[str, ...]] = MappingProxyType({"fr": _passages(_FRENCH), "km": _passages(_KHMER)})
"""What an invitation to the general assembly says to everybody, in four passages."""

SCRIPT_OF: Mapping[str, str] = MappingProxyType({"fr": "Latin", "km": "Khmer"})


def write_letters(rows: Rows, language: str, count: int, paper: Paper) -> None:
    """So many letters into one file, each a paper of its own."""
    for row in rows.take(count):
        paper.begin(LETTERHEAD, Heading("Convocation", date(2026, 11, 24)))
        paper.flow(_letter(language, row))
        paper.end()


def _letter(language: str, row: Row) -> list[Block]:
    """One letter: the day, to whom, what is said to all, what is known of this member, who signs."""
    return [
        paragraph(formats.day(date(2026, 11, 25), "long")),
        paragraph(f"{row[1]}\n{row[4]}"),
        *(paragraph(text) for text in SAID[language]),
        facts(list(zip(TITLES, row, strict=True))),
        chair_and_secretary("NDAYIZEYE Tharcisse", "HAKIZIMANA Jean-Bosco"),
    ]


def write_report(rows: Rows, language: str, count: int, paper: Paper) -> None:
    """So many chapters: headings, passages, lists, facts, a table, a chart and a register each; no two are alike."""
    paper.begin(LETTERHEAD, Heading("Rapport", date(2026, 11, 24)))
    for number in range(1, count + 1):
        some = list(rows.take(70 + number))[number:]
        paper.flow(_chapter(language, number, some))
        register = Register(paper, [*(Column(title, 10) for title in TITLES), Column("FBu", 10, Align.END, str)])
        register.rows((*row, 1000 * number + place) for place, row in enumerate(some))
        register.end()
    paper.end()


def _chapter(language: str, number: int, rows: list[Row]) -> list[Block]:
    """What stands before the register of a chapter."""
    said = [f"{number}. {text}" for text in SAID[language]]
    columns = [GridColumn(title, 10) for title in TITLES]
    return [
        heading(f"{number}. {rows[0][4]}"),
        *(paragraph(f"{text} {row[1]} : {row[5]}.") for text, row in zip(said * 2, rows, strict=False)),
        heading(rows[1][4], 2),
        UserText("\n".join(f"- **{row[1]}**, {row[4]} ; {number} %" for row in rows[:8])),
        facts(list(zip(TITLES, rows[2], strict=True))),
        Grid(columns, rows[3:15]),
        Chart(_chart(number, rows)),
    ]


def _chart(number: int, rows: list[Row]) -> charts.Chart:
    """Women and men by place."""
    return charts.Chart(
        kind=charts.Kind.STACKED,
        title=rows[0][4],
        series=(charts.Series("F"), charts.Series("M", charts.Pattern.HATCHED)),
        rows=tuple(
            charts.Row(row[4], tuple(charts.Value(each, str(each)) for each in (number + place, 40 + place)))
            for place, row in enumerate(rows[:8])
        ),
    )


_WRITERS: Mapping[str, Callable[[Rows, str, int, Paper], None]] = MappingProxyType(
    {"letters": write_letters, "report": write_report}
)


def main(what: str, language: str, count: str, file: str) -> None:
    """Write the paper, and tell what that took."""
    rows = Rows(SCRIPT_OF[language])
    typefaces.prepare()
    with telling():
        order = PrintOrder(language=language)
        with speaking(language), opened(Path(file), order, LETTERHEAD.printed_at) as paper:
            _WRITERS[what](rows, language, int(count), paper)
    pages = paper.canvas.pages
    assert pages == int(count) if what == "letters" else pages >= PAGES, f"{pages} pages"


if __name__ == "__main__":
    main(*sys.argv[1:])
