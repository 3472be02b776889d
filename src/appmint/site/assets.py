"""Builds the site's styles, script and icons into the data folder, when they have changed."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

from appmint.site.config import Config
from appmint.toolchain import SetupError, node, stack_modules

FRONTEND = Path(__file__).with_name("frontend")
_SITE = Path(__file__).parent
_SCRIPTS = ("htmx.org/dist/htmx.min.js", "htmx-ext-sse/dist/sse.min.js")
_OWN = ("*.js", "*.svg", "*.jpg")
_FONTS = ("inter", "bricolage-grotesque")


def build_assets(config: Config) -> Path:
    """The folder with site.css and the scripts; made anew when a source of them changed.

    Raises SetupError.
    """
    target = config.folder / "assets"
    mark = target / ".made-from"
    made_from = _sources_digest()
    if mark.is_file() and mark.read_text("ascii") == made_from:
        return target
    modules = stack_modules(FRONTEND)
    target.mkdir(parents=True, exist_ok=True)
    work = config.folder / "assets-work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    (work / "node_modules").symlink_to(modules)
    source = (FRONTEND / "site.css").read_text("utf-8")
    (work / "site.css").write_text(source.replace("../**/", f"{_SITE}/**/"), "utf-8")
    done = subprocess.run(
        [
            node(),
            modules / "@tailwindcss/cli/dist/index.mjs",
            "--input",
            work / "site.css",
            "--output",
            target / "site.css",
            "--minify",
        ],
        cwd=work,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(f"The site's styles could not be built: {done.stderr.strip()[-600:]}")
    for script in _SCRIPTS:
        shutil.copyfile(modules / script, target / Path(script).name)
    for own in (path for kind in _OWN for path in FRONTEND.glob(kind)):
        shutil.copyfile(own, target / own.name)
    for font in _FONTS:
        files = modules / "@fontsource-variable" / font / "files"
        shutil.copytree(files, target / "files", dirs_exist_ok=True)
    icons = json.dumps(lucide(modules), sort_keys=True)
    (target / "icons.json").write_text(icons, "utf-8")
    shutil.rmtree(work)
    mark.write_text(made_from, "ascii")
    return target


def lucide(modules: Path) -> dict[str, str]:
    """The shapes of every Lucide icon by its name, without the svg element around them."""
    return {
        path.stem: "".join(
            line.strip() for line in path.read_text("utf-8").splitlines() if line[:3] == "  <"
        )
        for path in (modules / "lucide-static" / "icons").glob("*.svg")
    }


def _sources_digest() -> str:
    digest = hashlib.sha256()
    paths = [*FRONTEND.glob("*.*"), *_SITE.rglob("templates/**/*.html"), Path(__file__)]
    for path in sorted(paths):
        digest.update(path.read_bytes())
    return digest.hexdigest()
