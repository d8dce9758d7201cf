"""The wizard in which the office is handed over from one secretary to the next."""
