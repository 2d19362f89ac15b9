"""The umask takes bits from the modes of new files; umask() returns the old one (umask(2))."""
import os
import tempfile

directory = tempfile.mkdtemp()
for mask in (0, 0o22, 0o77, 0o777, 0o7777):
    old = os.umask(mask)
    name = f"{directory}/{mask}"
    os.close(os.open(name, os.O_CREAT | os.O_WRONLY, 0o666))
    os.mkdir(name + "d")
    print(oct(os.stat(name).st_mode), oct(os.stat(name + "d").st_mode), oct(os.umask(0o22)))
