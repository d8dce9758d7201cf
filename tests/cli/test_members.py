"""The roll from the command line: tables in, back out, undone; people found."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.conftest import TABLE
from tests.cli.saying import Run

FIGURES = ["new", "changed", "same", "flagged", "refused_rows"]


def test_a_table_is_brought_in_once(run: Run, office: Path, table: Path) -> None:
    first = run("members", "import", office, table, "--json").facts()
    assert list(first) == FIGURES
    assert first["new"] == 3
    again = run("members", "import", office, table, "--json").facts()
    assert (again["new"], again["same"]) == (0, 3)


def test_a_dry_run_writes_nothing(run: Run, office: Path, table: Path) -> None:
    said = run("members", "import", office, table, "--dry-run", "--json")
    assert said.code == 0
    assert said.facts()["new"] == 3
    assert run("members", "find", office, "Odette").code == 1


def test_figures_are_told_to_a_person_in_words(run: Run, office: Path, table: Path) -> None:
    said = run("members", "import", office, table)
    assert said.out.splitlines()[0] == "New: 3"


def test_a_column_is_read_as_told(run: Run, office: Path, tmp_path: Path) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("a=b,remark\nNIYONZIMA Médiatrice,Awa\nNDAYIZEYE Odette,Awa\n", encoding="utf-8")
    said = run("members", "import", office, table, "--map", "a=b=name", "--map", "remark=-", "--json")
    assert said.facts()["new"] == 2
    assert run("members", "find", office, "Médiatrice").code == 0


def test_a_profile_is_kept_under_its_name_and_used_again(run: Run, office: Path, tmp_path: Path) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("who,what\nNIYONZIMA Médiatrice,Awa\n", encoding="utf-8")
    kept = run(
        "members", "import", office, table, "--profile", "District", "--map", "who=name", "--map", "what=section"
    )
    assert kept.code == 0
    table.write_text("who,what\nNDAYIZEYE Odette,Nord\n", encoding="utf-8")
    assert run("members", "import", office, table, "--profile", "district", "--json").facts()["new"] == 1
    assert run("members", "import", office, table, "--json").facts()["same"] == 1
    run("members", "export", office, tmp_path / "out.csv")
    assert "Nord" in (tmp_path / "out.csv").read_text("utf-8")


def test_a_profile_needs_a_name_and_a_dry_run_keeps_none(run: Run, office: Path, table: Path) -> None:
    assert run("members", "import", office, table, "--profile", "District", "--dry-run").code == 0
    said = run("members", "import", office, table, "--profile", " ", "--json")
    assert said.refused()[0]["about"] == "name"
    assert run("members", "find", office, "Odette").code == 1


def test_a_wish_that_cannot_be_followed_is_refused(run: Run, office: Path, table: Path) -> None:
    said = run("members", "import", office, table, "--map", "Nom=name", "--json")
    assert said.code == 1
    assert said.refused()[0]["about"] == "map"


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, b"PK\x03\x04 cut short", b"Name,Sex\n", b"%PDF-1.7"]
)
def test_what_is_no_table_is_refused_and_nothing_written(
    run: Run, office: Path, tmp_path: Path, content: bytes
) -> None:
    table = tmp_path / "odd.csv"
    table.write_bytes(content)
    said = run("members", "import", office, table, "--json")
    assert said.code == 1
    assert said.refused()
    assert run("check", office).code == 0


def test_an_import_is_undone_and_its_numbers_come_back(run: Run, office: Path, table: Path) -> None:
    run("members", "import", office, table)
    said = run("members", "undo", office, "--json").facts()
    assert said == {"removed": 3, "restored": 0, "kept": []}
    assert run("members", "undo", office).code == 1
    run("members", "import", office, table)
    assert [row["number"] for row in run("members", "find", office, "Odette", "--json").rows()] == ["3"]
    assert run("check", office).code == 0


def test_without_a_number_an_import_that_brought_nothing_is_passed_over(run: Run, office: Path, table: Path) -> None:
    run("members", "import", office, table)
    run("members", "import", office, table)
    assert run("members", "undo", office, "--json").facts()["removed"] == 3


def test_an_import_is_undone_by_its_number(run: Run, office: Path, table: Path) -> None:
    run("members", "import", office, table)
    assert run("members", "undo", office, 7).code == 1
    assert run("members", "undo", office, 1).out.startswith("Removed: 3.")


def test_people_are_found_by_part_of_a_name(run: Run, office: Path, table: Path) -> None:
    run("members", "import", office, table)
    rows = run("members", "find", office, "mediat", "--json").rows()
    assert [row["name"] for row in rows] == ["NIYONZIMA Médiatrice"]
    assert list(rows[0]) == [
        "id", "number", "name", "other_script", "sex", "birth", "phone", "place", "section", "status", "since",
        "joined",
    ]  # fmt: skip
    assert rows[0]["sex"] == "f"
    assert "NIYONZIMA Médiatrice" in run("members", "find", office, "mediat").out


def test_finding_nobody_is_1_and_an_empty_list(run: Run, office: Path) -> None:
    said = run("members", "find", office, "Odette", "--json")
    assert said.code == 1
    assert said.rows() == []
    assert "Odette" in said.told


def test_the_roll_handed_out_brings_nothing_new(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "roll.xlsx"
    assert run("members", "export", sample, out).code == 0
    said = run("members", "import", sample, out, "--dry-run", "--json").facts()
    assert (said["new"], said["changed"], said["same"]) == (0, 0, 120)


def test_the_roll_as_of_a_day_holds_fewer(run: Run, sample: Path, tmp_path: Path) -> None:
    counts = []
    for day in ("2018-02-09", "2018-02-10", "2026-11-20"):
        out = tmp_path / f"{day}.csv"
        assert run("members", "export", sample, out, "--as-of", day).code == 0
        with out.open(encoding="utf-8-sig", newline="") as file:
            counts.append(len(list(csv.DictReader(file))))
    assert counts[0] == 0
    assert 0 < counts[1] < counts[2] <= 120


def test_a_kind_that_is_not_written_is_refused(run: Run, sample: Path, tmp_path: Path) -> None:
    assert run("members", "export", sample, tmp_path / "roll.doc").code == 1
    assert list(tmp_path.iterdir()) == []


def test_hostile_names_come_in_and_out_as_plain_text(run: Run, office: Path, tmp_path: Path) -> None:
    table = tmp_path / "hostile.csv"
    table.write_text(TABLE + '"=cmd()|x",male,Mungwa\n<img src=/etc/passwd>,female,Mungwa\n', encoding="utf-8")
    assert run("members", "import", office, table, "--json").facts()["new"] == 5
    assert run("print", "roll", office, "--out", tmp_path / "roll.pdf").code == 0
    assert run("members", "export", office, tmp_path / "out.csv").code == 0
    cells = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert "\n=cmd" not in cells
    assert ",=cmd" not in cells
    assert "<img src=/etc/passwd>" in cells


def test_a_listener_reads_json_even_of_sentences_in_another_language(run: Run, office: Path, table: Path) -> None:
    said = run("members", "import", office, table, "--json", language="km")
    assert json.loads(said.out)["new"] == 3
