"""A plan that runs: its steps, what screens and phones show of it, and the timer."""
