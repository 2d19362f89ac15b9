# one selector over the pipes of many children
import os, selectors
sel = selectors.PollSelector()
for name in ("alpha", "beta", "gamma"):
    r, w = os.pipe()
    if not os.fork():
        os.close(r)
        os.write(w, name.upper().encode())
        os._exit(0)
    os.close(w)
    os.set_blocking(r, False)
    sel.register(r, selectors.EVENT_READ, data=name)
res = {}
while sel.get_map():
    for key, mask in sel.select():
        assert mask == selectors.EVENT_READ
        d = os.read(key.fd, 10)
        if d:
            res[key.data] = d
        else:
            sel.unregister(key.fd)
            os.close(key.fd)
for _ in range(3):
    os.wait()
print(sorted(res.items()))
