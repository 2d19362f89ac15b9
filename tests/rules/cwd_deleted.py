"""A process may stay in a directory that has been removed: getcwd fails (getcwd(3))."""
import os
import tempfile

directory = tempfile.mkdtemp()
os.chdir(directory)
if os.fork() == 0:
    os.rmdir(directory)
    os._exit(0)
os.wait()
try:
    print(os.getcwd())
except FileNotFoundError as error:
    print(error)
os.chdir("/")
print(os.getcwd())
