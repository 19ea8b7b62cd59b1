"""The folder `slider` is no test: it is a kind of exercise, and only its own test adds it."""

collect_ignore = ["slider"]
