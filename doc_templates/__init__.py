"""What we write: one Word template and one words() function for each kind of document."""
