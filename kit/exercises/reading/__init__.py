"""Packs read from YAML, with the line of every fault."""
