"""Who is at the keyboard, and what they may; their private notes; the hand-over of the office."""
