"""Regular files and /dev/null are always readable and writable (poll(2))."""
import os
import select
import tempfile

for name in ("/dev/null", "/dev/zero", tempfile.mkstemp()[1]):
    fd = os.open(name, os.O_RDWR)
    poller = select.poll()
    poller.register(fd, 0x3FF & ~32)
    print([hex(bits) for _, bits in poller.poll(0)], [len(part) for part in select.select([fd], [fd], [fd], 0)])
