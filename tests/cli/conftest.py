"""What tests of the command line get: a way to say words, an office of 120 people, and a table of members."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pomanager import cli
from pomanager.i18n import catalogue, formats
from tests import offices
from tests.cli.saying import Run, Said

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)

TABLE = """Name,Sex,Village
NIYONZIMA Médiatrice,female,Mungwa
HAKIZIMANA Tharcisse,male,Mungwa
NDAYIZEYE Odette,female,Rutegama
"""


def no_window(path: Path | None) -> int:
    """Stands in for the window: the tests see which file would have been opened."""
    print(f"window: {path}")  # noqa: T201 - seen by the test
    return 0


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Carry words out, and see what was said."""

    def carry_out(*words: object, language: str = "en", start: Callable[[cli.Start], cli.Start] | None = None) -> Said:
        capsys.readouterr()
        begun = cli.Start(clock=lambda: NOW, actor="the secretary", language=language, open_window=no_window)
        code = cli.main([str(word) for word in words], start(begun) if start else begun)
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Said(code, said.out, said.err)

    return carry_out


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample office of 120 people, which no test changes."""
    return offices.sample_copy(tmp_path_factory.mktemp("sample"), "s4", 120)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty office as the command line makes it, which no test changes."""
    path = tmp_path_factory.mktemp("founded") / "office.podb"
    begun = cli.Start(clock=lambda: NOW, actor="the secretary", language="en", open_window=no_window)
    assert cli.main(["new", str(path), "--name", "Abahuje", "--language", "fr"], begun) == 0
    return path


@pytest.fixture
def office(tmp_path: Path, founded: Path) -> Path:
    """An empty office of the test's own."""
    path = tmp_path / "office.podb"
    shutil.copyfile(founded, path)
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of three members."""
    path = tmp_path / "members.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def own_words_forgotten() -> Iterator[None]:
    """No test hears the own words of an office that another one opened."""
    yield
    catalogue.rename({})
    formats.set_decimals({})
