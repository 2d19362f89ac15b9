# platform, locale and gettext
import platform, getpass, locale, gettext, sys, os
print(platform.system(), platform.python_implementation(), platform.python_version() == sys.version.split()[0], sys.platform, os.name)
print(locale.getlocale(), locale.getpreferredencoding(False), sys.getfilesystemencoding(), sys.getdefaultencoding(), sys.stdout.encoding)
print(gettext.gettext("msg"), os.sep, os.linesep.encode(), os.pathsep, os.curdir, os.extsep, sys.byteorder, sys.maxsize)
print(platform.machine() != "", platform.node() != "", len(platform.uname()), sys.version_info[:2] >= (3, 11), sys.implementation.name)
