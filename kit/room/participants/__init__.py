"""Participants: joining, codes, answers, tables, and what is kept about one."""
