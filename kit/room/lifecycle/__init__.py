"""A room from its opening to its end: created, entered, linked to the next, expired, erased."""
