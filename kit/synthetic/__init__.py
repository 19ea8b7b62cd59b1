"""Invented people: what they answer, in demonstrations, practice and simulated rooms."""

from kit.synthetic import kinds as kinds
