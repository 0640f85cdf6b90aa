"""Widgets. Each shows a setting of the reader's session and copies a change back; none keeps a value of its own."""

from collections.abc import Callable, Sequence

import streamlit as st

from ui.session import Reader
from ui.settings import SETTINGS, Choice, Number, Value
from ui.text import Text


def amount(reader: Reader, text: Text, name: str, *, disabled: bool = False) -> None:
    """A slider in grams. Its value also stands in the page's address, so that reloading the page keeps it."""
    setting = SETTINGS[name]
    assert isinstance(setting, Number)
    st.session_state[name] = reader.values[name]
    st.slider(
        text.label(f"setting.{name}"),
        setting.low,
        setting.high,
        setting.default,
        setting.step,
        format="%.1f g",
        key=name,
        bind="query-params",
        on_change=lambda: _copy_back(reader, name, name),
        disabled=disabled,
    )


def choice(reader: Reader, text: Text, name: str, *, help_text: str | None = None) -> None:
    """A menu of a few options, their names in the reader's language."""
    key = _key(reader, name)
    st.session_state[key] = reader.values[name]
    st.selectbox(
        text.label(f"setting.{name}"),
        _options(name),
        format_func=_option_name(text, name),
        key=key,
        on_change=lambda: _copy_back(reader, name, key),
        help=help_text,
    )


def buttons(reader: Reader, text: Text, name: str, *, named: bool = True) -> None:
    """A row of a few options, one of them chosen. Without its name where the options say enough."""
    key = _key(reader, name)
    st.session_state[key] = reader.values[name]
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
    key = _key(reader, name)
    st.session_state[key] = reader.values[name]
    st.select_slider(
        text.label(f"setting.{name}"),
        _options(name),
        key=key,
        on_change=lambda: _copy_back(reader, name, key),
        disabled=disabled,
    )


def _key(reader: Reader, name: str) -> str:
    """A menu whose words change under it forgets its choice, so each language and register has its own."""
    return f"_{name}.{reader.language}.{reader.register}"


def _options(name: str) -> Sequence[Value]:
    setting = SETTINGS[name]
    assert isinstance(setting, Choice)
    return setting.options


def _option_name(text: Text, name: str) -> Callable[[Value], str]:
    return lambda option: text.label(f"option.{name}.{option}")


def _copy_back(reader: Reader, name: str, key: str) -> None:
    """Take over what the widget sent, brought onto the slider's steps."""
    reader.values[name] = SETTINGS[name].parse(str(st.session_state[key]))
