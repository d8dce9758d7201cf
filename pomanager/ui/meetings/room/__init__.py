"""The meeting room: who is there, the quorum, the agenda, and the votes."""
