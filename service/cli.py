"""The `knutpunkt` command: reads what was typed and hands it on.

Each command imports what it needs when it is called, so that `knutpunkt --help` and the supervisor, which
only starts other processes, load neither the web nor the database.
"""

import json
import os
import sys
from pathlib import Path

import click

from service import cli_swedish
from service.config import Mode, Settings
from service.errors import ServiceError
from service.processes import programs

cli_swedish.teach()
_FILE = click.Path(dir_okay=False, path_type=Path)


class KeysExist(ServiceError):
    """A key file is never overwritten, since what it sealed could then never be read."""

    message = "Filen {path} finns redan och skrivs aldrig över: utan den går uppgifterna inte att läsa."


@click.group(cls=cli_swedish.Group)
@click.version_option(package_name="knutpunkt", message="Knutpunkt %(version)s")
def cli() -> None:
    """Knutpunkt: från webbformulär till färdigt dokument."""


@cli.command()
@click.option(
    "--port", metavar="TAL", default=8000, show_default=True, help="Sidornas port på den här datorn."
)
@click.option(
    "--data",
    metavar="MAPP",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="KNUTPUNKT_DATA",
    default=Path("data"),
    show_default=True,
    help="Mapp för allt som sparas; även KNUTPUNKT_DATA.",
)
@click.option("--with-parent", is_flag=True, hidden=True, help="Sluta när den som startade oss slutar.")
def run(port: int, data: Path, with_parent: bool) -> None:
    """Kör allt på den här datorn, med exempeldata, tills du trycker Ctrl-C."""
    from service.processes.embedded import run as serve
    from service.processes.machine import Machine

    parent = os.getppid() if with_parent else None
    serve(Machine(data=data.absolute(), port=port, parent=parent), tell=click.echo)


@cli.command()
@click.option(
    "--bind",
    metavar="ADRESS",
    default="0.0.0.0:8000",
    show_default=True,
    help="Adress och port att lyssna på.",
)
@click.option("--processes", metavar="TAL", default=2, show_default=True, help="Hur många processer.")
@click.option("--threads", metavar="TAL", default=8, show_default=True, help="Hur många trådar i var och en.")
def web(bind: str, processes: int, threads: int) -> None:
    """Kör webbservern (drift)."""
    Settings.from_environment()  # one sentence here is kinder than a traceback from each of its processes
    _become(programs.web(bind=bind, processes=processes, threads=threads))


@cli.command()
@click.option(
    "--queues", metavar="KÖER", default="", help="Köer att arbeta med, åtskilda med komma; annars alla."
)
@click.option("--processes", metavar="TAL", default=2, show_default=True, help="Hur många processer.")
def worker(queues: str, processes: int) -> None:
    """Kör en arbetare, som gör dokumenten (drift)."""
    from service.processes import broker

    broker.wait_for(Settings.from_environment().broker_url, tell=click.echo)
    _become(programs.worker(processes=processes, queues=queues))


@cli.command()
def beat() -> None:
    """Kör klockan, som ber om det som ska göras regelbundet (drift, exakt en)."""
    folder = Settings.from_environment().data
    folder.mkdir(parents=True, exist_ok=True)
    _become(programs.beat(schedule=folder / "beat"))


@cli.command()
@click.argument("path", metavar="[FIL]", type=_FILE, required=False)
def keys(path: Path | None) -> None:
    """Skapa en ny nyckelfil, i FIL eller där inställningarna säger, som bara ägaren kan läsa."""
    from service.vault import Keyring

    # before there are keys, the settings of production are not complete
    path = path or Settings.from_environment({**os.environ, "KNUTPUNKT_MODE": Mode.EMBEDDED}).keys
    if path.exists():
        raise KeysExist(path=path)
    Keyring.new().save(path)


@cli.command()
def migrate() -> None:
    """Skapa databasens tabeller eller för dem till den här versionen."""
    from service.processes import prepare

    prepare.migrate(Settings.from_environment())


@cli.command()
def rebuild() -> None:
    """Räkna om det som listor och sökning läser, och rätta fel."""
    from service.processes.rebuild import rebuild as again

    wrong = again(Settings.from_environment())
    click.echo(f"Ärenden som visades fel och nu är rättade: {wrong}." if wrong else "Alla ärenden stämde.")


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Som JSON.")
def kinds(as_json: bool) -> None:
    """Visa alla dokumenttyper."""
    from service import commands

    rows = commands.kinds()
    lines = (f"{row['key']:<26}{row['title']}" for row in rows)
    click.echo(json.dumps(rows, ensure_ascii=False, indent=1) if as_json else "\n".join(lines))


