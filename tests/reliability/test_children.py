"""Children tell what they did, can be killed in the middle of it, and leave nothing behind."""

import os
import time

import pytest

from tests.reliability.children import Broken, Child, Hanging, Say, run


def count_to(say: Say, number: int) -> None:
    for each in range(number):
        say(each)


def count_for_ever(say: Say) -> None:
    number = 0
    while True:
        say(number)
        number += 1
        time.sleep(0.001)


def fail(_say: Say) -> None:
    raise ValueError("as it is meant to")


def take_memory(say: Say, size: int) -> None:
    try:
        say(len(bytearray(size)))
    except MemoryError:
        say("no room")


def test_a_child_says_what_it_does_and_ends() -> None:
    assert run(count_to, 3) == [0, 1, 2]
    with Child(count_to, 1) as child:
        assert child.next() == 0
        assert child.exit_code() == 0


def test_a_killed_child_has_said_what_it_said_and_is_gone() -> None:
    with Child(count_for_ever) as child:
        assert child.next() == 0
        child.kill()
        said = list(child.all_said())
        assert said == list(range(1, len(said) + 1))
        assert child.exit_code() == -9
    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)


def test_a_child_that_is_left_is_killed() -> None:
    with Child(count_for_ever) as child:
        pass
    assert child.exit_code() == -9


def test_what_a_target_raises_is_told() -> None:
    with pytest.raises(Broken, match="as it is meant to"):
        run(fail)


def test_who_says_nothing_is_not_waited_for() -> None:
    with Child(count_to, 1) as child:
        child.next()
        with pytest.raises(EOFError):
            child.next()
    with Child(time.sleep) as child, pytest.raises(Broken):  # `say` is no number
        child.next()
    with Child(count_for_ever) as child, pytest.raises(Hanging):
        child.exit_code(0.01)


def test_a_child_has_no_more_memory_than_it_was_given() -> None:
    assert run(take_memory, 64 << 20) == [64 << 20]
    assert run(take_memory, 640 << 20, memory_mb=600) == ["no room"]
