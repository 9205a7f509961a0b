"""Runs in a Python that knows UNO, which ours seldom does: starts LibreOffice and has it make PDF files.

    python bridge.py PIPE EXIT SOFFICE WORD…

SOFFICE with its words listens on PIPE, which is this machine's own, and wants to be started again when its
exit code is EXIT. A first line tells that it is ready. Then one line of JSON in, with the file addresses
"source" and "target" and the "options" of the export, and one line out with the "fault", empty when there is
none. Ends with its input, and LibreOffice with it. Standard library and UNO alone, for Python 3.8 or newer.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

_PATIENCE = 0.02
_LOADING = {
    "FilterName": "MS Word 2007 XML",  # whatever else the file may be, it is read as nothing but this
    "Hidden": True,
    "ReadOnly": True,
    "MacroExecutionMode": 0,  # NEVER_EXECUTE
    "UpdateDocMode": 0,  # NO_UPDATE
}


def start(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr)  # noqa: S603 - by who started us


def connected(pipe: str, start_again: int, command: list[str]) -> tuple[subprocess.Popen[bytes], Any]:
    """LibreOffice and its desktop, as soon as it answers; who waits for us knows how long that may take."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    office = start(command)
    while True:
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(_PATIENCE)
        else:
            desktop = there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
            return office, desktop
        if office.poll() == start_again:
            office = start(command)
        elif office.returncode is not None:
            sys.exit(f"LibreOffice ended with {office.returncode}.")


def convert(desktop: Any, *, source: str, target: str, options: dict[str, Any]) -> None:
    """Load, export and close one document."""
    document = desktop.loadComponentFromURL(source, "_blank", 0, properties(_LOADING))
    try:
        lay_out_again(document)
        data = uno.Any("[]com.sun.star.beans.PropertyValue", properties(options))
        document.storeToURL(target, properties({"FilterName": "writer_pdf_Export", "FilterData": data}))
    finally:
        document.close(True)


def lay_out_again(document: Any) -> None:
    """Have every page laid out anew, by a margin that is changed and put back.

    The first time LibreOffice begins a page after 25 paragraphs, before it knows how tall they are. When it
    then fills the pages up, a heading that was the last of the 25 is left behind by what it keeps with.
    """
    document.CurrentController.ViewCursor.jumpToLastPage()  # so that there is a first time
    styles = document.StyleFamilies.getByName("PageStyles")
    for style in filter(lambda each: each.isInUse(), map(styles.getByName, styles.ElementNames)):
        margin = style.BottomMargin
        style.BottomMargin = margin + 1
        style.BottomMargin = margin


def properties(named: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(PropertyValue(name, 0, value, 0) for name, value in named.items())


def say(**words: str) -> None:
    print(json.dumps(words), flush=True)


def main() -> None:
    """Answer until nobody asks any more."""
    pipe, start_again, *command = sys.argv[1:]
    office, desktop = connected(pipe, int(start_again), command)
    say(fault="")
    for line in sys.stdin:
        try:
            convert(desktop, **json.loads(line))
        except Exception as fault:  # noqa: BLE001 - UNO's own are many; who asked judges what was made
            say(fault=type(fault).__name__)
        else:
            say(fault="")
    office.kill()


if __name__ == "__main__":
    main()
