"""Two processes take turns through two pipes."""
import os

to_child, from_child = os.pipe(), os.pipe()
if os.fork() == 0:
    os.close(to_child[1])
    while message := os.read(to_child[0], 8):
        os.write(1, b"child got %s\n" % message)
        os.write(from_child[1], b"pong")
    os._exit(0)
for n in range(3):
    os.write(to_child[1], b"ping %d" % n)
    os.write(1, b"parent got %s\n" % os.read(from_child[0], 8))
os.close(to_child[1])
print(os.wait()[1])
