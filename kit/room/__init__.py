"""The live room as a domain: who may do what, when, and what follows. It knows no web framework."""
