"""The live room: a Voilà application with its own doors, pages and news."""
