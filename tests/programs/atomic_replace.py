# a temporary file replaces the real one
import os, json, tempfile
def save(path, obj):
    fd, tmp = tempfile.mkstemp(dir=".", prefix=".tmp-")
    try:
        with os.fdopen(fd, "w") as f:
            json.dump(obj, f)
            f.flush()
            os.fsync(f.fileno())
        os.replace(tmp, path)
    except BaseException:
        os.unlink(tmp)
        raise
save("state.json", {"a": 1})
save("state.json", {"a": 2})
print(json.load(open("state.json")))
try:
    save("state.json", {"a": object})
except TypeError as e:
    print(e)
print([n for n in os.listdir(".") if n.startswith(".tmp")], json.load(open("state.json")))
print(oct(os.stat("state.json").st_mode & 0o777))
