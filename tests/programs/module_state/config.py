items = []
print("config loaded")
