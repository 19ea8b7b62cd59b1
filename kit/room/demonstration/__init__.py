"""A demonstration room: two invented cities, whose people and facilitators are simulated."""
