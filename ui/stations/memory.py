"""What the reader's session remembers of the line of cooks: its trainings, and whose weights were set by hand."""

from ui.session import Reader
from ui.settings import DEFAULTS, Stations


def trainings(reader: Reader) -> tuple[Stations, ...]:
    """The last training of a line and the one before it, newest last."""
    return reader.runs("stations", Stations)


def train(reader: Reader) -> None:
    """Note a training with the settings as they are now, to be looked at from its end."""
    reader.values.update(net_touch="", net_round=DEFAULTS["net_round"])
    reader.cook("stations", reader.settings(Stations))


def line_asked_for(reader: Reader) -> Stations:
    """The settings now. Weights set by hand belong to one line only: another line forgets them."""
    settings = reader.settings(Stations)
    if reader.turned_to("stations", settings.structure):
        reader.values.update(net_hand="", net_touch="")
    return reader.settings(Stations)


def trained(reader: Reader, settings: Stations) -> Stations | None:
    """The last training, if it was with these settings."""
    return next((run for run in trainings(reader)[-1:] if run == settings.run), None)


def ring_seen(reader: Reader) -> bool:
    """Whether a line has been trained on the ring, which the bet is about."""
    return "ring" in reader.firsts("stations", Stations, lambda run: run.net_pattern)
