# OSTEP p4: a child closes descriptor 1 and opens a file in its place
import os, sys
rc = os.fork()
if rc == 0:
    os.close(1)
    fd = os.open("./p4.output", os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o700)
    print("fd", fd)
    print("written by child")
    sys.exit(0)
else:
    os.wait()
    with open("p4.output") as f:
        sys.stdout.write(f.read())
    print(oct(os.stat("p4.output").st_mode))
