"""The Screen, which a projector shows."""
