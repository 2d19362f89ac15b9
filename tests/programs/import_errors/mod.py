counter = 0
print("mod executed")
