"""How large a Word file from outside may be, said once for everything that reads one.

Measured before there were limits: a file of 534 kB took 1 GB of memory, one of 55 kB took 45 s. A real
template has some 20 members, 100 kB of XML, 2 000 elements and 200 tags.
"""

from __future__ import annotations

MAX_PACKED = 10 * 1024 * 1024
MAX_UNPACKED = 50 * 1024 * 1024
MAX_RATIO = 200
MAX_MEMBERS = 400
MAX_NAME = 200
# Of one picture: four bytes each once it is shown, whatever it takes in the file.
MAX_PIXELS = 64_000_000

# Of one part, in bytes: what the tags of a larger one would cost to understand, nobody should wait for.
MAX_PART = 4 * 1024 * 1024
# Of all parts together.
MAX_ELEMENTS = 200_000
MAX_TAGS = 5_000
# Of one element: the parser itself stops at 256 levels, and copies attributes and texts.
MAX_DEPTH = 200
MAX_ATTRIBUTES = 256
MAX_ATTRIBUTE = 1024 * 1024
# Of one tag, in characters. Patterns that look for tags walk its spaces several times over.
MAX_TAG = 1_000
MAX_SPACES = 100
MAX_UNCLOSED = 50

# What filling a template may cost, all its parts together. A document of 60 pages takes 20 000 steps, one of
# 1 000 rows in ten columns 50 000; each step is one piece of a tag, under 2 µs at the slowest.
MAX_STEPS = 1_000_000
# Characters that values and loops may write, and texts that tags may make: 1 000 pages have half of it.
MAX_WRITTEN = 10_000_000
# Of one text that a tag makes of its values; a value itself may be longer.
MAX_TEXT = 1_000_000
# Rows or columns that ``batch`` and ``slice`` may divide a list into.
MAX_PIECES = 1_000


def room_for(packed: int) -> int:
    """How many bytes a file of this packed size may become."""
    return min(MAX_UNPACKED, packed * MAX_RATIO)
