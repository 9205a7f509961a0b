"""The process that outlives a killed supervisor and ends what it left behind.

The supervisor (service.processes.lifeline) holds the other end of our standard input. It writes "+123" when
it starts process group 123 and "-123" when that has ended. The input closes when the supervisor ends, however
it ended, also by `kill -9`: whatever is then still on the list is ended here. This works alike on Linux and
macOS and, unlike the kernel's parent-death signal, reaches grandchildren.
"""

import sys
from collections.abc import Iterable

from service.processes import groups

GRACE = 8.0


def left_behind(lines: Iterable[str]) -> set[int]:
    """The groups started and not ended, once `lines` ("+123" or "-123") has come to its end."""
    alive: set[int] = set()
    for line in lines:
        group = int(line[1:])
        if line.startswith("+"):
            alive.add(group)
        else:
            alive.discard(group)
    return alive


def main() -> None:
    """Wait until the supervisor is gone, then end what it left."""
    groups.end(left_behind(sys.stdin), grace=GRACE)


if __name__ == "__main__":
    main()
