"""How the tables of an office file came to be: one step per change, run by pomanager.db.upgrade."""
