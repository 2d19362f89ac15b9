"""How much fits into a pipe depends on the sizes of the writes: it holds 16 pages (pipe(7))."""
import os

for size in (500, 512, 1000, 1024, 1365, 2000, 2048, 2049, 3000, 4095, 4096, 4097, 5000, 6000, 8192,
             10000, 12288, 20000, 30000, 60000, 65535, 65536, 65537, 70000, 200000):
    r, w = os.pipe()
    os.set_blocking(w, False)
    sizes = []
    try:
        while True:
            sizes.append(os.write(w, b"x" * size))
    except BlockingIOError:
        pass
    print(f"{size}B: {len(sizes)}x {sum(sizes)}B last {sizes[-1]}B" if sizes else f"{size}B: nothing")
    os.close(r)
    os.close(w)
