"""A meeting's packets: ordered and planned for each receiver, built, sent, opened, and closed in time."""
