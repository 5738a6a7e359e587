"""The processes below one, and the memory that one took, as Linux tells them."""

import re
from pathlib import Path


def below(pid: int) -> set[int]:
    """Return the processes below a process, however deep."""
    direct = {int(one) for task in Path(f"/proc/{pid}/task").glob("*/children") for one in task.read_text("ascii").split()}
    return direct | {grandchild for child in direct for grandchild in below(child)}


def peak(pid: int) -> int:
    """Return the most memory that a process ever had, in MB."""
    found = re.search(r"^VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text("ascii"), re.MULTILINE)
    return int(found[1]) // 1024 if found else 0
