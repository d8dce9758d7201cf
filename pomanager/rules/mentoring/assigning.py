"""Finds the best assignment of many to many under capacities and forbidden pairs, exactly.

The method is that of shortest augmenting paths (R. Jonker and A. Volgenant, A shortest augmenting path algorithm for
dense and sparse linear assignment problems, Computing 38, 1987): prices of the columns are first raised as in an
auction without ever losing optimality; whoever is left free is then given a place along a shortest path of exchanges.
Gains are whole numbers, so nothing is rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import sub
from typing import TypeAlias

Gains: TypeAlias = Sequence[Sequence[int | None]]
"""A row for each one to be placed, a number for each place: the more the better, None where it is forbidden."""

_ROUNDS = 3
"""How often those left free bid again before paths are looked for."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who got which place: the column of each row, None where none was left; ``total`` is the sum of gains."""

    places: tuple[int | None, ...]
    total: int


def assign(gains: Gains, capacities: Sequence[int]) -> Assignment:
    """As many rows placed as can be, and of all ways to place so many, one with the greatest sum of gains."""
    seats = [column for column, capacity in enumerate(capacities) for _ in range(min(capacity, len(gains)))]
    if not gains or not seats:
        return Assignment((None,) * len(gains), 0)
    costs = _costs(gains, seats)
    found = _solved(costs)
    places: list[int | None] = []
    total = 0
    for row, seat in zip(gains, found, strict=True):
        column = seats[seat] if seat < len(seats) else None
        gain = None if column is None else row[column]
        places.append(None if gain is None else column)
        total += gain or 0
    return Assignment(tuple(places), total)


def _costs(gains: Gains, seats: Sequence[int]) -> list[list[int]]:
    """Gains turned into costs of seats, never below 0; what is forbidden costs more than all the rest together."""
    known = [gain for row in gains for gain in row if gain is not None]
    top = max(known, default=0)
    forbidden = (top - min(known, default=0) + 1) * (len(gains) + 1)
    spare = [forbidden] * max(0, len(gains) - len(seats))
    costs = []
    for row in gains:
        of_columns = [forbidden if gain is None else top - gain for gain in row]
        costs.append([of_columns[seat] for seat in seats] + spare)
    return costs


def _solved(costs: list[list[int]]) -> list[int]:
    """The cheapest column of its own for each row; there are at least as many columns as rows."""
    prices = [0] * len(costs[0])
    row_of = [-1] * len(prices)
    column_of = [-1] * len(costs)
    free = list(range(len(costs)))
    for _round in range(_ROUNDS):
        free = _bid(costs, prices, row_of, column_of, free)
    for row in free:
        _augment(costs, prices, row_of, column_of, row)
    return column_of


def _bid(
    costs: list[list[int]], prices: list[int], row_of: list[int], column_of: list[int], free: list[int]
) -> list[int]:
    """Let each free row take its cheapest column, at a price at which it would as soon have its second; who is free."""
    left: list[int] = []
    waiting = free[::-1]
    while waiting:
        row = waiting.pop()
        reduced = list(map(sub, costs[row], prices))
        least = min(reduced)
        column = reduced.index(least)
        reduced[column] = max(reduced) + 1
        second = min(reduced)
        gain = second - least
        if gain == 0 and row_of[column] >= 0:
            column = reduced.index(second)
        else:
            prices[column] -= gain
        before = row_of[column]
        row_of[column], column_of[row] = row, column
        if before >= 0:
            column_of[before] = -1
            # Where the price fell, whoever was there bids again at once; at equal prices nothing would come of it.
            (waiting if gain else left).append(before)
    return left


def _augment(costs: list[list[int]], prices: list[int], row_of: list[int], column_of: list[int], start: int) -> None:
    """Give a free row a column along the cheapest chain of exchanges, and correct the prices (Dijkstra)."""
    reach = list(map(sub, costs[start], prices))
    via = [start] * len(prices)
    open_columns = list(range(len(prices)))
    settled: list[int] = []
    while True:
        nearest = min(map(reach.__getitem__, open_columns))
        ready = [column for column in open_columns if reach[column] == nearest]
        last = next((column for column in ready if row_of[column] < 0), None)
        if last is not None:
            break
        column = ready[0]
        open_columns.remove(column)
        settled.append(column)
        row = row_of[column]
        offset = nearest - (costs[row][column] - prices[column])
        of_row = costs[row]
        for other in open_columns:
            there = offset + of_row[other] - prices[other]
            if there < reach[other]:
                reach[other] = there
                via[other] = row
    for column in settled:
        prices[column] += reach[column] - nearest
    _exchange(row_of, column_of, via, last, start)


def _exchange(row_of: list[int], column_of: list[int], via: list[int], last: int, start: int) -> None:
    """Follow the chain back from its last column, each row on it taking the column before it."""
    column = last
    while True:
        row = via[column]
        row_of[column] = row
        column_of[row], column = column, column_of[row]
        if row == start:
            return
