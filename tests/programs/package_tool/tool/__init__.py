"""Tool package."""
__all__ = ["core", "util"]
__version__ = "1.2"
from .core import Engine
