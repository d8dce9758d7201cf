"""Papers on bodies: the register of officers, terms ending, vacancies, hand-over records."""
