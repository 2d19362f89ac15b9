"""Importing inside the simulation.

There is one `Library` for all: the modules that have no state of their own (kinds
native, world, host). Each process has an `Importer` with its own ``sys.modules``. Of what it
takes from the library it gets a copy (filled name by name, as it is used), so that a script
which patches a module (``os.fork = mine``) changes it for itself and its children only.
"""

from __future__ import annotations

import _imp
import importlib
import importlib.util
import os
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec
from importlib.machinery import SourceFileLoader as HostLoader
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any

from sim.userland.errors import NotSimulated
from sim.userland.here import here
from sim.userland.modules import STAND_INS, advice, kind_of
from sim.userland.program import compile_noting
from sim.userland.source import decode
from sim.userland.tracebacks import show_warnings

if TYPE_CHECKING:
    from sim.userland.image import Image

OWN_PACKAGE = os.path.realpath(os.path.join(__file__, "..", "..", "__init__.py"))
"""The library `sim`: a script that lies beside it imports what the simulation has instead."""
LIBRARY_DIRECTORY = os.path.dirname(os.__file__)
_FROZEN = frozenset({"os", "posixpath", "genericpath", "stat", "ntpath"})


class ModuleNotSimulated(NotSimulated, ImportError):
    """An import of a module that the simulator does not have."""


ModuleNotSimulated.__module__ = "sim"


class StandIn(ModuleType):
    """An absent module for a library module that can do without it, as long as nobody uses it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if (self.__name__, name) == ("asyncio", "iscoroutinefunction"):
            return LIBRARY.get("inspect").iscoroutinefunction
        return _StandInName(f"{self.__name__}.{name}", advice(self.__name__))


class _StandInName:
    """A name of such a module: it can be imported, but not called or derived from."""

    def __init__(self, what: str, instead: str) -> None:
        self.what = what
        self.instead = instead

    def _refuse(self, *args: object, **options: object) -> Any:
        raise here.image.unsupported(self.what, self.instead)

    __call__ = __mro_entries__ = __getattr__ = _refuse


class PrivateProxy(ModuleType):
    """A private module as a shared one sees it: that of the process that is executing."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__: list[str] = []

    def __getattr__(self, name: str) -> Any:
        importer: Importer = here.image.state["importer"]
        module = importer.get(self.__name__)
        try:
            return getattr(module, name)
        except AttributeError:
            if f"{self.__name__}.{name}" not in LIBRARY.modules:
                raise
        return importer.get(f"{self.__name__}.{name}")

    def __setattr__(self, name: str, value: Any) -> None:
        if name.startswith("__") or isinstance(value, PrivateProxy):
            super().__setattr__(name, value)
        else:
            importer: Importer = here.image.state["importer"]
            setattr(importer.get(self.__name__), name, value)


