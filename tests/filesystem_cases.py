"""Several hundred short sequences of file operations, to be run on Linux and in simulation."""

from __future__ import annotations

from collections.abc import Iterator

from tests.filesystem_operations import Operation

Case = tuple[str, tuple[Operation, ...]]

RDONLY, WRONLY, RDWR = 0, 1, 2
CREAT, EXCL, TRUNC, APPEND, NONBLOCK = 0o100, 0o200, 0o1000, 0o2000, 0o4000
DIRECTORY, NOFOLLOW, PATH, TMPFILE = 0o200000, 0o400000, 0o10000000, 0o20200000

PATHS = (
    "f", "u", "s", "g", "x", "k", "d", "e", "m", "n", "q", "t", "w", "i", "p", "none", "none/x",
    "f/", "f/x", "f/.", "f/..", "d/", "d/.", "d/..", "d/f", "d/none", "d/sub", "d/sub/../f", "e/",
    "m/u", "m/r", "m/none", "m/sub", "m/rsub", "n/f", "n/none", "q/f", "t/u", "t/r", "t/none",
    "t/d", "w/r", "i/none", "lf", "lf/", "ld", "ld/", "ld/f", "ld/sub", "lx", "lx/", "lo",
    "lo/x", "ls", "la", "ll", "ly", "lfs", ".", "..", "", "./f", "d//f", "none/", "{base}/f", "{base}/d/f/",
)
FLAGS = (
    RDONLY, WRONLY, RDWR, CREAT | RDONLY, CREAT | WRONLY, CREAT | EXCL | RDWR,
    CREAT | TRUNC | WRONLY, TRUNC, RDWR | APPEND, NOFOLLOW, NOFOLLOW | CREAT | RDWR,
    DIRECTORY, DIRECTORY | NOFOLLOW, DIRECTORY | RDWR, PATH, PATH | NOFOLLOW,
    PATH | DIRECTORY, TMPFILE | RDWR, TMPFILE, CREAT | DIRECTORY,
)
FILES = ("f", "u", "d", "e", "m", "m/u", "m/r", "m/sub", "m/rsub", "t/u", "t/r", "t/d", "w/r",
         "d/f", "d/sub", "lf", "ld", "lx", "p", "none", "d/none", "m/none", "d/", "none/", ".",
         "m/sub/none", "n/f")


def cases() -> Iterator[Case]:
    """Every case with its name."""
    yield from open_cases()
    yield from name_cases()
    yield from rename_cases()
    yield from attribute_cases()
    yield from SEQUENCES.items()


def open_cases() -> Iterator[Case]:
    for path in PATHS:
        for flags in FLAGS:
            yield f"open {path} {flags:o}", (
                ("open", "a", path, flags | NONBLOCK), ("fstat", "a"), ("write", "a", "W!"),
                ("read", "a", 99), ("pread", "a", 9, 0), ("name_fd", "a"), ("lstat", path),
                ("list", "."),
            )


def name_cases() -> Iterator[Case]:
    for path in PATHS:
        after: tuple[Operation, ...] = (("lstat", path), ("list", "."), ("stat", "."))
        yield f"unlink {path}", (("unlink", path), *after)
        yield f"rmdir {path}", (("rmdir", path), *after)
        yield f"mkdir {path}", (("mkdir", path), *after)
        yield f"mkfifo {path}", (("mkfifo", path), *after)
        yield f"mknod {path}", (("mknod", path, 0o100640), *after)
        yield f"symlink {path}", (("symlink", "some/where", path), ("readlink", path), *after)
        yield f"link f {path}", (("link", "f", path), ("stat", "f"), *after)
        yield f"link {path}", (("link", path, "new"), ("link", path, "new2", False),
                               ("lstat", "new"), ("lstat", "new2"), *after)
        yield f"readlink {path}", (("readlink", path),)
        yield f"list {path}", (("list", path),)
        yield f"chdir {path}", (("chdir", path), ("getcwd",), ("stat", ".."), ("stat", "f"))


