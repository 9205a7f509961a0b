"""Meetings of a project's bodies: who sits in them, when they meet, who is called, and who comes."""
