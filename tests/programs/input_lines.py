# input() to the end of the file
# stdin: Bob\n42\nno newline
name = input("name? ")
age = int(input())
print(f"{name} is {age}")
print(repr(input(">")))
input("last ")
