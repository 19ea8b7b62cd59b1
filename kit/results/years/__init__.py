"""One gathering compared with another."""
