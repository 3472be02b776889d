"""Quantities that instruments measure: the unit each is read in, and between what it moves."""

from dataclasses import dataclass

from appmint.reader.knowledge.samples import PEOPLE
from appmint.reader.words.nouns import singular
from appmint.reader.words.plausibility import describes


@dataclass(frozen=True)
class Quantity:
    """A quantity as samples show it."""

    unit: str
    low: float
    high: float
    decimals: int = 0
    at: str = ""
    """What it is read at: "Person", "Market"; empty: places."""


_TABLE: tuple[tuple[str, Quantity], ...] = (
    ("temperature", Quantity("°C", 12, 27, 1)),
    ("body temperature", Quantity("°C", 36.2, 37.8, 1, at="Person")),
    ("humidity, soil moisture, moisture", Quantity("%", 42, 71)),
    ("pressure, air pressure", Quantity("hPa", 1002, 1026)),
    ("blood pressure", Quantity("mmHg", 112, 138, at="Person")),
    ("heart rate, heartbeat, pulse", Quantity("bpm", 58, 104, at="Person")),
    ("breathing rate, respiration, breathing", Quantity("per min", 12, 19, at="Person")),
    ("blood oxygen, oxygen saturation", Quantity("%", 94, 99, at="Person")),
    ("blood sugar, glucose", Quantity("mmol/l", 4.4, 7.6, 1, at="Person")),
    ("body weight, weight", Quantity("kg", 69.5, 73.5, 1, at="Person")),
    ("speed", Quantity("km/h", 32, 78)),
    ("wind speed, wind", Quantity("km/h", 6, 31)),
    ("rainfall, precipitation", Quantity("mm", 0, 14, 1)),
    ("water level, tide", Quantity("cm", 118, 176)),
    ("water usage, water consumption, water use", Quantity("l", 140, 320)),
    ("water flow, flow rate, air flow", Quantity("l/min", 18, 46)),
    (
        "energy consumption, power consumption, electricity consumption, energy usage, "
        "electricity usage, energy use, electricity, energy",
        Quantity("kWh", 11, 34, 1),
    ),
    ("power, power output, power load", Quantity("kW", 2.2, 9.8, 1)),
    ("voltage", Quantity("V", 224, 237)),
    ("mains frequency, power frequency", Quantity("Hz", 49.9, 50.1, 2)),
    ("noise, noise level, sound level", Quantity("dB", 41, 72)),
    ("air quality, pm25, particulate matter, fine dust", Quantity("µg/m³", 7, 41)),
    ("air quality index, aqi", Quantity("", 28, 96)),
    ("co2, carbon dioxide, co2 level", Quantity("ppm", 410, 940)),
    ("cpu, cpu usage, cpu load, memory usage, disk usage, server load", Quantity("%", 21, 83)),
    ("latency, response time", Quantity("ms", 38, 190)),
    ("signal strength", Quantity("dBm", -84, -55)),
    ("price, market price, share price, stock price", Quantity("USD", 61, 88, 1, at="Market")),
    ("exchange rate", Quantity("", 1.04, 1.13, 3, at="Market")),
    ("traffic, network traffic, website traffic, traffic flow", Quantity("", 180, 960)),
)
READ_AT: dict[str, tuple[str, ...]] = {
    "Person": PEOPLE[:8],
    "Market": ("Spot market", "Wholesale market", "Morning auction", "Futures market"),
}
"""Samples of what quantities are read at, where it is no place."""
_BY_WORDS = {name.strip(): each for names, each in _TABLE for name in names.split(",")}
_LONGEST = 3


def quantity_in(phrase: str) -> tuple[str, Quantity] | None:
    """The quantity that words speak of, under the name they give it; None where there is none.

    "the latest 50 highest temperature data points" speaks of "temperature", "soil moisture
    changes" of "soil moisture".
    """
    words = [singular(word) for word in phrase.lower().replace("_", " ").split()]
    for size in range(_LONGEST, 0, -1):
        for at in range(len(words) - size + 1):
            name = " ".join(words[at : at + size])
            if name in _BY_WORDS:
                return _named(words, at, name), _BY_WORDS[name]
    return None


def _named(words: list[str], at: int, name: str) -> str:
    """The quantity with the noun before it: "boiler temperature"."""
    before = words[at - 1] if at and " " not in name else ""
    plain = before.isalpha() and len(before) > _SHORT and before not in _HOW
    return f"{before} {name}" if plain and not describes(before) else name


_SHORT = 2
_HOW = frozenset(
    """the and with for their your each every all any show view display monitor record average mean
    total highest lowest maximum minimum hourly daily weekly monthly yearly annual current latest
    recent historical real time data live sensor chart graph curve line trend of statistic analysis
    monitoring management query tracking""".split()
)
"""Words before a quantity that say how or when it is read, and not of what."""


UNITS = frozenset(
    """°C °F K W kW MW kWh V A Hz hPa bar Pa dB dBm bpm mmHg km/h m/s Mbit/s ms ppm ppb lx rpm µg/m³
    mg/m³ m³/s l/min mmol/l""".split()
)
"""Units of figures that move by themselves."""
