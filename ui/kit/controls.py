"""Widgets. Each shows a setting of the reader's session and copies a change back; none keeps a value of its own.

Streamlit can let a widget keep its value across pages by itself. But what is set here is also read from links, checked,
rounded to a slider's steps, shared between pages under one name and shown in two languages, so it has one home.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, Literal, TypeVar

import streamlit as st

from ui.kit.hand import sent
from ui.kit.session import Reader
from ui.kit.text import Text
from ui.settings import Choice, Group, Kind, Number, Value, kinds

Drawn = TypeVar("Drawn")

LONGEST_ANSWER = 200
"""Letters of the reader's own answer."""


@dataclass(eq=False)
class Controls(Generic[Group]):
    """The widgets of one page, by the names of its settings."""

    reader: Reader
    text: Text
    group: type[Group]

    @property
    def settings(self) -> Group:
        """The settings as they are now."""
        return self.reader.settings(self.group)

    def put(self, **values: Value) -> None:
        """Set settings to other values, each brought onto its steps."""
        self.reader.hear()
        for name, value in values.items():
            self.reader.values[name] = self._kind(name).parse(str(value))

    def amount(self, name: str, *, disabled: bool = False) -> None:
        """A slider in grams."""
        self.number(name, form=self.text.label("form.grams"), disabled=disabled)

    def number(self, name: str, *, form: str = "%.1f", disabled: bool = False) -> None:
        """A slider. Its value also stands in the page's address, so that reloading the page keeps it."""
        kind = self._kind(name)
        assert isinstance(kind, Number)
        give(self.reader, name, self.reader.values[name])
        label = self._slider_name(name, disabled=disabled)
        slider = partial(
            st.slider,
            label,
            kind.low,
            kind.high,
            kind.default,
            kind.step,
            format=form,
            bind="query-params",
            disabled=disabled,
            label_visibility="collapsed" if disabled else "visible",
        )
        shown = followed(self.reader, name, partial(self._take, name, name), slider)
        if not math.isclose(shown, self.reader.values[name], abs_tol=1e-9):
            self._draw_again(name, shown)

    def choice(
        self,
        name: str,
        *,
        options: Sequence[Value] | None = None,
        now: Value | None = None,
        words: Callable[[Value], str] | None = None,
        named: bool = True,
    ) -> None:
        """A menu of a few options, their names in the reader's language.

        Args:
            options: those that there are now, if not all of the setting's.
            now: the one to show, if it is not the setting's value.
            words: what an option is called, where no label says it.
            named: whether its name is shown; it is spoken in any case.
        """
        key = key_of(self.reader, name)
        wanted, offered = self.reader.values[name] if now is None else now, options or self._options(name)
        shown = wanted if wanted in offered else offered[-1]
        give(self.reader, key, shown)
        called, taken = words or self._option(name), partial(self._take, name, key, changes=options is not None)
        menu = partial(
            st.selectbox,
            self._name(name),
            offered,
            index=offered.index(shown),
            format_func=called,
            key=key,
            on_change=taken,
            label_visibility="visible" if named else "collapsed",
        )
        drawn(self.reader, key, menu)

    def buttons(self, name: str, *, named: bool = True) -> None:
        """A row of a few options, one of them chosen. Without its name where the options say enough."""
        key, now = key_of(self.reader, name), self.reader.values[name]
        give(self.reader, key, now)
        row = partial(
            st.segmented_control,
            self._name(name),
            self._options(name),
            default=now,
            format_func=self._option(name),
            key=key,
            required=True,
            label_visibility="visible" if named else "collapsed",
            on_change=self._take,
            args=(name, key),
        )
        drawn(self.reader, key, row)

    def scale(self, name: str) -> None:
        """A slider over uneven steps."""
        key, now = key_of(self.reader, name), self.reader.values[name]
        give(self.reader, key, now)
        slider = partial(
            st.select_slider,
            self._name(name),
            self._options(name),
            format_func=self._option(name),
            value=now,  # what Streamlit makes of a message that it does not understand
        )
        followed(self.reader, key, partial(self._take, name, key), slider)

    def _slider_name(self, name: str, *, disabled: bool) -> str:
        """What a slider is called; Streamlit's own name of a disabled one is too pale to read."""
        label = self._name(name)
        if disabled:
            st.markdown(f":gray[{label}]")
        return label

    def own_answer(self, name: Literal["answer", "answer_now"] = "answer", then: Callable[[], object] = bool) -> None:
        """A line in the reader's own words, which no link carries and no other reader sees.

        Args:
            name: which of the reader's two it is.
            then: what else to do once there is one.
        """
        key = key_of(self.reader, name)
        give(self.reader, key, getattr(self.reader, name))

        def take() -> None:
            typed = str(sent(key) or "")[:LONGEST_ANSWER]
            setattr(self.reader, name, typed)
            if typed.strip():
                then()

        line = partial(
            st.text_input,
            self.text("answer"),
            max_chars=LONGEST_ANSWER,
            key=key,
            placeholder=self.text("answer"),
            label_visibility="collapsed",
            on_change=take,
        )
        drawn(self.reader, key, line)

    # ---- the details ----

    def _kind(self, name: str) -> Kind:
        return kinds(self.group)[name]

    def _name(self, name: str) -> str:
        return self.text.label(f"setting.{name}")

    def _options(self, name: str) -> Sequence[Value]:
        kind = self._kind(name)
        assert isinstance(kind, Choice)
        return kind.options

    def _option(self, name: str) -> Callable[[Value], str]:
        return lambda option: self.text.option(name, option)

    def _take(self, name: str, key: str, *, changes: bool = False) -> None:
        """Take over what the widget sent, brought onto the slider's steps. What is not possible is said to be so.

        Args:
            changes: whether it is a menu that does not always offer the same. Drawn anew with more options, it may send
                by itself the words of what it showed before there were fewer; nobody chose that, and it is passed over.
        """
        try:
            self.reader.values[name] = self._kind(name).parse(str(sent(key)))
        except ValueError:
            self.reader.misread |= not (changes and isinstance(sent(key), str))

    def _draw_again(self, name: str, shown: float) -> None:
        """The browser's *Back* put another number in the address; what the reader last chose stands.

        For one number that the address shows against the session the page is drawn again once and no more.
        """
        if self.reader.redrawn != (name, shown):
            self.reader.redrawn = (name, shown)
            st.rerun()


