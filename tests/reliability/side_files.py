"""Files beside the office file, whole and broken: preferences, a begun office, ballots, tables of votes, backups."""

import json
import random
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from pomanager.ui.first_run.kept import Typed
from tests.reliability.mutating import ANY, broken, emptied

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=UTC)
BREAKS = (*ANY, emptied)
BALLOTS = (
    b'4 2\n-2\n3 1 2 3 0\n(id) 2 1=2 - 4 0\n1 -3 0\n0\n"SOK Sophea"\n"KEO \\"Mony\\""\n"\xe1\x9e\x9f"\n"D"\n"Board"\n',
    b'# a comment\n3 1 /* two\nlines */\n[tie 3 1 2]\n1 1 2 0 1 3 0\n0\n"A" "B" "C" "T"\n',
    b'1 1\n1 1 0\n0\n"A"\n"B"\n',
)  # fmt: skip
VOTES = (
    b"candidate,votes\nSOK Sophea,120\nKEO Mony,119\nspoilt,3\nblank,4\n",
    b"1,2,3\nA,B,C\nB,A,\n,,\nC,,\n",
    b"papers;first;second\n12;A;B\n3;B;\n1;;\n",
)
VALUES = (
    "²", "٣", "-1", "1e9", "9" * 40, "@Invalid()", "@Rect(0 0 1 1)", "@ByteArray(\\x1\\xd9)", "@Variant(\\0)",
    "@Size(1)", "a=²;b=1", "a=;=1;b", "true", "yes", '"', '"a, b"', "\\x", "\\", "a, , b", "2026-13-45",
    "2026-11-23T14:05", "%00",
    "ស", "/home/a.podb, /b.podb", "a\\0b", "@Point(a b)", "@", "@@", ";", "dark", "system", "125", "",
)  # fmt: skip
"""What may stand behind a key of the preferences."""


PREFERENCES = rb"""[General]

[away]
conapro=2026-11-23T14:05:00+00:00

[columns]
members="name=200;place=0;phone=120"

[door]
lock_after=30

[files]
backup_folder=/media/stick
recent=/home/ama/a.podb, "/home/ama/b, c.podb"

[look]
sidebar_folded=true
text_scale=140
theme=dark
window=@ByteArray(\x1\xd9\xd0\xcb\0\x3)

[papers]
large_print=false
size=letter

[words]
language=km
"""
"""Preferences as the program writes them."""


OTHERS: tuple[object, ...] = (
    None,
    1,
    -1,
    10**30,
    0.5,
    True,
    "x",
    "",
    [],
    {},
    [None],
    {"": ""},
    [[]],
    "[{}]",
    "[1]",
    '{"a":1}',
)
"""What may stand in JSON where something else is meant."""


def preferences(chance: random.Random) -> bytes:
    """A file of preferences whose values are others, or whose bytes are broken."""
    whole = PREFERENCES
    if chance.random() < 0.5:
        return broken(whole, chance, BREAKS)
    lines = whole.decode().splitlines()
    for at, line in enumerate(lines):
        if "=" in line and chance.random() < 0.5:
            lines[at] = f"{line.partition('=')[0]}={chance.choice(VALUES)}"
    return "\n".join(lines).encode()


def begun_office(chance: random.Random) -> bytes:
    """What was typed for a new office, broken as bytes or as JSON."""
    people = json.dumps([{"kept": {"id": "1"}, "cells": {"name": "Aline", "role": "T"}}])
    entries = {"organisation": {"name": "CONAPRO", "country": "BI"}, "people": {"people": people}}
    told: object = asdict(Typed(2, entries, "/home/ama/conapro.podb", "/media/stick"))
    if chance.random() < 0.5:
        return broken(json.dumps(told).encode(), chance, BREAKS)
    for _ in range(chance.randint(1, 3)):
        told = _otherwise(told, chance)
    return json.dumps(told).encode()


def _otherwise(told: object, chance: random.Random) -> object:
    """A value of JSON with something else at one place in it; rows that are kept as text are opened, too."""
    if chance.random() < 0.25:
        return chance.choice(OTHERS)
    if isinstance(told, dict) and told:
        key = chance.choice(list(told))
        return {**told, key: _otherwise(told[key], chance)}
    if isinstance(told, list) and told:
        at = chance.randrange(len(told))
        return [*told[:at], _otherwise(told[at], chance), *told[at + 1 :]]
    if isinstance(told, str) and told.startswith("["):
        return json.dumps(_otherwise(json.loads(told), chance))
    return told


def ballots(chance: random.Random) -> tuple[str, bytes]:
    """The ending of a name, and ballots or votes that are broken."""
    ending = chance.choice(("blt", "blt", "csv", "txt"))
    return ending, broken(chance.choice(BALLOTS if ending == "blt" else VOTES), chance, BREAKS)


def window_state(chance: random.Random) -> bytes:
    """What a window was told to be kept as, broken."""
    whole = b"\x01\xd9\xd0\xcb\x00\x03\x00\x00" + bytes(range(60))
    return broken(whole, chance, BREAKS) if chance.random() < 0.5 else chance.randbytes(66)


def written(folder: Path, name: str, data: bytes) -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path
