"""The account of a count in plain sentences: what happened in each round and why, as marked words with figures."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pomanager.rules.counting import telling as words
from pomanager.rules.counting.figures import Part, Votes
from pomanager.rules.counting.record import Act, Count, Event, Happening, Stage, Why
from pomanager.rules.counting.reserving import Reason
from pomanager.rules.counting.telling_ties import ties_told
from pomanager.rules.objections import Objection

Sentence = Objection
"""A marked sentence with its details; it weighs nothing here."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is told of one stage: its place in the record from 1; 0 for what comes before all stages or after them."""

    stage: int
    sentences: tuple[Sentence, ...]


def account(count: Count) -> tuple[Paragraph, ...]:
    """The whole count in words: the papers, each stage, the result, and what reserved seats changed."""
    teller = _Teller(count)
    stages = [
        Paragraph(place, tuple(teller.stage(place, stage)))
        for place, stage in enumerate(count.stages, 1)
    ]  # fmt: skip
    return (Paragraph(0, tuple(teller.opening())), *stages, Paragraph(0, tuple(teller.result())))


class _Teller:
    def __init__(self, count: Count) -> None:
        self._count = count
        self._is_by_marks = not any(stage.act in {Act.SURPLUS, Act.EXCLUSION} for stage in count.stages) and (
            count.method not in _QUOTAS
        )

    # ---- before and after ----------------------------------------------------------------------------------------

    def opening(self) -> Iterator[Sentence]:
        count = self._count
        papers = {"seats": count.seats, "valid": count.valid, "blank": count.blank, "void": count.void}
        yield Sentence(words.PAPERS, details=papers)
        first = count.stages[0].quota if count.stages else None
        if count.method in _QUOTAS and first is not None:
            told = {"quota": self._votes(first), "valid": count.valid, "parts": count.seats + 1}
            yield Sentence(_QUOTAS[count.method], details=told)
        elif count.method == "irv" and count.seats == 1:
            yield Sentence(words.HALF_ELECTS)
        elif count.method == "two-round" and first is not None:
            yield Sentence(words.FIRST_ROUND_NEEDS, details={"quota": self._votes(first)})

    def result(self) -> Iterator[Sentence]:
        count = self._count
        if count.open_tie is not None:
            tie = count.open_tie
            yield Sentence(words.TIE, details={"votes": self._votes(tie.votes), "names": self._names(tie.candidates)})
            yield Sentence(words.TIE_OPEN, details={"names": self._names(tie.candidates), "places": tie.places})
            return
        if count.second_round:
            yield Sentence(words.SECOND_NEEDED, details={"names": self._names(count.second_round)})
            return
        if count.elected:
            yield Sentence(words.RESULT, details={"names": self._names(count.elected)})
        if count.vacant:
            yield Sentence(words.VACANT, details={"count": count.vacant})
        last = count.stages[-1]
        if last.exhausted or last.loss:
            told = {"exhausted": self._votes(last.exhausted), "loss": self._votes(last.loss)}
            yield Sentence(words.NOT_COUNTED, details=told)
        yield from self._reserved()

    def _reserved(self) -> Iterator[Sentence]:
        count = self._count
        if count.without is None:
            return
        if not count.without.is_settled:
            yield Sentence(words.WITHOUT_OPEN)
        elif not count.changed:
            yield Sentence(words.CHANGED_NOTHING)
        for swap in count.changed:
            told = {"came": self._name(swap.came), "left": self._name(swap.left)}
            message = words.SWAP if swap.came and swap.left else words.CAME if swap.came else words.LEFT
            yield Sentence(message, details=told)

    # ---- a stage -------------------------------------------------------------------------------------------------

    def stage(self, place: int, stage: Stage) -> Iterator[Sentence]:
        before = self._count.stages[place - 2] if place > 1 else None
        yield from self._tied(stage, is_of_act=True)
        yield from self._act(stage, before)
        yield from self._transfers(stage)
        yield from self._standing(stage)
        yield from self._tied(stage, is_of_act=False)
        yield from self._elected(stage, set(_ELECTED) - _AT_THE_END)
        yield from self._fates(stage)
        yield from self._elected(stage, _AT_THE_END)
        level = stage.of_kind(Happening.LEVEL)
        if level:
            yield Sentence(words.LEVEL, details={"names": self._names(each.candidate for each in level)})

    def _act(self, stage: Stage, before: Stage | None) -> Iterator[Sentence]:
        if before is not None and before.quota is not None and self._is_after_nobody(stage, before):
            yield Sentence(words.NOBODY_REACHED, details={"quota": self._votes(before.quota)})
        if stage.deferred:
            yield Sentence(words.PUT_OFF, details={"votes": self._votes(stage.deferred)})
        match stage.act:
            case Act.SURPLUS:
                yield self._surplus(stage)
            case Act.EXCLUSION:
                yield from self._exclusion(stage)
            case Act.SECOND:
                yield Sentence(words.SECOND_ROUND, details={"names": self._names(stage.of)})
            case Act.FIRST:
                pass

    @staticmethod
    def _is_after_nobody(stage: Stage, before: Stage) -> bool:
        """Whether somebody is out because nobody was elected in the stage before."""
        is_first_part = stage.part in {0, 1} and not stage.deferred
        return stage.act is Act.EXCLUSION and is_first_part and not before.of_kind(Happening.ELECTED)

    def _surplus(self, stage: Stage) -> Sentence:
        if stage.surplus is None:
            return Sentence(words.KEEP_LESS, details={"names": self._names(stage.of)})
        told = {"name": self._name(stage.of[0]), "votes": self._votes(stage.surplus)}
        if stage.value is None:
            return Sentence(words.SURPLUS_IN_PARTS, details=told)
        return Sentence(words.SURPLUS, details={**told, "value": self._votes(stage.value)})

    def _exclusion(self, stage: Stage) -> Iterator[Sentence]:
        out = stage.of_kind(Happening.EXCLUDED)
        if not out:
            yield Sentence(
                words.NEXT_BATCH, details={"names": self._names(stage.of), "value": self._votes(stage.value or 0)}
            )
            return
        message = {Why.DOOMED: words.OUT_DOOMED, Why.TOGETHER: words.OUT_TOGETHER}.get(
            out[0].why or Why.FEWEST, words.OUT
        )
        yield Sentence(message, details={"names": self._parts((each.candidate, each.votes) for each in out)})
        if stage.part == 1:
            yield Sentence(words.FIRST_BATCH, details={"value": self._votes(stage.value or 0)})

    def _transfers(self, stage: Stage) -> Iterator[Sentence]:
        moved: dict[int, int] = {}
        for each in stage.transfers:
            moved[each.taker] = moved.get(each.taker, 0) + (each.papers or 0)
        if not moved:
            return
        nobody = moved.pop(0, 0)
        told = {"papers": sum(moved.values()) + nobody, "none": nobody}
        if moved:
            shares = tuple(Part(self._name(taker), Votes(number, 0)) for taker, number in _largest_first(moved))
            yield Sentence(words.WENT, details={**told, "shares": shares})
        else:
            yield Sentence(words.WENT_NOWHERE, details=told)

    def _standing(self, stage: Stage) -> Iterator[Sentence]:
        """The votes after the stage, of those they still matter to."""
        settled = {each for each, (done, _event) in self._count.events(Happening.ELECTED).items()
                   if done.number < stage.number and stage.act is not Act.SECOND}  # fmt: skip
        now = {
            number: votes
            for number, votes in enumerate(stage.votes, 1)
            if votes is not None and number not in settled and (stage.act is Act.FIRST or number not in stage.of or
                                                                stage.act is Act.SECOND)
            and number not in self._count.withdrawn
        }  # fmt: skip
        if stage.against:
            against = {number: stage.against[number - 1] for number in now}
            yield Sentence(words.YES_VOTES, details={"shares": self._parts(_largest_first(now))})
            yield Sentence(words.NO_VOTES, details={"shares": self._parts(_largest_first(against))})
            return
        message = words.MARKS if self._is_by_marks and stage.act is not Act.EXCLUSION else words.VOTES_NOW
        message = words.FIRST_CHOICES if stage.act is Act.FIRST and not self._is_by_marks else message
        if now:
            yield Sentence(message, details={"shares": self._parts(_largest_first(now))})
        if stage.act is Act.SECOND and stage.exhausted:
            yield Sentence(words.FOR_NEITHER, details={"papers": stage.exhausted})

    def _fates(self, stage: Stage) -> Iterator[Sentence]:
        """Who is guarded or doomed from now on; of those elected by votes, or last of all, it matters no more."""
        elected = {event.candidate for event in stage.of_kind(Happening.ELECTED) if event.why is not Why.ONLY}
        for happening, messages in ((Happening.GUARDED, _GUARDED), (Happening.DOOMED, _DOOMED)):
            told: dict[tuple[object, ...], list[Event]] = {}
            for event in stage.of_kind(happening):
                if event.candidate not in elected:
                    told.setdefault(event.limits[:1], []).append(event)
            for events in told.values():
                limit = events[0].limits[0]
                details = {
                    "names": self._names(event.candidate for event in events), "group": limit.group,
                    "elected": limit.elected, "hopeful": limit.hopeful, "least": limit.least, "most": limit.most,
                    "seats": limit.vacancies,
                }  # fmt: skip
                yield Sentence(messages[limit.reason], details=details)

    def _tied(self, stage: Stage, *, is_of_act: bool) -> Iterator[Sentence]:
        """Ties about whose papers move come first, those about seats after the votes."""
        for place in stage.ties:
            tie = self._count.ties[place]
            if tie.question.is_of_act == is_of_act:
                yield from ties_told(self._count, tie)

    def _elected(self, stage: Stage, whys: Collection[Why]) -> Iterator[Sentence]:
        for why, message in _ELECTED.items():
            events = [event for event in stage.of_kind(Happening.ELECTED) if event.why is why and why in whys]
            if events:
                details: dict[str, object] = {"shares": self._parts((each.candidate, each.votes) for each in events)}
                if stage.quota is not None:
                    details["quota"] = self._votes(stage.quota)
                yield Sentence(self._message_of(why, message), details=details)

    def _message_of(self, why: Why, message: str) -> str:
        if why is not Why.MAJORITY:
            return message
        return {"yes-no": words.ELECTED_YES, "irv": words.ELECTED_HALF}.get(self._count.method, message)

    # ---- names and figures ---------------------------------------------------------------------------------------

    def _votes(self, units: int) -> Votes:
        return Votes(units, self._count.places)

    def _name(self, candidate: int) -> str:
        return self._count.name(candidate) if candidate else ""

    def _names(self, candidates: Iterable[int]) -> tuple[str, ...]:
        return tuple(map(self._name, candidates))

    def _parts(self, votes: Iterable[tuple[int, int]]) -> tuple[Part, ...]:
        return tuple(Part(self._name(candidate), self._votes(units)) for candidate, units in votes)


