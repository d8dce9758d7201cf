"""What the by-laws in force on a day say about one kind of body; entirely blank where no by-laws were adopted."""

from datetime import date

from sqlalchemy.orm import Session

from pomanager.rules.bodies.kinds import BodyKind, Exclusion, Filling
from pomanager.rules.bodies.limits import BodyLimits, Force
from pomanager.rules.bylaws.in_force import Bylaws
from pomanager.services.members.queries.on_day import counts_on
from pomanager.services.organisation.queries.bylaws import bylaws_on

WITH_BYLAWS = frozenset({BodyKind.BOARD, BodyKind.SUPERVISORY, BodyKind.COMMITTEE})
"""Kinds of bodies the by-laws have settings for; an assembly of delegates and other bodies have none."""

_WITH_QUOTAS = frozenset({BodyKind.BOARD, BodyKind.SUPERVISORY})
_KINDS: dict[str, BodyKind | Exclusion] = {each.value: each for each in (*WITH_BYLAWS, *Exclusion)}


def limits_on(session: Session, day: date, kind: BodyKind) -> BodyLimits:
    """The limits for this kind of body on a day."""
    bylaws = bylaws_on(session, day)
    limits = limits_of(bylaws, kind)
    large_from = bylaws.number("board.large_from") if kind is BodyKind.BOARD else None
    if large_from is None or bylaws.number("board.size_max_large") is None:
        return limits
    return limits_of(bylaws, kind, is_large=counts_on(session, day).total >= large_from)


def limits_of(bylaws: Bylaws, kind: BodyKind, *, is_large: bool = False) -> BodyLimits:
    """The limits one version of the by-laws sets; ``is_large`` lets the board have the size of a large cooperative."""
    if kind not in WITH_BYLAWS:
        return BodyLimits()
    key, is_board = kind.value, kind is BodyKind.BOARD
    excluded = bylaws.choices(f"{key}.incompatible")
    staggered = is_board and bylaws.choice("board.renewal") != "at_once"
    large = bylaws.number("board.size_max_large") if is_board and is_large else None
    quotas = kind in _WITH_QUOTAS
    rule = bylaws.choice(f"{key}.women_rule") if quotas else None
    filling = bylaws.choice("board.vacancy") if is_board else None
    return BodyLimits(
        size_min=bylaws.number(f"{key}.size_min"),
        size_max=large or bylaws.number(f"{key}.size_max"),
        odd_only=bylaws.flag(f"{key}.odd_only"),
        term_months=bylaws.months(f"{key}.term"),
        term_longest_months=bylaws.months("board.term_longest") if is_board else None,
        term_shortest_months=bylaws.months("board.term_shortest") if is_board else None,
        max_consecutive_terms=bylaws.number(f"{key}.max_consecutive_terms"),
        cooling_off_months=bylaws.months(f"{key}.cooling_off"),
        re_eligible=bylaws.flag("board.re_eligible") if is_board else None,
        renewal_series=bylaws.number("board.renewal_series") if staggered else None,
        incompatible_with=None if excluded is None else frozenset(_KINDS[each] for each in excluded),
        holdover=bylaws.flag("board.holdover") if is_board else None,
        filling=None if filling is None else Filling(filling),
        filling_ratified=bylaws.flag("board.vacancy_ratified") if is_board else None,
        filling_for_rest=bylaws.flag("board.vacancy_rest") if is_board else None,
        vacant_share=bylaws.share("board.vacancy_assembly") if is_board else None,
        women_officer=bylaws.flag("board.women_officer") if is_board else None,
        women_min=bylaws.number(f"{key}.women_min") if quotas else None,
        women_share=bylaws.share(f"{key}.women_share") if quotas else None,
        women_force=None if rule is None else Force(rule),
        youth_min=bylaws.number(f"{key}.youth_min") if quotas else None,
        youth_age=bylaws.number(f"{key}.youth_age") if quotas else None,
        min_age=bylaws.number("election.min_age"),
        min_seniority=bylaws.count("election.min_seniority"),
        legal_persons=bylaws.flag(f"{key}.legal_persons"),
    )  # fmt: skip
