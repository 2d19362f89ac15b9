"""When setreuid changes the saved id (setreuid(2))."""
# as: root
import os

for start, args in (((71, 71, 71), (-1, -1)), ((71, 72, 73), (-1, 71)), ((71, 72, 73), (-1, 73)),
                    ((71, 72, 73), (72, -1)), ((71, 72, 73), (71, 72)), ((71, 72, 73), (73, -1)),
                    ((0, 0, 0), (71, 72)), ((0, 0, 0), (-1, 72)), ((71, 0, 0), (-1, 71))):
    if os.fork() == 0:
        os.setresuid(*start)
        try:
            os.setreuid(*args)
        except PermissionError as error:
            print(error)
        print(start, args, os.getresuid())
        raise SystemExit
    os.wait()
