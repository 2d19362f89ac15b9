"""Not everything is copied: parent and child share the position in an open file.

Question: a file contains "abcdef". It is opened before the fork. The child reads two letters,
then the parent reads two letters. Which ones does the parent get?

To be seen: "cd". fork() copies the numbers of the open files (the descriptors), but the copies
refer to the same open file in the kernel, and the position is kept there. A file that is opened
once more has a position of its own, which starts at 0.
"""

import os

path = f"/tmp/shared_file_offset.{os.getpid()}"
shared = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
separate = os.open(path, os.O_RDONLY)
os.unlink(path)  # the name goes at once; the file stays as long as somebody has it open
os.write(shared, b"abcdef")
os.lseek(shared, 0, os.SEEK_SET)

pid = os.fork()
if pid == 0:
    print("child:  reads", os.read(shared, 2), flush=True)
    os._exit(0)

os.waitpid(pid, 0)
print("parent: reads", os.read(shared, 2))
print("parent: is now at position", os.lseek(shared, 0, os.SEEK_CUR))
print("parent: reads from the file opened once more", os.read(separate, 2))
