"""Figures of a count as sentences take them: votes with their decimals, and somebody with their votes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Votes:
    """Votes, as whole units of which 10 to the power of ``places`` are one vote."""

    units: int
    places: int

    @property
    def shortest(self) -> "Votes":
        """The same with no zeros at the end."""
        units, places = self.units, self.places
        while places and units % 10 == 0:
            units, places = units // 10, places - 1
        return Votes(units, places)

    @property
    def written(self) -> str:
        """All decimals, with a point, for other programs: 1312.41342."""
        if not self.places:
            return str(self.units)
        whole, rest = divmod(abs(self.units), 10**self.places)
        return f"{'-' if self.units < 0 else ''}{whole}.{rest:0{self.places}}"


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody with the votes or papers they have or were given."""

    name: str
    votes: Votes
