"""The screens of people and roles, of signing in, of private notes and of the hand-over."""
