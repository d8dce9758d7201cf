"""What a process did to its files, as the preloaded piece wrote it down, and what a disk may hold if the power fails.

The model of the disk is the worst a careful one may do. Of what was written to a file since it was last forced to the
disk each write may have arrived or not, whole or in some of its sectors, in any order. Of what was done to the names in
a folder since that was last forced a first part has arrived. What was forced is there.
"""

import random
import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

SECTOR = 512
"""Bytes that reach the disk together or not at all."""

_HEAD = struct.Struct("=c3xIIIq")


class Event(NamedTuple):
    """One change, or a mark, in the order of what happened."""

    kind: str
    """W written, T cut to a length, S forced to the disk, C made, D folder made, R renamed, L named twice, U removed,
    M a mark."""
    path: str
    data: bytes
    at: int

    @property
    def other(self) -> str:
        """The second name of a renaming."""
        return self.data.decode()


def read(log: Path) -> Iterator[Event]:
    """Everything in a log, in order."""
    found = log.read_bytes()
    place = 0
    while place < len(found):
        kind, path_length, data_length, _filler, at = _HEAD.unpack_from(found, place)
        begin = place + _HEAD.size + path_length
        path = found[place + _HEAD.size : begin].decode()
        place = begin + data_length
        yield Event(kind.decode(), path, found[begin:place], at)


@dataclass(slots=True)
class _Content:
    """One file, whatever its names: what is surely on the disk, and what was done since."""

    kept: bytearray = field(default_factory=bytearray)
    since: list[Event] = field(default_factory=list)


class Disk:
    """A folder while it is worked in: what a power cut could leave of it at any moment."""

    def __init__(self, folder: Path) -> None:
        self._names = {
            str(path): _Content(bytearray(path.read_bytes())) for path in folder.rglob("*") if path.is_file()
        }
        self._now = dict(self._names)
        self._since: defaultdict[str, list[dict[str, _Content]]] = defaultdict(list)
        """By folder, its names after each change since it was last forced."""
        self._made: set[str] = set()
        """Folders that were made since the beginning."""

    def take(self, event: Event) -> None:
        """Let the next thing happen."""
        content = self._now.get(event.path)
        if event.kind in "WT" and content is not None:
            content.since.append(event)
        elif event.kind == "S":
            self._force(event.path, None if event.path in self._made else content)
        elif event.kind in "CD":
            self._rename(event.path, _Content())
            self._made |= {event.path} if event.kind == "D" else set()
        elif event.kind in "RL" and content is not None:
            self._rename(event.other, content)
            if event.kind == "R":
                self._rename(event.path, None)
        elif event.kind == "U" and content is not None:
            self._rename(event.path, None)

    def _force(self, path: str, content: _Content | None) -> None:
        if content is not None:
            for each in content.since:
                _apply(content.kept, each)
            content.since.clear()
            return
        self._names |= {name: kept for name, kept in self._now.items() if str(Path(name).parent) == path}
        for name in [name for name in self._names if str(Path(name).parent) == path and name not in self._now]:
            del self._names[name]
        self._since.pop(path, None)

    def _rename(self, name: str, content: _Content | None) -> None:
        if content is None:
            self._now.pop(name, None)
        else:
            self._now[name] = content
        folder = str(Path(name).parent)
        there = {each: kept for each, kept in self._now.items() if str(Path(each).parent) == folder}
        self._since[folder].append(there)

    def after_cut(self, chance: random.Random) -> dict[str, bytearray]:
        """By name, what one power cut leaves of every file."""
        names = dict(self._names)
        for folder, states in self._since.items():
            arrived = chance.randint(0, len(states))
            if arrived:
                names = {name: kept for name, kept in names.items() if str(Path(name).parent) != folder}
                names |= states[arrived - 1]
        luck = chance.choice((0.0, 0.5, 0.9, 1.0, chance.random()))
        return {name: _left(names[name], chance, luck) for name in sorted(names) if self._is_file(name, names)}

    def _is_file(self, name: str, names: dict[str, _Content]) -> bool:
        """Whether it is no folder, and lies in none that is lost."""
        folder = str(Path(name).parent)
        return name not in self._made and (folder not in self._made or folder in names)


def _left(content: _Content, chance: random.Random, luck: float) -> bytearray:
    left = content.kept[:]
    for event in content.since:
        if chance.random() < luck:
            _apply(left, event)
        elif event.kind == "W" and chance.random() < luck:
            _apply_torn(left, event, chance)
    return left


def _apply(kept: bytearray, event: Event) -> None:
    if event.kind == "T":
        del kept[event.at :]
        kept.extend(bytes(event.at - len(kept)))
        return
    if len(kept) < event.at:
        kept.extend(bytes(event.at - len(kept)))
    kept[event.at : event.at + len(event.data)] = event.data


def _apply_torn(kept: bytearray, event: Event, chance: random.Random) -> None:
    """Some sectors of a write arrived, the others did not."""
    for begin in range(0, len(event.data), SECTOR):
        if chance.random() < 0.5:
            _apply(kept, Event("W", event.path, event.data[begin : begin + SECTOR], event.at + begin))
