"""Workers that take tasks from one pipe and give results to another; each task is done once."""
import os

tasks, give = os.pipe()
results, tell = os.pipe()
for n in range(20):
    os.write(give, b"%02d" % n)
os.close(give)
for _ in range(3):
    if os.fork() == 0:
        while task := os.read(tasks, 2):
            os.write(tell, b"%03d" % (int(task) ** 2))
        os._exit(0)
os.close(tell)
done = b""
while data := os.read(results, 4096):
    done += data
print(sorted(int(done[k:k + 3]) for k in range(0, len(done), 3) if int(done[k:k + 3]) < 90))
print(len(done) // 3, [os.wait()[1] for _ in range(3)])
