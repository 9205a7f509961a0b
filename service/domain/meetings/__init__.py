"""Meetings of a project's bodies: when they are held, what comes up, and who is in the room (DOMAIN 4 l)."""
