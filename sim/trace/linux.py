"""The names of Linux's numbers, as strace prints them (x86-64).

Plain tables, used by the views only. The kernel has its own constants; a test compares
the two. Sources: include/uapi/asm-generic/*.h of Linux, the texts of errors from
glibc's strerror(3), the order in which flags are printed from strace 6.1.
"""

from __future__ import annotations

ERRNOS: dict[int, tuple[str, str]] = {
    1: ("EPERM", "Operation not permitted"),
    2: ("ENOENT", "No such file or directory"),
    3: ("ESRCH", "No such process"),
    4: ("EINTR", "Interrupted system call"),
    5: ("EIO", "Input/output error"),
    6: ("ENXIO", "No such device or address"),
    7: ("E2BIG", "Argument list too long"),
    8: ("ENOEXEC", "Exec format error"),
    9: ("EBADF", "Bad file descriptor"),
    10: ("ECHILD", "No child processes"),
    11: ("EAGAIN", "Resource temporarily unavailable"),
    12: ("ENOMEM", "Cannot allocate memory"),
    13: ("EACCES", "Permission denied"),
    14: ("EFAULT", "Bad address"),
    15: ("ENOTBLK", "Block device required"),
    16: ("EBUSY", "Device or resource busy"),
    17: ("EEXIST", "File exists"),
    18: ("EXDEV", "Invalid cross-device link"),
    19: ("ENODEV", "No such device"),
    20: ("ENOTDIR", "Not a directory"),
    21: ("EISDIR", "Is a directory"),
    22: ("EINVAL", "Invalid argument"),
    23: ("ENFILE", "Too many open files in system"),
    24: ("EMFILE", "Too many open files"),
    25: ("ENOTTY", "Inappropriate ioctl for device"),
    26: ("ETXTBSY", "Text file busy"),
    27: ("EFBIG", "File too large"),
    28: ("ENOSPC", "No space left on device"),
    29: ("ESPIPE", "Illegal seek"),
    30: ("EROFS", "Read-only file system"),
    31: ("EMLINK", "Too many links"),
    32: ("EPIPE", "Broken pipe"),
    33: ("EDOM", "Numerical argument out of domain"),
    34: ("ERANGE", "Numerical result out of range"),
    35: ("EDEADLK", "Resource deadlock avoided"),
    36: ("ENAMETOOLONG", "File name too long"),
    37: ("ENOLCK", "No locks available"),
    38: ("ENOSYS", "Function not implemented"),
    39: ("ENOTEMPTY", "Directory not empty"),
    40: ("ELOOP", "Too many levels of symbolic links"),
    42: ("ENOMSG", "No message of desired type"),
    43: ("EIDRM", "Identifier removed"),
    44: ("ECHRNG", "Channel number out of range"),
    45: ("EL2NSYNC", "Level 2 not synchronized"),
    46: ("EL3HLT", "Level 3 halted"),
    47: ("EL3RST", "Level 3 reset"),
    48: ("ELNRNG", "Link number out of range"),
    49: ("EUNATCH", "Protocol driver not attached"),
    50: ("ENOCSI", "No CSI structure available"),
    51: ("EL2HLT", "Level 2 halted"),
    52: ("EBADE", "Invalid exchange"),
    53: ("EBADR", "Invalid request descriptor"),
    54: ("EXFULL", "Exchange full"),
    55: ("ENOANO", "No anode"),
    56: ("EBADRQC", "Invalid request code"),
    57: ("EBADSLT", "Invalid slot"),
    59: ("EBFONT", "Bad font file format"),
    60: ("ENOSTR", "Device not a stream"),
    61: ("ENODATA", "No data available"),
    62: ("ETIME", "Timer expired"),
    63: ("ENOSR", "Out of streams resources"),
    64: ("ENONET", "Machine is not on the network"),
    65: ("ENOPKG", "Package not installed"),
    66: ("EREMOTE", "Object is remote"),
    67: ("ENOLINK", "Link has been severed"),
    68: ("EADV", "Advertise error"),
    69: ("ESRMNT", "Srmount error"),
    70: ("ECOMM", "Communication error on send"),
    71: ("EPROTO", "Protocol error"),
    72: ("EMULTIHOP", "Multihop attempted"),
    73: ("EDOTDOT", "RFS specific error"),
    74: ("EBADMSG", "Bad message"),
    75: ("EOVERFLOW", "Value too large for defined data type"),
    76: ("ENOTUNIQ", "Name not unique on network"),
    77: ("EBADFD", "File descriptor in bad state"),
    78: ("EREMCHG", "Remote address changed"),
    79: ("ELIBACC", "Can not access a needed shared library"),
    80: ("ELIBBAD", "Accessing a corrupted shared library"),
    81: ("ELIBSCN", ".lib section in a.out corrupted"),
    82: ("ELIBMAX", "Attempting to link in too many shared libraries"),
    83: ("ELIBEXEC", "Cannot exec a shared library directly"),
    84: ("EILSEQ", "Invalid or incomplete multibyte or wide character"),
    85: ("ERESTART", "Interrupted system call should be restarted"),
    86: ("ESTRPIPE", "Streams pipe error"),
    87: ("EUSERS", "Too many users"),
    88: ("ENOTSOCK", "Socket operation on non-socket"),
    89: ("EDESTADDRREQ", "Destination address required"),
    90: ("EMSGSIZE", "Message too long"),
    91: ("EPROTOTYPE", "Protocol wrong type for socket"),
    92: ("ENOPROTOOPT", "Protocol not available"),
    93: ("EPROTONOSUPPORT", "Protocol not supported"),
    94: ("ESOCKTNOSUPPORT", "Socket type not supported"),
    95: ("EOPNOTSUPP", "Operation not supported"),
    96: ("EPFNOSUPPORT", "Protocol family not supported"),
    97: ("EAFNOSUPPORT", "Address family not supported by protocol"),
    98: ("EADDRINUSE", "Address already in use"),
    99: ("EADDRNOTAVAIL", "Cannot assign requested address"),
    100: ("ENETDOWN", "Network is down"),
    101: ("ENETUNREACH", "Network is unreachable"),
    102: ("ENETRESET", "Network dropped connection on reset"),
    103: ("ECONNABORTED", "Software caused connection abort"),
    104: ("ECONNRESET", "Connection reset by peer"),
    105: ("ENOBUFS", "No buffer space available"),
    106: ("EISCONN", "Transport endpoint is already connected"),
    107: ("ENOTCONN", "Transport endpoint is not connected"),
    108: ("ESHUTDOWN", "Cannot send after transport endpoint shutdown"),
    109: ("ETOOMANYREFS", "Too many references: cannot splice"),
    110: ("ETIMEDOUT", "Connection timed out"),
    111: ("ECONNREFUSED", "Connection refused"),
    112: ("EHOSTDOWN", "Host is down"),
    113: ("EHOSTUNREACH", "No route to host"),
    114: ("EALREADY", "Operation already in progress"),
    115: ("EINPROGRESS", "Operation now in progress"),
    116: ("ESTALE", "Stale file handle"),
    117: ("EUCLEAN", "Structure needs cleaning"),
    118: ("ENOTNAM", "Not a XENIX named type file"),
    119: ("ENAVAIL", "No XENIX semaphores available"),
    120: ("EISNAM", "Is a named type file"),
    121: ("EREMOTEIO", "Remote I/O error"),
    122: ("EDQUOT", "Disk quota exceeded"),
    123: ("ENOMEDIUM", "No medium found"),
    124: ("EMEDIUMTYPE", "Wrong medium type"),
    125: ("ECANCELED", "Operation canceled"),
    126: ("ENOKEY", "Required key not available"),
    127: ("EKEYEXPIRED", "Key has expired"),
    128: ("EKEYREVOKED", "Key has been revoked"),
    129: ("EKEYREJECTED", "Key was rejected by service"),
    130: ("EOWNERDEAD", "Owner died"),
    131: ("ENOTRECOVERABLE", "State not recoverable"),
    132: ("ERFKILL", "Operation not possible due to RF-kill"),
    133: ("EHWPOISON", "Memory page has hardware error"),
}
"""Error number to (name, text)."""

