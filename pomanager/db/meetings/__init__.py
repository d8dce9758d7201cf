"""Tables of meetings: the call and the agenda, the roll and who came, what was decided, and the minutes."""
