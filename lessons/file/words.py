"""Sentences of *What is in the file?*, computed from the chef's days and its file."""

from core.capacity import TICKETS
from core.files import fingerprint
from core.headers import WHOLE
from core.network import Network
from core.slips import places
from lessons.file import scene
from lessons.file.settings import WeightsFile
from lessons.file.uploads import Loaded, Looked, Refused
from ui.kit.notes import quoted
from ui.kit.text import Text
from ui.kitchen.drift import drift
from ui.kitchen.served import PRACTISE, ROUNDS, SERVE, Chef, search, short_print, waiting
from ui.kitchen.trained import GUESTS

GIGABYTES_FROM = 10**8
"""So many bytes are told in gigabytes."""

LONGEST_FILE_NAME = 60
LONGEST_ENTRY, ENTRIES_SHOWN = 60, 5
"""Of what is written into a header besides."""

LONGEST_REASON = 160
"""Letters of an exact reason that are shown."""


def belongs(text: Text, net: Network, place: int) -> str:
    """Whose number stands at a place of the flat vector, and what that cook heeds with it."""
    layer, unit, source = places(net)[place]
    if layer == len(net.sizes) - 1:
        return text("belongs.last_base") if source is None else text("belongs.last", hears=_cook(text, source))
    if source is None:
        return text("belongs.base", cook=_cook(text, unit))
    hears = text(f"hears.{'salt' if source == 0 else 'spice'}") if layer == 1 else _cook(text, source)
    return text("belongs.weight", cook=_cook(text, unit), hears=hears)


def _cook(text: Text, unit: int) -> str:
    return text("cook", number=unit + 1)


def numbers(net: Network, place: int) -> int:
    """The place, as far as the line has so many numbers."""
    return min(place, net.parameter_count - 1)


def opened(text: Text, now: Chef) -> str:
    """How large the file is, and how much of it are numbers."""
    own = 4 * now.net.parameter_count
    return text("say.saved", bytes=len(now.file), own=own, count=now.net.parameter_count, share=own / len(now.file))


def last_day(text: Text, now: Chef) -> str:
    """What the last day has done to the file; before the first, how large it is."""
    if not now.days:
        return opened(text, now)
    day = now.days[-1]
    if day.kind == SERVE:
        served, complained = GUESTS * len(waiting(now)), sum(each.complained for each in waiting(now))
        return text("say.served", served=served, complained=complained, bytes=len(now.file))
    return text(
        "say.practised",
        guests=day.guests,
        complained=day.complained,
        rounds=ROUNDS,
        changed=day.changed,
        count=now.net.parameter_count,
        exam=GUESTS,
        before=day.right,
        after=now.right,
    )


def behind(now: Chef) -> dict[str, object]:
    """What stands behind the page is filled with; what a program keeps while the chef serves is what this one does."""
    return {
        "cooks": now.net.sizes[1],
        "share": 4 * now.net.parameter_count / len(now.file),
        "stored": len(now.file),
        "count": now.net.parameter_count,
        "bits": 8 * now.weights.itemsize,
        "held": now.weights.nbytes,
        "passed": sum(now.net.sizes),
    }


def state(text: Text, now: Chef) -> str:
    """How the chef on the card was made."""
    practised = sum(day.kind == PRACTISE for day in now.days)
    return (
        text("card.practised", more=ROUNDS * practised) if practised else text("card.state", rounds=now.config.rounds)
    )


def press(text: Text, settings: WeightsFile, now: Chef) -> str:
    """What the button does next."""
    if settings.file_door == "service":
        return text("press.serve_again" if now.days else "press.serve", guests=GUESTS)
    return text("press.practise")


def truth(text: Text, now: Chef) -> str:
    """The answer to the bet: how many numbers serving has changed."""
    served = [day for day in now.days if day.kind == SERVE]
    changed = sum(day.changed for day in served)
    said = "bet.truth" if changed else "bet.truth_none"
    return text(said, served=GUESTS * len(served), changed=changed, count=_count(now))


def _count(now: Chef) -> int:
    return now.net.parameter_count


def answer(now: Chef) -> str:
    """The right bet, counted in the file."""
    changed = sum(day.changed for day in now.days if day.kind == SERVE)
    return "none" if not changed else "all" if changed >= _count(now) else "few"


def held(text: Text, found: Looked) -> str:
    """What a file says it is made of."""
    name = text("look.named", name=quoted(found.name, LONGEST_FILE_NAME))
    return text.together(name, _held(text, found))


