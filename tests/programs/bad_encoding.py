# ÿ no cookie
print("café")
