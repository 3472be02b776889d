"""How long a sleeping preview takes to answer: `python bench/preview.py`."""

import os
import statistics
import tempfile
import time
from pathlib import Path

STARTS = 5
SAMPLE = Path(__file__).parent.parent / "samples" / "campsite.txt"


def main() -> None:
    """Builds one sample, then starts it again and again."""
    with tempfile.TemporaryDirectory(prefix="appmint-preview-bench-") as data:
        os.environ["APPMINT_DATA"] = data
        os.environ["DJANGO_SETTINGS_MODULE"] = "appmint.site.settings"
        import django

        django.setup()
        measure(Path(data))


def measure(data: Path) -> None:
    """Prints seconds on the clock and of the processor, start by start."""
    from appmint.builder import build
    from appmint.pipeline import build_pages
    from appmint.reader import read
    from appmint.site.apps.preview.catalogue import Release
    from appmint.site.apps.preview.launch import launched
    from appmint.site.runs import bundles
    from appmint.stacks.templates import WEB
    from appmint.toolchain import stack_modules

    folder = data / "app"
    build(read(SAMPLE.read_text("utf-8")), folder, node_modules=stack_modules(WEB))
    build_pages(folder)
    digest = bundles.pack(folder, leave_out=["node_modules"])
    release = Release("sample", "Sample", True, 1, digest)
    seconds = []
    for number in range(1, STARTS + 1):
        begun = time.monotonic()
        server = launched(release)
        seconds.append(time.monotonic() - begun)
        outcome = server.stop()
        used = outcome.cpu_s if outcome else None
        what = "first (unpacks, makes the database)" if number == 1 else "again"
        print(f"start {number}, {what}: {seconds[-1]:.2f} s, processor {used or 0:.2f} s")
    load = os.getloadavg()[0]
    print(f"median of all {statistics.median(seconds):.2f} s at load {load:.1f}")


if __name__ == "__main__":
    main()