@cli.command()
@click.argument("kind", metavar="TYP")
def example(kind: str) -> None:
    """Skriv ut fullständiga indata till render för en dokumenttyp."""
    from service import commands

    click.echo(commands.example_of(kind))


@cli.command()
@click.argument("kind", metavar="TYP")
@click.argument("source", metavar="INDATA.json", type=_FILE)
@click.option("-o", "out", metavar="FIL", required=True, type=_FILE, help="Word-filen som skrivs.")
@click.option("--pdf", is_flag=True, help="Skriv också en PDF bredvid.")
@click.option(
    "--avidentifierad", "variant", flag_value="avidentifierad", help="Utan något som röjer vem personen är."
)
@click.option(
    "--som", "variant", metavar="FORM", default="", help="Som lattlast, ar eller lattlast-ar i stället."
)
def render(kind: str, source: Path, out: Path, pdf: bool, variant: str) -> None:
    """Gör ett dokument av indata, utan databas och kö."""
    from service import commands

    for path in commands.render(kind, source, out=out, pdf=pdf, variant=variant):
        click.echo(path)


@cli.command()
@click.argument("code", metavar="[SPRÅK]", default="")
def languages(code: str) -> None:
    """Visa hur långt översättningen av fasta texter har kommit; med SPRÅK det som saknas."""
    from service.commands import languages as found

    click.echo("\n".join(found.as_lines(code)))


@cli.command()
@click.argument("kind", metavar="TYP")
@click.option(
    "-o", "out", metavar="FIL", type=_FILE, help="Skriv listan som en Word-fil i stället, att skriva ut."
)
def fields(kind: str, out: Path | None) -> None:
    """Visa fälten som mallen för en dokumenttyp kan skriva ut."""
    from service import commands

    click.echo(commands.fields_of(kind, out=out))


@cli.command("check-template")
@click.argument("kind", metavar="TYP")
@click.argument("source", metavar="MALL.docx", type=_FILE)
@click.option(
    "--comments", metavar="FIL", type=_FILE, help="Skriv samma Word-fil med en kommentar vid varje fel."
)
@click.option(
    "--repaired", metavar="FIL", type=_FILE, help="Skriv filen med det rättat som Word har ändrat i taggarna."
)
@click.option("--json", "as_json", is_flag=True, help="Som JSON.")
def check_template(
    kind: str, source: Path, comments: Path | None, repaired: Path | None, as_json: bool
) -> None:
    """Visa allt som är fel i en Word-mall för en dokumenttyp.

    Slutar med 1 om något fel måste rättas innan mallen kan användas; råd räknas inte.
    """
    from service.commands import checking

    found = checking.check_template(kind, source)
    for path, made in ((comments, found.commented), (repaired, found.repaired)):
        if path is not None:
            click.echo(checking.write(path, made), err=True)
    click.echo(checking.as_json(found) if as_json else "\n".join(checking.as_lines(found)))
    sys.exit(not checking.is_usable(found))


_AS = click.option("--as", "email", required=True, metavar="E-POST", help="Kontot som det görs av.")


@cli.command("export-templates")
@click.argument("project", metavar="PROJEKT")
@click.argument("out", metavar="UT.zip", type=_FILE)
@click.option("--kind", "kinds", multiple=True, metavar="TYP", help="Bara den här; kan anges flera gånger.")
@_AS
def export_templates(project: str, out: Path, kinds: tuple[str, ...], email: str) -> None:
    """Skriv projektets egna mallar och dokumenttyper som är i bruk till en fil.

    Med --kind väljs vilka, och då kan också inbyggda mallar tas med.
    """
    from service.commands import templates as template_commands

    template_commands.export(project, out, email=email, kinds=kinds)
    click.echo(out)


@cli.command("import-templates")
@click.argument("project", metavar="PROJEKT")
@click.argument("source", metavar="FIL.zip", type=_FILE)
@_AS
def import_templates(project: str, source: Path, email: str) -> None:
    """Ta in mallar ur en sådan fil, som nya versioner som prövas och godkänns som andra."""
    from service.commands import templates as template_commands

    click.echo("\n".join(template_commands.import_file(project, source, email=email)))


@cli.command()
def doctor() -> None:
    """Visa vad som är inställt, vad som saknas och vad det betyder."""
    from service.doctor import report

    text, possible = report()
    click.echo(text)
    sys.exit(not possible)


def _become(argv: tuple[str, ...]) -> None:
    """Let the program take our place, so that signals reach it and nothing stands between."""
    sys.stdout.flush()
    os.execv(argv[0], argv)  # noqa: S606 - our own interpreter


def main() -> None:
    """Run the command; an error that a person may read ends it with its sentence and 1."""
    try:
        cli(prog_name="knutpunkt")
    except ServiceError as error:
        click.echo(f"Fel: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
