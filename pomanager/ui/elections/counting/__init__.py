"""The counting room: ballot papers typed in, sums of tellers, files, and whether everything adds up."""
