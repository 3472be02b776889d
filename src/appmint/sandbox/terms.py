"""What a caller says to the sandbox and what it hears back."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

MIB = 1024 * 1024


class SandboxUnavailable(Exception):
    """No sandbox can be had on this machine; the message says what to install or allow.

    Callers refuse to run model-written code when they meet it.
    """


@dataclass(frozen=True)
class Limits:
    """What one run may use; the defaults suit one full verification of an app."""

    wall_s: float = 120.0
    cpu_s: float = 240.0
    memory_bytes: int = 3 * 1024 * MIB
    processes: int = 512
    open_files: int = 4096
    disk_bytes: int = 512 * MIB
    output_bytes: int = 16 * MIB
    new_files: int = 100_000
    temporary_bytes: int = 256 * MIB

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if value <= 0:
                raise ValueError(f"The limit {name} must be more than zero, not {value}.")


@dataclass(frozen=True)
class Mount:
    """A file or folder of the host shown read-only inside at the absolute path `target`.

    When AppMint runs as root the sandbox runs as a plain user: what is mounted must be
    readable for everyone.
    """

    source: Path
    target: str


class Ended(StrEnum):
    """Why a run ended; all but `exited` mean that it was stopped."""

    exited = "exited"
    time = "time"
    cpu = "cpu"
    memory = "memory"
    processes = "processes"
    disk = "disk"
    output = "output"
    cancelled = "cancelled"


_STOPPED_BECAUSE = {
    Ended.time: "it ran longer than its time limit",
    Ended.cpu: "it used more processor time than its limit",
    Ended.memory: "it used more memory than its limit",
    Ended.processes: "it started more processes than its limit",
    Ended.disk: "it wrote more to disk than its limit",
    Ended.output: "it printed more than its limit",
    Ended.cancelled: "it was asked to stop",
}


@dataclass(frozen=True)
class Outcome:
    """How a run ended and what it used.

    `exit_code` is None unless the command ended by itself; 128 + n stands for signal n.
    `peak_memory_bytes` is the most that all processes held together: private memory plus memory
    files (`/tmp` inside is one), shared pages once, page cache and program files left out. It is
    sampled; None for a run shorter than the first sample. `cpu_s` are the processor seconds (user
    and system) of all processes; None where no control group counts them.
    `stdout` and `stderr` are the last `OUTPUT_TAIL_BYTES` of each.
    """

    ended: Ended
    exit_code: int | None
    seconds: float
    peak_memory_bytes: int | None
    cpu_s: float | None
    stdout: str
    stderr: str

    @property
    def ok(self) -> bool:
        """True when the command ended by itself with exit code 0."""
        return self.ended is Ended.exited and self.exit_code == 0

    @property
    def sentence(self) -> str:
        """One sentence for a person."""
        if self.ended is Ended.exited:
            return f"The command ended with exit code {self.exit_code} after {self.seconds:.1f} s."
        because = _STOPPED_BECAUSE[self.ended]
        return f"The command was stopped after {self.seconds:.1f} s because {because}."
