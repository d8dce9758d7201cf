"""What we use of fontTools, which cuts fonts."""

version: str
