"""What facilitators see of a room, and what they do in it."""
