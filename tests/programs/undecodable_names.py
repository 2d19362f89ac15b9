# file names that are not UTF-8
import os, sys
os.makedirs(b"d")
open(b"d/\xff\xfename", "w").close()
open("d/ünï", "w").write("x")
for n in sorted(os.listdir("d")):
    print(ascii(n), os.fsencode(n))
print(sorted(os.listdir(b"d")))
n = os.listdir("d")
try:
    print("\udcff")
except UnicodeEncodeError as e:
    print("err", e)
try:
    open("d/\udcffmissing")
except OSError as e:
    print(ascii(str(e)))
