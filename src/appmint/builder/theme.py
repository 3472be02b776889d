"""The colours of an app: what was asked for, exactly, and what goes with it, by WCAG contrast.

Contrast is the ratio of relative luminances of WCAG 2.2 (1.4.3): text wants 4.5, controls 3.
"""

import colorsys
from collections.abc import Mapping

from appmint.spec.app import Theme

_TEXT = 4.5
_ROOMY = 6.0
_ACTIVE_SHARE = 0.28
_DARK, _LIGHT = "#16181d", "#ffffff"

Rgb = tuple[float, float, float]


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _hex(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(min(1, max(0, part)) * 255):02x}" for part in rgb)


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _rgb(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`share` of the first colour with the rest of the second."""
    pairs = zip(_rgb(one), _rgb(other), strict=True)
    red, green, blue = (a * share + b * (1 - share) for a, b in pairs)
    return _hex((red, green, blue))


def is_light(background: str) -> bool:
    """Whether dark text reads better on it than light text."""
    return contrast("#000000", background) >= contrast(_LIGHT, background)


def readable_on(background: str) -> str:
    """White or near-black, whichever reads better; black where near-black is not dark enough."""
    best = _DARK if is_light(background) else _LIGHT
    return best if contrast(best, background) >= _TEXT else "#000000"


def _strengthened(colour: str, *, against: tuple[str, ...], ratio: float) -> str:
    """The colour moved towards black or white until it has the ratio against all backgrounds."""
    extreme = "#000000" if is_light(against[0]) else _LIGHT
    for step in range(21):
        candidate = mix(extreme, colour, step / 20)
        if all(contrast(candidate, background) >= ratio for background in against):
            return candidate
    return extreme


def tokens(theme: Theme) -> Mapping[str, str]:
    """CSS variable -> value for every token the stack's components use."""
    page, component = theme.background.hex, theme.component.hex
    light_page = is_light(page)
    ink = "#000000" if light_page else _LIGHT
    surface = mix(_LIGHT, page, 0.72) if light_page else mix(_LIGHT, page, 0.08)
    if contrast(ink, surface) < _ROOMY:
        # On a middling page, cards move away from the ink instead of towards it.
        surface = mix("#000000", page, 0.24)
    both = (page, surface)
    foreground = _strengthened(mix(component, ink, 0.18), against=both, ratio=7)
    soft = mix(component, surface, 0.14)
    strong = _strengthened(component, against=(*both, soft), ratio=_TEXT + 0.3)
    return {
        "background": page,
        "foreground": foreground,
        "muted-foreground": _strengthened(
            mix(foreground, page, 0.72), against=(*both, soft), ratio=_TEXT + 0.3
        ),
        "surface": surface,
        "surface-foreground": foreground,
        "border": mix(foreground, surface, 0.16),
        "input": _strengthened(mix(foreground, surface, 0.4), against=both, ratio=3),
        "component": component,
        "component-foreground": readable_on(component),
        # Away from the text on it, so that what is marked so reads better, not worse.
        "component-active": mix(
            _LIGHT if is_light(component) else "#000000", component, _ACTIVE_SHARE
        ),
        "component-strong": strong,
        "component-soft": soft,
        "component-soft-foreground": strong,
        "ring": strong,
        "danger": _strengthened(
            "#c62828", against=(*both, _LIGHT if light_page else _DARK), ratio=_TEXT
        ),
        "danger-foreground": _LIGHT if light_page else _DARK,
        "success": _strengthened("#1b7f3b", against=both, ratio=_TEXT),
        "radius": "0.5rem" if theme.density == "compact" else "0.75rem",
        **{f"chart-{i + 1}": colour for i, colour in enumerate(_chart(component, surface))},
    }


def _chart(component: str, surface: str) -> tuple[str, ...]:
    """Five colours: the component colour, and others that differ from it in hue."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(component))
    saturation = max(0.4, saturation)
    lightness = min(0.6, max(0.35, lightness))
    turns = (0.42, 0.12, 0.66, 0.27)
    further = (colorsys.hls_to_rgb((hue + turn) % 1, lightness, saturation) for turn in turns)
    raw = [component, *(_hex(each) for each in further)]
    return tuple(_strengthened(colour, against=(surface,), ratio=3) for colour in raw)


def theme_css(theme: Theme) -> str:
    """The app's `src/theme.css`."""
    lines = [f"  --{name}: {value};" for name, value in tokens(theme).items()]
    scheme = "light" if is_light(theme.background.hex) else "dark"
    page, parts = _plain(theme.background.label), _plain(theme.component.label)
    asked = f"/* Background: {page}. Components: {parts}. */"
    return "\n".join([asked, ":root {", f"  color-scheme: {scheme};", *lines, "}", ""])


def _plain(label: str) -> str:
    return label.replace("*/", "")
