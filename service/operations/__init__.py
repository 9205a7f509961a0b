"""Use cases: each checks permission, makes the change, tells the audit trail, asks for the job."""
