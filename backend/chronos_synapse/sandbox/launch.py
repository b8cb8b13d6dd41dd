"""How a process is started: at once, or with things to be done between fork and exec. Part of the companion."""

import ctypes
import errno
import fcntl
import os
import resource
import signal
import socket

LIBRARY = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNS, CLONE_NEWUSER, CLONE_NEWNET = 0x0002_0000, 0x1000_0000, 0x4000_0000
MS_NOSUID, MS_NODEV, MS_BIND, MS_REC, MS_PRIVATE = 2, 4, 0x1000, 0x4000, 0x4_0000
NS_GET_USERNS = 0xB701
IP_FREEBIND = 15
PROXY_ADDRESS = ("127.0.0.1", 3128)
RESET_SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGPIPE, signal.SIGXFSZ]
"""Python ignores some of these, and an ignored signal would stay ignored in the job."""


def spawn(argv: list[bytes], environment: dict[bytes, bytes], fds: list[int]) -> int:
    """Start `argv` in a session of its own with `fds` as 0, 1, 2, and every other descriptor closed."""
    # Descriptors here are 3 and up, and close on exec, so that only the three copies survive.
    actions = [(os.POSIX_SPAWN_DUP2, fd, target) for target, fd in enumerate(fds)]
    path = os.fsdecode(environment.get(b"PATH", b""))
    return os.posix_spawn(
        find_program(os.fsdecode(argv[0]), path),
        argv,
        environment,
        file_actions=actions,
        setsid=True,
        setsigmask=[],
        setsigdef=RESET_SIGNALS,
    )


def become(
    program: str,
    argv: list[bytes],
    environment: dict[bytes, bytes],
    fds: list[int],
    orders: list[bytes],
    tell: int,
) -> None:
    """Carry out `orders` and become `program`; what cannot be done is told to the pipe `tell`."""
    what = b"program"
    try:
        os.setsid()
        for number in RESET_SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        stage = Stage()
        for order in orders:
            what, _, words = order.partition(b" ")
            ORDERS[what](stage, words)
        what = b"program"
        for target, fd in enumerate(fds):  # They came in rising order and are 4 and up: none is overwritten.
            os.dup2(fd, target)
        os.execve(program, argv, environment)
    except BaseException as exc:
        os.write(tell, b"%d %s" % (errno_of(exc), what))
    os._exit(127)


class Stage:
    """Shows files at places that anybody may enter, to a user who may not enter theirs."""

    def __init__(self) -> None:
        self._folder = b""
        self._count = 0

    def open(self, folder: bytes) -> None:
        """Leave the mounts of the machine as they are, and show in `folder` only what follows."""
        call("unshare", CLONE_NEWNS)
        call("mount", b"none", b"/", None, MS_REC | MS_PRIVATE, None)
        call("mount", b"tmpfs", folder, b"tmpfs", MS_NOSUID | MS_NODEV, b"mode=711,size=64k")
        self._folder = folder

    def show(self, source: bytes) -> None:
        """Show `source`, in whose path there is no symbolic link."""
        fd = os.open(source, os.O_PATH | os.O_CLOEXEC)
        inside = b"/proc/self/fd/%d" % fd
        if os.readlink(inside) != source:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        point = b"%s/%d" % (self._folder, self._count)
        if os.path.isdir(inside):
            os.mkdir(point)
        else:
            os.close(os.open(point, os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC))
        call("mount", inside, point, None, MS_BIND | MS_REC, None)
        os.close(fd)
        self._count += 1


def join(_: Stage, procs: bytes) -> None:
    """Become a member of a control group."""
    fd = os.open(procs, os.O_WRONLY | os.O_CLOEXEC)
    os.write(fd, b"0")
    os.close(fd)


def change_user(_: Stage, words: bytes) -> None:
    """Become an ordinary user for good."""
    user = int(words)
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def limit(_: Stage, words: bytes) -> None:
    """Lower a limit of a process, soft and hard."""
    kind, wanted = map(int, words.split())
    hard = resource.getrlimit(kind)[1]
    value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(kind, (value, value))


ORDERS = {
    b"group": join,
    b"stage": Stage.open,
    b"source": Stage.show,
    b"user": change_user,
    b"limit": limit,
}


def listen_in(pid: int) -> socket.socket:
    """A listening socket at the loopback address of the network in which `pid` is."""
    network = os.open(f"/proc/{pid}/ns/net", os.O_RDONLY | os.O_CLOEXEC)
    if os.geteuid() != 0:
        call("setns", fcntl.ioctl(network, NS_GET_USERNS), CLONE_NEWUSER)
    call("setns", network, CLONE_NEWNET)
    listener = socket.socket()
    listener.setsockopt(socket.SOL_IP, IP_FREEBIND, 1)  # The address may come a moment later.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(PROXY_ADDRESS)
    listener.listen()
    return listener


def call(name: str, *values: int | bytes | None) -> None:
    """A function of the C library that answers 0; OSError when it does not."""
    arguments = [ctypes.c_ulong(value) if isinstance(value, int) else value for value in values]
    if getattr(LIBRARY, name)(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def errno_of(exc: BaseException) -> int:
    """The number of a failure, whatever it is."""
    return (exc.errno if isinstance(exc, OSError) else None) or errno.EINVAL


def find_program(name: str, path: str) -> str:
    """Where `name` is, by the job's own PATH; FileNotFoundError when it is nowhere."""
    if "/" in name:
        return name
    for folder in path.split(":"):
        found = os.path.join(folder, name)
        if folder and os.access(found, os.X_OK):
            return found
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)