def _held(text: Text, found: Looked) -> str:
    made = found.made_of
    if found.layout:
        return text("look.config", kind=found.kind, count=made.numbers)
    if found.index:
        told = text("look.index", tensors=found.index.tensors, files=found.index.files)
        return text.together(told, _size(text, found.index.size)) if found.index.size else told
    header = found.header
    assert header is not None
    if not header.tensors:
        return text("look.empty", bytes=header.given)
    values = {
        "tensors": len(header.tensors),
        "count": header.count,
        "kinds": text.label("say.and_also").join(header.kinds),
    }
    told = text("look.header", **values, bytes=made.size, read=header.data_begin)
    whole = text.label("say.and_also").join(kind for kind in header.kinds if kind in WHOLE)
    packed = text("look.whole", kinds=whole) if whole else ""
    extra = text("look.left_over", extra=header.left_over) if header.left_over else ""
    here = "" if header.missing else text("look.here")
    return text.together(told, packed, extra, here)


def metadata(text: Text, found: Looked) -> str:
    """What somebody wrote into a header besides: the first few entries, as mere letters."""
    written = list(found.header.metadata.items()) if found.header else []
    if not written:
        return ""
    told = [
        f"{quoted(name, LONGEST_ENTRY)} = {quoted(value, LONGEST_ENTRY)}" for name, value in written[:ENTRIES_SHOWN]
    ]
    more = len(written) - len(told)
    said = text("look.metadata", told=text.label("say.and_also").join(told))
    return text.together(said, text("look.metadata_more", more=more) if more else "")


def _size(text: Text, size: int) -> str:
    """How large a model's files are together."""
    return text("look.size", gb=size / 1e9) if size >= GIGABYTES_FROM else text("look.size_bytes", bytes=size)


def loaded(text: Text, back: Loaded, now: Chef, saved: Chef) -> str:
    """Whether the file of a chef that was loaded back is this one, or as it was saved; if not, whether it judges
    otherwise.
    """
    found = back.chef
    values = {"right": found.right, "guests": GUESTS}
    told = text("load.loaded", count=found.net.parameter_count, print=short_print(fingerprint(back.file)))
    is_it = back.file == now.file
    other = "saved" if back.file == saved.file else "another"
    which = "same" if is_it else "rewritten" if found.file == now.file else other
    layout = text("load.layout") if found.net != now.net else ""
    if found.config.pattern != now.config.pattern:
        how = text("load.elsewhere", **values)
    elif differing := int((found.verdicts != now.verdicts).sum()):
        how = text("load.other", **values, differing=differing, own=now.right)
    else:
        how = text("load.right" if is_it and not layout else "load.alike", **values)
    return text.together(told, text(f"load.{which}"), layout, how)


def refusal(text: Text, refused: Refused) -> str:
    """Why a file cannot be used, and what a check found, in its own words."""
    values = {"name": quoted(refused.name, LONGEST_FILE_NAME), "value": quoted(refused.value)}
    said = text(refused.why, **values, needed=refused.needed, given=refused.given)
    if not refused.reason:
        return said
    return text.together(said, text("refused.exactly", reason=quoted(refused.reason, LONGEST_REASON)))


def why_not(text: Text, settings: WeightsFile, now: Chef) -> str:
    """What keeps the chef from practising, or nothing."""
    if settings.file_door == "practice" and not waiting(now):
        return text("nothing_carried" if any(day.kind == PRACTISE for day in now.days) else "nobody_served")
    return ""


def changed(text: Text, now: Chef, place: int, value: float) -> str:
    """What one number set by hand does to the chef and to the file."""
    other = scene.with_number(now, place, value)
    bytes_changed = sum(one != two for one, two in zip(now.file, other.file, strict=True))
    return text(
        "say.changed",
        name=belongs(text, now.net, place),
        was=float(now.weights[place]),
        value=value,
        before=now.right,
        after=other.right,
        bytes=bytes_changed,
        guests=GUESTS,
    )


def searched(text: Text, now: Chef, diner: int) -> str:
    """A diner's order, searched for in the file."""
    found = search(now, diner)
    which = "say.found" if found.found else "say.not_found"
    likes = text("likes" if found.likes else "dislikes")
    told = text(
        which, diner=diner, salt=found.salt, spice=found.spice, likes=likes, forms=found.forms, found=found.found
    )
    return text.together(told, text("say.bits", bits=found.bits, needed=found.needed, tickets=TICKETS))


def drifted(text: Text, growth: float) -> str:
    """What the chef of two numbers scores as tastes grow."""
    found = drift(growth)
    salt, spice = map(float, found.grams)
    values = {"salt": salt, "spice": spice, "before": found.before, "after": found.now, "again": found.retrained}
    return text("say.drift" if growth else "say.no_drift", growth=growth, **values)
