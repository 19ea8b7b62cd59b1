"""What is read out of answers: gaps, rankings, rows, sheets."""
