"""Names of a Word file that somebody made: which can be asked about, and what their inputs are called."""

import hashlib
import keyword
import re
import unicodedata

from doc_templates.names import is_shared

LONGEST, DEEPEST = 100, 4
"""Characters of a name, and dots in it."""
SLUG, _DIGEST = 30, 6
"""Characters of the end of a key, and of the part of it that tells long titles apart."""
_SIMPLE = re.compile(r"[a-z][a-z0-9_]{0,30}")


def wrong_name(name: str, *, top: bool) -> str:
    """Why a dotted name ("beslut.datum") cannot be asked about, as a sentence; "" when it can."""
    if len(name) > LONGEST or name.count(".") > DEEPEST:
        return f"Namnet ”{name[:40]}…” är för långt. Byt till ett kortare i Word-filen."
    for part in name.split("."):
        if not part.isidentifier() or part != unicodedata.normalize("NFKC", part):
            return f"Namnet ”{name}” kan inte användas. Skriv bokstäver, siffror och understreck."
        if part.startswith("_") or keyword.iskeyword(part):
            return f"Namnet ”{name}” kan inte användas. Byt till ett annat i Word-filen."
    if top and is_shared(name):
        return f"”{name}” fylls i av sig självt och kan inte vara en fråga."
    return ""


def input_name(name: str) -> str:
    """What the input of a question is called: the same in every version, and never as a method is."""
    if _SIMPLE.fullmatch(name):
        return f"f_{name}"
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    digest = hashlib.sha256(name.encode()).hexdigest()[:10]
    return f"f_{re.sub('[^a-z0-9]+', '_', plain)[:20]}_{digest}"


def readable(name: str) -> str:
    """A name as a label: "beslutad_den" is "Beslutad den"."""
    words = " ".join(re.sub(r"[._]+", " ", name).split())
    return words[:1].upper() + words[1:]


def slug(title: str) -> str:
    """A title as the end of a key: "Mötesanteckning för styrgruppen" is "motesanteckning_for_styrg_5c0b1e".

    A short one is the title itself. A long one is cut, and then tells by its end what it was cut from.
    """
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    whole = re.sub("[^a-z0-9]+", "_", plain).strip("_")
    if len(whole) <= SLUG:
        return whole
    digest = hashlib.sha256(whole.encode()).hexdigest()[:_DIGEST]
    return f"{whole[: SLUG - _DIGEST - 1].strip('_')}_{digest}"
