"""Rules of elections: who may stand, deadlines, secrecy of batches, figures that must add up, seats kept for groups."""
