# what cannot be imported, and why
import os, sys
for stmt in ("import nosuchmodule", "import os.nosuch", "from os import nosuch", "import mod.sub", "from mod import zzz", "import json.nosuch", "from . import x", "from .. import y", "import pkg.absent", "from pkg import absent", "from nosuch.deep import x"):
    try:
        exec(stmt)
        print(stmt, "ok")
    except ImportError as e:
        print(stmt, "|", type(e).__name__, "|", str(e).replace(os.getcwd(), "."), "|", e.name)
import mod
print(mod.counter, sys.modules["mod"] is mod)
import mod
from mod import counter
sys.modules["fake"] = mod
import fake
print(fake is mod)
del sys.modules["mod"]
import mod as m2
print(m2 is mod)
import importlib
importlib.reload(m2)
print(importlib.import_module("pkg.inner").v, importlib.util.find_spec("nosuch_x") if hasattr(importlib, "util") else None)
import nosuchmodule
