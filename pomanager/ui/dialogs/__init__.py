"""The few windows that stop a person: questions, long work, trouble."""
