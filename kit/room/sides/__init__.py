"""Sides and their facilitators: roles, sharing, and what needs a yes of both."""
