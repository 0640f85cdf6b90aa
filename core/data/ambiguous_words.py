"""Two words a language that name a fruit or a grain and a make of phone, and sentences about them.

Every word and every frame is of our own making. In a frame, words in capitals are gaps: `N` is the noun, the others
are lists below. A frame of a sense holds exactly one word that tells the sense; a plain one holds none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

SENSES = ("food", "device")


@dataclass(frozen=True)
class Wordbook:
    """What the sentences of one language are made of.

    Attributes:
        nouns: the two that may mean either.
        gaps: the words of each gap, by its name; a gap that is named after a list of a sense holds the clue.
        clued: by sense, frames with a clue.
        plain: frames that tell nothing of the noun; empty: frames without a noun.
        joints: what stands between two frames; going_on: those after which the person need not be named again.
        space: what stands between two words.
    """

    nouns: tuple[str, str]
    gaps: Mapping[str, tuple[str, ...]]
    clued: Mapping[str, tuple[str, ...]]
    plain: tuple[str, ...]
    empty: tuple[str, ...]
    joints: tuple[str, ...]
    going_on: tuple[str, ...]
    space: str

    @cached_property
    def neutral(self) -> frozenset[str]:
        """The gaps whose words say nothing of a noun."""
        return frozenset(gap for frame in (*self.plain, *self.empty) for gap in frame.split())


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ENGLISH = Wordbook(
    nouns=("apple", "orange"),
    gaps={
        "THE": _words("the the the my her his this your"),
        "WHO": _words(
            "she he they we i mum dad grandma grandpa anna tom lily ben leo mia emma jack uncle aunt you everybody"
        ),
        "SAW": _words(
            "bought took saw lost found wanted liked brought held showed kept forgot chose dropped shared borrowed hid "
            "carried"
        ),
        "EAT": _words(
            "ate peeled washed sliced cooked tasted squeezed chopped baked boiled chewed swallowed nibbled grated "
            "picked roasted eats devoured mashed juiced steamed"
        ),
        "RIPE": _words(
            "ripe juicy sweet sour rotten fresh crunchy tasty delicious overripe mouldy organic bitter unripe"
        ),
        "ROT": _words("ripened rotted withered fermented"),
        "PEEL": _words("peel seeds juice flesh core stem pulp flavour"),
        "FRUIT": _words("fruit snack dessert"),
        "CHARGE": _words(
            "charged unlocked updated rebooted silenced answered hacked recharged restarted synced muted unplugged "
            "reset upgraded programmed repaired charges dialled called connected"
        ),
        "ONLINE": _words(
            "online offline locked wireless digital encrypted ringing vibrating hackable silent waterproof outdated "
            "buzzing programmable"
        ),
        "RANG": _words("rang crashed beeped buzzed"),
        "SCREEN": _words("screen battery charger camera keyboard speaker password ringtone"),
        "PHONE": _words("phone gadget computer"),
        "BIG": _words("big small old new red green cheap expensive"),
        "WHEN": _words("today yesterday again slowly quickly later here outside"),
        "PLACE": _words("kitchen bag car garden office room train shop"),
        "DID": _words("laughed waited slept sang danced smiled left talked"),
    },
    clued={
        "food": (
            *("WHO EAT THE N", "WHO EAT THE N WHEN", "WHO EAT THE N in the PLACE", "THE N was RIPE"),
            *("WHO SAW THE RIPE N", "THE N ROT", "WHO looked at the PEEL of THE N", "THE N is a FRUIT"),
        ),
        "device": (
            *("WHO CHARGE THE N", "WHO CHARGE THE N WHEN", "WHO CHARGE THE N in the PLACE", "THE N was ONLINE"),
            *("WHO SAW THE ONLINE N", "THE N RANG", "WHO looked at the SCREEN of THE N", "THE N is a PHONE"),
        ),
    },
    plain=(
        *(
            "WHO SAW THE N",
            "WHO SAW THE BIG N",
            "WHO SAW THE N WHEN",
            "WHO SAW THE N in the PLACE",
            "THE N was in the PLACE",
        ),
        *("WHO asked about THE N", "WHO looked at THE N", "THE N was WHEN"),
    ),
    empty=("WHO DID", "WHO DID WHEN", "WHO DID in the PLACE", "WHO was in the PLACE"),
    joints=_words("and and and then but but while because so before after"),
    going_on=_words("and then but"),
    space=" ",
)

CHINESE = Wordbook(
    nouns=("苹果", "小米"),
    gaps={
        "WHO": _words(
            "她 他 我 你 我们 他们 妈妈 爸爸 奶奶 爷爷 小明 小红 老王 阿强 姐姐 弟弟 妹妹 哥哥 邻居 老师 同学 孩子 同事"
        ),
        "SAW": _words("买 拿 看见 丢 藏 忘 分 送 带来 留下 借 收到 选 换"),
        "EAT": _words("吃 煮 洗 尝 蒸 炖 熬 嚼 咽 泡 晒 炒 烤 焖 啃 切 削 榨 淘 磨 做"),
        "RIPE": _words("新鲜 香甜 好吃 可口 软烂 酸 甜 脆 香 嫩 难吃 有营养 软糯"),
        "ROT": _words("熟 烂 发芽 发霉 长虫 糊"),
        "PEEL": _words("皮 味道 香气 种子 壳 口感 收成 甜味 果肉"),
        "FRUIT": _words("水果 粮食 点心"),
        "CHARGE": _words("充电 贴膜 升级 换屏 充值 备份 换壳 联网 定位 杀毒"),
        "UNLOCK": _words("解锁 重启 更新 刷机 关机 开机 静音 修好 连上 格式化 越狱"),
        "SMART": _words("智能 流畅 卡顿 轻薄 费电 省电 防水 耐摔 高清 先进"),
        "RANG": _words("响 震动 断网 死机 没电 黑屏 欠费"),
        "SCREEN": _words("屏幕 电池 充电器 摄像头 铃声 密码 信号 系统 软件 耳机 芯片"),
        "PHONE": _words("手机 电脑 数码产品"),
        "WATER": _words("去皮 加水 加糖 调味 保鲜"),
        "PHOTO": _words("拍照 称重 打分 付钱"),
        "BIG": _words("大 小 旧 新 红 白 贵 便宜"),
        "WHEN": _words("今天 昨天 刚才 早上 晚上 后来 周末 上午"),
        "PLACE": _words("厨房 书包 车 院子 办公室 屋 火车 店 教室 超市"),
        "DID": _words("笑 走 睡着 唱歌 跳舞 走开 说话 发呆"),
    },
    clued={
        "food": (
            *("WHO 把 N EAT 了", "WHO EAT 了 N", "WHO WHEN EAT 了 N", "WHO 在 PLACE 里 EAT 了 N", "N 很 RIPE"),
            *("WHO SAW 了 RIPE 的 N", "N ROT 了", "WHO 看了看 N 的 PEEL", "N 是 FRUIT", "WHO WHEN 给 N WATER"),
            *("WHO 给 N WATER", "WHO 在 PLACE 里 给 N WATER"),
        ),
        "device": (
            *(
                "WHO 把 N UNLOCK 了",
                "WHO 给 N CHARGE",
                "WHO WHEN 给 N CHARGE",
                "WHO 在 PLACE 里 给 N CHARGE",
                "N 很 SMART",
            ),
            *("WHO SAW 了 SMART 的 N", "N RANG 了", "WHO 看了看 N 的 SCREEN", "N 是 PHONE", "WHO WHEN UNLOCK 了 N"),
            *("WHO UNLOCK 了 N", "WHO 在 PLACE 里 UNLOCK 了 N"),
        ),
    },
    plain=(
        *("WHO SAW 了 N", "WHO WHEN SAW 了 N", "WHO 在 PLACE 里 SAW 了 N", "N 在 PLACE 里", "WHO 没 找到 N"),
        *("WHO 把 N SAW 了", "WHO SAW 了 BIG 的 N", "N 很 BIG", "N 是 WHO 的", "WHO 给 N PHOTO"),
    ),
    empty=("WHO DID 了", "WHO WHEN DID 了", "WHO 在 PLACE 里 DID 了"),
    joints=_words("然后 可是 接着 所以 因为 而且 不过"),
    going_on=_words("然后 可是 接着 而且 不过"),
    space="",
)

WORDBOOKS: Mapping[str, Wordbook] = {"en": ENGLISH, "zh": CHINESE}
"""By language."""
