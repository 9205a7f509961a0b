"""Knutpunkt: the documents of coordinated rehabilitation projects, from web form to signed PDF."""
