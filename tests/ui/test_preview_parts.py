"""The parts below the preview: where pages lie, how they are kept, how words are found in them, where papers lie."""

import errno
import resource
import stat
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from pomanager.errors import FileTrouble
from pomanager.ui.preview import folded, zoom
from pomanager.ui.preview.drawings import Drawings
from pomanager.ui.preview.kept import KeptPapers, sweep
from pomanager.ui.preview.placing import BAND_DOTS, Placing, Spot
from pomanager.ui.preview.saving import save_whole
from pomanager.ui.preview.zoom import Fit, Room

A4 = (595.2756, 841.8898)
LETTER_ACROSS = (792.0, 612.0)


# ---- pages one below the other ---------------------------------------------------------------------------------------


def test_a_page_begins_at_its_top_and_ends_where_the_next_begins() -> None:
    placing = Placing([A4, LETTER_ACROSS, A4], 1.0, gap=10, margin=20)
    assert placing.tops == [20, 20 + 842 + 10, 20 + 842 + 10 + 612 + 10]
    assert [placing.page_at(y) for y in (0, 20, 871, 872, 873, 10_000)] == [0, 0, 0, 1, 1, 2]
    assert placing.height == placing.tops[2] + 842 + 20
    assert placing.width == 792 + 40


def test_only_pages_in_sight_are_seen() -> None:
    placing = Placing([A4] * 10_000, 1.0, gap=10, margin=20)
    assert list(placing.seen(0, 500)) == [0]
    assert list(placing.seen(0, 872)) == [0, 1]
    assert list(placing.seen(placing.tops[5000] - 5, placing.tops[5000] + 800)) == [5000]
    assert list(placing.seen(placing.height - 100, placing.height)) == [9999]
    assert list(Placing((), 1.0, 10, 20).seen(0, 500)) == []


@given(page=st.integers(0, 49), down=st.floats(0, 0.99), before=st.floats(0.3, 12.0), after=st.floats(0.3, 12.0))
def test_what_is_seen_is_found_again_at_every_size(page: int, down: float, before: float, after: float) -> None:
    sizes = [A4] * 50
    small, large = Placing(sizes, before, 12, 16), Placing(sizes, after, 12, 16)
    spot = small.spot(small.top_of(Spot(page, down)))
    assert (spot.page, spot.down) == pytest.approx((page, down), abs=0.01)
    again = large.spot(large.top_of(spot))
    assert (again.page, again.down) == pytest.approx((page, down), abs=0.02)


@given(width=st.floats(50, 3000), height=st.floats(50, 3000), scale=st.floats(0.2, 12.0))
def test_bands_cover_a_page_once_and_none_is_too_large(width: float, height: float, scale: float) -> None:
    placing = Placing([(width, height)], scale, 10, 10)
    bands = placing.bands(0)
    assert bands[0][0] == 0
    assert all(top + rows == following for (top, rows), (following, _rows) in pairwise(bands))
    assert sum(rows for _top, rows in bands) == placing.heights[0]
    assert max(rows for _top, rows in bands) * placing.widths[0] <= max(BAND_DOTS * 1.5, 256 * 1.5 * placing.widths[0])


# ---- size ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("percent", "larger", "smaller"),
    [(49, 50, 50), (50, 75, 50), (51, 75, 50), (99, 100, 75), (100, 125, 75), (137.4, 150, 125), (400, 400, 300),
     (733, 400, 400)],
)  # fmt: skip
def test_steps_go_to_the_next_round_size(percent: float, larger: int, smaller: int) -> None:
    assert (zoom.larger(percent), zoom.smaller(percent)) == (larger, smaller)


def test_pages_fit_the_window_or_have_so_much_of_their_real_size() -> None:
    room = Room(width=1000, height=600, dots_per_inch=96)
    assert room.scale(100, A4) == pytest.approx(96 / 72)
    assert room.percent(room.scale(250, A4)) == pytest.approx(250)
    assert room.scale(Fit.WIDTH, A4) * A4[0] == pytest.approx(1000)
    assert room.scale(Fit.PAGE, A4) * A4[1] == pytest.approx(600)
    assert room.scale(Fit.PAGE, (2000, 100)) * 2000 == pytest.approx(1000)
    assert room.percent(room.scale(20, A4)) == pytest.approx(50)
    assert room.percent(room.scale(1000, A4)) == pytest.approx(400)


# ---- pictures --------------------------------------------------------------------------------------------------------


def picture(width: int = 100, height: int = 100) -> QImage:
    return QImage(width, height, QImage.Format.Format_RGB32)


def test_pictures_seen_longest_ago_make_room() -> None:
    drawings = Drawings(most_bytes=3 * 40_000)
    for page in range(3):
        drawings.keep((page, 0), picture())
    assert drawings.get((0, 0)) is not None
    drawings.keep((3, 0), picture())
    assert [drawings.has((page, 0)) for page in range(4)] == [True, False, True, True]
    assert drawings.size_in_bytes == 3 * 40_000


def test_a_picture_larger_than_all_room_is_kept_alone() -> None:
    drawings = Drawings(most_bytes=1000)
    drawings.keep((0, 0), picture())
    drawings.keep((1, 0), picture())
    assert [drawings.has((page, 0)) for page in range(2)] == [False, True]


