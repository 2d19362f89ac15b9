# a module that the compiler warns of
import warnsib
print("main")
