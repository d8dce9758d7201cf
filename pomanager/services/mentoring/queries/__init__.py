"""Questions on the mentoring: the board, the roster, a pair, matching, stages, papers."""
