"""What can be asked about dues: what each owes on a day, what is overdue, who was charged, paid and reminded."""
