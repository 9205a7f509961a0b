"""Amounts in whole kronor and percentages, as staff type them and as documents print them."""

import re
from decimal import ROUND_HALF_UP, Decimal

from service.domain import messages
from service.domain.text import NBSP
from service.errors import ServiceError

MINUS = "\u2212"
# Far above any project's budget and still inside a 32-bit column.
MAX_KRONOR = 999_999_999
# One kind of separator throughout: "1.767 000" is rather a slip of the finger than an amount.
_GROUPED = re.compile(r"[0-9]{1,3}(?:([ .])[0-9]{3}(?:\1[0-9]{3})*)?|[0-9]+")
_UNIT = re.compile(r"\s*(?:kr\.?|kronor|:-)$", re.IGNORECASE)


class InvalidKronor(ServiceError):
    """The text is not an amount in whole kronor, or an absurd one."""

    message = messages.KRONOR_FORMAT.sentence


def parse_kronor(text: str) -> int:
    """The amount in "50 000", "50.000" or "50 000 kr", any kind of space; raises InvalidKronor."""
    typed = " ".join(_UNIT.sub("", text.strip()).split())
    if len(typed) > 20 or not _GROUPED.fullmatch(typed):
        raise InvalidKronor
    amount = int(typed.replace(" ", "").replace(".", ""))
    if amount > MAX_KRONOR:
        raise InvalidKronor
    return amount


def thousands(number: int) -> str:
    """Digits in threes with non-breaking spaces: "1 767 000"; a true minus before a negative number."""
    return f"{number:,}".replace(",", NBSP).replace("-", MINUS)


def kronor(amount: int) -> str:
    """The amount as "1 767 000 kr", which never breaks over two lines."""
    return f"{thousands(amount)}{NBSP}kr"


def decimal_comma(number: Decimal, places: int) -> str:
    """A number with a fixed number of decimals, rounded half up: "4,0"."""
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{rounded:,f}".replace(",", NBSP).replace(".", ",").replace("-", MINUS)


def percent(number: int | Decimal, places: int = 0) -> str:
    """The share as "30 %" or, with decimals, "55,6 %"; never breaks over two lines."""
    return f"{decimal_comma(Decimal(number), places)}{NBSP}%"
