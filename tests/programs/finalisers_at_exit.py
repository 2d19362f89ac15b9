# the order in which objects are finalised at the end
import sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): sys.stdout.write(f"del {self.n}\n")
z = D("z"); a = D("a"); _p = D("_private"); m = D("m")
l = [D("l0"), D("l1")]
d = {"k": D("d")}
print("end")
