"""The words of the command line: what is understood, what is not, and that wrong words always end with 2."""

from pathlib import Path

import pytest

from tests.cli.saying import Run

COMMANDS = (
    ("new",),
    ("demo",),
    ("check",),
    ("backup",),
    ("restore",),
    ("export-plain",),
    ("papers",),
    ("print",),
    ("members",),
    ("members", "import"),
    ("members", "undo"),
    ("members", "export"),
    ("members", "find"),
    ("people",),
)

WRONG = (
    ("fnord",),
    ("--fnord",),
    ("--json",),
    ("new",),
    ("new", "a.podb"),
    ("new", "a.podb", "--name"),
    ("new", "a.podb", "--name", "X", "--language", "xx"),
    ("new", "a.podb", "--name", "X", "--language", "en_XA"),
    ("new", "a.podb", "b.podb", "--name", "X"),
    ("new", "", "--name", "X"),
    ("demo", "a.podb"),
    ("demo", "a.podb", "--story", "s5"),
    ("demo", "a.podb", "--story", "s1", "--members", "0"),
    ("demo", "a.podb", "--story", "s1", "--members", "many"),
    ("demo", "a.podb", "--story", "s1", "--members", "-5"),
    ("demo", "a.podb", "--story", "s1", "--seed", "1.5"),
    ("check",),
    ("check", "a.podb", "--jso"),
    ("check", "a.podb", "--json=yes"),
    ("backup", "a.podb"),
    ("restore", "a.podb"),
    ("export-plain", "a.podb"),
    ("members",),
    ("members", "burn", "a.podb"),
    ("members", "import", "a.podb"),
    ("members", "import", "a.podb", "t.csv", "--map", "Nom"),
    ("members", "import", "a.podb", "t.csv", "--map", "=name"),
    ("members", "undo", "a.podb", "first"),
    ("members", "export", "a.podb", "o.csv", "--as-of", "31.3.2026"),
    ("members", "export", "a.podb", "o.csv", "--as-of", "2026-02-30"),
    ("members", "find", "a.podb"),
    ("papers", "all"),
    ("print", "roll", "a.podb"),
    ("print", "roll", "a.podb", "--out"),
    ("print", "roll", "a.podb", "--out", "o.pdf", "--of", "me"),
    ("print", "roll", "a.podb", "--out", "o.pdf", "--language", "klingon"),
    ("print", "roll", "a.podb", "--out", "o.pdf", "--as-of", "yesterday"),
)


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_words_end_with_2_and_show_how_they_are_written(
    run: Run, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(*words)
    assert said.code == 2
    assert said.out == ""
    sentence, *usage = said.told.splitlines()
    assert sentence
    assert any(line.startswith("  pomanager ") for line in usage)
    assert list(tmp_path.iterdir()) == []


def test_what_is_missing_is_named(run: Run) -> None:
    assert run("print", "roll").told.startswith("This is missing: FILE, --out.")


def test_a_value_out_of_bounds_is_told_with_its_bounds(run: Run) -> None:
    said = run("demo", "a.podb", "--story", "s1", "--members", "0")
    assert "from 1 to" in said.told


def test_stories_that_exist_are_named(run: Run) -> None:
    assert "s1, s2, s3, s4" in run("demo", "a.podb", "--story", "s9").told


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(run: Run, words: tuple[str, ...]) -> None:
    said = run(*words, "--help")
    assert said.code == 0
    assert f"pomanager {' '.join(words)}" in said.out
    assert said.told == ""


def test_the_program_explains_itself(run: Run) -> None:
    said = run("--help")
    assert said.code == 0
    assert "pomanager [FILE]" in said.out


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_whoever_does_not_know_the_commands_finds_them(run: Run, words: tuple[str, ...]) -> None:
    *before, name = words
    assert f"\n  {name}\n" in run(*before, "--help").out


def test_a_file_opens_the_window(run: Run, tmp_path: Path) -> None:
    assert run(tmp_path / "coop.podb").out == f"window: {tmp_path / 'coop.podb'}\n"


def test_nothing_opens_the_window(run: Run) -> None:
    assert run().out == "window: None\n"
