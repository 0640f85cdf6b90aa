"""Widgets. Each shows a setting of the reader's session and copies a change back; none keeps a value of its own."""

import math
from collections.abc import Callable, Sequence
from contextlib import suppress

import streamlit as st

from ui.session import Reader
from ui.settings import SETTINGS, Choice, Number, Value
from ui.text import Text


def amount(reader: Reader, text: Text, name: str, *, disabled: bool = False) -> None:
    """A slider in grams."""
    number(reader, text, name, form=text.label("form.grams"), disabled=disabled)


def number(reader: Reader, text: Text, name: str, *, form: str = "%.1f", disabled: bool = False) -> None:
    """A slider. Its value also stands in the page's address, so that reloading the page keeps it."""
    setting = SETTINGS[name]
    assert isinstance(setting, Number)
    give(reader, name, reader.values[name])
    label = text.label(f"setting.{name}")
    if disabled:  # Streamlit's own name of a disabled slider is too pale to read
        st.markdown(f":gray[{label}]")
    shown = st.slider(
        label,
        setting.low,
        setting.high,
        setting.default,
        setting.step,
        format=form,
        key=name,
        bind="query-params",
        on_change=lambda: _copy_back(reader, name, name),
        disabled=disabled,
        label_visibility="collapsed" if disabled else "visible",
    )
    if not math.isclose(shown, reader.values[name], abs_tol=1e-9):
        st.rerun()  # the browser's Back put another number in the address; what the reader last chose stands


def choice(
    reader: Reader, text: Text, name: str, *, help_text: str | None = None, said: Sequence[str] | None = None
) -> None:
    """A menu of a few options, their names in the reader's language.

    Args:
        said: words for the options 0, 1, 2 … that there are now, where a picture makes them and no label does.
    """
    key = key_of(reader, name)
    options = _options(name)[: len(said) if said else None]
    give(reader, key, reader.values[name] if reader.values[name] in options else options[-1])
    st.selectbox(
        text.label(f"setting.{name}"),
        options,
        format_func=(lambda option: said[int(option)]) if said else _option_name(text, name),
        key=key,
        on_change=lambda: _copy_back(reader, name, key),
        help=help_text,
    )


def buttons(reader: Reader, text: Text, name: str, *, named: bool = True) -> None:
    """A row of a few options, one of them chosen. Without its name where the options say enough."""
    key = key_of(reader, name)
    give(reader, key, reader.values[name])
    st.segmented_control(
        text.label(f"setting.{name}"),
        _options(name),
        format_func=_option_name(text, name),
        key=key,
        required=True,
        label_visibility="visible" if named else "collapsed",
        on_change=lambda: _copy_back(reader, name, key),
    )


def scale(reader: Reader, text: Text, name: str, *, disabled: bool = False) -> None:
    """A slider over uneven steps."""
    key = key_of(reader, name)
    give(reader, key, reader.values[name])
    st.select_slider(
        text.label(f"setting.{name}"),
        _options(name),
        key=key,
        on_change=lambda: _copy_back(reader, name, key),
        disabled=disabled,
    )


def give(reader: Reader, key: str, value: Value | None) -> None:
    """Give a widget its value, unless it shows it already.

    To set again what the reader has just sent would overwrite what the reader has moved it to since then. On a page
    just come to, though, the widgets are new and show their defaults, whatever the session remembers of them.
    """
    shown = st.session_state.get(key)
    same = math.isclose(shown, value) if isinstance(shown, float) and isinstance(value, float) else shown == value
    if reader.arrived or key not in st.session_state or not same:
        st.session_state[key] = value


def key_of(reader: Reader, name: str) -> str:
    """A menu whose words change under it forgets its choice, so each language and register has its own."""
    return f"_{name}.{reader.language}.{reader.register}"


def _options(name: str) -> Sequence[Value]:
    setting = SETTINGS[name]
    assert isinstance(setting, Choice)
    return setting.options


def _option_name(text: Text, name: str) -> Callable[[Value], str]:
    return lambda option: text.label(f"option.{name}.{option}")


def _copy_back(reader: Reader, name: str, key: str) -> None:
    """Take over what the widget sent, brought onto the slider's steps. What is not possible changes nothing."""
    with suppress(ValueError):
        reader.values[name] = SETTINGS[name].parse(str(st.session_state[key]))
