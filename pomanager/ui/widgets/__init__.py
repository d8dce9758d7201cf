"""The parts every page is made of: buttons, badges, chips, notes, labels."""
