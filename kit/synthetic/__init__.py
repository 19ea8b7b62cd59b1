"""Invented people: what they answer, in demonstrations, practice and simulated rooms."""
