"""What we ask: one file a form, named as its document kind, on the shared ground of base, fields and rows."""
