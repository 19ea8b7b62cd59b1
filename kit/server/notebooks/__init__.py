"""Notebooks as pages: executed once for all, or each with a kernel of its own."""
