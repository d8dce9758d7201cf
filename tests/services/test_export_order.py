"""Rows are read as they stand in the file, and written in the order of the list."""

from collections.abc import Iterator, Sequence

import pytest

from pomanager.errors import Cancelled
from pomanager.readmodels.progress import silent
from pomanager.services.members.queries.export_order import READ_AT_A_TIME, READING, afterwards, in_order


@pytest.mark.parametrize("count", [0, 1, READ_AT_A_TIME, READ_AT_A_TIME + 1])
def test_every_row_comes_once_in_the_order_asked_for(count: int) -> None:
    asked: list[Sequence[int]] = []

    def read(ids: Sequence[int]) -> Iterator[tuple[int, list[str]]]:
        asked.append(ids)
        return ((key, [str(key), ""]) for key in ids)

    ids = [*range(count, 0, -2), *range(count - 1, 0, -2)]
    assert list(in_order(ids, read, silent)) == [[str(key), ""] for key in ids]
    assert [key for some in asked for key in some] == sorted(ids)
    assert all(0 < len(some) <= READ_AT_A_TIME for some in asked)


@pytest.mark.parametrize("row", [[], [""], ["", ""], ["a\x1fb", "c"], ["\x1f"], ["a", "b\n", " "]])
def test_a_row_waits_as_it_was_read(row: list[str]) -> None:
    (found,) = in_order([1], lambda _ids: [(1, row)], silent)
    assert list(found) == row


def test_who_is_not_to_be_written_is_left_out() -> None:
    assert list(in_order([3, 1, 2], lambda _ids: [(1, ["a"]), (3, ["c"])], silent)) == [["c"], ["a"]]


def test_reading_and_writing_tell_of_one_progress() -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))

    count = 4 * READ_AT_A_TIME
    rows = in_order(range(count), lambda ids: [(key, ["a"]) for key in ids], tell)
    assert sum(1 for _row in rows) == count
    rest = afterwards(tell)
    rest(0, count)
    rest(count, count)
    assert told == sorted(told)
    assert told[0] == (0, count)
    assert told[-2:] == [(round(count * READING), count), (count, count)]


def test_reading_is_stopped_between_two_portions() -> None:
    read: list[int] = []

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    def note(ids: Sequence[int]) -> Iterator[tuple[int, list[str]]]:
        read.extend(ids)
        return iter(())

    with pytest.raises(Cancelled):
        list(in_order(range(3 * READ_AT_A_TIME), note, stop))
    assert len(read) == READ_AT_A_TIME