INTERRUPTIONS = frozenset({4, 513})
"""The errors of a call that a signal interrupted: EINTR, or ERESTARTNOINTR (made again)."""

RESTARTNOHAND = "ERESTARTNOHAND (To be restarted if no handler)"
RESTARTBLOCK = "ERESTART_RESTARTBLOCK (Interrupted by signal)"
RESTARTS: dict[str, str] = {
    "clock_nanosleep": RESTARTBLOCK,
    "pause": RESTARTNOHAND,
    "poll": RESTARTBLOCK,
    "pselect6": RESTARTNOHAND,
    "restart_syscall": RESTARTBLOCK,
    "rt_sigsuspend": RESTARTNOHAND,
    "select": RESTARTNOHAND,
}
"""What strace shows as the result of a call that a signal broke off, by call.

It sees what the kernel means to do, which depends on the signal's action.
"""

RESTART = "ERESTARTSYS (To be restarted if SA_RESTART is set)"
"""The same for every call that is not in `RESTARTS`."""

NEVER_RESTARTED = frozenset({"rt_sigtimedwait"})
"""The calls that fail with EINTR whatever the signal's action is."""

# fmt: off
_SIGNALS = (
    "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
    "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
    "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS",
)
_LIMITS = (
    "CPU", "FSIZE", "DATA", "STACK", "CORE", "RSS", "NPROC", "NOFILE", "MEMLOCK", "AS", "LOCKS",
    "SIGPENDING", "MSGQUEUE", "NICE", "RTPRIO", "RTTIME",
)
# fmt: on

