"""Whatever is done to the bytes of a paper: a whole packet or a plain refusal, and nothing else."""

import io

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workers.packets.making import AF, EDITION, MEETING, FakePress, opened, signed, untagged
from tests.workers.packets.reading import assert_tags_hold, numbers
from workers.packets import Agenda, Binder, Paper, PaperRefused


def readable(data: bytes) -> bytes:
    """The same PDF in plain text, so that what is changed means something."""
    target = io.BytesIO()
    with opened(data) as pdf:
        pdf.save(target, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return target.getvalue()


SEEDS = [readable(signed("Beslutet")), readable(untagged("Intyget", rotate=90))]
PIECES = [
    b"/K",
    b"/Pg",
    b"/P ",
    b"null",
    b"0 R",
    b"[",
    b"<<",
    b"/S",
    b"-1",
    b"99999999999",
    b"/Kids",
    b"(x)",
    b"q",
    b"\0",
]
CHANGES = st.tuples(st.integers(0, 5_000), st.sampled_from(PIECES))
BINDER = Binder(MEETING, FakePress())


@settings(max_examples=40, deadline=None)
@given(seed=st.sampled_from(SEEDS), changes=st.lists(CHANGES, min_size=1, max_size=8))
def test_a_changed_paper_is_taken_whole_or_refused(seed: bytes, changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(seed)
    for at, piece in changes:
        start = at % len(data)
        data[start : start + len(piece)] = piece
    given_to = Agenda(first=(Paper(title="Beslut", pdf=bytes(data), attached_as="Beslut.pdf"),))
    try:
        made = BINDER.packet(given_to, AF, EDITION)
    except PaperRefused:
        return
    assert numbers(made.data) == [(number, made.pages) for number in range(1, made.pages + 1)]
    with opened(made.data) as pdf:
        assert_tags_hold(pdf)
        (attached,) = pdf.attachments.values()
        assert attached.get_file().read_bytes() == bytes(data)
