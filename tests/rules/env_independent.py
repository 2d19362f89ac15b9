"""os.environ is copied at fork; changes on either side stay there."""
import os

os.environ["A"] = "1"
r, w = os.pipe()
if os.fork() == 0:
    os.environ["A"] = "2"
    os.environ["B"] = "3"
    os.write(w, f"{os.environ['A']}{os.getenv('B')}".encode())
    os._exit(0)
os.wait()
print(os.read(r, 9), os.environ["A"], os.getenv("B"))