SIGNALS: dict[int, str] = {n: f"SIG{name}" for n, name in enumerate(_SIGNALS, 1)}
"""Signal number to name; real-time signals are called as strace calls them."""
SIGNALS[32] = "SIGRTMIN"
SIGNALS.update({n: f"SIGRT_{n - 32}" for n in range(33, 65)})

SIGNAL_NUMBERS: dict[str, int] = {name: n for n, name in SIGNALS.items()}

ACTIONS: dict[str, str] = {"default": "SIG_DFL", "ignore": "SIG_IGN", "catch": "..."}
"""What a process does about a signal; a handler's address is not known."""

ACTION_FLAGS: dict[int, str] = {
    0x04000000: "SA_RESTORER",
    0x08000000: "SA_ONSTACK",
    0x10000000: "SA_RESTART",
    0x20000000: "SA_INTERRUPT",
    0x40000000: "SA_NODEFER",
    0x80000000: "SA_RESETHAND",
    0x4: "SA_SIGINFO",
    0x1: "SA_NOCLDSTOP",
    0x2: "SA_NOCLDWAIT",
}

MASK_CHANGES: dict[int, str] = {0: "SIG_BLOCK", 1: "SIG_UNBLOCK", 2: "SIG_SETMASK"}
INTERVAL_TIMERS: dict[int, str] = {0: "ITIMER_REAL", 1: "ITIMER_VIRTUAL", 2: "ITIMER_PROF"}

ACCESS_MODES: dict[int, str] = {0: "O_RDONLY", 1: "O_WRONLY", 2: "O_RDWR", 3: "O_ACCMODE"}

OPEN_FLAGS: dict[int, str] = {
    0o100: "O_CREAT",
    0o200: "O_EXCL",
    0o400: "O_NOCTTY",
    0o1000: "O_TRUNC",
    0o2000: "O_APPEND",
    0o4000: "O_NONBLOCK",
    0o4010000: "O_SYNC",
    0o10000: "O_DSYNC",
    0o40000: "O_DIRECT",
    0o100000: "O_LARGEFILE",
    0o400000: "O_NOFOLLOW",
    0o1000000: "O_NOATIME",
    0o2000000: "O_CLOEXEC",
    0o10000000: "O_PATH",
    0o20200000: "O_TMPFILE",
    0o200000: "O_DIRECTORY",
    0o20000: "FASYNC",
}
"""The flags of open(2) but for the access mode. One that holds another comes first."""

