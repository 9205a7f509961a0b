"""Whose turn it is when several queues wait, in place of kombu's turn by turn."""

from kombu.utils.scheduling import priority_cycle

from service.queues import QUEUES


class MostUrgentFirst(priority_cycle):
    """The queues in the order of `service.queues`, whatever order a worker was told them in."""

    def consume(self, n: int) -> list[str]:
        """The names of the queues, as they are to be looked into."""
        return sorted(self.items[:n], key=QUEUES.index)
