"""What can be asked about bodies: who sits where, who sat there, what ends soon, and what is wrong."""
