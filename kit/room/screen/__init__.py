"""The Screen: what a projector shows to the whole room, and nothing else."""
