"""Papers on members: the roll, one member's own record, the form for admission."""
