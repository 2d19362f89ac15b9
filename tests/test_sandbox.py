"""A run touches nothing of the host but Python's own library and the script."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent

WATCHED = """
import json, os, sys
from sim.running import run
from pathlib import Path
run("import os; os.fork()")                      # whatever is imported lazily, is by now
events = []
def hook(event, args):
    if event == "open":
        events.append([event, str(args[0])])
    elif event.split(".")[0] in ("socket", "subprocess", "shutil", "tempfile", "ctypes", "winreg") \\
            or event in ("os.fork", "os.exec", "os.system", "os.kill", "os.chdir", "os.mkdir", "os.remove",
                         "os.rename", "os.rmdir", "os.putenv", "os.unsetenv", "os.listdir", "os.scandir",
                         "os.forkpty", "os.posix_spawn", "os.truncate", "os.chmod", "os.chown"):
        events.append([event, repr(args)])
sys.addaudithook(hook)
result = run(Path(sys.argv[1]))
print(json.dumps({"status": result.status, "stderr": result.stderr, "stdout": result.stdout,
                  "events": events}))
"""

SCRIPT = """
import os, sys, time, random, tempfile, json, shutil, glob
print(sorted(os.listdir("/")))
with tempfile.NamedTemporaryFile("w", delete=False) as f:
    f.write("x" * 10000)
os.environ["HERE"] = "1"
os.mkdir("d"); os.chdir("d"); open("f", "w").write("data"); os.rename("f", "g"); os.chmod("g", 0o600)
print(os.listdir("."), glob.glob("/tmp/*") != [])
r, w = os.pipe()
if os.fork() == 0:
    os.write(w, b"hello")
    os.kill(os.getpid(), 9)
print(os.read(r, 9), os.wait()[1])
for path in ("/etc/shadow", "/proc/1/environ"):
    try:
        open(path)
    except OSError as error:
        print(type(error).__name__)
import ctypes, ctypes.util
libc = ctypes.CDLL(ctypes.util.find_library("c"), use_errno=True)
print(libc.prctl(36, 1), libc.prctl(1, 99), ctypes.get_errno(), libc.getpid() == os.getpid())
shutil.rmtree("/tmp")
"""


def watched_run(script: Path) -> dict[str, object]:
    """What a run in a fresh interpreter did to its host, by the audit hook."""
    done = subprocess.run([sys.executable, "-c", WATCHED, str(script)], capture_output=True, text=True,
                          check=True, cwd=script.parent,
                          env={**os.environ, "PYTHONPATH": str(ROOT),
                               "PYTHONDONTWRITEBYTECODE": "1"})
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def test_opens_nothing_but_the_library_and_the_script(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    answer = watched_run(script)
    library = os.path.dirname(os.__file__)
    opened = [path for event, path in answer["events"] if event == "open"]  # type: ignore[attr-defined]
    others = [item for item in answer["events"] if item[0] != "open"]  # type: ignore[attr-defined]
    strange = [path for path in opened
               if path != str(script) and not path.startswith((library, str(ROOT / "sim")))
               and "site-packages" not in path]
    assert not strange
    assert not others
    assert answer["status"] in (0, 1)
    assert "b'hello' 9" in str(answer["stdout"])
    assert "0 -1 22 True" in str(answer["stdout"])
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_the_host_environment_is_not_seen(tmp_path: Path, monkeypatch: object) -> None:
    import sim

    os.environ["FORKLORE_SECRET"] = "1"
    try:
        result = sim.run("import os; print('FORKLORE_SECRET' in os.environ); os.environ['X'] = 'y'")
    finally:
        del os.environ["FORKLORE_SECRET"]
    assert result.stdout == "False\n"
    assert "X" not in os.environ
