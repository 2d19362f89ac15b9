"""A module as the program: what ``python -m MODULE`` runs.

The module is looked for in the working directory, then in the standard library; of a package
its ``__main__`` is run. It is the script in every way, but that it knows its package
(relative imports) and that imports start at the working directory.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sim.running import UsageError, simulated_path
from sim.userland.importing import LIBRARY_DIRECTORY
from sim.userland.modules import ABSENT
from sim.userland.program import Program
from sim.userland.ticks import compile_ticking

SIMULATED_LIBRARY = "/usr/lib/python3"


def load_module(name: str, args: Sequence[str] = (), **settings: Any) -> Program:
    """A program from a module's dotted name. UsageError if there is none that can be run."""
    if not all(part.isidentifier() for part in name.split(".")):
        raise UsageError(f"no module named {name!r}: expected a dotted name, as in pkg.tool")
    here = Path.cwd()
    for root, simulated in ((here, simulated_path(here)),
                            (Path(LIBRARY_DIRECTORY), SIMULATED_LIBRARY)):
        found = _find(root, name)
        if found is None:
            continue
        if simulated == SIMULATED_LIBRARY and name.partition(".")[0] in ABSENT:
            raise UsageError(f"module {name!r} is not simulated")
        full, file = found
        path = "/".join([simulated.rstrip("/"), *file.relative_to(root).parts])
        return ModuleProgram(
            _read(file), path, [path, *args], label=file.relative_to(root).as_posix(),
            module=full, host_directory=str(here), **settings)
    raise UsageError(f"no module named {name!r} in the working directory or the standard library")


def _find(root: Path, name: str) -> tuple[str, Path] | None:
    """The full name and the file of the module to run below a directory, or None."""
    base = root.joinpath(*name.split("."))
    if (base / "__init__.py").is_file() or (base.is_dir() and (base / "__main__.py").is_file()):
        if not (base / "__main__.py").is_file():
            raise UsageError(f"no module named {name}.__main__: "
                             f"{name!r} is a package and cannot be run itself")
        return f"{name}.__main__", base / "__main__.py"
    file = base.with_name(f"{base.name}.py")
    return (name, file) if file.is_file() else None


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"can't open file {str(file)!r}: {error.strerror or error}") from None


class ModuleProgram(Program):
    """A program that knows the package it belongs to."""

    def _compile(self) -> None:
        super()._compile()
        if self.code is None:
            return
        tree = ast.parse(self.source)
        place = _first_place(tree)
        tree.body[place:place] = self._prelude()
        self.code = compile_ticking(ast.fix_missing_locations(tree), self.filename)

    def _prelude(self) -> list[ast.stmt]:
        """What runpy does before it runs a module."""
        package = (self.module or "").rpartition(".")[0]
        first = simulated_path(Path(self.host_directory or os.curdir))
        text = (f"__package__ = {package!r}\n"
                f"__import__('sys').path[0] = {first!r}\n")
        if package:
            text += f"__import__({package!r})\n"
        return ast.parse(text).body


def _first_place(tree: ast.Module) -> int:
    """After the docstring and the ``from __future__ import`` lines, which must be first."""
    place = 1 if ast.get_docstring(tree, clean=False) is not None else 0
    for node in tree.body[place:]:
        if not (isinstance(node, ast.ImportFrom) and node.module == "__future__"):
            break
        place += 1
    return place
