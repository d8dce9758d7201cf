"""Where the program finds its own files: in a checkout, in an installed wheel, in a frozen app."""

from pathlib import Path

import pytest

from pomanager import paths


def test_a_checkout_has_them_beside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "project" / "pomanager"
    wanted = tmp_path / "project" / "resources"
    package.mkdir(parents=True)
    wanted.mkdir()
    (tmp_path / "project" / "pyproject.toml").touch()

    assert paths.place_of("resources", package=package) == wanted


def test_a_wheel_has_them_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "pomanager"
    wanted = package / "translations"
    wanted.mkdir(parents=True)
    # another program's folder of that name lies beside ours: it is not ours
    (tmp_path / "site-packages" / "translations").mkdir()

    assert paths.place_of("translations", package=package) == wanted


@pytest.mark.parametrize("inside", ["resources", "pomanager/resources"])
def test_a_frozen_app_has_them_in_its_own_folder(tmp_path: Path, inside: str) -> None:
    wanted = tmp_path / "app" / inside
    wanted.mkdir(parents=True)

    found = paths.place_of("resources", package=tmp_path / "elsewhere", frozen_in=tmp_path / "app")

    assert found == wanted


def test_an_installation_without_them_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="resources did not come with the program"):
        paths.place_of("resources", package=tmp_path / "pomanager")


def test_this_project_has_its_icons_and_catalogues() -> None:
    assert any(paths.icons().glob("*.svg"))
    assert paths.translations().is_dir()


def test_tests_write_to_no_home_folder() -> None:
    for folder in (paths.data_folder(), paths.log_folder(), Path.home()):
        assert "pomanager-tests-" in str(folder)


def test_a_checkout_keeps_its_cache_to_itself() -> None:
    project = Path(__file__).resolve().parents[2]
    assert paths.cache_folder() == project / "build" / "cache"


def test_a_home_that_cannot_be_written_to_leaves_a_folder_for_this_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("no folder can be made here")
    monkeypatch.setattr(paths, "is_checkout", lambda _folder: False)
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *_args, **_named: str(tmp_path / "home" / "cache"))
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_args, **_named: str(tmp_path / "home" / "data"))
    folder = paths.cache_folder()
    assert folder.is_dir()
    assert folder == paths.cache_folder()
    assert folder.stat().st_mode & 0o077 == 0
    assert paths.data_folder() == tmp_path / "home" / "data"