def test_at_another_size_the_old_picture_serves_until_the_new_one_is_there() -> None:
    drawings = Drawings()
    drawings.keep((0, 0), picture())
    drawings.keep((1, 0), picture())
    drawings.keep((1, 500), picture())
    drawings.change_scale({0})
    assert drawings.before(0) is not None
    assert drawings.before(1) is None
    drawings.keep((0, 0), picture(200, 200))
    assert drawings.before(0) is None
    drawings.clear()
    assert not drawings.has((0, 0))


# ---- words -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("mediatrice", "NIYONZIMA Médiatrice\r\nHAKIZIMANA", ["Médiatrice"]),
        ("niyonzima medi", "NIYONZIMA\r\nMédiatrice", ["NIYONZIMA\r\nMédi"]),
        ("айгуль", "Токтосунова АЙГҮЛЬ, Айгуль", ["АЙГҮЛЬ", "Айгуль"]),
        ("ry'amashirahamwe", "Ihuriro ry’amashirahamwe", ["ry’amashirahamwe"]),
        ("សុខសុភាព", "លោក សុខ\u200bសុភាព", ["សុខ\u200bសុភាព"]),
        ("1974", "កើត ១៩៧៤", ["១៩៧៤"]),
        ("aa", "aaaaa", ["aa", "aa"]),
        ("  two   words ", "Two\u00a0words two", ["Two\u00a0words"]),
        ("nobody", "somebody", []),
        ("", "anything", []),
        ("' '", "it’s", []),
    ],
)
def test_words_are_found_as_people_mean_them(typed: str, text: str, found: list[str]) -> None:
    looked_for = folded.wanted(typed)
    spans = folded.spans(text, looked_for)
    assert [text[first : first + length] for first, length in spans] == found
    assert folded.count(text, looked_for) == len(found)


@given(st.text(max_size=60), st.text(max_size=4))
def test_as_many_places_are_marked_as_are_counted(text: str, typed: str) -> None:
    looked_for = folded.wanted(typed)
    spans = folded.spans(text, looked_for)
    assert len(spans) == folded.count(text, looked_for)
    assert all(looked_for in folded.searched(text[first : first + length]) for first, length in spans)


# ---- where papers lie ------------------------------------------------------------------------------------------------


def test_the_folder_of_a_preview_is_private_and_goes_with_it(tmp_path: Path) -> None:
    kept = KeptPapers(tmp_path / "previews")
    assert stat.S_IMODE(kept.folder.stat().st_mode) == 0o700
    kept.next_file().write_bytes(b"%PDF")
    assert kept.next_file().name == "2.pdf"
    kept.leave()
    assert list((tmp_path / "previews").iterdir()) == []


def test_the_folder_stays_until_the_last_work_in_it_is_done(tmp_path: Path) -> None:
    kept = KeptPapers(tmp_path)
    kept.busy()
    kept.busy()
    kept.leave()
    kept.free()
    assert kept.folder.is_dir()
    kept.free()
    assert not kept.folder.exists()


def test_what_a_crash_left_is_swept_and_what_is_open_stays(tmp_path: Path) -> None:
    sweep(tmp_path / "never made")
    open_now = KeptPapers(tmp_path)
    cut_off = (
        "import os, sys; from pathlib import Path; from pomanager.ui.preview.kept import KeptPapers;"
        "KeptPapers(Path(sys.argv[1])).next_file().write_bytes(b'%PDF'); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", cut_off, str(tmp_path)], check=False).returncode == 9
    assert len(list(tmp_path.glob("*/1.pdf"))) == 1
    sweep(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == [open_now.folder.name]
    open_now.leave()


def test_no_room_for_a_preview_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileTrouble, match="no room on this computer"):
        KeptPapers(tmp_path / "file" / "previews")


# ---- saving ----------------------------------------------------------------------------------------------------------


def test_a_paper_is_saved_whole_in_the_place_of_another(tmp_path: Path) -> None:
    source, target = tmp_path / "1.pdf", tmp_path / "roll.pdf"
    source.write_bytes(b"new" * 100_000)
    target.write_bytes(b"old")
    save_whole(source, target)
    assert target.read_bytes() == source.read_bytes()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["1.pdf", "roll.pdf"]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    source, target = tmp_path / "1.pdf", tmp_path / "roll.pdf"
    source.write_bytes(b"new" * 100_000)
    target.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(FileTrouble, match="no room left on the disk"):
            save_whole(source, target)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert target.read_bytes() == b"old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["1.pdf", "roll.pdf"]


def test_a_folder_that_may_not_be_written_to_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "1.pdf"
    source.write_bytes(b"%PDF")
    opened = Path.open

    def refuse(self: Path, mode: str = "r") -> object:
        if "x" in mode:
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(self, mode)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileTrouble, match="could not be written"):
        save_whole(source, tmp_path / "roll.pdf")
    assert [each.name for each in tmp_path.iterdir()] == ["1.pdf"]


def test_a_stick_that_was_pulled_is_told_of_and_not_a_file_that_is_open(tmp_path: Path) -> None:
    source = tmp_path / "1.pdf"
    source.write_bytes(b"%PDF")
    with pytest.raises(FileTrouble, match="is not there now"):
        save_whole(source, tmp_path / "stick" / "roll.pdf")


def test_a_locked_stick_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "1.pdf"
    source.write_bytes(b"%PDF")
    opened = Path.open

    def refuse(self: Path, mode: str = "r") -> object:
        if "x" in mode:
            raise OSError(errno.EROFS, "Read-only file system")
        return opened(self, mode)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileTrouble, match=r"Nothing can be written to .*\. Take the lock off the stick"):
        save_whole(source, tmp_path / "roll.pdf")
