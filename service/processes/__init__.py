"""The processes of Knutpunkt: how they are started, watched, restarted and stopped."""

from service.processes.child import Child, ChildFailed
from service.processes.supervisor import Supervisor

__all__ = ["Child", "ChildFailed", "Supervisor"]
