"""What people see and touch: forms, results and the board, as HTML, scripts and styles."""
