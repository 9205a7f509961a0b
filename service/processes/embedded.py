"""Everything on one machine: prepares the folder, keeps all processes running, and stops them together."""

import time
from collections.abc import Callable

from service.processes import folder, network
from service.processes.machine import Machine, Parts
from service.processes.supervisor import Supervisor
from service.vault import Keyring

_PATIENCE = 60.0  # seconds until a part must answer; a slow disk's first start included


def run(
    machine: Machine, *, tell: Callable[[str], None], parts: Callable[[Machine], Parts] = Machine.parts
) -> None:
    """Serve until Ctrl-C or SIGTERM; raises a ServiceError that says why it could not start."""
    with folder.owned(machine.data) as lock:
        network.require_free(machine.port)
        if not machine.keys.exists():
            Keyring.new().save(machine.keys)
        with Supervisor(tell=tell, held=[lock], parent=machine.parent) as supervisor:
            begun = time.monotonic()
            if not machine.log_ins.exists():
                tell("Första starten läser in exempeldata, vilket tar ungefär en minut …")
            start(parts(machine), supervisor)
            if not supervisor.stopping:
                tell(_welcome(machine, seconds=time.monotonic() - begun))
            supervisor.watch()
            tell("Stoppar Knutpunkt …")
    tell("Knutpunkt är stoppat. Allt som har sparats finns kvar.")


def start(parts: Parts, supervisor: Supervisor) -> None:
    """Start each part when what it needs is there; returns when the pages answer or the end is asked for."""
    supervisor.start(parts.broker, patience=_PATIENCE)
    supervisor.run_once(parts.prepare)
    for child in parts.background:
        supervisor.start(child)
    supervisor.start(parts.web, patience=_PATIENCE)


def _welcome(machine: Machine, *, seconds: float) -> str:
    log_ins = machine.log_ins.read_text(encoding="utf-8").strip() if machine.log_ins.exists() else ""
    up = f"Knutpunkt är igång efter {seconds:.0f} s: {machine.address}"
    return "\n" + "\n\n".join(filter(None, (up, log_ins, "Stoppa med Ctrl-C.")))
