"""Who is in a room: participants, facilitators, sessions, codes; and what is kept about one, and erased."""
