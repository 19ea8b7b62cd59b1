"""Answers: recorded with a number, locked if private, and compared with what is asked today."""
