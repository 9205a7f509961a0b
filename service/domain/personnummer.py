"""Swedish identity numbers (personnummer and samordningsnummer), masked wherever they are printed."""

import re
from dataclasses import dataclass, field
from datetime import date

from service.domain import messages
from service.domain.text import plain_hyphens
from service.errors import ServiceError

_TYPED = re.compile(r"([0-9]{2})?([0-9]{6})([-+]?)([0-9]{4})")
# Skatteverket's published test numbers are never assigned. From 1990, when the birth number lost its county,
# they are all taken from 238 and 239; before that 238 and 239 were Östergötland's, so older test numbers
# can only be listed: those of the practice material, and SKV 704's own example.
_TEST_SERIES_SINCE = 1990
_TEST_BIRTH_NUMBERS = ("238", "239")
_OLDER_TEST_NUMBERS = frozenset(
    {"191212121212", "196408233234", "197010632391", "197907179191", "198101079294", "198705212382"}
)
# A samordningsnummer has the day of birth plus sixty (SFS 2022:1697, 2 kap. 8 §).
_SAMORDNING = 60


class InvalidPersonnummer(ServiceError):
    """The text is not a personnummer or samordningsnummer; the error never holds what was typed."""

    message = messages.PERSONNUMMER_WRONG.sentence


class RefusedTestNumber(ServiceError):
    """A published test number where only real persons may be entered."""

    message = messages.TEST_NUMBER_REFUSED.sentence


@dataclass(frozen=True, slots=True, order=True)
class Personnummer:
    """One valid number as twelve `digits`; ask for those, or for `shown`, where it must be readable."""

    digits: str = field(repr=False)

    def __post_init__(self) -> None:
        if not re.fullmatch("[0-9]{12}", self.digits) or _luhn(self.digits[2:]):
            raise InvalidPersonnummer
        _birth(self.digits)

    @classmethod
    def stored(cls, digits: str) -> "Personnummer":
        """The number of twelve digits that `parse` has let in before."""
        return cls(digits)

    @classmethod
    def parse(cls, text: str, *, today: date, allow_test: bool) -> "Personnummer":
        """The number in ten or twelve digits with "-", "+" or spaces anywhere staff put them.

        Ten digits are read as the youngest possible person; "+" says that the person has turned, or turns
        this year, a hundred (SFS 1991:481, 18 §). Raises InvalidPersonnummer, or RefusedTestNumber for a
        published test number unless `allow_test`.
        """
        typed = _TYPED.fullmatch(plain_hyphens("".join(text.split())))
        if typed is None:
            raise InvalidPersonnummer
        century, six, sign, four = typed.groups()
        number = cls((century or _century(six, sign, today)) + six + four)
        if number.birth_date > today:
            raise InvalidPersonnummer
        if number.is_test and not allow_test:
            raise RefusedTestNumber
        return number

    @property
    def shown(self) -> str:
        """As documents show it: ÅÅÅÅMMDD-NNNN."""
        return f"{self.digits[:8]}-{self.digits[8:]}"

    @property
    def birth_date(self) -> date:
        """The date in the number; for some persons it lies near the true day of birth, not on it."""
        return _birth(self.digits)

    @property
    def is_coordination(self) -> bool:
        """A samordningsnummer, which a person may have before they get a personnummer."""
        return int(self.digits[6:8]) > _SAMORDNING

    @property
    def is_of_man(self) -> bool:
        """The last digit but one is odd for men and even for women."""
        return int(self.digits[10]) % 2 == 1

    @property
    def is_test(self) -> bool:
        """A published test number, which no living person has."""
        in_series = self.digits[8:11] in _TEST_BIRTH_NUMBERS and int(self.digits[:4]) >= _TEST_SERIES_SINCE
        return in_series or self.digits in _OLDER_TEST_NUMBERS

    def __str__(self) -> str:
        return "********-****"

    def __format__(self, _spec: str) -> str:
        return str(self)

    def __repr__(self) -> str:
        return "<Personnummer ********-****>"


def _century(six: str, sign: str, today: date) -> str:
    latest = today.year - 100 if sign == "+" else today.year
    year = latest - (latest - int(six[:2])) % 100
    if year == today.year and _birth(f"{year:04d}{six[2:]}") > today:
        year -= 100
    return f"{year // 100:02d}"


def _birth(digits: str) -> date:
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    try:
        return date(year, month, day - _SAMORDNING if day > _SAMORDNING else day)
    except ValueError:
        raise InvalidPersonnummer from None


def has_check_digit(digits: str) -> bool:
    """Whether the last of ten or twelve digits is what the others say."""
    return not _luhn(digits[-10:])


def _luhn(ten: str) -> int:
    """The remainder of the Luhn sum over ten digits; 0 for a right check digit."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(ten))
    return sum(product - 9 if product > 9 else product for product in doubled) % 10
