"""What the kit costs, measured: `python3 start.py bench NAME [--json FILE]`.

Each benchmark starts everything it needs on this computer, prints a table, and stops by itself. The kit is compared
with what a facilitator or developer would use instead: plain Voilà, Streamlit and Panel, with the same page of 25
questions.
"""
