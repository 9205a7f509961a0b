"""Use cases: each checks permission, makes the change, writes the audit entry and asks for the job; none commits."""
