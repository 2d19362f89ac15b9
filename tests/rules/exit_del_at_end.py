"""Objects of __main__ are finalised at the end of the process, in each process that has them."""
import os


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        os.write(1, f"del {self.name}\n".encode())


thing = Noisy("thing")
if os.fork() == 0:
    thing.name = "copy in the child"
else:
    os.wait()
