"""The image and the compose file: every process there, none as root, and a queue that forgets nothing."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from service.queues import PAGES, QUEUES, QUICK

ROOT = Path(__file__).parent.parent
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ("migrate", "web", "worker", "pages", "beat")


def has_compose() -> bool:
    if shutil.which("docker") is None:
        return False
    return subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode == 0


def test_every_process_and_what_they_need_is_there() -> None:
    assert set(SERVICES) == {*OURS, "postgres", "valkey"}
    commands = [SERVICES[name]["command"][0] for name in OURS]
    assert commands == ["migrate", "web", "worker", "worker", "beat"]


def test_every_queue_is_served_and_no_word_file_waits_for_a_pdf() -> None:
    served = [tuple(SERVICES[name]["command"][2].split(",")) for name in ("worker", "pages")]
    assert served == [QUICK, PAGES]
    assert {*QUICK, *PAGES} == {*QUEUES}


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_what_goes_on_is_restarted_and_asked_how_it_is(name: str) -> None:
    assert SERVICES[name]["restart"] == "unless-stopped"
    assert SERVICES[name]["healthcheck"]["test"][0] in ("CMD", "CMD-SHELL")


def test_nothing_of_ours_starts_before_the_tables_are_right() -> None:
    for name in ("web", "worker", "pages", "beat"):
        assert SERVICES[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_the_queue_refuses_rather_than_forgets_and_survives_a_restart() -> None:
    command = " ".join(SERVICES["valkey"]["command"])
    assert "--maxmemory-policy noeviction" in command
    assert "--appendonly yes --appendfsync everysec" in command


def test_what_must_last_lies_in_named_volumes() -> None:
    mounted = {
        volume.partition(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])
    }
    assert mounted == set(COMPOSE["volumes"])


def test_secrets_come_from_a_file_that_is_never_kept_with_the_code() -> None:
    assert all(SERVICES[name]["env_file"] == ["secrets.env"] for name in (*OURS, "postgres"))
    assert "secrets.env" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_only_the_pages_are_reached_from_outside_and_only_by_the_proxy() -> None:
    ports = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert ports == {"web": ["127.0.0.1:8000:8000"]}


def test_the_image_does_not_run_as_root() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.findall(r"^USER (.*)$", dockerfile, flags=re.MULTILINE) == ["knutpunkt"]


def test_the_image_holds_no_tool_of_the_tests() -> None:
    """Its environment comes from the lock of what runs; what builds the package lives beside it."""
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    installed = re.findall(r"^RUN pip install .*--requirement (\S+)$", dockerfile, flags=re.MULTILINE)
    assert installed == ["requirements.lock"]
    assert re.findall(r"^COPY --from=build (.*)$", dockerfile, flags=re.MULTILINE) == ["/venv /venv"]


def test_the_compose_file_is_one_that_docker_accepts(tmp_path: Path) -> None:
    if not has_compose():
        pytest.skip("docker compose finns inte på datorn; filens innehåll har provats ovan")
    shutil.copy(ROOT / "compose.yaml", tmp_path)
    (tmp_path / "secrets.env").touch()
    subprocess.run(["docker", "compose", "config", "--quiet"], cwd=tmp_path, check=True)
