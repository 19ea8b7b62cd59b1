"""Backups in a ring, each checked, and how one is brought back."""