def rename_cases() -> Iterator[Case]:
    for old in FILES:
        for new in FILES:
            yield f"rename {old} {new}", (
                ("rename", old, new), ("lstat", old), ("lstat", new), ("list", "."),
                ("list", "m"), ("stat", "m"), ("stat", "d"),
            )
    for new in ("f", "none", "d", "m/none", "d/none", "lx", "f/", "..", "none/x"):
        yield f"rename_new f {new}", (("rename_new", "f", new), ("lstat", new))
        yield f"rename_new d {new}", (("rename_new", "d", new), ("lstat", new))


def attribute_cases() -> Iterator[Case]:
    for path in PATHS:
        if path == "..":
            continue
        for mode in (0o000, 0o640, 0o7777):
            yield f"chmod {path} {mode:o}", (("chmod", path, mode), ("lstat", path))
        for uid, gid in ((-1, -1), (1000, -1), (0, 0), (-1, 1000), (-1, 50), (1000, 1000), (7, 7)):
            yield f"chown {path} {uid} {gid}", (
                ("chown", path, uid, gid), ("lstat", path), ("lchown", path, uid, gid),
                ("lstat", path),
            )
        yield f"truncate {path}", (("truncate", path, 3), ("truncate", path, 9), ("stat", path))
        yield f"access {path}", tuple(
            ("access", path, mode, effective) for mode in range(8) for effective in (False, True)
        )
        yield f"utime {path}", (("age", path), ("utime", path, None), ("fresh", path),
                                ("utime", path, 10**18 + 1), ("fresh", path))


def times(path: str, *operations: Operation) -> tuple[Operation, ...]:
    """Operations after which it is asked which times of a file and its directory changed."""
    parent = path.rpartition("/")[0] or "."
    return (("age", path), ("age", parent), *operations, ("fresh", path), ("fresh", parent))


LONG = "n" * 255
CHAIN = tuple(("symlink", f"c{n}" if n else "f", f"c{n + 1}") for n in range(41))

