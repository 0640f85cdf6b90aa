"""Pictures of *The recipe log*: what speaks against each of six claims, and how the reader's bets came out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from lessons.recipe_log import words
from lessons.recipe_log.past import Wager
from ui.kit.text import Text
from ui.kitchen.served import Filed

STYLE: Final = """<style>
.claims { display: flex; gap: 8px; align-items: center; line-height: 1.3; font-size: .88em; }
.claims.open { color: var(--quiet); }
.claims .mark { flex: none; width: 24px; height: 24px; }
.claims .sign { flex: none; width: 32px; height: 34px; }
.told { margin-top: 6px; font-size: .88em; line-height: 1.35; }
.yet { color: var(--quiet); }
</style>"""

BETS: Final = """<style>
.bets { columns: 2; column-gap: 16px; line-height: 1.25; font-size: .9em; }
.bets > div { display: flex; gap: 7px; align-items: center; padding: 2px 0; break-inside: avoid; }
.bets .won { color: var(--quiet); }
.bets .mark { flex: none; width: 22px; height: 22px; }
@media (max-width: 640px) { .bets { columns: 1; } }
</style>"""

LINE: Final = 'fill="none" stroke="var(--ink)" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
SIGNS: Mapping[str, str] = {
    "database": '<path d="M7 9v20c0 3 5 5 11 5s11-2 11-5V9M7 19c0 3 5 5 11 5s11-2 11-5" {line}/>'
    '<ellipse cx="18" cy="9" rx="11" ry="4.5" fill="var(--band1)" stroke="var(--ink)" stroke-width="2"/>',
    "rules": '<path d="M5 5v27h27M5 24c10 0 12-14 24-15" {line}/>'
    '<path d="M14 6v26" fill="none" stroke="var(--now)" stroke-width="2.4" stroke-dasharray="4 3"/>',
    "exact": '<circle cx="18" cy="18" r="14" {line}/><circle cx="18" cy="18" r="7" {line}/>'
    '<path d="M11 10h.1M25 13h.1M14 25h.1M24 24h.1M18 7h.1" fill="none" stroke="var(--now)" stroke-width="5" '
    'stroke-linecap="round"/>',
    "use": '<path d="M7 33V4h16v29M3 33h30" {line}/><circle cx="19" cy="19" r="1.6" fill="var(--ink)"/>'
    '<path d="M28 12v14M32 15v8" fill="none" stroke="var(--now)" stroke-width="2.4" stroke-linecap="round"/>',
    "user": '<path d="M4 6h24v14H14l-6 6v-6H4z" {line}/><rect x="20" y="24" width="13" height="10" rx="2" '
    'fill="var(--now)"/><path d="M22.5 24v-3a4 4 0 0 1 8 0v3" {line}/>',
    "data": '<path d="M3 9h14m-5-4l5 4-5 4M3 19h14m-5-4l5 4-5 4M3 29h14m-5-4l5 4-5 4" {line}/>'
    '<path d="M23 3h10v31H23z" fill="var(--band1)" stroke="var(--now)" stroke-width="2.4"/>',
}
"""By claim: a small drawing of what was tried."""

REFUTED: Final = (
    '<svg class="mark" viewBox="-12 -12 24 24"><path d="M0-10.5L10.5 0 0 10.5-10.5 0z" '
    'fill="var(--page)" stroke="var(--strong)" stroke-width="2"/><path d="M-3-3L3 3M3-3L-3 3" stroke="var(--strong)" '
    'stroke-width="2.4" stroke-linecap="round"/></svg>'
)
OPEN: Final = (
    '<svg class="mark" viewBox="-12 -12 24 24"><circle r="9" fill="none" stroke="var(--now)" '
    'stroke-width="1.8"/><text y="4.5" text-anchor="middle" font-size="13" font-weight="700" fill="var(--now)">?'
    "</text></svg>"
)
WON: Final = (
    '<svg class="mark" viewBox="-12 -12 24 24"><circle r="10" fill="none" stroke="var(--right)" '
    'stroke-width="1.8"/><path d="M-4.5.5L-1.5 3.5 4.5-3.5" fill="none" stroke="var(--right)" '
    'stroke-width="2" stroke-linecap="round"/></svg>'
)
LOST: Final = (
    '<svg class="mark" viewBox="-12 -12 24 24"><circle r="10" fill="var(--ground)" stroke="var(--strong)" '
    'stroke-width="1.8"/><path d="M-3.5-3.5L3.5 3.5M3.5-3.5L-3.5 3.5" stroke="var(--strong)" '
    'stroke-width="2" stroke-linecap="round"/></svg>'
)


@dataclass(frozen=True)
class Told:
    """What is told of a claim below its button.

    Attributes:
        settled: the page on which it was settled, if it was.
        yet: whether what is so nevertheless is told, too.
    """

    text: Text
    claim: str
    run: Filed
    settled: str | None
    yet: bool

    def html(self) -> str:
        """Its sign and mark, and once it is settled what the experiment has shown, and where."""
        text, name = self.text, self.claim
        sign = f'<svg class="sign" viewBox="0 0 36 38">{SIGNS[name].format(line=LINE)}</svg>'
        if self.settled is None:
            return f'{STYLE}<div class="claims open">{sign}{OPEN}<span>{escape(text("mark.open"))}</span></div>'
        where = text("mark.refuted") + words.where(text, self.settled)
        told = words.evidence(text, name, self.run, self.settled)
        shown = f'<div class="told">{escape(told)}</div>'
        yet = f'<div class="told yet">{escape(words.and_yet(text, name))}</div>' if self.yet else ""
        return f'{STYLE}<div class="claims">{sign}{REFUTED}<b>{escape(where)}</b></div>{shown}{yet}'

    def alt(self) -> str:
        """The same in words."""
        text, claim = self.text, words.claim(self.text, self.claim)
        if self.settled is None:
            return text("alt.open", claim=claim)
        evidence = words.evidence(text, self.claim, self.run, self.settled)
        told = text("alt.refuted", claim=claim, evidence=evidence)
        yet = [words.and_yet(text, self.claim)] if self.yet else []
        return text.together(told, *yet)


def bets_html(text: Text, wagers: Sequence[Wager]) -> str:
    """A mark for each bet, in the order of the pages."""
    drawn = "".join(
        f'<div class="{"won" if wager.won else "lost"}">{WON if wager.won else LOST}'
        f"<span>{escape(words.came_out(text, wager))}</span></div>"
        for wager in wagers
    )
    return f'{BETS}<div class="bets">{drawn}</div>'


def alt_bets(text: Text, wagers: Sequence[Wager]) -> str:
    """The same in words."""
    return text.label("say.and").join(
        text("alt.won" if wager.won else "alt.lost", page=words.came_out(text, wager)) for wager in wagers
    )
