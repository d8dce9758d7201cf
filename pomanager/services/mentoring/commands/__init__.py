"""Acts of the mentoring: programmes, the roster, pairs, sessions, goals and ratings."""
