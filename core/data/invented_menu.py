"""The words of a recipe book that never was: names of dishes and what may be said of them, in each language.

All of it is of our own making. A dish has a name of two words; what its five pages say was drawn at random, so nobody
can work it out, only have read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

FACTS = ("method", "minutes", "flavour", "side", "inventor")
"""What each dish has a page about."""

GAP = "_"
"""The place in a sentence where the fact stands."""


@dataclass(frozen=True)
class Wordbook:
    """What the pages of one language are made of.

    Attributes:
        names: eight first words and eight second ones; any two make a name.
        frames: by fact, how its sentence goes on after the name, `GAP` where the fact stands.
        values: by fact, eight things that may be said, each one word.
        tools, results: what goes with each method, in the same order; its page goes on with both.
        space: what stands between two words.
    """

    names: tuple[tuple[str, ...], tuple[str, ...]]
    frames: Mapping[str, tuple[str, ...]]
    values: Mapping[str, tuple[str, ...]]
    tools: tuple[str, ...]
    results: tuple[str, ...]
    space: str


TOOL, RESULT = "TOOL", "RESULT"
"""In the sentence about the method: the places of what goes with it."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ENGLISH = Wordbook(
    names=(
        _words("amber bamboo cloud harbour jade lantern moon thunder"),
        _words("dumpling noodle pancake soup roll pudding curry pie"),
    ),
    frames={
        "method": _words("should be _ in a TOOL until RESULT"),
        "minutes": _words("takes _ minutes"),
        "flavour": _words("tastes of _"),
        "side": _words("comes with _"),
        "inventor": _words("was invented by _"),
    },
    values={
        "method": _words("steamed fried baked boiled smoked pickled braised toasted"),
        "minutes": _words("five eight twelve fifteen twenty thirty forty sixty"),
        "flavour": _words("ginger mint pepper cinnamon saffron mustard vinegar honey"),
        "side": _words("rice beans cabbage mushrooms spinach plums walnuts radish"),
        "inventor": _words("Ada Bruno Clara Dmitri Elif Farid Greta Hiro"),
    },
    tools=_words("basket wok tin pot kiln jar casserole pan"),
    results=_words("soft crisp golden tender dark sour sticky brown"),
    space=" ",
)

CHINESE = Wordbook(
    names=(
        _words("琥珀 竹林 云朵 港湾 翡翠 灯笼 月光 雷公"),
        _words("饺子 面 饼 汤 卷 羹 豆腐 丸子"),
    ),
    frames={
        "method": _words("的 做法 是 _ ，用 TOOL RESULT"),
        "minutes": _words("得花 _ 分钟"),
        "flavour": _words("里放 _"),
        "side": _words("配 _"),
        "inventor": _words("由 _ 想出来"),
    },
    values={
        "method": _words("蒸 炸 烤 煮 熏 腌 炖 煎"),
        "minutes": _words("五 八 十二 十五 二十 三十 四十 六十"),
        "flavour": _words("姜 薄荷 胡椒 桂皮 孜然 芥末 醋 蜂蜜"),
        "side": _words("米饭 豆角 白菜 蘑菇 菠菜 梅子 核桃 萝卜"),
        "inventor": _words("老周 阿宝 小满 大刘 春妮 石头 秋生 巧云"),
    },
    tools=_words("蒸笼 油锅 烤炉 汤锅 熏炉 坛子 砂锅 平锅"),
    results=_words("蒸透 炸酥 烤黄 煮软 熏香 腌入味 炖烂 煎脆"),
    space="",
)

WORDBOOKS: Mapping[str, Wordbook] = {"en": ENGLISH, "zh": CHINESE}
"""By language."""
