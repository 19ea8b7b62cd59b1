"""What participants ask for: pages, answers, results, and their own data."""