class ModuleTable:
    """What imports need in common: walking dotted names, relative names, ``from`` lists."""

    def __init__(self, modules: dict[str, ModuleType]) -> None:
        self.modules = modules

    def load(self, name: str, parent: ModuleType | None) -> ModuleType:
        """Find and execute a module whose parent package is there already."""
        raise NotImplementedError

    def get(self, name: str) -> ModuleType:
        """``import a.b.c`` for an absolute name: the module ``a.b.c`` itself."""
        module = self.modules.get(name)
        if module is not None:
            return module
        if name in self.modules:
            raise ModuleNotFoundError(
                f"import of {name} halted; None in sys.modules", name=name)
        package, _, tail = name.rpartition(".")
        parent = self.get(package) if package else None
        module = self.modules.get(name)
        if module is None:
            if parent is not None and not hasattr(parent, "__path__") and name != "os.path":
                text = f"No module named {name!r}; {package!r} is not a package"
                raise ModuleNotFoundError(text, name=name)
            module = self.load(name, parent)
            if parent is not None:
                setattr(parent, tail, module)
        return module

    def import_(
        self, name: str, globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None, fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        """The ``__import__`` of this side."""
        if level:
            name = _absolute(name, globals or {}, level)
        elif not name:
            raise ValueError("Empty module name")
        elif globals is not None and name in STAND_INS.get(str(globals.get("__name__")), ()):
            return StandIn(name if fromlist else name.partition(".")[0])
        module = self.modules.get(name) or self.get(name)
        if not fromlist:
            return module if level else self.modules[name.partition(".")[0]]
        if hasattr(module, "__path__"):
            self._import_from_package(module, fromlist)
        return module

    def _import_from_package(self, module: ModuleType, fromlist: Sequence[str]) -> None:
        """``from package import x`` where x may be a submodule."""
        for item in fromlist:
            if item == "*":
                self._import_from_package(module, list(getattr(module, "__all__", ())))
            elif not hasattr(module, item):
                full = f"{module.__name__}.{item}"
                try:
                    self.get(full)
                except ModuleNotFoundError as error:
                    if error.name != full:
                        raise


def _absolute(name: str, globals: Mapping[str, object], level: int) -> str:
    """A relative name made absolute (importlib's _calc___package__, _resolve_name)."""
    package = globals.get("__package__")
    if package is None:
        package = str(globals.get("__name__", ""))
        if "__path__" not in globals:
            package = package.rpartition(".")[0]
    if not package:
        raise ImportError("attempted relative import with no known parent package")
    parts = str(package).rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{parts[0]}.{name}" if name else parts[0]


# ---- the shared library ---------------------------------------------------------------------


class Library(ModuleTable):
    """The modules that all processes share. Nothing in it may make a system call on import."""

    def __init__(self) -> None:
        super().__init__({})
        self.builtins: dict[str, Any] = {}
        self.loading = 0

    def load(self, name: str, parent: ModuleType | None) -> ModuleType:
        """Make a shared module; for a private one, its stand-in."""
        kind = kind_of(name)
        if kind == "host":
            module = importlib.import_module(name)
        elif kind == "native":
            from sim.userland.natives import make_native

            module = make_native(name)
        elif kind == "world":
            return self._execute(name, parent)
        elif kind == "absent":
            raise ModuleNotSimulated(f"module {name}", advice(name))
        else:
            module = PrivateProxy(name)
        self.modules[name] = module
        return module

    def _execute(self, name: str, parent: ModuleType | None) -> ModuleType:
        if name == "os.path":
            return self.get("posixpath")
        code, file, package = find_library_code(name)
        module = new_module(name, file, package, self.builtins)
        self.modules[name] = module
        self.loading += 1
        try:
            execute_module(module, code)
        except BaseException:
            del self.modules[name]
            raise
        finally:
            self.loading -= 1
        from sim.userland.natives import adjust

        adjust(module)
        return module


def new_module(name: str, file: str, package: str | None, builtins: dict[str, Any]) -> ModuleType:
    """An empty module. ``package`` is its directory if it is a package, else None."""
    module = ModuleType(name)
    module.__dict__["__builtins__"] = builtins
    module.__file__ = file
    module.__package__ = name if package is not None else name.rpartition(".")[0]
    if package is not None:
        module.__path__ = [package]
    loader: Any = SourceFileLoader(name, file)
    spec = ModuleSpec(name, loader, origin=file, is_package=package is not None)
    spec.has_location = True
    if package is not None:
        spec.submodule_search_locations = [package]
    module.__spec__, module.__loader__ = spec, loader
    return module


def execute_module(module: ModuleType, code: CodeType) -> None:
    """Execute a module, which until the end says that it is not complete."""
    module.__spec__._initializing = True  # type: ignore[union-attr]
    try:
        exec(code, module.__dict__)
    finally:
        if module.__spec__ is not None:
            module.__spec__._initializing = False  # type: ignore[attr-defined]


def find_library_code(name: str) -> tuple[CodeType, str, str | None]:
    """A standard-library module's code, file, and directory if it is a package.

    Raises ModuleNotFoundError if the library has no such module in Python.
    """
    if name in _FROZEN and _imp.is_frozen(name):
        path = os.path.join(LIBRARY_DIRECTORY, f"{name}.py")
        return _imp.get_frozen_object(name), path, None
    base = os.path.join(LIBRARY_DIRECTORY, *name.split("."))
    for path, package in ((os.path.join(base, "__init__.py"), base), (f"{base}.py", None)):
        if os.path.isfile(path):
            code = HostLoader(name, path).get_code(name)
            assert code is not None
            return code, path, package
    raise ModuleNotFoundError(f"No module named {name!r}", name=name)


LIBRARY = Library()


class _FixedBuiltins(ModuleType):
    """The module `builtins` in a program whose script does not name it: it can only be read."""

    shared = True

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "_" and value is None:  # as doctest does; nobody sees it
            return
        raise here.image.unsupported(
            f"setting builtins.{name}", "import builtins in the script itself")


FIXED_BUILTINS = _FixedBuiltins("builtins")


class SourceFileLoader:
    """What a module says it was loaded by."""

    def __init__(self, name: str, path: str) -> None:
        self.name = name
        self.path = path

    def get_filename(self, name: str | None = None) -> str:
        """The file."""
        return self.path

    def get_source(self, name: str | None = None) -> str | None:
        """The file's text."""
        return here.image.program.sources.get(self.path)

    def is_package(self, name: str) -> bool:
        """Whether the file is that of a package."""
        return self.path.endswith("/__init__.py")


def import_here(
    name: str, globals: Mapping[str, object] | None = None,
    locals: Mapping[str, object] | None = None, fromlist: Sequence[str] | None = (), level: int = 0,
) -> ModuleType:
    """The ``__import__`` of all processes: that of the executing one."""
    importer: Importer = here.image.state["importer"]
    return importer.import_(name, globals, locals, fromlist, level)


# ---- one process's modules --------------------------------------------------------------------


class Importer(ModuleTable):
    """The import system of one process."""

    def __init__(self, image: Image) -> None:
        super().__init__(image.modules)
        self.image = image

    def get(self, name: str) -> ModuleType:
        """As `ModuleTable.get`; what the script itself imports in vain is noted."""
        try:
            return super().get(name)
        except ModuleNotSimulated as error:
            if self.image.program.is_users(sys._getframe(2)):
                self.image.unsupported(error.what, error.instead)
            raise

    def copy_of(self, target: ModuleType) -> ModuleType:
        """This process's copy of a shared module."""
        name = target.__name__
        if LIBRARY.modules.get(name) is not target and sys.modules.get(name) is not target:
            return target
        if name in self.modules or isinstance(target, PrivateProxy):
            return self.get(name)
        return self._copy(name, target)

    def _copy(self, name: str, target: ModuleType) -> ModuleType:
        """A module that takes each name from ``target`` when it is first asked for."""
        module = ModuleType(name)
        names = module.__dict__

        def __getattr__(name: str) -> Any:
            try:
                value = getattr(target, name)
            except AttributeError:
                if name != "__all__":
                    raise
                return [public for public in dir(target) if not public.startswith("_")]
            if isinstance(value, ModuleType):
                value = self.copy_of(value)
            names[name] = value
            return value

        for shown in ("__doc__", "__loader__", "__package__", "__spec__"):
            del names[shown]
        for shown in ("__file__", "__spec__"):  # C code looks for them without asking
            if shown in vars(target):
                names[shown] = vars(target)[shown]
        names["__getattr__"] = __getattr__
        names["__dir__"] = lambda: sorted({*dir(target), *names} - {"__getattr__", "__dir__"})
        self.modules[name] = module
        return module

    def load(self, name: str, parent: ModuleType | None) -> ModuleType:
        """The user's own module if there is one, else the library's."""
        user = self._load_user(name, parent)
        if user is not None:
            return user
        if parent is not None and isinstance(parent.__loader__, SourceFileLoader) and (
                self.image.program.is_own(parent.__loader__.path)):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        kind = kind_of(name)
        if kind == "absent":
            raise self._absent(name, advice(name))
        if name == "sys":
            self.modules[name] = self.image.sys
            return self.modules[name]
        if name == "os.path":
            return self.get("posixpath")
        if kind == "private":
            return self._load_private(name)
        return self._copy(name, LIBRARY.get(name))

    def _load_private(self, name: str) -> ModuleType:
        """A library module executed for this process alone."""
        try:
            code, file, package = find_library_code(name)
        except ModuleNotFoundError:
            if name in sys.builtin_module_names or _exists_on_host(name):
                text = "it is C code, or installed on the host; only pure Python can be simulated"
                raise self._absent(name, text) from None
            raise
        module = self._execute(name, code, file, package)
        from sim.userland.natives import adjust

        adjust(module)
        return module

    def _execute(self, name: str, code: CodeType, file: str, package: str | None) -> ModuleType:
        module = new_module(name, file, package, self.image.builtins)
        self.modules[name] = module
        try:
            execute_module(module, code)
        except BaseException:
            self.modules.pop(name, None)
            raise
        return self.modules.get(name, module)

    def _load_user(self, name: str, parent: ModuleType | None) -> ModuleType | None:
        """A module that lies beside the script (or in a package there)."""
        program = self.image.program
        if program.host_directory is None or name in sys.builtin_module_names:
            return None
        if name not in program.modules:
            program.modules[name] = _find_user_code(self.image, name)
        found = program.modules[name]
        if found is None:
            return None
        source, file, package = found
        if file not in program.compiled:
            program.compiled[file] = compile_noting(source, file)
        code, warnings = program.compiled[file]
        show_warnings(self.image, warnings)
        return self._execute(name, code, file, package)

    def _absent(self, name: str, instead: str) -> ModuleNotSimulated:
        error = ModuleNotSimulated(f"module {name}", instead)
        error.name = name
        return error


def _exists_on_host(name: str) -> bool:
    try:
        return importlib.util.find_spec(name.partition(".")[0]) is not None
    except (ImportError, ValueError, AttributeError):
        return False


def _find_user_code(image: Image, name: str) -> Any:
    """(source, simulated file name, package directory) of a module beside the script, or None."""
    program = image.program
    assert program.host_directory is not None
    base = os.path.join(program.host_directory, *name.split("."))
    directory = program.path.rpartition("/")[0]
    simulated = "/".join([directory, *name.split(".")])
    for host, file, package in (
        (os.path.join(base, "__init__.py"), f"{simulated}/__init__.py", simulated),
        (f"{base}.py", f"{simulated}.py", None),
    ):
        if os.path.isfile(host) and os.path.realpath(host) != OWN_PACKAGE:
            with open(host, "rb") as stream:
                source = stream.read()
            program.add_file(file, file.removeprefix(f"{directory}/"), decode(source))
            return source, file, package
    return None
