"""What facilitators ask for: the board, its acts, results and exports."""
