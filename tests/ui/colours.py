"""Contrast of two colours, as WCAG 2 counts it."""

from rich.color import Color


def ratio(text: str, under: str) -> float:
    """From 1 (the same) to 21 (black on white), of colours by their names or `#rrggbb`."""
    light, dark = sorted((_luminance(_channels(one)) for one in (text, under)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ratio_of(text: tuple[int, int, int], under: tuple[int, int, int]) -> float:
    """The same for red, green and blue from 0 to 255."""
    light, dark = sorted((_luminance(text), _luminance(under)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(name: str) -> tuple[int, int, int]:
    red, green, blue = Color.parse(name).get_truecolor()
    return red, green, blue


def _luminance(channels: tuple[int, int, int]) -> float:
    linear = []
    for channel in channels:
        part = channel / 255
        linear.append(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
