"""What several tests lean on: databases, people, and fakes with the real interface."""
