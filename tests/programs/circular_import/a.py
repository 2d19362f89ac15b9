name = "a"
import b
def get():
    return b.from_a()
