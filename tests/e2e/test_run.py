"""`knutpunkt run` twice with the same data: the demonstration is told once, and nothing is left running."""

import pytest

from tests.e2e.installation import Installation, Stopped

_LOADING = "Första starten läser in exempeldata"


def test_the_first_start_tells_the_demonstration_and_shows_the_log_ins(first_start: Stopped) -> None:
    assert _LOADING in first_start.said
    assert "Logga in med lösenordet" in first_start.said
    for who in ("remittent", "vagledare", "projektledare", "oh_ledamot", "styrgrupp", "deltagare"):
        assert f"  {who}@example.org " in first_start.said


def test_ctrl_c_ends_every_process_and_says_so(first_start: Stopped) -> None:
    assert first_start.said.endswith("Knutpunkt är stoppat. Allt som har sparats finns kvar.\n")
    assert (first_start.code, first_start.left) == (0, [])
    assert not first_start.queue_answers


def test_a_second_start_tells_no_demonstration_and_shows_the_same_log_ins(
    first_start: Stopped, site: Installation
) -> None:
    assert _LOADING not in site.said
    log_ins = first_start.said.partition("Logga in med")[2].partition("Stoppa med")[0]
    assert log_ins in site.said


@pytest.mark.parametrize("part", ["valkey-server", "gunicorn", "worker", "beat"])
def test_the_second_start_runs_every_part(site: Installation, part: str) -> None:
    assert any(part in " ".join(process.cmdline()) for process in site.family())
