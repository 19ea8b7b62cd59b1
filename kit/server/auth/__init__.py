"""Who comes in: joining, coming back, facilitators, and invitations."""
