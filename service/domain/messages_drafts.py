"""What is told of a draft that another overtook, or that others decide on."""

from service.domain.messages import Message

OVERTAKEN = Message(
    "K84",
    "En annan version av ”{titel}” har fastställts sedan utkastet påbörjades. Det du skrev är sparat, och "
    "blir version {n} när du fastställer: läs den nyare först.",
)
OTHERS_DECIDE = Message(
    "K74", "{titel} fastställs av den som är {roll}. Spara utkastet, så väntar det där på beslut."
)
DECISION_OF_OTHERS = Message(
    "K85",
    "{titel} med det beslutet fastställs och rättas av den som är {roll}. Spara utkastet, så väntar det där, "
    "eller välj ett annat beslut.",
)
