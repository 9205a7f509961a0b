"""Kinds without code: finding them, editing their questions, drafts of a kind that has changed."""
