"""People at the keyboard: roles, passwords, what a role may do."""
