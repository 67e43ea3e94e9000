"""Scripts as readers get them: without comments, and what every page needs in one file, so that none waits for another.

Sources are modules (``assets/``): they import in lines that begin with it, and export constants where they make them
(``export const``). More of the language nobody here understands, and ``tests/test_scripts.py`` holds them to it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping

EVERY_PAGE = "frame/site.js"
"""What every page asks for; all that it imports is sent in it."""
ASKED = "day/asked.js"
"""What stands in pages themselves; all that it imports stands there too."""
_COMMENT = re.compile(r"^ *(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)
"""Whole lines of comment."""
_IMPORT = re.compile(r'^(import (?:\{[^}]*\} from )?)"([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const (\w+) =)", re.MULTILINE)


def asked(sources: Mapping[str, str]) -> str:
    """Return the script that stands in pages themselves, so often that it is told without blanks around its lines.

    ``sources``: all scripts by path.
    """
    whole = "".join(_closed(sources[name]) for name in _needed(ASKED, sources))
    return "\n".join(["{", *filter(None, map(str.strip, whole.splitlines())), "}"])


def sent(sources: Mapping[str, str]) -> dict[str, str]:
    """Return the scripts that pages ask for, by path; ``sources``: all there are."""
    together = list(_needed(EVERY_PAGE, sources))
    names = [name for each in together for name in _EXPORT.findall(sources[each])]
    found = {EVERY_PAGE: f"{''.join(_closed(sources[each]) for each in together)}export {{ {', '.join(names)} }};\n"}
    for name in sources.keys() - {*together, ASKED}:
        found[name] = _redirected(name, sources[name], together)
    # What needs no page, such as the engine of search, asks for some of it by itself.
    alone = {target for name in found.keys() - {EVERY_PAGE} for target in _imported(name, found[name])}
    found |= {name: sources[name] for name in alone.intersection(together) - {EVERY_PAGE}}
    return {name: _COMMENT.sub("", found[name]) for name in sorted(found)}


def _needed(script: str, sources: Mapping[str, str]) -> Iterable[str]:
    """Return ``script`` and all that it imports at once, each after what it needs."""
    found = dict[str, None]()
    for other in _imported(script, sources[script]):
        found |= dict.fromkeys(_needed(other, sources))
    return [*found, script]


def _imported(script: str, source: str) -> Iterator[str]:
    yield from (_path(script, found) for _, found in _IMPORT.findall(source))


def _path(script: str, address: str) -> str:
    return posixpath.normpath(f"{posixpath.dirname(script)}/{address}")


def _closed(source: str) -> str:
    """Return a module as a part of a larger script: of its names it shows those that it exports."""
    names = ", ".join(_EXPORT.findall(source))
    body = _COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub("", source)))
    return f"const {{ {names} }} = (() => {{\n{body}return {{ {names} }};\n}})();\n" if names else f"{{\n{body}}}\n"


def _redirected(script: str, source: str, together: Iterable[str]) -> str:
    """Return a script that takes what was put together from there, if it needs a page at all: of that there is one."""
    if not {*_imported(script, source)} & {name for name in together if not name.startswith("shared/")}:
        return source
    there = posixpath.relpath(EVERY_PAGE, posixpath.dirname(script))

    def address(found: re.Match[str]) -> str:
        return f'{found[1]}"{there}";\n' if _path(script, found[2]) in together else found[0]

    return _IMPORT.sub(address, source)
