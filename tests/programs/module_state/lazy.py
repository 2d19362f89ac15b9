import config
print("lazy loaded", config.items)
value = len(config.items)
