"""A child that does not exit runs the rest of the script too."""
import os

pid = os.fork()
if pid == 0:
    print("child's part")
else:
    os.wait()
    print("parent's part")
print("rest")
