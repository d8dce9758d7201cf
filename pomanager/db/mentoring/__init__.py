"""Tables of the mentoring: programmes, the roster, and what happened between mentor and mentee."""
