"""Rooms: their state, results that were revealed, proposals, agreements, and the rooms before them."""
