"""Help has its pictures in every language, small enough for an old PC and a stick."""

import pytest
from PIL import Image

from pomanager.help.pictures import COLOURS, MOST_BYTES, PICTURED, SIZE, folder, picture_of
from pomanager.i18n import speaking
from pomanager.i18n.languages import LANGUAGES

MOST_IN_ALL = 3_000_000


@pytest.mark.parametrize("code", [each.code for each in LANGUAGES])
def test_every_picture_is_there_and_small(code: str) -> None:
    assert {path.stem for path in (folder() / code).iterdir()} == set(PICTURED), "make screens"
    with speaking(code):
        for key in PICTURED:
            path = picture_of(key)
            assert path == folder() / code / f"{key}.png"
            assert path.stat().st_size <= MOST_BYTES, path
            with Image.open(path) as picture:
                assert picture.size == SIZE
                assert picture.mode == "P"
                colours = picture.getcolors()
            assert colours is not None
            assert len(colours) <= COLOURS


def test_all_pictures_together_are_small() -> None:
    assert sum(path.stat().st_size for path in folder().rglob("*.png")) <= MOST_IN_ALL


def test_where_a_language_has_no_picture_the_english_one_stands_in_and_others_have_none() -> None:
    with speaking("en"):
        assert picture_of("journal") is None
    with speaking("xx"):
        path = picture_of("members")
    assert path == folder() / "en" / "members.png"
