import warnings
def g():
    warnings.warn("hidden deprecation", DeprecationWarning)
    warnings.warn("visible user")
    warnings.warn("caller", DeprecationWarning, stacklevel=2)
