"""Places that break files are told of, from the system's own table of disks."""

import os
from pathlib import Path

import pytest

from pomanager.db import place
from pomanager.rules.objections import Weight

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/books /mnt/server cifs rw 0 0
/dev/sdb1 /media/USB\\040STICK vfat rw 0 0
nonsense
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/asha/conapro.podb", "ext4"),
        ("/mnt/server/conapro.podb", "cifs"),
        ("/mnt/serverroom/conapro.podb", "ext4"),
        ("/media/USB STICK/a/conapro.podb", "vfat"),
    ],
)
def test_the_innermost_disk_counts(path: str, kind: str) -> None:
    assert place.mount_kind(Path(path), lambda: MOUNTS) == kind


@pytest.mark.parametrize(
    ("kind", "sentence"), [("cifs", place.ON_NETWORK), ("exfat", place.ON_STICK), ("ext4", None), ("", None)]
)
def test_networks_and_sticks_are_warned_of(
    kind: str, sentence: str | None, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "_place_kind", lambda _: kind)
    warnings = place.place_warnings(path)
    assert [warning.message for warning in warnings] == [sentence] * bool(sentence)
    assert all(warning.weight is Weight.WARN for warning in warnings)


def test_folders_copied_to_the_internet_and_hard_links_are_warned_of(path: Path) -> None:
    assert place.place_warnings(path) == ()
    cloud = path.parent / "OneDrive - CONAPRO"
    cloud.mkdir()
    os.link(path, cloud / "conapro.podb")
    found = [warning.message for warning in place.place_warnings(cloud / "conapro.podb")]
    assert found == [place.IN_CLOUD, place.SEVERAL_NAMES]


def test_without_a_table_of_disks_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    assert place.mount_kind(Path("/home"), lambda: "") == ""
