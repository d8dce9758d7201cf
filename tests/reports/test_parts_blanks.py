"""Room to fill in by hand: labels, what is known already, boxes, ruled lines; two languages share one blank."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pomanager.i18n import speaking
from pomanager.reports.flow import Block, SideBySide
from pomanager.reports.heads import Heading
from pomanager.reports.paper import written
from pomanager.reports.parts import Blank, Choice, InColumns, Letters, Lines
from tests.reports.hostile_reading import pages_in
from tests.reports.parts_on_paper import HOSTILE, letters_of, pictured, printed, read, spoken_by
from tests.reports.sheets import letterhead, pages_of, text_of


def test_what_the_office_knows_stands_on_the_dots(tmp_path: Path) -> None:
    text = read(printed(tmp_path / "a.pdf", lambda: [Blank("Received by", filled="Marie-Goreth"), Blank("On")]))
    assert "Received by" in text
    assert "Marie-Goreth" in text
    assert spoken_by([Blank("By", filled="Aline"), Blank("On")]) == ["By", "Aline", "On"]


def test_a_long_text_takes_as_many_dotted_lines_as_it_needs() -> None:
    assert Blank("By").wrap(480, 0)[1] == 23
    assert Blank("By", 3).wrap(480, 0)[1] == 3 * 23
    assert Blank("By", filled="a long sentence " * 10).wrap(480, 0)[1] == 3 * 23
    assert Blank("By", 4, filled="a long sentence " * 10).wrap(480, 0)[1] == 4 * 23


def test_a_long_label_makes_room_below_it() -> None:
    assert Blank("a label of many words " * 6).wrap(480, 0)[1] > 60
    assert Choice("a label of many words " * 6, ("Yes", "No")).wrap(480, 0)[1] > 60


def test_every_word_to_choose_has_a_box_and_none_is_cut(tmp_path: Path) -> None:
    words = ["by hand", "by post", "by word of mouth " * 12, "by radio"]
    file = printed(tmp_path / "a.pdf", lambda: [Choice("It came", words)])
    assert " ".join(words).replace("  ", " ") in read(file).replace("  ", " ")
    assert spoken_by([Choice("It came", words)]) == ["It came", *words]


def test_boxes_wrap_onto_the_next_row_where_there_is_no_room() -> None:
    heights = [Choice("", ["word"] * number, share=0).wrap(200, 0)[1] for number in (1, 3, 4, 12)]
    assert heights == [23, 23, 46, 92]


def test_a_choice_between_nothing_is_a_label() -> None:
    assert Choice("Sex", ()).wrap(480, 0)[1] == 23


def test_boxes_for_letters_stand_in_groups_with_a_word_under_each(tmp_path: Path) -> None:
    def day() -> list[Block]:
        return [Letters("Born on", (2, 2, 4), ("day", "month", "year"))]

    assert "Born on" in read(printed(tmp_path / "a.pdf", day))
    assert spoken_by(day()) == ["Born on", "day", "month", "year"]
    plain, boxed = (
        pictured(printed(tmp_path / f"{name}.pdf", story))
        for name, story in (("b", lambda: [Blank("Born on")]), ("c", day))
    )
    assert sum(boxed.histogram()[:128]) > sum(plain.histogram()[:128])


def test_boxes_that_have_no_room_go_onto_the_next_row() -> None:
    assert Letters("No.", (5, 5)).wrap(480, 0)[1] < Letters("No.", (5, 5)).wrap(200, 0)[1]


def test_ruled_room_goes_on_over_pages(tmp_path: Path) -> None:
    assert Lines("Remarks", 2).wrap(480, 0)[1] == 14 + 2 * 23
    first, rest = Lines("Remarks", 10).split(480, 14 + 4 * 23 + 22)
    assert [first.wrap(480, 0)[1], rest.wrap(480, 0)[1]] == [14 + 4 * 23, 6 * 23]
    assert Lines("Remarks", 10).split(480, 14 + 22) == []
    pages = pages_of(printed(tmp_path / "a.pdf", lambda: [Lines("Remarks", 60)]))
    assert ["Remarks" in page for page in pages] == [True, False, False]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (Blank("Name"), Blank("Izina"), ["Name / Izina"]),
        (Blank("Name"), Blank("Name", 3), ["Name"]),
        (Blank("By", filled="Aline"), Blank("Na", filled="Aline"), ["By / Na", "Aline"]),
        (Choice("Sex", ("Woman", "Man")), Choice("Igitsina", ("Umugore", "Umugabo")),
         ["Sex / Igitsina", "Woman / Umugore", "Man / Umugabo"]),
        (Letters("Born", (2, 4), ("month", "year")), Letters("Yavutse", (2, 4), ("ukwezi", "umwaka")),
         ["Born / Yavutse", "month / ukwezi", "year / umwaka"]),
        (Lines("Remarks"), Lines("Ivyongeweko"), ["Remarks / Ivyongeweko"]),
    ],
)  # fmt: skip
def test_in_two_languages_one_blank_has_both_labels(first: Block, second: Block, said: list[str]) -> None:
    (both,) = first.beside(second)
    assert type(both) is type(first)
    assert list(both.said()) == said


def test_choices_that_differ_stand_side_by_side() -> None:
    (pair,) = Choice("Sex", ("Woman", "Man")).beside(Choice("Igitsina", ("Umugore",)))
    assert isinstance(pair, SideBySide)


@pytest.mark.parametrize("name", ["blank", "filled", "choice", "letters", "lines"])
def test_hostile_text_is_printed_as_it_stands(name: str, tmp_path: Path) -> None:
    makers: dict[str, Callable[[str], Block]] = {
        "blank": Blank,
        "filled": lambda text: Blank("x", filled=text),
        "choice": lambda text: Choice("x", (text, "y")),
        "letters": lambda text: Letters(text, (2, 2), ("a", "b")),
        "lines": Lines,
    }
    file = printed(tmp_path / "a.pdf", lambda: [makers[name](text) for text in HOSTILE])
    seen = letters_of(read(file))
    for text in HOSTILE:
        assert letters_of(text.translate(dict.fromkeys(range(32), None))) in seen
    assert b"/URI" not in file.read_bytes()


def test_a_box_that_is_ticked_already_has_a_cross_and_the_others_have_none(tmp_path: Path) -> None:
    def drawn(ticked: str) -> str:
        file = tmp_path / "choice.pdf"
        with speaking("en"), written(file, letterhead(), Heading("Form", is_sealed=False)) as paper:
            paper.flow([Choice("Sex", ("Woman", "Man"), ticked=ticked)])
        return b"\n".join(pages_in(file.read_bytes())).decode("latin-1")

    assert drawn("").count("1.2 w") == 0
    assert drawn("Woman").count("1.2 w") == drawn("Man").count("1.2 w") == 1
    assert drawn("Woman") != drawn("Man")
    assert drawn("Neither").count("1.2 w") == 0


def test_blanks_stand_side_by_side_in_columns_of_one_width(tmp_path: Path) -> None:
    block = InColumns([Blank("Section", filled="Nord"), Blank("Profession", filled="Farmer " * 30)])
    alone = Blank("Profession", filled="Farmer " * 30)
    assert list(block.said())[:2] == ["Section", "Nord"]
    assert block.wrap(400.0, 0)[1] == alone.wrap((400.0 - 16.0) / 2, 0)[1]
    file = tmp_path / "form.pdf"
    with speaking("en"), written(file, letterhead(), Heading("Form", is_sealed=False)) as paper:
        paper.flow([InColumns([Blank("One", filled="Left"), Blank("Two", filled="Right")])])
    assert "One" in text_of(file)
    assert "Right" in text_of(file)


def test_columns_in_two_languages_have_each_blank_under_both_labels() -> None:
    with speaking("en"):
        first = InColumns([Blank("Section"), Blank("Phone")])
    with speaking("fr"):
        second = InColumns([Blank("Section"), Blank("Téléphone")])
    (pair,) = first.beside(second)
    assert list(pair.said()) == ["Section", "Phone / Téléphone"]
