"""Plans for a session: read, printed, and running."""
