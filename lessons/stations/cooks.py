"""What the cooks of a line are called, what each hears, and where the weight of it stands among the line's numbers.

Cooks are called by station and place, A1 to B8; the last, who gives the verdict, is `out`. Each hears the ticket or all
cooks of the station before, and its own `base`, the bias.
"""

from core.network import Network
from lessons.stations.settings import Stations

TICKET = ("salt", "spice")
OUT, BASE = "out", "base"


def stations(settings: Stations) -> tuple[tuple[str, ...], ...]:
    """The cooks of each station, the last cook not among them."""
    return tuple(
        tuple(f"{station}{number}" for number in range(1, settings.net_cooks + 1))
        for station in "AB"[: settings.net_stations]
    )


def cooks(settings: Stations) -> tuple[str, ...]:
    """All cooks in the order of the line."""
    return (*(cook for station in stations(settings) for cook in station), OUT)


def picked(settings: Stations) -> str:
    """The cook picked; in a line without that cook, the first."""
    return settings.net_cook if settings.net_cook in cooks(settings) else cooks(settings)[0]


def heard(settings: Stations) -> tuple[str, ...]:
    """What the cook picked hears."""
    layer, _ = seat(settings, picked(settings))
    return (*(TICKET, *stations(settings))[layer - 1], BASE)


def heard_most(settings: Stations) -> str:
    """Whose weight is picked; for a cook who does not hear that, the first it hears."""
    return settings.net_hears if settings.net_hears in heard(settings) else heard(settings)[0]


def seat(settings: Stations, cook: str) -> tuple[int, int]:
    """The layer and the unit of a cook."""
    line = (*stations(settings), (OUT,))
    return next((layer, names.index(cook)) for layer, names in enumerate(line, start=1) if cook in names)


def place(net: Network, layer: int, unit: int, before: int) -> int:
    """Where in the flat vector the weight of `unit` for `before` stands; its bias comes after its last weight."""
    sizes = list(zip(net.sizes, net.sizes[1:], strict=False))
    return sum((a + 1) * b for a, b in sizes[: layer - 1]) + unit * (sizes[layer - 1][0] + 1) + before
