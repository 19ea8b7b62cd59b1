"""From answers to what a room sees: seal, stages, snapshot, drawing, and words taken back."""