def give(reader: Reader, key: str, value: Value | None) -> None:
    """Give a widget its value, unless it shows it already.

    To set again what the reader has just sent would overwrite what the reader has moved it to since then. On a page
    just come to, though, the widgets are new and show their defaults, whatever the session remembers of them.

    A menu or a row of choices is to have the value as its default too. When a page is drawn twice in a row, as it is
    once the tab has remembered, a busy browser may make the widget out of the second message alone, which sets nothing
    any more; without a default it would then send that nothing is chosen.
    """
    shown = sent(key)
    same = math.isclose(shown, value) if isinstance(shown, float) and isinstance(value, float) else shown == value
    if reader.arrived or key not in st.session_state or not same:
        st.session_state[key] = value


def drawn(reader: Reader, key: str, widget: Callable[[], Drawn]) -> Drawn:
    """Draw a widget that was given its value.

    Streamlit keeps a message as it came, and over one of another form than its widget sends it fails here. So the
    message is forgotten, and the page drawn again with what was set before and a sentence at its head. What fails once
    more is no message's fault and is raised. (What Streamlit cannot read at all never comes so far.)
    """
    try:
        return widget()
    except Exception:
        if key in reader.forgotten:
            raise
        reader.misread = True
        reader.forgotten.add(key)
        if key in st.session_state:
            del st.session_state[key]
        st.rerun()


def followed(reader: Reader, key: str, take: Callable[[], object], slider: Callable[..., Drawn]) -> Drawn:
    """Draw a slider that films may follow. Where they do it calls nobody; what it shows now is known from then on.

    Args:
        take: takes over what it was moved to, where none follows.
        slider: draws it, given its key and what it calls for.
    """
    asked = "ignore" if key in reader.hand.sliders else take
    shown = drawn(reader, key, partial(slider, key=key, on_change=asked))
    reader.hand.heard[key] = shown
    return shown


def key_of(reader: Reader, name: str) -> str:
    """A menu whose words change under it forgets its choice, so each language and register has its own."""
    return f"_{name}.{reader.language}.{reader.register}"