O_CREAT, O_TMPFILE, O_ACCMODE = 0o100, 0o20200000, 3

WAIT_OPTIONS: dict[int, str] = {
    0x1: "WNOHANG",
    0x4: "WEXITED",
    0x2: "WSTOPPED",
    0x8: "WCONTINUED",
    0x01000000: "WNOWAIT",
    0x20000000: "__WNOTHREAD",
    0x40000000: "__WALL",
    0x80000000: "__WCLONE",
}

WAIT_TYPES: dict[int, str] = {0: "P_ALL", 1: "P_PID", 2: "P_PGID", 3: "P_PIDFD"}

CLD_CODES: dict[int, str] = {
    1: "CLD_EXITED",
    2: "CLD_KILLED",
    3: "CLD_DUMPED",
    4: "CLD_TRAPPED",
    5: "CLD_STOPPED",
    6: "CLD_CONTINUED",
}

WHENCES: dict[int, str] = dict(
    enumerate(("SEEK_SET", "SEEK_CUR", "SEEK_END", "SEEK_DATA", "SEEK_HOLE"))
)

CLOCKS: dict[int, str] = {
    0: "CLOCK_REALTIME",
    1: "CLOCK_MONOTONIC",
    2: "CLOCK_PROCESS_CPUTIME_ID",
    3: "CLOCK_THREAD_CPUTIME_ID",
    4: "CLOCK_MONOTONIC_RAW",
    5: "CLOCK_REALTIME_COARSE",
    6: "CLOCK_MONOTONIC_COARSE",
    7: "CLOCK_BOOTTIME",
    8: "CLOCK_REALTIME_ALARM",
    9: "CLOCK_BOOTTIME_ALARM",
    11: "CLOCK_TAI",
}

TIMER_ABSTIME = 1
TIMER_FLAGS: dict[int, str] = {TIMER_ABSTIME: "TIMER_ABSTIME"}

FCNTL_COMMANDS: dict[int, str] = {
    0: "F_DUPFD",
    1: "F_GETFD",
    2: "F_SETFD",
    3: "F_GETFL",
    4: "F_SETFL",
    5: "F_GETLK",
    6: "F_SETLK",
    7: "F_SETLKW",
    8: "F_SETOWN",
    9: "F_GETOWN",
    10: "F_SETSIG",
    11: "F_GETSIG",
    1024: "F_SETLEASE",
    1025: "F_GETLEASE",
    1030: "F_DUPFD_CLOEXEC",
    1031: "F_SETPIPE_SZ",
    1032: "F_GETPIPE_SZ",
    1033: "F_ADD_SEALS",
    1034: "F_GET_SEALS",
}

FD_FLAGS: dict[int, str] = {1: "FD_CLOEXEC"}

POLL_EVENTS: dict[int, str] = {
    0x1: "POLLIN",
    0x2: "POLLPRI",
    0x4: "POLLOUT",
    0x40: "POLLRDNORM",
    0x80: "POLLRDBAND",
    0x100: "POLLWRNORM",
    0x200: "POLLWRBAND",
    0x400: "POLLMSG",
    0x8: "POLLERR",
    0x10: "POLLHUP",
    0x20: "POLLNVAL",
    0x2000: "POLLRDHUP",
}

FILE_TYPES: dict[int, str] = {
    0o140000: "S_IFSOCK",
    0o120000: "S_IFLNK",
    0o100000: "S_IFREG",
    0o060000: "S_IFBLK",
    0o040000: "S_IFDIR",
    0o020000: "S_IFCHR",
    0o010000: "S_IFIFO",
}

MODE_BITS: dict[int, str] = {0o4000: "S_ISUID", 0o2000: "S_ISGID", 0o1000: "S_ISVTX"}

AT_FDCWD = -100

