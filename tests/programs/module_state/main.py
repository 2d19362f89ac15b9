# modules are copied by fork like everything else
import os, config
config.items.append("before")
if os.fork() == 0:
    config.items.append("child")
    import lazy
    print(config.items, lazy.value, lazy.config is config)
    raise SystemExit(0)
os.wait()
print(config.items)
import lazy
print(lazy.value)
