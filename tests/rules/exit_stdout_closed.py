"""A closed sys.stdout is left alone at exit."""
import sys

print("before")
sys.stdout.close()