AT_FLAGS: dict[int, str] = {
    0x100: "AT_SYMLINK_NOFOLLOW",
    0x400: "AT_SYMLINK_FOLLOW",
    0x800: "AT_NO_AUTOMOUNT",
    0x1000: "AT_EMPTY_PATH",
}

UNLINK_FLAGS: dict[int, str] = {0x200: "AT_REMOVEDIR"}
ACCESS_FLAGS: dict[int, str] = {0x200: "AT_EACCESS", 0x100: "AT_SYMLINK_NOFOLLOW"}
ACCESS_BITS: dict[int, str] = {4: "R_OK", 2: "W_OK", 1: "X_OK"}
RENAME_FLAGS: dict[int, str] = {1: "RENAME_NOREPLACE", 2: "RENAME_EXCHANGE", 4: "RENAME_WHITEOUT"}
PIDFD_FLAGS: dict[int, str] = {0o4000: "PIDFD_NONBLOCK"}
RANDOM_FLAGS: dict[int, str] = {1: "GRND_NONBLOCK", 2: "GRND_RANDOM", 4: "GRND_INSECURE"}
POLICIES: dict[int, str] = {
    0: "SCHED_OTHER", 1: "SCHED_FIFO", 2: "SCHED_RR", 3: "SCHED_BATCH", 4: "SCHED_ISO",
    5: "SCHED_IDLE", 6: "SCHED_DEADLINE",
}
PRIORITY_KINDS: dict[int, str] = {0: "PRIO_PROCESS", 1: "PRIO_PGRP", 2: "PRIO_USER"}
RUSAGE_KINDS: dict[int, str] = {0: "RUSAGE_SELF", -1: "RUSAGE_CHILDREN", 1: "RUSAGE_THREAD"}

LIMITS: dict[int, str] = {n: f"RLIMIT_{name}" for n, name in enumerate(_LIMITS)}

IOCTLS: dict[int, str] = {
    0x5401: "TCGETS",
    0x5402: "TCSETS",
    0x5403: "TCSETSW",
    0x5404: "TCSETSF",
    0x5409: "TCSBRK",
    0x540A: "TCXONC",
    0x540B: "TCFLSH",
    0x540E: "TIOCSCTTY",
    0x540F: "TIOCGPGRP",
    0x5410: "TIOCSPGRP",
    0x5411: "TIOCOUTQ",
    0x5412: "TIOCSTI",
    0x5413: "TIOCGWINSZ",
    0x5414: "TIOCSWINSZ",
    0x541B: "FIONREAD",
    0x5421: "FIONBIO",
    0x5422: "TIOCNOTTY",
    0x5425: "TCSBRKP",
    0x5429: "TIOCGSID",
    0x5441: "TIOCGPTPEER",
    0x5450: "FIONCLEX",
    0x5451: "FIOCLEX",
    0x80045430: "TIOCGPTN",
    0x40045431: "TIOCSPTLCK",
    0x80045439: "TIOCGPTLCK",
}

IOCTL_GETS = frozenset({
    "TCGETS", "TIOCGPGRP", "TIOCGSID", "TIOCGWINSZ", "FIONREAD", "TIOCOUTQ", "TIOCGPTN",
    "TIOCGPTLCK",
})
"""The requests that fill something in."""
IOCTL_NUMBERS = frozenset({
    "TCSBRK", "TCSBRKP", "TCXONC", "TCFLSH", "TIOCSCTTY", "TIOCGPTPEER",
})
"""The requests that take a number itself, not the address of one."""

FILE_SYSTEMS: dict[int, str] = {
    0x01021994: "TMPFS_MAGIC",
    0x9FA0: "PROC_SUPER_MAGIC",
    0x50495045: "PIPEFS_MAGIC",
}

PRCTL_OPTIONS: dict[int, str] = {
    1: "PR_SET_PDEATHSIG",
    2: "PR_GET_PDEATHSIG",
    15: "PR_SET_NAME",
    16: "PR_GET_NAME",
    36: "PR_SET_CHILD_SUBREAPER",
    37: "PR_GET_CHILD_SUBREAPER",
}
