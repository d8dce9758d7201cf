"""What needs attention, told from the command line."""

from pathlib import Path

from tests.cli.saying import Run


def test_heaps_are_counted_for_a_program(run: Run, office: Path, table: Path) -> None:
    run("members", "import", office, table)
    said = run("members", "attention", office, "--json")
    assert said.code == 1
    facts = said.facts()
    assert {row["check"]: row["count"] for row in facts["rows"]} == {"no_birth": 3, "no_phone": 3}
    assert (facts["count"], facts["doubles_sought"]) == (6, None)
    assert "not searched for doubles" in said.told


def test_heaps_are_told_to_a_person(run: Run, office: Path, table: Path) -> None:
    run("members", "import", office, table)
    assert run("members", "attention", office).out.splitlines() == ["3 · Missing: Date of birth", "3 · Missing: Phone"]


def test_notes_of_an_import_are_told_without_what_differs(run: Run, office: Path, tmp_path: Path) -> None:
    table = tmp_path / "born.csv"
    table.write_text("name,sex,born\nKEO Mony,F,31/02/1971\nPRAK Dara,F,30/02/1980\n", encoding="utf-8")
    run("members", "import", office, table)
    lines = run("members", "attention", office).out.splitlines()
    assert [line for line in lines if "…" in line] == [
        "2 · From imports: No calendar has the day “…”: only the year was kept."
    ]
    assert "{" not in "".join(lines)


def test_members_of_one_kind_or_check_are_listed(run: Run, office: Path, table: Path) -> None:
    run("members", "import", office, table)
    rows = run("members", "attention", office, "--kind", "missing", "--json").facts()["rows"]
    assert len(rows) == 6
    assert rows[0] == {
        "id": 1, "number": "1", "name": "NIYONZIMA Médiatrice", "place": "Mungwa", "about": "birth",
        "sentence": "The date of birth is not known.", "value": "",
    }  # fmt: skip
    lines = run("members", "attention", office, "--kind", "no_phone").out.splitlines()
    assert lines[0] == "1 · NIYONZIMA Médiatrice · Mungwa · No phone is known."
    assert len(lines) == 3


def test_doubles_are_sought_and_kept(run: Run, office: Path, tmp_path: Path) -> None:
    table = tmp_path / "twice.csv"
    table.write_text(
        "Name,Sex,Village\nNDAYISHIMIYE Odette,female,Mungwa\nOdette NDAHISHIMIYE,female,Mungwa\n", encoding="utf-8"
    )
    run("members", "import", office, table)
    (pair,) = run("members", "attention", office, "--seek-doubles", "--kind", "double", "--json").facts()["rows"]
    assert [side["number"] for side in pair["members"]] == ["1", "2"]
    assert pair["same"] == ["name", "place"]
    again = run("members", "attention", office, "--kind", "double")
    assert again.out.startswith(f"{pair['score']} · 1 NDAYISHIMIYE Odette · 2 ")
    assert "not searched" not in again.told


def test_nothing_to_look_at_is_exit_code_0(run: Run, office: Path) -> None:
    assert run("members", "attention", office, "--json").code == 0


def test_duplicates_are_told_and_nothing_is_changed(run: Run, office: Path, tmp_path: Path) -> None:
    assert run("duplicates", office).code == 0
    table = tmp_path / "twice.csv"
    rows = "name,sex,born,place\nNDAYISHIMIYE Marie,F,1984,Mungwa\nMarie NDAHISHIMIYE,F,1984,Mungwa\n"
    table.write_text(rows, encoding="utf-8")
    run("members", "import", office, table)
    said = run("duplicates", office, "--json")
    (pair,) = said.rows()
    assert (said.code, pair["same"], [each["number"] for each in pair["members"]]) == (
        1, ["name", "birth", "place"], ["1", "2"],
    )  # fmt: skip
    assert run("duplicates", office).out.strip().endswith("The same: Name, Born, Place.")
    assert run("members", "attention", office, "--json").facts()["doubles_sought"] is None
