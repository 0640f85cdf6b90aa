"""Pictures of *The recipe log*: six claims, each with what speaks against it, and how the reader's bets came out."""

from collections.abc import Collection, Mapping, Sequence
from html import escape
from typing import Final

from lessons.recipe_log import words
from lessons.recipe_log.past import Wager
from lessons.recipe_log.settings import CLAIMS
from ui.kit.text import Text
from ui.kitchen.served import Filed

WIDE: Final = 791

STYLE: Final = """<style>
.claims { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px 14px; line-height: 1.3; }
.claims .head { grid-column: 1 / -1; display: flex; gap: 6px 18px; align-items: center; flex-wrap: wrap; }
.claims .head b { flex: 1 0 auto; }
.claims .head span { display: flex; gap: 5px; align-items: center; font-size: .82em; }
.claims .mark { flex: none; width: 24px; height: 24px; }
.claims .sign { flex: none; width: 36px; height: 38px; }
.claim {
  display: flex; gap: 9px; align-items: center; min-height: 48px; padding: 7px 8px 7px 10px; border-radius: 10px;
  border: 1px solid var(--edge);
}
.claim.open { border: 2px solid var(--now); background: var(--ground); }
.claim div { flex: 1; align-self: start; }
.claim b { display: block; }
.claim span { display: block; font-size: .84em; }
.claim .mark { align-self: start; }
.claims .yet { grid-column: 1 / -1; font-size: .9em; color: var(--quiet); }
@media (max-width: 640px) {
  .claims { grid-template-columns: 1fr 1fr; gap: 8px; font-size: .92em; }
  .claim .sign { display: none; }
}
</style>"""

BETS: Final = """<style>
.bets { display: flex; flex-wrap: wrap; gap: 6px 4px; line-height: 1.25; }
.bets > div { width: 52px; text-align: center; font-size: .8em; color: var(--quiet); }
.bets .lost { color: var(--ink); font-weight: 650; }
.bets .mark { display: block; width: 24px; height: 24px; margin: 0 auto 1px; }
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


def claims_html(text: Text, settled: Collection[str], run: Filed, looked: str) -> str:
    """Six claims; on those that are settled what the experiment has shown; of the one looked at what else is so."""
    legend = f"<span>{REFUTED}{escape(text('mark.refuted'))}</span><span>{OPEN}{escape(text('mark.open'))}</span>"
    head = f'<div class="head"><b>{escape(text("some_say"))}</b>{legend}</div>'
    tiles = "".join(_claim(text, name, settled, run) for name in CLAIMS)
    and_yet = f'<div class="yet">{escape(words.and_yet(text, looked))}</div>' if looked else ""
    return f'{STYLE}<div class="claims">{head}{tiles}{and_yet}</div>'


def _claim(text: Text, name: str, settled: Collection[str], run: Filed) -> str:
    sign = f'<svg class="sign" viewBox="0 0 36 38">{SIGNS[name].format(line=LINE)}</svg>'
    told = f"<span>{escape(words.evidence(text, name, run))}</span>" if name in settled else ""
    said = f"<div><b>{escape(words.claim(text, name))}</b>{told}</div>"
    shut, mark = ("claim", REFUTED) if name in settled else ("claim open", OPEN)
    return f'<div class="{shut}">{sign}{said}{mark}</div>'


def alt_claims(text: Text, settled: Collection[str], run: Filed, looked: str) -> str:
    """All of it in words."""
    told = [
        text("alt.refuted", claim=words.claim(text, name), evidence=words.evidence(text, name, run))
        if name in settled
        else text("alt.open", claim=words.claim(text, name))
        for name in CLAIMS
    ]
    and_yet = [words.and_yet(text, looked)] if looked else []
    return text.label("say.between").join((text("some_say"), *told, *and_yet))


def bets_html(text: Text, wagers: Sequence[Wager]) -> str:
    """A mark for each bet, in the order of the pages."""
    drawn = "".join(
        f'<div class="{"won" if wager.won else "lost"}">{WON if wager.won else LOST}'
        f"{escape(text(f'short.{wager.page}'))}</div>"
        for wager in wagers
    )
    return f'{BETS}<div class="bets">{drawn}</div>'


def alt_bets(text: Text, wagers: Sequence[Wager]) -> str:
    """The same in words."""
    return text.label("say.and").join(
        text("alt.won" if wager.won else "alt.lost", page=text(f"short.{wager.page}")) for wager in wagers
    )
