"""The engines that are measured: how each is installed, started and spoken to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from tests.bench.building import template
from tests.bench.dialects import Carbone, Dialect, DocxTemplates, Docxtpl, MailMerge, Mustache
from tests.bench.documents import Bench, unrolled

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ROOT / ".bench"
_PEERS = Path(__file__).parent / "peers"


@dataclass(frozen=True, slots=True)
class Engine:
    """A program that fills Word templates; `packages` are what pip or npm installs for it, with versions."""

    name: str
    dialect: Dialect
    packages: tuple[str, ...] = ()
    by_npm: bool = False

    @property
    def title(self) -> str:
        """Its name, and what of it was installed."""
        return " ".join(
            (
                self.name,
                *(package.partition("@")[2] or package.partition("==")[2] for package in self.packages[:1]),
            )
        )

    @property
    def is_peer(self) -> bool:
        """Whether somebody else has written it, and it is not what ours is defined by."""
        return bool(self.packages)

    @property
    def folder(self) -> Path:
        return PACKAGES / self.name

    def install(self) -> str:
        """Install it into the ignored folder; why it cannot be had, or nothing."""
        ready = self.folder / ".installed"
        if not self.packages or (ready.exists() and ready.read_text() == " ".join(self.packages)):
            return ""
        self.folder.mkdir(parents=True, exist_ok=True)
        for command in self._installing():
            try:
                # The commands are our own, of names and versions that stand below.
                subprocess.run(command, cwd=self.folder, capture_output=True, check=True)
            except FileNotFoundError:
                return f"{command[0]} saknas"
            except subprocess.CalledProcessError:
                return f"gick inte att installera: {', '.join(self.packages)}"
        ready.write_text(" ".join(self.packages))
        return ""

    def _installing(self) -> list[list[str]]:
        if self.by_npm:
            return [
                ["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", ".", *self.packages]
            ]
        # a virtual environment for each: two of them have the same name inside Python
        pip = [str(self._python), "-m", "pip", "install", "--quiet", *self.packages]
        return [[sys.executable, "-m", "venv", "."], pip]

    @property
    def _python(self) -> Path:
        return self.folder / "bin" / "python" if self.packages else Path(sys.executable)

    def command(self, templates: Path) -> list[str]:
        if self.by_npm:
            return ["node", str(_PEERS / "engine.mjs"), self.name, str(self.folder), str(templates)]
        return [str(self._python), str(_PEERS / "engine.py"), self.name, str(templates)]

    def environment(self) -> dict[str, str]:
        """Ours sees our code; a peer sees its own packages only."""
        return {**os.environ, "PYTHONPATH": "" if self.packages else str(ROOT)}


OURS, DOCXTPL, FLOOR = (Engine(name, Docxtpl()) for name in ("knutpunkt", "docxtpl", "floor"))
ENGINES = (
    OURS,
    DOCXTPL,
    Engine("rust-docxtpl", Docxtpl(), ("rust-docxtpl==0.1.2",)),
    Engine("carbone", Carbone(), ("carbone@3.8.2",), by_npm=True),
    Engine("docx-mailmerge2", MailMerge(), ("docx-mailmerge2==1.0.3",)),
    Engine("docxtemplater", Mustache(), ("docxtemplater@3.71.0", "pizzip@3.3.0"), by_npm=True),
    Engine("easy-template-x", Mustache(), ("easy-template-x@7.2.8",), by_npm=True),
    Engine("docx-templates", DocxTemplates(), ("docx-templates@4.15.0",), by_npm=True),
    FLOOR,
)


@dataclass(slots=True)
class Running:
    """A started engine; it works only while it is asked."""

    engine: Engine
    process: subprocess.Popen[str] = field(repr=False)

    @classmethod
    def start(cls, engine: Engine, benches: Iterable[Bench], folder: Path) -> Running:
        templates = folder / engine.name
        templates.mkdir(parents=True)
        for bench in benches:
            data = unrolled(bench).data if isinstance(engine.dialect, MailMerge) else bench.data
            (templates / f"{bench.key}.docx").write_bytes(template(bench, engine.dialect))
            (templates / f"{bench.key}.json").write_text(json.dumps(_named(engine, data)), encoding="utf-8")
        pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        return cls(engine, subprocess.Popen(engine.command(templates), env=engine.environment(), **pipes))

    def fill(self, bench: Bench, *, times: int = 1, out: Path | None = None) -> tuple[list[float], int]:
        """Seconds for each of `times` documents, and the last one's size in bytes; kept at `out` if given."""
        order = {"document": bench.key, "times": times, **({"out": str(out)} if out else {})}
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps(order), file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        if not answer:
            raise ChildProcessError(f"{self.engine.name} stopped while it filled {bench.key}.")
        read = json.loads(answer)
        return read["seconds"], read["bytes"]

    @property
    def memory(self) -> int:
        """Bytes of memory that the process holds."""
        return int(psutil.Process(self.process.pid).memory_info().rss)

    def stop(self) -> None:
        self.process.kill()
        self.process.communicate()


def _named(engine: Engine, data: Any) -> Any:
    """Mail merge knows no groups: the columns of a table carry its name."""
    if not isinstance(engine.dialect, MailMerge):
        return data
    return {
        name: [{f"{name}_{key}": text for key, text in row.items()} for row in value]
        if isinstance(value, list)
        else value
        for name, value in data.items()
    }