SEQUENCES: dict[str, tuple[Operation, ...]] = {
    "long names": (
        ("mkdir", LONG), ("mkdir", LONG + "n"), ("stat", LONG + "n"), ("stat", "d/" + LONG + "n/x"),
        ("stat", "./" * 2047 + "f"), ("stat", "./" * 2048 + "f"), ("symlink", "x" * 4095, "long"),
        ("symlink", "x" * 4096, "longer"), ("lstat", "long"), ("stat", "long"),
        ("mkdir", "é" * 127), ("mkdir", "é" * 128), ("stat", "none/" + LONG + "n"),
        ("stat", "f/" + LONG + "n"), ("unlink", LONG + "n"), ("rename", "f", LONG + "n"),
    ),
    "forty links": (*CHAIN, ("stat", "c39"), ("stat", "c40"), ("stat", "c41"), ("lstat", "c41"),
                    ("open", "a", "c41", RDONLY), ("stat", "c40/"), ("unlink", "c41")),
    "link below link": (("symlink", "ld/sub", "lds"), ("stat", "lds"), ("mkdir", "lds/new"),
                        ("list", "d/sub"), ("stat", "lds/../f"), ("stat", "lds/.."),
                        ("open", "a", "lds/new/../../f", RDONLY), ("read", "a", 9)),
    "dangling link makes its target": (
        ("open", "a", "lx", CREAT | RDWR), ("lstat", "x-none"), ("name_fd", "a"), ("list", ".")),
    "dangling link to a directory that is not there": (("open", "a", "ly", CREAT | RDWR),
                                                       ("mkdir", "lx"), ("mkdir", "lx/")),
    "umask": (("umask", 0o077), ("open", "a", "new", CREAT | WRONLY), ("fstat", "a"),
              ("mkdir", "newd"), ("stat", "newd"), ("umask", 0o7777), ("umask", 0),
              ("mkdir", "newe", 0o7777), ("stat", "newe"), ("mkfifo", "newp", 0o7777),
              ("stat", "newp"), ("open", "b", "newf", CREAT | RDWR, 0o7777), ("fstat", "b")),
    "creator may write a file that nobody may": (
        ("open", "a", "new", CREAT | RDWR, 0), ("write", "a", "abc"), ("open", "b", "new", RDONLY),
        ("open", "c", "new", CREAT | TRUNC | WRONLY)),
    "holes": (
        ("open", "a", "new", CREAT | RDWR), ("lseek", "a", 10000, 0), ("write", "a", "x"),
        ("fstat", "a"), ("lseek", "a", 0, 3), ("lseek", "a", 0, 4), ("lseek", "a", 9000, 4),
        ("lseek", "a", 10001, 3), ("lseek", "a", 10000, 4), ("pread", "a", 12, 9995),
        ("pwrite", "a", "y", 40000), ("fstat", "a"), ("lseek", "a", 12288, 3),
        ("lseek", "a", 20000, 3), ("ftruncate", "a", 9000), ("fstat", "a"),
        ("ftruncate", "a", 12000), ("pread", "a", 20, 9990), ("fstat", "a"),
        ("ftruncate", "a", 8192), ("fstat", "a"), ("ftruncate", "a", 0), ("fstat", "a"),
        ("lseek", "a", 0, 3), ("lseek", "a", 0, 4), ("ftruncate", "a", 1 << 40), ("fstat", "a"),
        ("lseek", "a", 0, 3), ("lseek", "a", 5, 4), ("pread", "a", 5, (1 << 40) - 3)),
    "page boundaries": (
        ("open", "a", "new", CREAT | RDWR), ("write", "a", "a" * 4095), ("write", "a", "bcd"),
        ("pread", "a", 9, 4092), ("write", "a", "e" * 9000), ("fstat", "a"),
        ("pwrite", "a", "ZZZ", 8190), ("pread", "a", 8, 8187), ("pread", "a", 20000, 4000),
        ("lseek", "a", 0, 1), ("lseek", "a", -3, 2), ("read", "a", 99)),
    "seek": (
        ("open", "a", "f", RDWR), ("lseek", "a", -1, 0), ("lseek", "a", 3, 0),
        ("lseek", "a", -4, 1), ("lseek", "a", 1, 1), ("lseek", "a", 1, 2), ("lseek", "a", -9, 2),
        ("lseek", "a", 0, 5), ("lseek", "a", 0, 9), ("lseek", "a", (1 << 63) - 1, 0),
        ("write", "a", "x"), ("read", "a", 1), ("lseek", "a", 1, 1), ("pread", "a", 3, 1),
        ("pwrite", "a", "JJ", 2), ("pread", "a", 9, 0), ("lseek", "a", 0, 0), ("read", "a", 0)),
    "largest file": (
        ("open", "a", "new", CREAT | RDWR), ("ftruncate", "a", -1), ("ftruncate", "a", (1 << 63) - 1),
        ("fstat", "a"), ("lseek", "a", -2, 2), ("truncate", "f", -1)),
    "append": (
        ("open", "a", "f", RDWR | APPEND), ("write", "a", "AB"), ("lseek", "a", 0, 1),
        ("lseek", "a", 1, 0), ("write", "a", "CD"), ("lseek", "a", 0, 1),
        ("pwrite", "a", "EF", 0), ("lseek", "a", 0, 1), ("pread", "a", 99, 0)),
    "offset is not shared by two opens": (
        ("open", "a", "f", RDONLY), ("open", "b", "f", RDONLY), ("read", "a", 2),
        ("read", "b", 9), ("read", "a", 9), ("read", "a", 9)),
    "open and removed": (
        ("open", "a", "f", RDWR), ("link", "f", "f2"), ("fstat", "a"), ("unlink", "f"),
        ("name_fd", "a"), ("fstat", "a"), ("unlink", "f2"), ("name_fd", "a"), ("fstat", "a"),
        ("write", "a", "J"), ("pread", "a", 9, 0), ("stat_fd_path", "a"),
        ("reopen", "b", "a", RDWR | TRUNC), ("fstat", "a"), ("link_fd", "a", "again"),
        ("open", "c", "f", RDONLY)),
    "open and renamed": (
        ("open", "a", "u", RDONLY), ("rename", "u", "u2"), ("name_fd", "a"), ("rename", "u2", "m/v"),
        ("name_fd", "a"), ("rename", "m", "m2"), ("name_fd", "a"), ("unlink", "m2/v"),
        ("name_fd", "a"), ("open", "b", "m2/v", CREAT | RDWR), ("name_fd", "a"),
        ("name_fd", "b")),
    "open and replaced": (
        ("open", "a", "u", RDONLY), ("open", "n", "new", CREAT | WRONLY), ("write", "n", "other"),
        ("rename", "new", "u"), ("fstat", "a"), ("read", "a", 9), ("name_fd", "a"),
        ("name_fd", "n"), ("stat", "u")),
    "file without a name": (
        ("open", "a", "w", TMPFILE | RDWR, 0o640), ("fstat", "a"), ("write", "a", "tmp"),
        ("link_fd", "a", "w/named"), ("fstat", "a"), ("stat", "w/named"),
        ("link_fd", "a", "w/named"), ("name_fd", "a"), ("open", "b", "f", TMPFILE | RDWR)),
    "removed working directory": (
        ("mkdir", "w/here"), ("chdir", "w/here"), ("getcwd",), ("rmdir", "../here"), ("getcwd",),
        ("stat", "."), ("stat", ".."), ("list", "."), ("open", "a", "x", CREAT | WRONLY),
        ("mkdir", "x"), ("open", "d", ".", RDONLY), ("fstat", "d"), ("name_fd", "d"),
        ("symlink", "a", "b"), ("list_fd", "d"), ("stat", "../r"), ("chdir", "."), ("chdir", ".."),
        ("getcwd",)),
    "renamed working directory": (
        ("mkdir", "w/here"), ("chdir", "w/here"), ("rename", "../here", "../there"), ("getcwd",),
        ("rename", "../../w", "../../v"), ("getcwd",), ("chdir", "../.."), ("list", ".")),
    "directory descriptors": (
        ("open", "d", "d", DIRECTORY), ("open", "a", "f", RDONLY, 0, "d"), ("read", "a", 9),
        ("stat", "sub", "d"), ("stat", "../f", "d"), ("stat", "x", "a"), ("mkdir", "n", 0o777, "d"),
        ("open", "m", "m", PATH), ("open", "b", "u", RDWR, 0, "m"), ("mkdir", "n", 0o777, "m"),
        ("rename", "n", "o", "m", "m"), ("unlink", "r", "m"), ("list_fd", "d"), ("list_fd", "m"),
        ("fchdir", "m"), ("getcwd",), ("fchdir", "a"), ("lseek", "d", 0, 0), ("list_fd", "d"),
        ("stat", "", "d"), ("stat", "{base}/f", "a")),
    "descriptor of a directory that moved": (
        ("open", "m", "m/sub", DIRECTORY), ("rename", "m/sub", "w/sub"), ("stat", "../r", "m"),
        ("name_fd", "m"), ("mkdir", "in", 0o777, "m"), ("list", "w/sub")),
    "what O_PATH allows": (
        ("open", "a", "f", PATH), ("fstat", "a"), ("read", "a", 1), ("write", "a", "x"),
        ("fchmod", "a", 0o600), ("fchown", "a", -1, -1), ("lseek", "a", 0, 0), ("ftruncate", "a", 0),
        ("fsync", "a"), ("reopen", "b", "a", RDONLY), ("read", "b", 9), ("open", "l", "lf",
        PATH | NOFOLLOW), ("fstat", "l"), ("name_fd", "l"), ("open", "d", "d", PATH),
        ("list_fd", "d"), ("fchdir", "d"), ("getcwd",)),
    "what a descriptor allows": (
        ("open", "r", "u", RDONLY), ("write", "r", "x"), ("ftruncate", "r", 0), ("fsync", "r"),
        ("fchmod", "r", 0o400), ("open", "w", "u", WRONLY), ("read", "r", 9), ("fchmod", "r", 0o200),
        ("open", "v", "u", WRONLY), ("read", "v", 9), ("pread", "v", 9, 0), ("write", "v", "abc"),
        ("ftruncate", "v", 1), ("read", "r", 9), ("pread", "r", 9, 0), ("open", "d", "d", RDONLY),
        ("read", "d", 9), ("pread", "d", 9, 0), ("write", "d", "x"), ("fsync", "d"),
        ("ftruncate", "d", 0), ("lseek", "d", 0, 0), ("lseek", "d", -1, 0), ("list_fd", "r")),
    "null and its kin": (
        ("open", "n", "/dev/null", RDWR), ("read", "n", 9), ("write", "n", "abc"),
        ("lseek", "n", 5, 0), ("lseek", "n", 5, 2), ("pread", "n", 5, 9), ("ftruncate", "n", 0),
        ("fsync", "n"), ("open", "z", "/dev/zero", RDWR | TRUNC), ("read", "z", 5), ("write", "z", "x"),
        ("lseek", "z", 5, 0), ("open", "f", "/dev/full", RDWR), ("write", "f", "x"),
        ("write", "f", ""), ("read", "f", 3), ("list_fd", "n"), ("open", "c", "/dev/null", CREAT),
        ("name_fd", "n"), ("open", "d", "/dev/null/", RDONLY), ("open", "e", "/dev/null",
        DIRECTORY)),
    "set-group-id directory": (
        ("umask", 0), ("open", "a", "i/new", CREAT | WRONLY, 0o2777), ("fstat", "a"),
        ("mkdir", "i/dir"), ("stat", "i/dir"), ("mkdir", "i/dir/sub", 0o755),
        ("stat", "i/dir/sub"), ("mkfifo", "i/fifo"), ("stat", "i/fifo"),
        ("open", "b", "i/noexec", CREAT | WRONLY, 0o2666), ("fstat", "b"),
        ("chmod", "i/new", 0o2755), ("stat", "i/new")),
    "set-user-id is lost": (
        ("stat", "k"), ("open", "a", "k", WRONLY), ("write", "a", ""), ("stat", "k"),
        ("write", "a", "x"), ("stat", "k"), ("chmod", "k", 0o6755), ("truncate", "k", 1),
        ("stat", "k"), ("chmod", "k", 0o6745), ("chown", "k", -1, -1), ("stat", "k"),
        ("chmod", "k", 0o6755), ("chown", "k", 1000, 1000), ("stat", "k"), ("chmod", "m", 0o6755),
        ("chown", "m", -1, 1000), ("stat", "m"), ("chmod", "k", 0o6755),
        ("open", "b", "k", WRONLY | TRUNC), ("stat", "k")),
    "sticky directory": (
        ("unlink", "t/r"), ("unlink", "t/u"), ("rmdir", "t/d"), ("rename", "t/r", "t/x"),
        ("open", "a", "t/new", CREAT | RDWR), ("rename", "t/new", "t/r"), ("rename", "w/r", "t/y"),
        ("list", "t"), ("chmod", "t", 0o777), ("rename", "t/r", "w/r2"), ("link", "t/r", "t/l")),
    "write only directory": (
        ("chmod", "m", 0o300), ("list", "m"), ("stat", "m/u"), ("open", "a", "m/new", CREAT | RDWR),
        ("chmod", "m", 0o600), ("list", "m"), ("stat", "m/u"), ("unlink", "m/u"),
        ("chmod", "m", 0o500), ("open", "b", "m/new2", CREAT | RDWR), ("unlink", "m/u"),
        ("open", "b", "m/u", CREAT | RDWR), ("mkdir", "m/u"), ("mkdir", "m/v"),
        ("chdir", "m"), ("chmod", ".", 0), ("stat", "u"), ("stat", "."), ("stat", ".."),
        ("chdir", ".."), ("getcwd",)),
    "hard links": (
        ("link", "u", "u1"), ("link", "u", "w/u2"), ("stat", "u"), ("open", "a", "w/u2", WRONLY),
        ("write", "a", "XY"), ("open", "b", "u", RDONLY), ("read", "b", 9), ("rename", "u", "u1"),
        ("list", "."), ("stat", "u"), ("unlink", "u"), ("stat", "u1"), ("chmod", "u1", 0o640),
        ("stat", "w/u2"), ("link", "u", "u9"), ("rename", "u1", "w/u2"), ("list", "w"),
        ("link", "lf", "hl", False), ("lstat", "hl"), ("lstat", "lf"), ("readlink", "hl"),
        ("link", "lf", "hf", True), ("lstat", "hf")),
    "order of names": (
        ("mkdir", "w/1"), ("mkdir", "w/2"), ("open", "a", "w/3", CREAT), ("list", "w"),
        ("rename", "w/1", "w/4"), ("list", "w"), ("rename", "w/2", "w/4"), ("list", "w"),
        ("link", "w/3", "w/5"), ("unlink", "w/3"), ("list", "w"), ("symlink", "x", "w/3"),
        ("list", "w"), ("rename", "w/5", "w/3"), ("list", "w"), ("stat", "w")),
    "rename into itself": (
        ("mkdir", "m/sub/a"), ("rename", "m", "m/sub/a/m"), ("rename", "m/sub", "m/sub/a"),
        ("rename", "m/sub/a", "m"), ("rename", "m/sub", "m"), ("rename", "m", "m"),
        ("rename", "m/.", "x"), ("rename", "m", "m/."), ("rename", "m/sub/..", "x"),
        ("rename", "m/sub/", "w/sub/"), ("list", "w/sub"), ("stat", "w"), ("stat", "m"),
        ("rename", "w/sub", "m/rsub"), ("list", "m/rsub"), ("stat", "m")),
    "fifo": (
        ("open", "r", "p", RDONLY | NONBLOCK), ("read", "r", 9), ("open", "w", "p", WRONLY),
        ("read", "r", 9), ("write", "w", "abc"), ("read", "r", 2), ("fstat", "r"),
        ("lseek", "r", 0, 0), ("pread", "r", 1, 0), ("name_fd", "w"), ("close", "w"),
        ("read", "r", 9), ("read", "r", 9), ("close", "r"),
        ("open", "w", "p", WRONLY | NONBLOCK), ("open", "b", "p", RDWR), ("write", "b", "xyz"),
        ("open", "w", "p", WRONLY | NONBLOCK), ("unlink", "p"), ("read", "b", 9), ("fstat", "b"),
        ("name_fd", "b"), ("ftruncate", "b", 0), ("fsync", "b"),
        ("reopen", "c", "b", RDONLY | NONBLOCK), ("read", "c", 1)),
    "fifo keeps nothing": (
        ("open", "a", "p", RDWR | NONBLOCK), ("write", "a", "abc"), ("close", "a"),
        ("open", "b", "p", RDWR | NONBLOCK), ("read", "b", 9), ("truncate", "p", 0),
        ("open", "c", "p", WRONLY | TRUNC | NONBLOCK), ("open", "d", "p", CREAT | EXCL | RDWR)),
    "socket": (("mknod", "sock", 0o140644), ("stat", "sock"), ("open", "a", "sock", RDONLY),
               ("open", "b", "sock", PATH), ("unlink", "sock")),
    "no node of that kind": (("mknod", "a", 0o040644), ("mknod", "b", 0o110644),
                             ("mknod", "c", 0o644), ("stat", "c")),
    "proc": (
        ("mkdir", "/proc/forklore"), ("open", "a", "/proc/forklore", CREAT | WRONLY),
        ("unlink", "/proc/self/stat"), ("chmod", "/proc/self/stat", 0o777),
        ("open", "b", "/proc/self/comm", RDONLY | CREAT), ("open", "c", "/proc/self/fd", DIRECTORY),
        ("open", "d", "/proc/self/fd/99", RDONLY), ("stat", "/proc/self/fd/x"),
        ("rename", "f", "/proc/f"), ("link", "f", "/proc/f"), ("rename", "/proc/version", "w/v"),
        ("stat", "/proc/01"), ("readlink", "/proc/self/fd"), ("chdir", "/proc/self/task"),
        ("open", "e", "/proc/version", NOFOLLOW), ("lseek", "e", 0, 2), ("open", "g",
        "/proc/self", NOFOLLOW), ("rmdir", "/proc/self/fd"), ("truncate", "/proc/version", 0),
        ("symlink", "a", "/proc/x"), ("write", "e", "x")),
    "the root directory": (
        ("unlink", "/"), ("rmdir", "/"), ("rmdir", "//"), ("mkdir", "/"), ("mkfifo", "/"),
        ("symlink", "x", "/"), ("link", "f", "/"), ("link", "/", "x"),
        ("open", "a", "/", CREAT | WRONLY), ("open", "a", "/", WRONLY)),
    "times: read": times("f", ("open", "a", "f", RDONLY), ("read", "a", 1)),
    "times: open": times("f", ("open", "a", "f", RDONLY)),
    "times: read at the end": times("u", ("open", "a", "u", RDONLY), ("lseek", "a", 99, 0),
                                    ("read", "a", 1)),
    "times: write": times("m/u", ("open", "a", "m/u", WRONLY), ("write", "a", "x")),
    "times: write nothing": times("m/u", ("open", "a", "m/u", WRONLY), ("write", "a", "")),
    "times: truncate an empty file": (("truncate", "m/u", 0), *times("m/u", ("truncate", "m/u", 0)),
                                      ("age", "m/u"), ("open", "a", "m/u", WRONLY),
                                      ("ftruncate", "a", 0), ("fresh", "m/u")),
    "removed directories": (
        ("mkdir", "w/a"), ("mkdir", "w/a/b"), ("mkdir", "w/a/b/c"),
        ("open", "f", "w/a/b/file", CREAT | RDWR), ("unlink", "w/a/b/file"),
        ("open", "b", "w/a/b", DIRECTORY), ("chdir", "w/a/b/c"), ("rmdir", "../c"),
        ("rmdir", "../../b"), ("rmdir", "{base}/w/a"), ("stat", "."), ("stat", ".."),
        ("stat", "../.."), ("stat", "../../../r"), ("name_fd", "b"), ("name_fd", "f"),
        ("stat", "..", "b"), ("list", "../.."), ("chdir", "../../.."), ("list", "."),
        ("name_fd", "b"), ("close", "b"), ("name_fd", "f"), ("mkdir", "a"), ("name_fd", "f")),
    "times: truncate to the same size": times("m/u", ("truncate", "m/u", 4)),
    "times: truncate": times("m/u", ("truncate", "m/u", 3)),
    "times: ftruncate to the same size": times("m/u", ("open", "a", "m/u", WRONLY),
                                               ("ftruncate", "a", 4)),
    "times: O_TRUNC": times("m/u", ("open", "a", "m/u", WRONLY | TRUNC)),
    "times: chmod": times("m/u", ("chmod", "m/u", 0o600)),
    "times: mkdir below": times("m/sub", ("mkdir", "m/sub/x")),
    "times: list": times("m/sub", ("list", "m/sub")),
    "times: unlink": (("link", "m/u", "v"), *times("v", ("unlink", "m/u")), ("fresh", "m")),
    "times: rename": (("age", "m/u"), ("age", "m"), ("age", "w"), ("rename", "m/u", "w/u"),
                      ("fresh", "w/u"), ("fresh", "m"), ("fresh", "w")),
    "times: readlink": times("lf", ("readlink", "lf")),
    "times: follow": times("lf", ("stat", "lf")),
    "times: walk": times("d/f", ("stat", "ld/f")),
    "times: link": times("m/u", ("link", "m/u", "m/v")),
    "times: exists": times("m/u", ("open", "a", "m/u", CREAT | WRONLY)),
}
