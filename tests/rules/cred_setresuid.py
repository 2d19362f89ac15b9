"""An ordinary user may permute its three ids (setresuid(2))."""
# as: root
import os

os.setresgid(81, 82, 83)
os.setresuid(71, 72, 73)
for args in ((72, 73, 71), (-1, -1, 72), (73, -1, -1), (0, -1, -1), (-1, 74, -1)):
    try:
        os.setresuid(*args)
    except PermissionError as error:
        print(error)
    print(os.getresuid())
for args in ((82, 83, 81), (-1, 84, -1)):
    try:
        os.setresgid(*args)
    except PermissionError as error:
        print(error)
    print(os.getresgid())