def _largest_first(votes: Mapping[int, int]) -> list[tuple[int, int]]:
    key: Callable[[tuple[int, int]], tuple[int, int]] = lambda each: (-each[1], each[0])  # noqa: E731 - typed
    return sorted(votes.items(), key=key)


_QUOTAS: Mapping[str, str] = MappingProxyType(
    {"scottish": words.QUOTA_SCOTTISH, "ers97": words.QUOTA_ERS97, "meek": words.QUOTA_MEEK}
)
_ELECTED: Mapping[Why, str] = MappingProxyType(
    {
        Why.RESERVED: words.ELECTED_RESERVED, Why.QUOTA: words.ELECTED_QUOTA, Why.ACTIVE: words.ELECTED_ACTIVE,
        Why.MAJORITY: words.ELECTED_NEEDED, Why.MOST: words.ELECTED_MOST, Why.LAST: words.ELECTED_LAST,
        Why.ONLY: words.ELECTED_ONLY,
    }
)  # fmt: skip
_AT_THE_END = frozenset({Why.LAST, Why.ONLY})
"""Reasons that follow from who is still in, and so are told after it."""
_GUARDED: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.LEAST: words.GUARDED_LEAST, Reason.OTHERS_FULL: words.GUARDED_OTHERS_FULL,
        Reason.TOGETHER: words.GUARDED_TOGETHER,
    }
)  # fmt: skip
_DOOMED: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.MOST: words.DOOMED_MOST, Reason.SEATS_NEEDED: words.DOOMED_SEATS_NEEDED,
        Reason.TOGETHER: words.DOOMED_TOGETHER,
    }
)  # fmt: skip
